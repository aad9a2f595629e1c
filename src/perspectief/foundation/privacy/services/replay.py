"""Does again what people had erased, stopped or closed after a backup was made, when that backup is put back."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping

from django.db import transaction

from perspectief.foundation.privacy import journal
from perspectief.foundation.privacy.journal import CAN_BE_UNDONE, Kind, Line, NotWhole, Way
from perspectief.foundation.privacy.purpose import upkeep
from perspectief.foundation.privacy.services.own_data import erase_again, pause_again
from perspectief.foundation.privacy.subjects import Subject, source_of

AGAIN: Mapping[Kind, Callable[[Subject, dt.datetime], None]] = {Kind.ERASED: erase_again, Kind.PAUSED: pause_again}
"""What this room does with a subject of any room."""
Acts = Mapping[tuple[Kind, str], Mapping[str, dt.datetime]]


@transaction.atomic
def replay(since: dt.datetime, *, also_broken: bool = False) -> Mapping[str, int]:
    """Do each line of the journal since that moment again. How many rows, by kind. Raises NotWhole.

    `also_broken`: what can still be read, when nobody can mend the rest.
    """
    done: Counter[str] = Counter()
    found = journal.lines(since, also_broken=also_broken)
    with upkeep():
        for (kind, room), acts in sorted(_still_hold(found).items(), key=lambda one: list(Kind).index(one[0][0])):
            done[kind.value] += _do_again(kind, room, acts)
    return +done


@transaction.atomic
def end_what_never_comes_back() -> Mapping[str, int]:
    """Sessions, numbers and links of the moment of the backup. How many, by name."""
    with upkeep():
        return {name: end() for name, end in journal.ends().items()}


def _still_hold(lines: Iterable[Line]) -> Acts:
    """The acts that were not undone later, each with the last moment that it was done."""
    acts: dict[tuple[Kind, str], dict[str, dt.datetime]] = defaultdict(dict)
    for line in sorted(lines, key=lambda one: one.at):
        if line.kind is Kind.UNDONE:
            for kind in CAN_BE_UNDONE:
                acts[kind, line.room].pop(line.name, None)
        elif line.kind is not Kind.BACKUP:
            acts[line.kind, line.room][line.name] = line.at
    return {what: names for what, names in acts.items() if names}


def _do_again(kind: Kind, room: str, acts: Mapping[str, dt.datetime]) -> int:
    way, done = _way(kind, room), 0
    for key in list(way.keys()):
        moments = [acts[name] for name in journal.names(room, key) if name in acts]
        if moments:
            way.apply(key, max(moments))
            done += 1
    return done


def _way(kind: Kind, room: str) -> Way:
    found = journal.way(kind, room)
    if found is not None:
        return found
    source, again = source_of(room), AGAIN.get(kind)
    if source is not None and source.keys is not None and again is not None:
        return Way(source.keys, lambda key, at: again(Subject(room, key), at))
    raise NotWhole(f"this release does not know how to do '{kind.value}' of '{room}' again.")
