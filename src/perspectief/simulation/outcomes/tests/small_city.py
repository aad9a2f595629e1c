"""A small made-up city, drawn from the samples, for tests; its households do not add up to any published figure."""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl

from perspectief.rules.facts import FACTS
from perspectief.simulation.city.model import Area, City, CityBlock
from perspectief.simulation.samples import SampledBlock, blocks

DAY = date(2026, 1, 1)
AREAS = (Area("WK001400", "Centrum"), Area("WK001401", "Noord"), Area("WK001402", "Zuid"))


def small_city(
    dwellings: int = 400, seed: int = 1, size: int | None = None, *, weight: int = 3, place: str = "GM0014"
) -> City:
    """A city of `dwellings` distinct dwellings that stand for 1 to `weight` households each."""
    (sample,) = blocks(dwellings, seed, FACTS, size=dwellings, day=DAY)
    city = City(
        place,
        "Proefstad",
        DAY,
        seed,
        (_block(sample, seed, weight),),
        f"test {dwellings} {seed}",
        AREAS,
        pl.DataFrame(),
    )
    return city.cut(size)


def _block(sample: SampledBlock, seed: int, weight: int) -> CityBlock:
    who, rng = sample.who, np.random.default_rng(seed)
    assert who is not None
    n = sample.counts[3]
    many = rng.integers(1, weight + 1, n).astype(np.int32)
    children = np.bincount(who.adres, weights=who.age < 18, minlength=n).astype(np.int8)
    return CityBlock(
        sample.tp,
        sample.gezin,
        sample.adres,
        sample.partner_tp,
        sample.partner_gezin,
        sample.facts,
        sample.counts,
        weight=many,
        first=np.concatenate(([0], np.cumsum(many)[:-1])).astype(np.int64),
        area=rng.integers(0, len(AREAS), n).astype(np.int16),
        kind=who.kind,
        students=rng.random(n) < 0.05,
        adults=(np.bincount(who.adres, minlength=n) - children).astype(np.int8),
        children=children,
        role=who.role,
        age=who.age,
        man=rng.random(len(who.age)) < 0.5,
    )
