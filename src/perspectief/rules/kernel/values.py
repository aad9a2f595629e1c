"""Dated values of the law, read from YAML.

A value without date, unit, article, source, day read and status does not load.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from perspectief.rules.kernel.errors import BadLaw, BeforeTheLaw
from perspectief.rules.yaml_files import read_ours

STATUSES = ("sourced", "second_hand", "derived", "memory")
UNCHECKED = "memory"
OWN_WORDS = (
    "name",
    "owner",
    "purpose",
    "law",
    "ask",
    "apply",
    "status",
    "verified_until",
    "exists_from",
    "exists_until",
    "ended",
    "not_yet",
)
"""What a municipality may say of a scheme in its own words (`_scheme`)."""
_ROW_KEYS = {"from", "until", "value", "table", "article", "source", "read_on", "status", "law", "note", "unit"}
_NAME_KEYS = _ROW_KEYS - {"from", "until", "value", "table"} | {"meaning", "unit", "values"}

Step = tuple[tuple[float, float | None], ...]


@dataclass(frozen=True)
class Row:
    """One value from one day on. `number` and `steps` both None: known to be unknown; so is a step that holds None."""

    start: date
    until: date | None
    number: float | int | bool | None
    steps: Step | None
    article: str
    law: str
    source: str
    read_on: date
    status: str

    @property
    def is_unknown(self) -> bool:
        """Nobody found this value; the answer then says so."""
        return self.number is None and self.steps is None

    @property
    def is_unchecked(self) -> bool:
        """From memory only: shown as unchecked."""
        return self.status == UNCHECKED


@dataclass(frozen=True)
class Series:
    """All rows of one value: its meaning, its unit, oldest first."""

    name: str
    meaning: str
    unit: str
    rows: tuple[Row, ...]

    @property
    def is_table(self) -> bool:
        """Whether this is a step table."""
        return any(row.steps is not None for row in self.rows)

    def at(self, day: date) -> Row:
        """The row in force on `day`; an unknown one when the last has ended; BeforeTheLaw when none has begun."""
        begun = [row for row in self.rows if row.start <= day]
        if not begun:
            raise BeforeTheLaw(self.name, self.rows[0].law, self.rows[0].start, day)
        row = begun[-1]
        if row.until is None or day <= row.until:
            return row
        return Row(row.until, None, None, None, row.article, row.law, row.source, row.read_on, row.status)


@dataclass(frozen=True)
class ValueFile:
    """One YAML file of values; `municipality` when it is one municipality's form."""

    path: Path
    municipality: str | None
    series: dict[str, Series]
    scheme: dict[str, str] = field(default_factory=dict)


def load_values(path: Path) -> ValueFile:
    """Read one file; raises BadLaw naming every problem with its place."""
    try:
        raw = read_ours(path) or {}
    except yaml.YAMLError as error:
        raise BadLaw(f"{path.name}: dit is geen leesbare YAML: {error}") from error
    problems: list[str] = []
    defaults = raw.pop("_source", {})
    municipality = raw.pop("_municipality", None)
    scheme = raw.pop("_scheme", {})
    problems += [
        f"{path.name}: _scheme: '{key}' kan een gemeente niet zelf zeggen; kies uit {', '.join(OWN_WORDS)}"
        for key in sorted(set(scheme) - set(OWN_WORDS))
    ]
    series = {}
    for name, body in raw.items():
        try:
            series[name] = _series(name, body, defaults)
        except BadLaw as error:
            problems += [f"{path.name}: {problem}" for problem in error.problems]
    if problems:
        raise BadLaw(*problems)
    return ValueFile(path, municipality, series, scheme)


def _series(name: str, body: Any, defaults: dict[str, Any]) -> Series:
    if not isinstance(body, dict) or not body.get("values"):
        raise BadLaw(f"{name}: verwacht 'meaning', 'unit' en een lijst 'values'")
    problems = [f"{name}: onbekende sleutel '{key}'" for key in sorted(set(body) - _NAME_KEYS)]
    problems += [f"{name}: '{key}' ontbreekt" for key in ("meaning", "unit") if key not in body]
    shared = defaults | {key: value for key, value in body.items() if key not in ("meaning", "unit", "values")}
    rows = []
    for raw in body["values"]:
        try:
            rows.append(_row(name, shared | raw))
        except BadLaw as error:
            problems += error.problems
    if problems:
        raise BadLaw(*problems)
    rows.sort(key=lambda row: row.start)
    starts = [row.start for row in rows]
    if len(set(starts)) < len(starts):
        raise BadLaw(f"{name}: twee waarden beginnen op dezelfde dag")
    return Series(name, str(body["meaning"]), str(body["unit"]), tuple(rows))


def _row(name: str, raw: dict[str, Any]) -> Row:
    place = f"{name} vanaf {raw.get('from', '?')}"
    problems = [f"{place}: onbekende sleutel '{key}'" for key in sorted(set(raw) - _ROW_KEYS)]
    problems += [
        f"{place}: '{key}' ontbreekt"
        for key in ("from", "article", "law", "source", "read_on", "status")
        if raw.get(key) in (None, "")
    ]
    if ("value" in raw) == ("table" in raw):
        problems.append(f"{place}: geef 'value' of 'table', niet allebei en niet geen van beide")
    if raw.get("status") not in STATUSES:
        problems.append(f"{place}: status '{raw.get('status')}' is niet een van {', '.join(STATUSES)}")
    problems += [
        f"{place}: '{key}' is geen datum"
        for key in ("from", "until", "read_on")
        if key in raw and not isinstance(raw[key], date)
    ]
    value = raw.get("value")
    if "value" in raw and value != "unknown" and not isinstance(value, int | float):
        problems.append(f"{place}: '{value}' is geen getal; schrijf een getal of unknown")
    if problems:
        raise BadLaw(*problems)
    number = None if value == "unknown" else value
    return Row(
        raw["from"],
        raw.get("until"),
        number,
        _steps(place, raw.get("table")),
        str(raw["article"]),
        str(raw["law"]),
        str(raw["source"]),
        raw["read_on"],
        raw["status"],
    )


def _steps(place: str, table: Any) -> Step | None:
    if table is None or table == "unknown":
        return None
    try:
        steps = tuple((float(x), None if y == "unknown" else float(y)) for x, y in table)
    except (TypeError, ValueError) as error:
        raise BadLaw(f"{place}: elke rij van een tabel is [vanaf, waarde]") from error
    if list(steps) != sorted(steps, key=lambda step: step[0]):
        raise BadLaw(f"{place}: de rijen van een tabel staan van laag naar hoog")
    return steps
