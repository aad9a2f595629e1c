"""Sums over roles, without a database: how far one reaches, until when it may last, whether its end is near."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from perspectief.foundation.access import HELPERS, Actor, Held, Role

PRIVILEGED = frozenset({Role.ADMINISTRATOR, Role.PRIVACY_OFFICER, Role.AUDITOR})
"""Roles that reach beyond one's own work: looked at again each quarter."""
UNBOUNDED = frozenset({Role.TEAM, Role.POLICY_OFFICER, Role.COUNCIL_MEMBER, Role.EXPERT})
"""Roles whose rooms know no organisation or area (signals, reports and stories are of the whole house): a bound on them
holds nothing."""
FROM_THE_WHOLE = PRIVILEGED | UNBOUNDED
"""So these are given, renewed and ended only by who has no bounds."""
CHECKS = frozenset({Role.PRIVACY_OFFICER, Role.AUDITOR})
"""Roles that look over the administrator's shoulder, so the administrator never holds one."""


@dataclass(frozen=True)
class Scope:
    """Within what a role holds. None: no bound of that kind."""

    organisation: str | None = None
    """Key of the organisation."""
    area: str | None = None
    """CBS code of the area."""

    def covers(self, other: Scope) -> bool:
        """Whether all that the other reaches lies within this one."""
        return self.organisation in (None, other.organisation) and self.area in (None, other.area)

    @property
    def is_everywhere(self) -> bool:
        """Without any bound."""
        return self == EVERYWHERE


EVERYWHERE = Scope()


@dataclass(frozen=True)
class Lasting:
    """How many days a role may last, an ordinary and a privileged one."""

    ordinary: int
    privileged: int

    def last_day(self, role: Role, first: dt.date) -> dt.date:
        """The latest day until which this role may be given on that first day."""
        return first + dt.timedelta(days=self.privileged if role in PRIVILEGED else self.ordinary)


@dataclass(frozen=True)
class Period:
    """From one day through another, both included; over at once when it was stopped."""

    begins_on: dt.date
    ends_on: dt.date
    stopped: bool = False

    def holds_on(self, day: dt.date) -> bool:
        """Whether it counts on that day."""
        return not self.stopped and self.begins_on <= day <= self.ends_on

    def ends_soon(self, day: dt.date, within_days: int) -> bool:
        """It counts today and will not for much longer."""
        return self.holds_on(day) and self.ends_on - day <= dt.timedelta(days=within_days)


def scope_of(held: Held) -> Scope:
    """How far a held role reaches."""
    return Scope(held.organisation, held.area)


def scopes_of(by: Actor, *roles: Role) -> tuple[Scope, ...]:
    """How far this actor reaches with these roles; nothing when a second factor is missing."""
    return tuple(scope_of(one) for one in by.held if one.role in roles and one.role in by.roles)


def reaches(by: Actor, scope: Scope, *roles: Role) -> bool:
    """Whether one of these roles of the actor covers all of that scope."""
    return any(own.covers(scope) for own in scopes_of(by, *roles))


def go_together(role: Role, others: frozenset[Role]) -> bool:
    """Whether one person may hold this role beside those: who manages roles does not also check on it."""
    both = others | {role}
    return not (Role.ADMINISTRATOR in both and both & CHECKS)


def may_stand_beside(role: Role, by: Actor) -> bool:
    """Whether this actor holds, today, the helping role in which it was asked to stand in a circle."""
    return role in HELPERS and by.has(role)
