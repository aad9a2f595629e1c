"""What this room keeps of people: accounts, what they log in with, sessions, roles and circles."""

from __future__ import annotations

import datetime as dt

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialToken
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.accounts.models import Circle, CircleMember, Grant, User
from perspectief.foundation.privacy import terms
from perspectief.foundation.privacy.declare import Declaration, Field, Scrub, Sensitivity, declare
from perspectief.foundation.privacy.register import Activity, Basis, register

PUBLIC_TASK = "AVG artikel 6 lid 1 onder e"
ACCOUNTS = Activity(
    key="accounts",
    name=_("Inloggen met een account"),
    purpose=_("Wij willen weten wie er inlogt. Zo komt niemand anders bij uw gegevens."),
    basis=Basis.PUBLIC_TASK,
    article=f"{PUBLIC_TASK}; AVG artikel 32",
    whose=_("Mensen die hier werken of helpen, en mensen die zelf een account willen."),
    data=(
        _("naam en e-mailadres"),
        _("wachtwoord, zo bewaard dat niemand het kan lezen"),
        _("de tweede stap van het inloggen: een sleutel of een app"),
        _("wanneer u voor het laatst inlogde"),
    ),
    receivers=(_("de beheerder"),),
    term="account",
    room="accounts",
    notes=(_("Voor de open pagina’s hebt u geen account nodig."),),
)
SESSIONS = Activity(
    key="sessions",
    name=_("Ingelogd zijn"),
    purpose=_("Wij onthouden dat u bent ingelogd. U ziet zelf op welke apparaten dat is."),
    basis=Basis.PUBLIC_TASK,
    article=f"{PUBLIC_TASK}; AVG artikel 32",
    whose=_("Mensen met een account."),
    data=(
        _("op welk apparaat u inlogde, en wanneer"),
        _("het adres van dat apparaat op internet"),
        _("hoe vaak iemand een fout wachtwoord typte, een korte tijd"),
    ),
    term="session",
    room="accounts",
)
ROLES = Activity(
    key="roles",
    name=_("Wie wat mag"),
    purpose=_("Wij leggen vast wie wat mag zien. Elke rol stopt op een vaste dag."),
    basis=Basis.PUBLIC_TASK,
    article=f"{PUBLIC_TASK}; AVG artikel 32",
    whose=_("Mensen die hier werken of helpen."),
    data=(_("rol, organisatie en wijk"), _("van wanneer tot wanneer"), _("wie de rol gaf, en wanneer u hem gebruikte")),
    receivers=(_("de beheerder"), _("wie de rechten controleert")),
    term="role",
    room="accounts",
)
CIRCLES = Activity(
    key="circles",
    name=_("Wie om een gezin heen staat"),
    purpose=_("Een gezin kiest zelf wie er meehelpt. Alleen die mensen kunnen meekijken."),
    basis=Basis.CONSENT,
    article="AVG artikel 6 lid 1 onder a",
    whose=_("Gezinnen die hulp kiezen, en hun helpers."),
    data=(_("welke helper, in welke rol"), _("van wanneer tot wanneer")),
    receivers=(_("de helpers die het gezin koos"),),
    term="role",
    room="accounts",
    notes=(_("Het gezin kan elke dag stoppen. Dan kijkt die helper niet meer mee."),),
)

PERSONAL, INTERNAL, TECHNICAL = Sensitivity.PERSONAL, Sensitivity.INTERNAL, Sensitivity.TECHNICAL
NUMBER = Field("nummer van de rij", TECHNICAL)
WHOSE = Field("welk account", PERSONAL)


def declare_all() -> None:
    """Register and declare, at start-up."""
    for activity in (ACCOUNTS, SESSIONS, ROLES, CIRCLES):
        register(activity)
    for declaration in (*_accounts(), *_sessions(), *_roles()):
        declare(declaration)


