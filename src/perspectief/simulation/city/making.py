"""`city`: a made-up city for a place and a day, from a cache if it was made before."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import polars as pl

from perspectief.rules.facts import FACTS
from perspectief.rules.kernel.population import Block, Population
from perspectief.rules.kernel.units import cache_folder
from perspectief.simulation.city import store
from perspectief.simulation.city.fit import Fitted, fitted
from perspectief.simulation.city.margins import Margins, by_area, margins_of, names_of_areas
from perspectief.simulation.city.model import GROUPS, Area, City, CityBlock, joined, taken
from perspectief.simulation.city.report import report_of
from perspectief.simulation.city.traits import (
    ASSISTANCE,
    CHUNK,
    Progress,
    assistance_of,
    block_of,
    is_student_household,
    law_of,
    men_of,
)
from perspectief.simulation.samples.draw import DAY, World
from perspectief.simulation.samples.dwellings import Column

SIZES = {"GM0014": 60_000, "NL": 120_000}
SIZE = 30_000
"""Distinct dwellings of a place, unless somebody asks for another number."""
BLOCK = 25_000
HAREN = ("Haren-West e.o.", "Haren-Oost e.o.", "Glimmen-Onnen-Noordlaren")


def city(
    place: str = "GM0014",
    day: date = DAY,
    *,
    seed: int = 1,
    size: int | None = None,
    progress: Progress | None = None,
    folder: Path | None = None,
    margins: Path | None = None,
) -> City:
    """A synthetic population of a place, as it stands on `day`: for a municipality with figures, or NL.

    `size`: distinct dwellings. `progress(done, all)` is called while it is made. `folder`: where cities are kept
    (default: `cities` beside the compiled law). `margins`: a CSV with figures of another place. The same arguments give
    the same city. Raises MarginsMissing.
    """
    figures = margins_of(place, margins)
    size = size or SIZES.get(place, SIZE)
    name = fingerprint(figures, day, seed, size)
    home = (folder or cache_folder() / "cities") / f"{place}-{name}"
    if store.is_there(home):
        return store.read(home)
    made = _made(figures, day, seed, size, name, progress)
    store.write(made, home)
    return made


def fit_report(made: City) -> pl.DataFrame:
    """Each margin of a city: category, published, low, high, source, reached, error, within, held_out, reason."""
    return made.report


def fingerprint(figures: Margins, day: date, seed: int, size: int) -> str:
    """Names the data: the figures, everything that makes people out of them, seed, size and day."""
    told = f"{figures.fingerprint} {_code()} {day} {seed} {size}"
    return hashlib.sha256(told.encode()).hexdigest()[:16]


@cache
def _code() -> str:
    """A hash of the code, figures and law that a city is made with."""
    here = Path(__file__).parent
    law = here.parents[1] / "rules" / "national"
    files = [*here.rglob("*.py"), *here.rglob("*.csv"), *here.parent.joinpath("samples").glob("*.py")]
    files += [here.parent / "income.py", *law.parent.joinpath("facts").glob("*.py"), *law.rglob("*.py")]
    files += [path for path in law.rglob("*.yaml") if path.parent.name != "cases"]
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _made(figures: Margins, day: date, seed: int, size: int, name: str, progress: Progress | None) -> City:
    law = law_of(day)
    found = fitted(figures, day, seed, size, law, progress)
    areas = tuple(Area(code, names_of_areas().get(code, code)) for code in by_area(figures.areas))
    whole = joined(list(_blocks(found, seed, day, law, areas)))
    whole.first = np.concatenate(([0], np.cumsum(whole.weight, dtype=np.int64)[:-1]))
    made = City(figures.place, figures.name, day, seed, (whole,), name, areas, report_of(found))
    return made.cut(BLOCK)


def _blocks(found: Fitted, seed: int, day: date, law: Population, areas: tuple[Area, ...]) -> Iterator[CityBlock]:
    """The chosen dwellings with every fact, drawn again chunk by chunk."""
    number = found.rows // CHUNK
    for chunk in np.unique(number):
        rows = np.flatnonzero(number == chunk)
        size = min(CHUNK, found.drawn - chunk * CHUNK)
        world = World(seed, int(chunk), int(size), day)
        yield _block(world, found, rows, law, areas)


def _block(world: World, found: Fitted, rows: Column, law: Population, areas: tuple[Area, ...]) -> CityBlock:
    who, inside = world.who, found.rows[rows] % CHUNK
    drawn = block_of(world, tuple(FACTS))
    size = len(who.kind)
    weight, area = np.zeros(size, dtype=np.int32), np.full(size, -1, dtype=np.int16)
    weight[inside], area[inside] = found.weights[rows], found.area[rows]
    minors = np.bincount(who.adres, weights=who.minor, minlength=size).astype(np.int8)
    whole = CityBlock(
        **{name: getattr(drawn, name) for name in (*GROUPS, "facts", "counts")},
        weight=weight,
        first=np.zeros(size, dtype=np.int64),
        area=area,
        kind=who.kind,
        students=is_student_household(world),
        adults=(who.size - minors).astype(np.int8),
        children=minors,
        role=who.role,
        age=who.age,
        man=men_of(world),
    )
    return _as_it_is(taken(whole, inside), law, areas)


def _as_it_is(block: CityBlock, law: Population, areas: tuple[Area, ...]) -> CityBlock:
    """Facts that follow from the place: bijstand as the law gives it, and who lived in Haren."""
    plain = Block(block.tp, block.gezin, block.adres, block.partner_tp, block.partner_gezin, block.facts, block.counts)
    own, _ = assistance_of(law, plain)
    facts = {**block.facts, ASSISTANCE: own}
    if areas:
        haren = np.isin(block.area, [number for number, one in enumerate(areas) if one.name in HAREN])
        home = np.zeros(block.counts[2], dtype=np.int32)
        home[block.gezin] = block.adres
        facts["woonde_in_haren_gezin"] = haren[home]
    block.facts = facts
    return block
