"""The words in which every room says who may do what: a role, somebody who holds roles, and a verdict with its reason.

Plain nouns without a database. `accounts` fills an `Actor` for each request; `permissions.py` of each room judges it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:  # Django has no types of its own: without this a role would count as a pair of texts
    from enum import StrEnum

    class TextChoices(StrEnum):
        """What we use of Django's."""

        label: Any
        choices: Any
        values: Any

        def __new__(cls, value: str, label: Any = ...) -> TextChoices: ...
else:
    from django.db.models import TextChoices


class Verdict(NamedTuple):
    """May it, and if not the reason, in words for the person who asks."""

    allowed: bool
    reason: object = ""


class Role(TextChoices):
    """What somebody is here. One person may hold several, each within its own scope and until its own day."""

    RESIDENT = "resident", _("inwoner")
    YOUTH = "youth", _("jongere")
    BUDDY = "buddy", _("buddy")
    PROFESSIONAL = "professional", _("medewerker van WIJ")
    BRIDGE_OFFICER = "bridge_officer", _("brugfunctionaris")
    DEBT_COUNSELLOR = "debt_counsellor", _("schuldhulpverlener")
    EXPERT = "expert", _("ervaringsdeskundige")
    POLICY_OFFICER = "policy_officer", _("beleidsmedewerker")
    TEAM = "team", _("#TeamPerspectief")
    COUNCIL_MEMBER = "council_member", _("raadslid")
    PARTNER = "partner", _("partner")
    ADMINISTRATOR = "administrator", _("beheerder")
    PRIVACY_OFFICER = "privacy_officer", _("privacyfunctionaris")
    AUDITOR = "auditor", _("controleur")


OWN_HOUSEHOLD = frozenset({Role.RESIDENT, Role.YOUTH})
"""Roles of the people whom all this is for. Every other role is staff: it asks for a second factor."""
STAFF = frozenset(set(Role) - OWN_HOUSEHOLD)
HELPERS = frozenset({Role.BUDDY, Role.PROFESSIONAL, Role.BRIDGE_OFFICER, Role.DEBT_COUNSELLOR})
"""Roles that may stand beside one household, once that household asks them to."""


@dataclass(frozen=True)
class Held:
    """One role that somebody holds today, and within what. None: no bound of that kind."""

    role: Role
    organisation: str | None = None
    """Key of the organisation."""
    area: str | None = None
    """CBS code of the area."""


@dataclass(frozen=True)
class Actor:
    """Who asks something: an account with the roles it holds at this moment, or nobody in particular.

    `strong`: this session passed the second factor that every staff role asks for. Without it no staff role counts.
    `is_invented`: nobody real, somebody practises; such an actor meets no real account.
    """

    account: UUID | None = None
    held: tuple[Held, ...] = ()
    strong: bool = False
    is_invented: bool = False

    @property
    def is_known(self) -> bool:
        """Logged in."""
        return self.account is not None

    @property
    def is_staff(self) -> bool:
        """Was given a staff role, whether or not it counts in this session."""
        return any(one.role in STAFF for one in self.held)

    @property
    def roles(self) -> frozenset[Role]:
        """The roles that count now."""
        return frozenset(one.role for one in self.held if self.strong or one.role not in STAFF)

    def has(self, *roles: Role) -> bool:
        """Holds at least one of these roles."""
        return not self.roles.isdisjoint(roles)

    def within(self, *roles: Role, organisation: str | None = None, area: str | None = None) -> bool:
        """Holds one of these roles for this organisation and area; a role without bounds holds everywhere."""
        return any(
            one.role in self.roles
            and one.role in roles
            and one.organisation in (None, organisation)
            and one.area in (None, area)
            for one in self.held
        )


NOBODY = Actor()
"""Somebody without an account."""
Permission = Callable[[Actor], Verdict]
ONLY_LOGGED_IN = Verdict(False, _("Log eerst in."))
YES = Verdict(True)


def role_of(by: Actor, among: Iterable[Role] = STAFF) -> str:
    """The role in which somebody does this, for the record: never a name. Of several the first one counts."""
    held = by.roles & frozenset(among)
    return next((role.value for role in Role if role in held), "")


def may_because_logged_in(by: Actor) -> Verdict:
    """Everybody with an account, for what is their own."""
    return YES if by.is_known else ONLY_LOGGED_IN