def accounts_over_their_term(now: dt.datetime) -> QuerySet[User]:
    """Accounts that hold no role, and whose last role stopped a term ago; or that never held one since."""
    edge = terms.before("account", now)
    lately = Q(ended_at=None, ends_on__gte=edge.date()) | Q(ended_at__gt=edge)
    return User.objects.filter(~Exists(Grant.objects.filter(lately, user=OuterRef("pk"))), date_joined__lte=edge)


def roles_over_their_term(now: dt.datetime) -> QuerySet[Grant]:
    """Roles that stopped a term ago."""
    edge = terms.before("role", now)
    return Grant.objects.filter(Q(ended_at__lte=edge) | Q(ends_on__lt=edge.date()))


def circles_over_their_term(now: dt.datetime) -> QuerySet[Circle]:
    """Old circles in which nobody stands any more."""
    nobody = ~Exists(CircleMember.objects.filter(circle=OuterRef("pk")))
    return Circle.objects.filter(nobody, made_at__lte=terms.before("role", now))


def _of_old_accounts(model: type[Model], **fields: Field) -> Declaration:
    """Rows that live and die with an account."""
    return Declaration(
        model=model,
        activity=ACCOUNTS.key,
        fields={"id": NUMBER, "user": WHOSE, **fields},
        overdue=lambda now: model._default_manager.filter(user__in=accounts_over_their_term(now)),
        whose="user",
    )


def _accounts() -> tuple[Declaration, ...]:
    return (
        Declaration(
            model=User,
            activity=ACCOUNTS.key,
            fields={
                "id": NUMBER,
                "key": Field("sleutel waarmee de rest van het huis het account kent", PERSONAL),
                "username": Field("gebruikersnaam", PERSONAL),
                "first_name": Field("voornaam", PERSONAL),
                "last_name": Field("achternaam", PERSONAL),
                "email": Field("e-mailadres", PERSONAL),
                "password": Field("wachtwoord als Argon2id-hash", PERSONAL),
                "last_login": Field("laatste keer ingelogd", PERSONAL),
                "date_joined": Field("account sinds", PERSONAL),
                "is_active": Field("account staat aan", INTERNAL),
                "is_invented": Field("verzonnen account, om te oefenen", TECHNICAL),
                "is_staff": Field("niet gebruikt: er is geen Django-beheer", TECHNICAL),
                "is_superuser": Field("niet gebruikt: rechten komen van rollen", TECHNICAL),
                "groups": Field("niet gebruikt: rechten komen van rollen", TECHNICAL),
                "user_permissions": Field("niet gebruikt: rechten komen van rollen", TECHNICAL),
            },
            overdue=accounts_over_their_term,
            whose="key",
        ),
        _of_old_accounts(
            EmailAddress,
            email=Field("e-mailadres", PERSONAL),
            verified=Field("adres is bevestigd", INTERNAL),
            primary=Field("eerste adres", TECHNICAL),
        ),
        Declaration(
            model=EmailConfirmation,
            activity=ACCOUNTS.key,
            term="login_mail",
            fields={
                "id": NUMBER,
                "email_address": Field("welk adres", PERSONAL),
                "created": Field("gemaakt op", TECHNICAL),
                "sent": Field("verstuurd op", TECHNICAL),
                "key": Field("geheim in de link", PERSONAL),
            },
            overdue=lambda now: EmailConfirmation.objects.filter(created__lte=terms.before("login_mail", now)),
            whose="email_address",
        ),
        _of_old_accounts(
            SocialAccount,
            provider=Field("welke inlogdienst", INTERNAL),
            uid=Field("nummer bij de inlogdienst", PERSONAL),
            last_login=Field("laatste keer ingelogd", PERSONAL),
            date_joined=Field("gekoppeld op", PERSONAL),
            extra_data=Field("wat de inlogdienst vertelde", PERSONAL),
        ),
        Declaration(
            model=SocialToken,
            activity=ACCOUNTS.key,
            fields={
                "id": NUMBER,
                "app": Field("welke inlogdienst", TECHNICAL),
                "account": Field("welk account", PERSONAL),
                "token": Field("niet gebruikt: tokens worden niet bewaard", PERSONAL),
                "token_secret": Field("niet gebruikt: tokens worden niet bewaard", PERSONAL),
                "expires_at": Field("geldig tot", TECHNICAL),
            },
            overdue=lambda _now: SocialToken.objects.all(),  # none is ever kept (SOCIALACCOUNT_STORE_TOKENS)
            whose="account",
        ),
        _of_old_accounts(
            Authenticator,
            type=Field("soort tweede stap", INTERNAL),
            data=Field("geheim van de tweede stap", PERSONAL),
            created_at=Field("gemaakt op", PERSONAL),
            last_used_at=Field("laatst gebruikt op", PERSONAL),
        ),
    )


