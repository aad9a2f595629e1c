"""What is not done, and in which role something is done."""

from __future__ import annotations

from collections.abc import Iterable

from perspectief.foundation.access import STAFF, Actor, Role, Verdict


class Refused(Exception):
    """Something that we do not do; the message is for the person who wanted it."""


def check(verdict: Verdict) -> None:
    """Go on when the verdict allows it. Raises Refused with its reason."""
    if not verdict.allowed:
        raise Refused(str(verdict.reason))


def role_of(by: Actor, among: Iterable[Role] = STAFF) -> str:
    """The role in which somebody does this, for the record: never a name. Of several the first one counts."""
    held = by.roles & frozenset(among)
    return next((role.value for role in Role if role in held), "")
