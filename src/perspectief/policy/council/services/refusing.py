"""What is not done."""

from __future__ import annotations

from perspectief.foundation.access import Verdict


class Refused(Exception):
    """Something that we do not do; the message is for the person who wanted it."""


def check(verdict: Verdict) -> None:
    """Go on when the verdict allows it. Raises Refused with its reason."""
    if not verdict.allowed:
        raise Refused(str(verdict.reason))
