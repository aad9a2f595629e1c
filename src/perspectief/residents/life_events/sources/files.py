"""Reads the lists: `data/<event>.yaml`, with `data/_sources.yaml` and `data/_contacts.yaml` beside them.

A line without source, day read and status does not load; nor does one that names an unknown scheme, contact or value.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from perspectief.foundation.ui.pictograms import DRAWINGS
from perspectief.residents.life_events.calc.moments import Moment, read_moment
from perspectief.residents.life_events.choices import How, Kind, Part, Status, Theme
from perspectief.residents.life_events.sources import law
from perspectief.rules import schemes

DATA = Path(__file__).parents[1] / "data"
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_WORDS = ("title", "pictogram", "intro", "calm", "day", "age", "born")
_NEEDED = ("title", "theme", "pictogram", "intro", "day", "help")
_EVENT = {*_WORDS, "theme", "order", "schemes", "help", *Part.values}
_LINE = {
    "when", "how", "kind", "if", "do", "more", "words", "where", "schemes", "values", "article", "source", "status",
}  # fmt: skip
LAST = 99
"""Place in its group of an event that names none."""
_KIND = {Part.BEFORE: Kind.DO, Part.ON_THE_DAY: Kind.DO, Part.AFTER: Kind.DO, Part.MONEY: Kind.CHANGES}
_HOW = {Part.BEFORE: How.FROM, Part.ON_THE_DAY: How.ON, Part.AFTER: How.AROUND, Part.MONEY: How.FROM}


class BadList(Exception):
    """A list that does not load. `problems` names every one, with its place and what to do."""

    def __init__(self, *problems: str):
        self.problems = problems
        super().__init__("\n".join(problems))


@dataclass(frozen=True)
class Source:
    """Where something was read, and when. `address` is empty for what stands in nobody's text."""

    name: str
    address: str
    read_on: date
    status: Status


@dataclass(frozen=True)
class Contact:
    """Who to go to."""

    key: str
    name: str
    phone: str
    site: str
    source: Source


class When(NamedTuple):
    """`last` is the day; `words` say it when no date is known."""

    last: Moment
    how: How
    words: str


@dataclass(frozen=True)
class Line:
    """One thing to do, to pass on, or to know about money. `more` may hold `{names}` of `values`, from the law."""

    when: When
    kind: Kind
    only_if: str
    do: str
    more: str
    where: str
    schemes: tuple[str, ...]
    values: Mapping[str, law.Term]
    article: str
    source: Source
    status: Status


@dataclass(frozen=True)
class Event:
    """Something that changes in a life. `age`: the value of the law that says at which birthday, if any."""

    slug: str
    title: str
    theme: Theme
    pictogram: str
    order: int
    intro: str
    calm: str
    day: str
    age: str
    born: str
    schemes: tuple[str, ...]
    help: tuple[str, ...]
    parts: Mapping[Part, tuple[Line, ...]]

    def lines(self) -> tuple[Line, ...]:
        """Every line, part after part."""
        return tuple(line for lines in self.parts.values() for line in lines)


@cache
def events() -> dict[str, Event]:
    """Every event by its name in the address, in the order of the overview; raises BadList with every problem."""
    return read_folder(DATA)


@cache
def contacts() -> dict[str, Contact]:
    """Everybody to go to, by key."""
    return _contacts(DATA, _sources(DATA))


def read_folder(folder: Path) -> dict[str, Event]:
    """The events of one folder."""
    sources = _sources(folder)
    known = _Known(sources, frozenset(_contacts(folder, sources)), frozenset(schemes()))
    problems: list[str] = []
    found = []
    for path in sorted(folder.glob("[!_]*.yaml")):
        try:
            found.append(_event(path.stem, _yaml(path), known))
        except BadList as bad:
            problems += [f"{path.name}: {problem}" for problem in bad.problems]
    if problems:
        raise BadList(*problems)
    themes = Theme.values
    found.sort(key=lambda event: (themes.index(event.theme), event.order, event.slug))
    return {event.slug: event for event in found}


class _Known(NamedTuple):
    sources: Mapping[str, Source]
    contacts: frozenset[str]
    schemes: frozenset[str]


