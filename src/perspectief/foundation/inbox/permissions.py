"""Who may do what with signals."""

from __future__ import annotations

from typing import NamedTuple

from perspectief.foundation.accounts.models import User


class Verdict(NamedTuple):
    """May it, and the reason in words for the person who asks."""

    allowed: bool
    reason: str = ""


def may_send() -> Verdict:
    """Everybody, without an account."""
    return Verdict(True)


def may_read(by: User | None) -> Verdict:
    """Only staff, until roles exist."""
    if by is not None and by.is_active and by.is_staff:
        return Verdict(True)
    return Verdict(False, "Alleen medewerkers lezen de signalen.")
