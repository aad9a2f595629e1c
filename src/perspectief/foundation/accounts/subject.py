"""What accounts hands over, corrects and erases for somebody who asks for their own data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Model, Q
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import STAFF
from perspectief.foundation.accounts.models import CircleMember, Grant, User
from perspectief.foundation.accounts.services.log import WORDS
from perspectief.foundation.privacy.collecting import part_of
from perspectief.foundation.privacy.people import register_resolver
from perspectief.foundation.privacy.subjects import Correctable, Part, Stays, register_source, register_words

ROOM = "accounts"
MAY_CORRECT = ("first_name", "last_name")
FROM_WORK = _("van de organisatie waar u voor werkt")
FROM_LOGIN = _("van de inlogdienst van uw organisatie")
FROM_BROWSER = _("van uw browser")
WORK_ACCOUNT = Stays(
    _("Uw account en uw rollen"),
    _("U werkt met dit account, of deed dat kort geleden. Dan moet na te gaan zijn wie wat mocht. Vraag de beheerder."),
)


def register() -> None:
    """Tell the house, at start-up."""
    register_source(
        ROOM,
        name=_("Account"),
        collect=collect,
        erase=erase,
        stays=stays,
        rectify_url="accounts:overview",
        correctable=correctable,
        correct=correct,
        keys=lambda: map(str, User.objects.values_list("key", flat=True)),
    )
    register_resolver(key_of)
    register_words(WORDS)


def key_of(username: str) -> UUID | None:
    """The key of the account with exactly this user name."""
    return User.objects.filter(username=username).values_list("key", flat=True).first()


def collect(key: str) -> Iterable[Part]:
    """Everything of one account. Secrets are named, not shown: who finds the paper could log in with them."""
    user = User.objects.filter(key=key)
    return [
        part_of(user, _("Uw account"), secret=("password",)),
        part_of(_of(EmailAddress, key), _("Uw mailadressen"), leave_out=("user",)),
        part_of(
            EmailConfirmation.objects.filter(email_address__user__key=key), _("Mails om te bevestigen"), secret=("key",)
        ),
        part_of(_of(SocialAccount, key), _("Inloggen via uw organisatie"), leave_out=("user",), source=FROM_LOGIN),
        part_of(_of(Authenticator, key), _("Uw tweede stap bij het inloggen"), leave_out=("user",), secret=("data",)),
        part_of(
            _of(UserSession, key),
            _("Waar u bent ingelogd"),
            leave_out=("user",),
            secret=("session_key",),
            source=FROM_BROWSER,
        ),
        part_of(_of(Grant, key), _("Uw rollen"), leave_out=("user", "granted_by", "ended_by"), source=FROM_WORK),
        part_of(_of(CircleMember, key), _("Gezinnen waar u naast staat"), leave_out=("user",), source=FROM_WORK),
        _given(key),
    ]


def _of(model: type[Model], key: str):  # type: ignore[no-untyped-def]  # a queryset of any of these models
    return model._default_manager.filter(user__key=key)


def _given(key: str) -> Part:
    """Roles of others that this account gave or stopped: not whose they are, for that is about them."""
    rows = Grant.objects.filter(Q(granted_by__key=key) | Q(ended_by__key=key))
    part = part_of(rows, _("Rollen die u gaf of stopte"), leave_out=("user", "granted_by", "ended_by", "last_used_on"))
    return Part(**{**vars(part), "key": f"{part.key}.by"})


def correctable(key: str) -> Iterable[Correctable]:
    """First and last name."""
    user = User.objects.get(key=key)
    labels = (_("Voornaam"), _("Achternaam"))
    for name, label in zip(MAY_CORRECT, labels, strict=True):
        yield Correctable(name, label, getattr(user, name), User._meta.get_field(name).max_length or 150)


def correct(key: str, values: Mapping[str, str]) -> None:
    """Write the names that somebody corrected."""
    user = User.objects.get(key=key)
    for name in MAY_CORRECT:
        setattr(user, name, values[name])
    user.save(update_fields=MAY_CORRECT)


def stays(key: str) -> list[Stays]:
    """An account with which somebody works or worked stays until its term is over."""
    return [WORK_ACCOUNT] if _is_of_staff(key) else []


def erase(key: str) -> None:
    """Everything of the account, its sessions too; nothing of an account with which somebody works or worked."""
    if _is_of_staff(key):
        return
    sessions = list(_of(UserSession, key).values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=sessions).delete()
    User.objects.filter(key=key).delete()


def _is_of_staff(key: str) -> bool:
    return Grant.objects.filter(user__key=key, role__in=sorted(STAFF)).exists()
