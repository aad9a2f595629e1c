"""Settings. Without any environment this is a practice copy on your own computer; a secret key makes it production."""

from __future__ import annotations

from pathlib import Path

from django.contrib.messages import constants as message_levels
from django.core.exceptions import ImproperlyConfigured

from perspectief.config import environment
from perspectief.config.logs import logging_for
from perspectief.foundation import keys
from perspectief.foundation.accounts import city_login, login_forms
from perspectief.foundation.language import languages

BASE_DIR = Path(__file__).resolve().parents[3]
"""Root of the working tree."""

# --- Practice or production -------------------------------------------------------------------------------------------
SECRET_KEY = environment.text("SECRET_KEY")
IS_PRODUCTION = bool(SECRET_KEY)
DEBUG = environment.flag("DEBUG", default=not IS_PRODUCTION)
if IS_PRODUCTION and DEBUG:
    raise ImproperlyConfigured("PERSPECTIEF_DEBUG and PERSPECTIEF_SECRET_KEY do not go together: debug is practice.")
SECRET_KEY = SECRET_KEY or "practice-copy-without-secrets-answers-to-localhost-only"
ALLOWED_HOSTS = environment.names("HOSTS", "localhost,127.0.0.1,[::1]")
DEMO_MODE = environment.flag("DEMO", default=True)
"""Every page says that this is a practice version and that the municipality decides."""
MUNICIPALITY = environment.text("MUNICIPALITY", "GM0014")
"""CBS code of the municipality whose schemes we show."""

# --- Rooms ------------------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "perspectief.config",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_tasks",
    "django_tasks_db",
    "django_htmx",  # brings htmx itself, as a file of our own
    "perspectief.foundation.privacy",
    "perspectief.foundation.accounts",  # before allauth: our templates stand in for its own
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "allauth.usersessions",
    "perspectief.foundation.codes",
    "perspectief.foundation.outbox",
    "perspectief.foundation.panels",
    "perspectief.foundation.demo",
    "perspectief.foundation.places",
    "perspectief.foundation.organisations",
    "perspectief.foundation.goals",
    "perspectief.foundation.provisions",
    "perspectief.foundation.statistics",
    "perspectief.foundation.inbox",
    "perspectief.foundation.jobs",
    "perspectief.foundation.reference",
    "perspectief.foundation.language",
    "perspectief.foundation.ui",
    "perspectief.foundation.output",
    "perspectief.residents.entitlements",
    "perspectief.residents.kept_checks",
    "perspectief.residents.outlook",
    "perspectief.residents.life_events",
    "perspectief.community.rulebook",
    "perspectief.community.publishing",
    "perspectief.community.experience",
    "perspectief.community.knowledge",
    "perspectief.policy.simulator",
    "perspectief.policy.monitor",
    "perspectief.policy.council",
    "perspectief.policy.weighing",
    "perspectief.policy.practice",
]
MIDDLEWARE = [
    "perspectief.config.requests.with_request_id",
    "perspectief.foundation.ui.middleware.security_headers",
    "perspectief.config.problems.problem_details",
    "django.middleware.security.SecurityMiddleware",
    # Old phones pay per kilobyte. Safe here: no page holds a secret beside what the visitor typed.
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "perspectief.foundation.accounts.middleware.sessions_end",
    # Pages are closed unless marked public (foundation/ui/pages.py).
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "perspectief.foundation.accounts.middleware.with_actor",
    "perspectief.foundation.accounts.middleware.second_factor_first",
    "perspectief.config.doors.ClosedUnlessMarked",
    "perspectief.config.limits.not_too_often",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "perspectief.config.problems.LawOutOfOrder",
]
ROOT_URLCONF = "perspectief.config.urls"
WSGI_APPLICATION = "perspectief.config.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    "perspectief.foundation.demo.backend.OnlyInDemoMode",  # invented people, never outside demo mode
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "panels:start"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "perspectief.foundation.ui.templatetags.ui",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "perspectief.foundation.ui.context.page",
                "perspectief.foundation.demo.context.looking_along",
            ],
        },
    },
]

