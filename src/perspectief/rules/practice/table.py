"""The table of practice: loads it, refuses a line without source or date, and finds what holds for one scheme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from perspectief.rules.kernel.book import law_book
from perspectief.rules.kernel.errors import BadLaw
from perspectief.rules.practice.payback import Light, lights

FOLDER = Path(__file__).parent
TOPICS = ("avoid", "report", "term", "back", "papers", "pay_day", "letter")
MARKS = ("hurry", "children", "not_money")
_LINE_KEYS = {"text", "source", "status", "read_on", "level"}


class Status(Enum):
    """How sure a line is."""

    SOURCED = "sourced"
    OLD = "old"
    SECOND_HAND = "second_hand"
    DERIVED = "derived"
    MEMORY = "memory"
    UNKNOWN = "unknown"

    @property
    def is_checked(self) -> bool:
        """Whether a page may say this without a warning."""
        return self in (Status.SOURCED, Status.DERIVED)


@dataclass(frozen=True)
class Saying:
    """One line: Dutch words, where they come from, the day they were read. Without words: looked for, not found."""

    text: str
    source: str
    read_on: date
    status: Status


@dataclass(frozen=True)
class Practice:
    """What happens around one scheme. An empty topic: we do not know, ask.

    `light` with its own words in `light_says`; `avoid`: how not to have to pay back; `report`: what to tell and when;
    `term`: how long it takes; `back`: how far back and until when; `hurry`: waiting costs money; `children`: meant for
    children; `not_money`: its amount does not come in.
    """

    key: str
    light: Light
    light_says: Saying | None = None
    avoid: tuple[Saying, ...] = ()
    report: tuple[Saying, ...] = ()
    term: tuple[Saying, ...] = ()
    back: tuple[Saying, ...] = ()
    papers: tuple[Saying, ...] = ()
    pay_day: tuple[Saying, ...] = ()
    letter: tuple[Saying, ...] = ()
    hurry: bool = False
    children: bool = False
    not_money: bool = False


@dataclass(frozen=True)
class Sheet:
    """One file: what it says per kind of scheme, and per scheme."""

    kinds: Mapping[str, Mapping[str, Any]]
    schemes: Mapping[str, Mapping[str, Any]]


def practice_of(key: str, municipality: str, day: date) -> Practice:
    """What holds for one scheme. A municipality's own words go first, then the scheme's, then those of its kind."""
    merged = _merged(key, municipality)
    payback: tuple[Light, Saying] | None = merged.get("payback")
    topics = {name: merged[name] for name in (*TOPICS, *MARKS) if name in merged}
    light = payback[0] if payback else lights(municipality, day)[key]
    return Practice(key, light, payback[1] if payback else None, **topics)


def sayings() -> Iterator[Saying]:
    """Every line with words, of every sheet."""
    for sheet in _sheets().values():
        for body in (*sheet.kinds.values(), *sheet.schemes.values()):
            yield from (line for topic in TOPICS for line in body.get(topic, ()) if line.text)
            if "payback" in body and body["payback"][1].text:
                yield body["payback"][1]


@cache
def _merged(key: str, municipality: str) -> Mapping[str, Any]:
    sheets = _sheets()
    national, own = sheets[""], sheets.get(municipality, Sheet({}, {}))
    scheme = national.schemes.get(key, {})
    kind = scheme.get("kind", "")
    return {**national.kinds.get(kind, {}), **own.kinds.get(kind, {}), **scheme, **own.schemes.get(key, {})}


@cache
def _sheets() -> dict[str, Sheet]:
    loaded = [load_sheet(path) for path in (FOLDER / "national.yaml", *sorted((FOLDER / "gemeenten").glob("*.yaml")))]
    return dict(loaded)


def load_sheet(path: Path) -> tuple[str, Sheet]:
    """Read one file: the municipality it is of (national: empty) and its lines. Raises BadLaw with every problem."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    reader = _Reader(path.name, raw.get("_read_on"))
    known = law_book().schemes
    reader.problems += [f"{path.name}: '{key}' is geen regeling" for key in raw.get("schemes", {}) if key not in known]
    kinds = {name: reader.body(name, body) for name, body in raw.get("kinds", {}).items()}
    schemes = {name: reader.body(name, body) for name, body in raw.get("schemes", {}).items()}
    if reader.problems:
        raise BadLaw(*reader.problems)
    return raw.get("_municipality", ""), Sheet(kinds, schemes)


class _Reader:
    """Reads the bodies of one file and notes every problem with its place."""

    def __init__(self, file: str, read_on: date | None):
        self.file, self.read_on = file, read_on
        self.problems: list[str] = []

    def body(self, name: str, raw: Mapping[str, Any]) -> dict[str, Any]:
        """One kind or scheme."""
        body: dict[str, Any] = {}
        for topic, value in raw.items():
            place = f"{name}.{topic}"
            if topic == "payback":
                body[topic] = (self._level(place, value), self._line(place, value))
            elif topic in TOPICS:
                body[topic] = tuple(self._line(place, line) for line in value)
            elif topic in ("kind", *MARKS):
                body[topic] = value
            else:
                self._wrong(place, "dit onderwerp kennen wij niet")
        return body

    def _level(self, place: str, line: Mapping[str, Any]) -> Light:
        try:
            return Light(line.get("level"))
        except ValueError:
            self._wrong(place, f"level is {', '.join(light.value for light in Light)}")
            return Light.ASK

    def _line(self, place: str, line: Mapping[str, Any]) -> Saying:
        read_on = line.get("read_on", self.read_on)
        if not isinstance(read_on, date):
            self._wrong(place, "zeg op welke dag dit is gelezen (read_on)")
            read_on = date.min
        if not line.get("source"):
            self._wrong(place, "zeg waar dit staat (source)")
        if unknown := set(line) - _LINE_KEYS:
            self._wrong(place, f"{', '.join(sorted(unknown))} kennen wij niet")
        status = self._status(place, line)
        if not line.get("text") and status is not Status.UNKNOWN:
            self._wrong(place, "hier staat geen tekst (text)")
        return Saying(line.get("text", ""), line.get("source", ""), read_on, status)

    def _status(self, place: str, line: Mapping[str, Any]) -> Status:
        try:
            return Status(line.get("status"))
        except ValueError:
            self._wrong(place, f"status is {', '.join(status.value for status in Status)}")
            return Status.UNKNOWN

    def _wrong(self, place: str, what: str) -> None:
        self.problems.append(f"{self.file}: {place}: {what}")
