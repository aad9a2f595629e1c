"""What was published of a place: one line per figure, with its interval, its source and what we do with it.

`role`: `fitted` (the weights are made to agree with it), `held out` (only compared), `structure` (of an earlier year,
fitted instead when another place has its figures of that year), `context` (explains; not compared). `scale`: `persons`
where an older count is raised to the reference total. Percentages are of `base`. An interval is what rounding of the
published figure allows.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from math import ceil, floor
from pathlib import Path

FOLDER = Path(__file__).with_name("margins")
NEEDED = ("persons", "households", "household_type", "age", "tenure", "benefit", "low_income")
"""Without these there is no city: the first two must be there, of the others we say that they are missing."""
COLUMNS = ("area", "variable", "category", "value", "low", "high", "unit", "base", "year", "scale", "role", "source",
           "licence")  # fmt: skip


class MarginsMissing(LookupError):
    """There is no file of margins for a place, or it lacks what nothing can be made without."""


@dataclass(frozen=True)
class Margin:
    """One published figure. `value`, `low` and `high` in `unit` (count, %, euro, persons, factor)."""

    area: str
    variable: str
    category: str
    value: float
    low: float
    high: float
    unit: str
    base: str
    year: int
    scale: str
    role: str
    source: str
    licence: str

    @property
    def key(self) -> tuple[str, str]:
        """Variable and category, as `measures.py` knows them."""
        return self.variable, self.category

    @property
    def is_share(self) -> bool:
        """Whether it is a percentage of a base."""
        return self.unit == "%"


@dataclass(frozen=True)
class Margins:
    """Everything published of one place and of its areas. `missing`: variables that were not found."""

    place: str
    name: str
    city: tuple[Margin, ...]
    areas: tuple[Margin, ...]
    missing: tuple[str, ...]

    def of_year(self, year: int) -> Margins:
        """The same with low incomes of another year, where they are given as `structure`."""
        other = {m.key: replace(m, role="fitted") for m in self.city if m.role == "structure" and m.year == year}
        kept = tuple(m for m in self.city if m.role != "structure" and not (m.key in other and m.role == "fitted"))
        return replace(self, city=(*kept, *other.values()))

    def of(self, variable: str, category: str) -> Margin | None:
        """A figure of the whole place."""
        return next((m for m in self.city if m.key == (variable, category)), None)

    def known(self, variable: str, category: str) -> Margin:
        """The same; raises MarginsMissing when it is not there."""
        found = self.of(variable, category)
        if found is None:
            raise MarginsMissing(f"{self.place}: '{variable}, {category}' staat niet bij de cijfers van deze plaats.")
        return found

    def total(self, variable: str) -> float:
        """A total of the place, raised to the reference year."""
        return scaled(self.known(variable, "total"), self).value

    @property
    def fingerprint(self) -> str:
        """A hash of every figure."""
        return hashlib.sha256(repr((self.place, self.city, self.areas)).encode()).hexdigest()[:16]


NAMES = {"NL": "Nederland", "GM0014": "Groningen"}


@cache
def margins_of(place: str, file: Path | None = None) -> Margins:
    """The published figures of a place, from our own files, or from `file` with the same columns.

    Raises MarginsMissing, which says what is needed and where CBS publishes it.
    """
    path = file or FOLDER / f"{place.lower()}.csv"
    if not path.exists():
        raise MarginsMissing(_no_file(place))
    city = _read(path)
    wijken = FOLDER / f"wijken_{place.lower()}.csv"
    areas = _read(wijken) if wijken.exists() else ()
    found = {m.variable for m in city}
    missing = tuple(one for one in NEEDED if not any(v.startswith(one) for v in found))
    if {"persons", "households"} & set(missing):
        raise MarginsMissing(f"{path.name}: het aantal inwoners (persons) en huishoudens (households) is nodig.")
    return Margins(place, NAMES.get(place, place), city, areas, missing)


def _no_file(place: str) -> str:
    known = ", ".join(
        sorted(path.stem.upper() for path in FOLDER.glob("*.csv") if not path.stem.startswith(("wijken", "areas")))
    )
    return (
        f"Voor {place} hebben wij geen cijfers. Wel voor: {known}. Geef een CSV met de kolommen {', '.join(COLUMNS)} "
        f"en ten minste persons en households; beter ook {', '.join(NEEDED[2:])}. De cijfers staan in de Kerncijfers "
        "wijken en buurten van het CBS."
    )


def _read(path: Path) -> tuple[Margin, ...]:
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(_margin(line) for line in csv.DictReader(lines))


def _margin(line: dict[str, str]) -> Margin:
    numbers = {name: float(line[name]) for name in ("value", "low", "high")}
    words = {name: line[name] for name in COLUMNS if name not in {*numbers, "year"}}
    return Margin(**words, **numbers, year=int(line["year"]))  # type: ignore[arg-type]


def scaled(margin: Margin, margins: Margins) -> Margin:
    """An older count raised to the reference total of persons; other figures as they stand.

    The interval is widened by the rounding of the reference total itself, and to whole numbers.
    """
    if margin.scale != "persons":
        return margin
    reference, then = margins.known("persons", "total"), margins.of("persons_of_year", str(margin.year))
    then = then or margins.known("persons_of_year", "2020")
    value = margin.value * reference.value / then.value
    low, high = margin.low * reference.low / then.high, margin.high * reference.high / then.low
    return replace(margin, value=value, low=min(low, floor(value)), high=max(high, ceil(value)))


@cache
def names_of_areas() -> dict[str, str]:
    """The name of each area, by its code (CBS and Kadaster, Wijk- en buurtkaart 2022)."""
    with (FOLDER / "areas.csv").open(encoding="utf-8", newline="") as lines:
        return {line["code"]: line["name"] for line in csv.DictReader(lines)}


def by_area(figures: Iterable[Margin]) -> dict[str, list[Margin]]:
    """The figures of each area, in the order of the file."""
    found: dict[str, list[Margin]] = {}
    for one in figures:
        found.setdefault(one.area, []).append(one)
    return found