# --- Data -------------------------------------------------------------------------------------------------------------
DATABASES = {
    "default": environment.database(environment.text("DATABASE_URL", str(BASE_DIR / "var" / "perspectief.sqlite3")))
}
SQLITE_IS_FINE = environment.flag("SQLITE_IS_FINE", default=False)
"""A small trial may keep its data in one file, also in production."""
DATA_KEYS = keys.read_keys(environment.text("DATA_KEYS")) or keys.practice_keys(SECRET_KEY)
"""Keys outside the database, newest first: seal what is kept of a person and name a person differently in each room."""
DOMINANCE = environment.pairs("DOMINANCE")
"""When one or two people weigh too much in a sum of money (foundation/disclosure): secret, so not in the repository."""
JOURNAL_FOLDER = Path(environment.text("JOURNAL_FOLDER", str(BASE_DIR / "var" / "journal")))
"""Notes, outside the database, of what people had erased or stopped: a restored backup does not bring that back."""
SNAPSHOT_FOLDER = Path(environment.text("SNAPSHOT_FOLDER", str(BASE_DIR / "var" / "snapshots")))
"""Dated files of public figures (policy/monitor), as their source gave them. They go along with the backups."""
STATLINE_V4 = environment.text("STATLINE_V4", "https://datasets.cbs.nl/odata/v1/CBS").rstrip("/")
"""Where StatLine of Statistics Netherlands is, or a mirror of it: OData v4."""
STATLINE_V3 = environment.text("STATLINE_V3", "https://opendata.cbs.nl").rstrip("/")
"""The same for OData v3, for tables that v4 does not have."""
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# --- Accounts (foundation/accounts; docs/decisions/0010-who-logs-in-how.md) -------------------------------------------
CITY_LOGIN = city_login.read(
    server=environment.text("OIDC_SERVER"),
    client_id=environment.text("OIDC_CLIENT_ID"),
    client_secret=environment.text("OIDC_CLIENT_SECRET"),
    name=environment.text("OIDC_NAME", "de gemeente"),
    acr=environment.names("OIDC_ACR"),
    amr=environment.names("OIDC_AMR", "mfa"),
    email_domains=environment.names("OIDC_EMAIL_DOMAINS"),
    https_only=IS_PRODUCTION,
)
"""The identity provider of the city (OpenID Connect), and how strongly somebody must have logged in there; or None."""
LOCAL_LOGIN = environment.flag("LOCAL_LOGIN", default=not (IS_PRODUCTION and CITY_LOGIN))
"""Log in with a password of our own: for demo and development. Off as soon as production has the city's own login."""
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "perspectief.foundation.accounts.passwords.LongEnough"},
    {"NAME": "perspectief.foundation.accounts.passwords.NotLikeYourName"},
    {"NAME": "perspectief.foundation.accounts.passwords.NotInCommonUse"},
    {"NAME": "perspectief.foundation.accounts.passwords.NotOnlyDigits"},
]
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60
LOGOUT_REDIRECT_URL = "accounts:goodbye"
SESSION_IDLE_SECONDS = 15 * 60
SESSION_COOKIE_AGE = 8 * 60 * 60
"""A session ends after a quarter of an hour of silence, and after a working day whatever happens."""
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_SERIALIZER = "perspectief.foundation.accounts.sessions.Sealed"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
MESSAGE_TAGS = {message_levels.SUCCESS: "ok"}
CACHES = {
    "default": {
        # Every process counts the same guesses. No key can be read back: an address or a name is only known to match.
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "perspectief_cache",
        "KEY_FUNCTION": "perspectief.foundation.accounts.sessions.hashed_key",
        "OPTIONS": {"MAX_ENTRIES": 200_000},  # so many counts stand side by side before an older one is forgotten
    }
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if environment.flag("BEHIND_PROXY", default=False) else 0
ACCOUNT_ADAPTER = "perspectief.foundation.accounts.adapters.AccountAdapter"
ACCOUNT_USER_DISPLAY = "perspectief.foundation.accounts.adapters.full_name"
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
"""An administrator makes each account with an address that is known to be theirs; nobody signs up."""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if IS_PRODUCTION else "http"
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    # `key` is this account seen from this address: a guesser elsewhere never keeps its owner out. For a code of the
    # second step it is the account: whoever gets there knows the password, and the owner gets a letter.
    "login_failed": "30/5m/ip,5/5m/key,20/d/key",
    "reset_password": "20/m/ip,3/h/key",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
    "reset_password_from_key": "20/m/ip",
}
ACCOUNT_FORMS = login_forms.ACCOUNT
MFA_FORMS = login_forms.SECOND_FACTOR
MFA_ADAPTER = "perspectief.foundation.accounts.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_RECOVERY_CODE_DIGITS = 12
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = "Perspectief"
SOCIALACCOUNT_ADAPTER = "perspectief.foundation.accounts.adapters.CityAdapter"
SOCIALACCOUNT_PROVIDERS = city_login.providers(CITY_LOGIN)
SOCIALACCOUNT_LOGIN_ON_GET = True
"""Our pages may send a form nowhere else (form-action), so the way to the provider is a link."""
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True

