"""Texts that stand in data files of a room. The room tells of them at start-up: they are translated and kept plain too.

In `apps.py` of the room: `data_texts.register("residents/life_events/data", lambda: (row.title for row in events()))`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

Read = Callable[[], Iterable[str]]
_readers: dict[str, Read] = {}


def register(where: str, read: Read) -> None:
    """Dutch texts that a resident sees: `where` they stand, and how to read them (called when they are needed)."""
    _readers[where] = read


def registered() -> Iterator[tuple[str, str]]:
    """Every registered text, and where it stands."""
    for where, read in sorted(_readers.items()):
        yield from ((text, where) for text in read() if text)
