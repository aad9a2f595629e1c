"""Plans as files: the key of a plan, the days on which it can be worked out, and the name of a question. No Django."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from uuid import UUID, uuid5

from perspectief.simulation.digest import rules_digest
from perspectief.simulation.reforms import Reform, fingerprint, write_reform

SPACE = UUID("5f0a3a2e-6d0b-4d0a-9a5e-2f6c1b7f4e10")
"""Keys of plans are names within this space."""
QUARTERS = (1, 4, 7, 10)
DAYS = 4
"""So many days are offered: each new day needs its own made-up city."""


def key_of(text: str) -> UUID:
    """The key of a plan: the same text has the same key."""
    return uuid5(SPACE, text)


def text_of(reform: Reform) -> str:
    """The file of a plan."""
    return write_reform(reform)


def days_for(reform: Reform, today: date) -> list[date]:
    """The first days of quarters on which the plan holds, from this year on."""
    first = max(reform.start, date(today.year, 1, 1))
    every = (date(year, month, 1) for year in range(first.year, first.year + 3) for month in QUARTERS)
    return [day for day in every if day >= first][:DAYS]


def question_of(reform: Reform, plan: UUID, place: str, day: date, dwellings: int) -> str:
    """Names what is asked: this plan, under these rules, of this city."""
    asked = [rules_digest(), fingerprint(reform), str(plan), place, day.isoformat(), dwellings]
    return hashlib.sha256(json.dumps(asked).encode()).hexdigest()
