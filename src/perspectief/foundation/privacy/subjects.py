"""About whom something is kept, and how a room hands over, corrects or erases what it knows of somebody.

A room tells this once, at start-up (`apps.ready`): `register_source("kept_checks", collect=..., erase=...)`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from perspectief.foundation.privacy.pseudonyms import pseudonym, pseudonyms


class Subject(NamedTuple):
    """About whom: the room that knows somebody, and the key by which that room does."""

    room: str
    key: str

    def known_as(self, ledger: str) -> str:
        """The pseudonym of this subject in a ledger of this room, to store."""
        return pseudonym(ledger, self._name)

    def ever_known_as(self, ledger: str) -> tuple[str, ...]:
        """The pseudonyms under every data key, to look up."""
        return pseudonyms(ledger, self._name)

    @property
    def _name(self) -> str:
        return f"{self.room}:{self.key}"


def account(key: object) -> Subject:
    """Somebody with an account, by its key."""
    return Subject("accounts", str(key))


@dataclass(frozen=True)
class Part:
    """One kind of thing that a room keeps of somebody, for the pack of that person.

    `rows`: each a mapping from a field to its value. `words`: what each field is called. `activity`: key in the
    register, from which the pack takes purpose, basis, receivers and term.
    """

    key: str
    title: Any
    activity: str
    rows: Sequence[Mapping[str, Any]]
    words: Mapping[str, Any]
    source: Any = ""
    """Where we have it from; empty: from the person."""


class Stays(NamedTuple):
    """What is not erased, and why: both in words for the person."""

    what: Any
    why: Any


@dataclass(frozen=True)
class Correctable:
    """A field that somebody may correct without asking."""

    name: str
    label: Any
    value: str
    longest: int


Key = str


@dataclass(frozen=True)
class Source:
    """What one room can do for somebody who asks for their own data. `rectify_url`: name of a page to correct it.

    `keys`: every subject of the room, to find out who stands behind pseudonyms after a leak.
    """

    room: str
    name: Any
    collect: Callable[[Key], Iterable[Part]]
    erase: Callable[[Key], Any] | None = None
    stays: Callable[[Key], Iterable[Stays]] | None = None
    """What erasing leaves, and why: shown before somebody decides."""
    restrict: Callable[[Key, bool], None] | None = None
    rectify_url: str = ""
    correctable: Callable[[Key], Iterable[Correctable]] | None = None
    correct: Callable[[Key, Mapping[str, str]], None] | None = None
    keys: Callable[[], Iterable[Key]] | None = None
    also: Callable[[Subject], Iterable[Subject]] | None = None
    """Subjects of this room that belong to a subject of another, such as the plan of an account."""


_SOURCES: dict[str, Source] = {}
_WORDS: dict[str, Any] = {}


def register_source(room: str, *, name: Any, collect: Callable[[Key], Iterable[Part]], **ways: Any) -> Source:
    """Say, at start-up, how this room hands over and erases what it knows of somebody. See `Source`."""
    _SOURCES[room] = Source(room, name, collect, **ways)
    return _SOURCES[room]


def register_words(words: Mapping[str, Any]) -> None:
    """What the code words `what` and `reason` of a look are called on a page, in words for a resident."""
    _WORDS.update(words)


def in_words(code: str) -> str:
    """What a code word of a look is called; the code itself when no room gave it words."""
    return str(_WORDS.get(code, code))


def sources() -> tuple[Source, ...]:
    """Every room that keeps something of people, by its key."""
    return tuple(_SOURCES[room] for room in sorted(_SOURCES))


def source_of(room: str) -> Source | None:
    """The room of this key."""
    return _SOURCES.get(room)