def _yaml(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8")) or {}


def _sources(folder: Path) -> dict[str, Source]:
    found, problems = {}, []
    for key, raw in _yaml(folder / "_sources.yaml").items():
        missing = [name for name in ("name", "read_on", "status") if not raw.get(name)]
        if missing or not isinstance(raw["read_on"], date) or raw["status"] not in Status.values:
            problems.append(f"_sources.yaml: {key}: name, read_on (een dag) en status horen erbij")
            continue
        if raw["status"] != Status.MEMORY and not str(raw.get("address", "")).startswith("http"):
            problems.append(f"_sources.yaml: {key}: het adres ontbreekt")
            continue
        found[key] = Source(raw["name"], raw.get("address", ""), raw["read_on"], Status(raw["status"]))
    if problems:
        raise BadList(*problems)
    return found


def _contacts(folder: Path, sources: Mapping[str, Source]) -> dict[str, Contact]:
    return {
        key: Contact(key, raw["name"], raw.get("phone", ""), raw.get("site", ""), sources[raw["source"]])
        for key, raw in _yaml(folder / "_contacts.yaml").items()
    }


def _event(slug: str, raw: Mapping[str, Any], known: _Known) -> Event:
    problems = _wrong_event(raw, known)
    parts = {}
    for part in map(Part, Part.values):
        parts[part], wrong = _lines(part, raw.get(part) or (), known)
        problems += wrong
    if problems:
        raise BadList(*problems)
    words = {name: str(raw.get(name, "")).strip() for name in _WORDS}
    return Event(
        **words,
        slug=slug,
        theme=Theme(raw["theme"]),
        order=int(raw.get("order", LAST)),
        schemes=tuple(raw.get("schemes", ())),
        help=tuple(raw["help"]),
        parts=parts,
    )


def _wrong_event(raw: Mapping[str, Any], known: _Known) -> list[str]:
    problems = [f"onbekende sleutel '{key}'" for key in sorted(set(raw) - _EVENT)]
    problems += [f"'{key}' ontbreekt" for key in _NEEDED if not raw.get(key)]
    problems += [f"'{part}' heeft geen enkele regel" for part in Part.values if not raw.get(part)]
    problems += _unknown("regeling", raw.get("schemes", ()), known.schemes)
    problems += _unknown("contact", raw.get("help", ()), known.contacts)
    problems += _unknown("tekening", [raw["pictogram"]] if raw.get("pictogram") else [], frozenset(DRAWINGS))
    problems += _wrong_choice("theme", raw, Theme.values)
    if raw.get("age") and not law.is_value(raw["age"]):
        problems.append(f"age: '{raw['age']}' is geen waarde van de wet")
    return problems


def _unknown(what: str, named: Any, known: frozenset[str]) -> list[str]:
    return [f"{what} '{key}' kennen wij niet" for key in named if key not in known]


def _lines(part: Part, raws: Any, known: _Known) -> tuple[tuple[Line, ...], list[str]]:
    lines, problems = [], []
    for number, raw in enumerate(raws, start=1):
        try:
            lines.append(_line(part, raw, known))
        except BadList as bad:
            problems += [f"{part} {number}: {problem}" for problem in bad.problems]
    return tuple(lines), problems


def _line(part: Part, raw: Mapping[str, Any], known: _Known) -> Line:
    problems = [f"onbekende sleutel '{key}'" for key in sorted(set(raw) - _LINE)]
    problems += [f"'{key}' ontbreekt" for key in ("do", "source") if not raw.get(key)]
    problems += _unknown("bron", [raw["source"]] if raw.get("source") else [], frozenset(known.sources))
    problems += _unknown("contact", [raw["where"]] if raw.get("where") else [], known.contacts)
    problems += _unknown("regeling", raw.get("schemes", ()), known.schemes)
    problems += _wrong_choice("kind", raw, Kind.values) + _wrong_choice("how", raw, How.values)
    problems += _wrong_choice("status", raw, Status.values)
    values, wrong = _values(raw)
    problems += wrong + _wrong_names(raw, values)
    when, wrong = _when(part, raw)
    if problems or wrong or when is None:
        raise BadList(*problems, *wrong)
    source = known.sources[raw["source"]]
    return Line(
        when=when,
        kind=Kind(raw.get("kind", _KIND[part])),
        only_if=raw.get("if", ""),
        do=raw["do"],
        more=raw.get("more", ""),
        where=raw.get("where", ""),
        schemes=tuple(raw.get("schemes", ())),
        values=values,
        article=str(raw.get("article", "")),
        source=source,
        status=Status(raw.get("status", source.status)),
    )


def _wrong_choice(key: str, raw: Mapping[str, Any], choices: list[str]) -> list[str]:
    return [f"{key} is een van {', '.join(choices)}"] if key in raw and raw[key] not in choices else []


def _values(raw: Mapping[str, Any]) -> tuple[dict[str, law.Term], list[str]]:
    """`name: folder.value`, or `name: folder.table at 12` for a row of a table."""
    values = {}
    for name, text in (raw.get("values") or {}).items():
        term, _, step = str(text).partition(" at ")
        values[name] = law.Term(term, float(step) if step else None)
    return values, [
        f"'{value.name}' is geen waarde van de wet" for value in values.values() if not law.is_value(value.name)
    ]


def _wrong_names(raw: Mapping[str, Any], values: Mapping[str, law.Term]) -> list[str]:
    wanted = set(_PLACEHOLDER.findall(f"{raw.get('more', '')} {raw.get('when', '')}"))
    wrong = [f"'{{{name}}}' staat niet bij values" for name in sorted(wanted - set(values))]
    wrong += [f"'{name}' wordt niet gebruikt" for name in sorted(set(values) - wanted)]
    return wrong + (["een {naam} hoort in 'more'"] if _PLACEHOLDER.search(raw.get("do", "")) else [])


def _when(part: Part, raw: Mapping[str, Any]) -> tuple[When | None, list[str]]:
    default = "T" if part is Part.ON_THE_DAY else ""
    try:
        last = read_moment(str(raw.get("when", default)))
    except ValueError as error:
        return None, [str(error)]
    words = raw.get("words", "")
    if not words and not last.is_simple:
        return None, ["dit moment heeft eigen woorden nodig: schrijf 'words'"]
    how = How.UNTIL if part is Part.AFTER and raw.get("kind") == Kind.TELL else _HOW[part]
    return When(last, How(raw.get("how", how)), words), []