# --- Language ---------------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "nl"
LANGUAGES = languages.names()
"""The file behind it also says which translation a native reader checked."""
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"

# --- Files of our own -------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "build" / "static"
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# --- Messages ---------------------------------------------------------------------------------------------------------
EMAIL_BACKEND = "perspectief.foundation.outbox.backend.ThroughTheOutbox"
"""Every mail is a row first; a worker sends it (foundation/outbox)."""
MAIL_URL = environment.text("MAIL_URL")
"""Mail server: smtp+tls://user:password@host:587. Empty: mail goes into a folder, to nobody."""
MAIL_FOLDER = Path(environment.text("MAIL_FOLDER", str(BASE_DIR / "var" / "mail")))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = environment.text("MAIL_FROM", "Perspectief <geen-antwoord@localhost>")
"""Who mail comes from: neutral, for others may see it."""
SIGNALS_MAIL = environment.text("SIGNALS_MAIL")
"""Who hears once a working day that signals wait: an address of the team, never of one person. Empty: nobody."""
WEBHOOKS = environment.pairs("WEBHOOKS")
"""Other systems that get messages from us: name=https://address, with commas between them."""
ADDRESS = environment.text("ADDRESS", "http://localhost:8000").rstrip("/")
"""Where this house stands, for links in mail."""

# --- Safety -----------------------------------------------------------------------------------------------------------
# Public pages set no cookie at all; these are for staff, later.
SESSION_COOKIE_NAME = "__Host-sessie" if IS_PRODUCTION else "sessie"
CSRF_COOKIE_NAME = "__Host-csrf" if IS_PRODUCTION else "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_PRODUCTION
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_HSTS_SECONDS = 31_536_000 if IS_PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_PRODUCTION
SECURE_SSL_REDIRECT = IS_PRODUCTION and environment.flag("HTTPS_REDIRECT", default=True)
BEHIND_PROXY = environment.flag("BEHIND_PROXY", default=False)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SCANNER = environment.text("SCANNER")
"""`host:port` of the virus scanner (clamd). Production without one takes no files."""
METRICS_TOKEN = environment.text("METRICS_TOKEN")
"""Bearer token for /metrics. Empty: only a process on this machine may ask, and nobody when a proxy stands in front."""
MOST_ASKED_PER_MINUTE = environment.number("MOST_ASKED_PER_MINUTE", 600)
"""Messages that one address may send in a minute, per process: a neighbourhood team shares one. 0: no limit."""
MOST_HEAVY_PER_MINUTE = environment.number("MOST_HEAVY_PER_MINUTE", 60)
"""The same for what is heavy: a simulation, a paper, a signal, a mail. 0: no limit of its own."""
SIMULATED_DWELLINGS = environment.number("SIMULATED_DWELLINGS", 0)
"""Distinct households of the made-up city; 0: as many as the simulation itself takes. Fewer is quicker and rougher."""
SECURITY_CONTACT = environment.text("SECURITY_CONTACT")
"""Where a weak spot can be told (mailto: or https:), for /.well-known/security.txt; without it there is none."""
DATA_CONTROLLER = environment.text("DATA_CONTROLLER")
"""Who is responsible for what is kept of people (AVG 4): the name of the municipality. Empty: nobody yet, practice."""
PRIVACY_CONTACT = environment.text("PRIVACY_CONTACT")
"""How to reach the privacy officer: an e-mail address, phone number or page, no name of a person."""
QUICK_EXIT_URL = environment.text("QUICK_EXIT_URL", "https://www.knmi.nl/")
"""Where "Verlaat deze pagina snel" goes: an everyday page, the weather."""
ACCESSIBILITY_STATUS = environment.text("ACCESSIBILITY_STATUS")
"""Status of the accessibility statement, A to D: the organisation decides, never a test. Empty: not decided yet."""
ACCESSIBILITY_SIGNED = environment.text("ACCESSIBILITY_SIGNED")
"""Who of the organisation signed that status, and when: a function and a date, no name."""
ACCESSIBILITY_CONTACT = environment.text("ACCESSIBILITY_CONTACT")
"""Where somebody can tell that a page does not work: an e-mail address, phone number or page of the organisation."""
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3000
FILE_UPLOAD_HANDLERS: list[str] = []
"""No page accepts a file."""
LOGGING = logging_for(production=IS_PRODUCTION)
LOGGING_CONFIG = "perspectief.config.logs.configure"
SILENCED_SYSTEM_CHECKS = ["security.W021"]
"""Preloading HSTS binds every host of a domain for years: the owner of the domain decides, outside this software."""
DEFAULT_EXCEPTION_REPORTER_FILTER = "perspectief.config.logs.AnswersStayHidden"
