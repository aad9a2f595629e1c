"""Figures of other rooms, as they may be shown. A reader never gets rows."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock
from typing import Any

from perspectief.foundation import keys
from perspectief.foundation.disclosure import (
    Cell,
    PublishedTable,
    TableSpec,
    about,
    publish_registered,
    registered_tables,
    rule_on,
    table_spec,
)
from perspectief.foundation.statistics.register import Produced, provider

Tables = dict[str, PublishedTable]
MOST_KEPT = 64


def tables() -> list[TableSpec]:
    """Every registered table, in the order of their keys."""
    return registered_tables()


def published(key: str, day: dt.date | None = None) -> PublishedTable:
    """A table as it stood in its last period that was over on this day (today), judged together with all others about
    the same people. Without figures when nothing was counted yet. Raises NotRegistered."""
    spec = table_spec(key)
    moment = spec.rhythm.last_day(day or dt.date.today())
    provider(key)
    counted = {one.key: provider(one.key)(moment) for one in about(spec.people)}
    there = {one: tuple(found.cells) for one, found in counted.items() if found is not None}
    if key not in there:
        return PublishedTable(spec, {})
    found = _judged(there)[key]
    said = counted[key]
    return PublishedTable(spec, found.figures, _said(said))


def _said(counted: Produced | None) -> str:
    return str(counted.about) if counted else ""


_kept: OrderedDict[str, Tables] = OrderedDict()
_lock = Lock()


def _judged(given: Mapping[str, tuple[Cell, ...]]) -> Tables:
    """The same counts under the same rule and key are judged once. What is kept is published; the counts are not."""
    name = _name_of(given)
    with _lock:
        if name in _kept:
            _kept.move_to_end(name)
            return _kept[name]
    made = publish_registered(given)
    with _lock:
        _kept[name] = made
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return made


def _name_of(given: Mapping[str, tuple[Cell, ...]]) -> str:
    content: list[Any] = [rule_on(), keys.derived("statistics: names", keys.key_ids()[-1])]
    for key, cells in sorted(given.items()):
        content += [key, table_spec(key), [(sorted(cell.at.items()), cell) for cell in cells]]
    return hashlib.sha256(repr(content).encode()).hexdigest()
