"""Rooms register their tables here, at start-up, in a module `statistics.py`; nothing else of them can be published."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from perspectief.foundation.disclosure import BadTable, Cell, NotRegistered, TableSpec, register_table


@dataclass(frozen=True)
class Produced:
    """What a room counted. `about`: of when or of what, as a sentence in the reader's language."""

    cells: Iterable[Cell]
    about: Any = ""


Produce = Callable[[date], Produced | None]
"""Counts what a table holds. The day is the last one of a period that is over; None: there is nothing yet."""
_PROVIDERS: dict[str, Produce] = {}


def table(spec: TableSpec, produce: Produce | None = None) -> TableSpec:
    """Register a table and who counts it; nobody, when it stands on pages of its own room only. Raises BadTable."""
    if (produce is None) != bool(spec.stands_at):
        raise BadTable(f"{spec.key}: a table has somebody who counts it, or says where it stands; not both.")
    register_table(spec)
    if produce is not None:
        _PROVIDERS[spec.key] = produce
    return spec


def provider(key: str) -> Produce:
    """Who counts this table. Raises NotRegistered."""
    if key not in _PROVIDERS:
        raise NotRegistered(f"No room counts the table '{key}'.")
    return _PROVIDERS[key]
