"""How often a code was wrong: a number, for who watches over the house."""

from __future__ import annotations

import datetime as dt

from perspectief.foundation.codes import queries

ROOM = "kept_checks"


def failed_guesses(since: dt.datetime | None = None) -> int:
    """Wrong codes of everybody together, of the last day when no moment is named (metric kept_check_failed_guesses)."""
    return queries.failed_guesses(ROOM, since)