def _sessions() -> tuple[Declaration, ...]:
    return (
        Declaration(
            model=Session,
            activity=SESSIONS.key,
            fields={
                "session_key": Field("nummer van de sessie", PERSONAL),
                "session_data": Field("wie is ingelogd en hoe", PERSONAL),
                "expire_date": Field("geldig tot", TECHNICAL),
            },
            overdue=lambda now: Session.objects.filter(expire_date__lte=now),
        ),
        Declaration(
            model=UserSession,
            activity=SESSIONS.key,
            fields={
                "id": NUMBER,
                "user": WHOSE,
                "created_at": Field("ingelogd op", PERSONAL),
                "ip": Field("adres op internet", PERSONAL),
                "last_seen_at": Field("laatst gezien op", PERSONAL),
                "session_key": Field("nummer van de sessie", PERSONAL),
                "user_agent": Field("soort browser", PERSONAL),
                "data": Field("wat de sessie nog meer onthoudt", PERSONAL),
            },
            overdue=lambda now: UserSession.objects.filter(created_at__lte=terms.before("session", now)),
            whose="user",
        ),
    )


def _roles() -> tuple[Declaration, ...]:
    return (
        Declaration(
            model=Grant,
            activity=ROLES.key,
            fields={
                "id": NUMBER,
                "key": Field("sleutel van de toekenning", TECHNICAL),
                "user": WHOSE,
                "role": Field("rol", PERSONAL),
                "organisation": Field("binnen welke organisatie", PERSONAL),
                "area": Field("binnen welke wijk", PERSONAL),
                "begins_on": Field("eerste dag", PERSONAL),
                "ends_on": Field("laatste dag", PERSONAL),
                "granted_by": Field("wie de rol gaf", PERSONAL, Scrub.EMPTY),
                "ended_at": Field("eerder gestopt op", PERSONAL),
                "ended_by": Field("wie de rol stopte", PERSONAL, Scrub.EMPTY),
                "last_used_on": Field("laatst gebruikt op", PERSONAL),
            },
            overdue=roles_over_their_term,
            whose="user",
        ),
        Declaration(
            model=Circle,
            activity=CIRCLES.key,
            fields={
                "key": Field("sleutel van het gezin, zonder naam", PERSONAL),
                "made_at": Field("gemaakt op", INTERNAL),
            },
            overdue=circles_over_their_term,
            whose="key",
        ),
        Declaration(
            model=CircleMember,
            activity=CIRCLES.key,
            fields={
                "id": NUMBER,
                "circle": Field("welk gezin, zonder naam", PERSONAL),
                "user": WHOSE,
                "role": Field("rol", PERSONAL),
                "begins_at": Field("vanaf", PERSONAL),
                "ends_at": Field("tot", PERSONAL),
                "last_used_at": Field("laatst gebruikt op", PERSONAL),
            },
            overdue=lambda now: CircleMember.objects.filter(ends_at__lte=terms.before("role", now)),
            whose="user",
        ),
    )
