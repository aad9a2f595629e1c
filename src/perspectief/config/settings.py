"""Settings. Without any environment this is a practice copy on your own computer; a secret key makes it production."""

from __future__ import annotations

from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from perspectief.config import environment
from perspectief.config.logs import LOGGING as LOGGING
from perspectief.foundation import keys
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
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_tasks",
    "django_tasks_db",
    "django_htmx",  # brings htmx itself, as a file of our own
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "allauth.usersessions",
    "perspectief.foundation.privacy",
    "perspectief.foundation.accounts",
    "perspectief.foundation.outbox",
    "perspectief.foundation.panels",
    "perspectief.foundation.demo",
    "perspectief.foundation.places",
    "perspectief.foundation.organisations",
    "perspectief.foundation.goals",
    "perspectief.foundation.provisions",
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
    "perspectief.policy.simulator",
]
MIDDLEWARE = [
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
    # Pages are closed unless marked public (foundation/ui/pages.py).
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "perspectief.foundation.accounts.middleware.with_actor",
    "perspectief.config.limits.not_too_often",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "perspectief.config.problems.LawOutOfOrder",
]
ROOT_URLCONF = "perspectief.config.urls"
WSGI_APPLICATION = "perspectief.config.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "account_login"
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
            ],
        },
    },
]

# --- Data -------------------------------------------------------------------------------------------------------------
DATABASES = {
    "default": environment.database(environment.text("DATABASE_URL", str(BASE_DIR / "var" / "perspectief.sqlite3")))
}
DATA_KEYS = keys.read_keys(environment.text("DATA_KEYS")) or keys.practice_keys(SECRET_KEY)
"""Keys outside the database, newest first: seal what is kept of a person and name a person differently in each room."""
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

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
MOST_ASKED_PER_MINUTE = environment.number("MOST_ASKED_PER_MINUTE", 600)
"""Messages that one address may send in a minute, per process: a neighbourhood team shares one. 0: no limit."""
SIMULATED_DWELLINGS = environment.number("SIMULATED_DWELLINGS", 0)
"""Distinct households of the made-up city; 0: as many as the simulation itself takes. Fewer is quicker and rougher."""
SECURITY_CONTACT = environment.text("SECURITY_CONTACT")
"""Where a weak spot can be told (mailto: or https:), for /.well-known/security.txt; without it there is none."""
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
DEFAULT_EXCEPTION_REPORTER_FILTER = "perspectief.config.logs.AnswersStayHidden"
