"""What the property tests share: one day, the whole law compiled for it, and 10,000 sampled dwellings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

import numpy as np

from perspectief.rules.kernel.declare import Scheme
from perspectief.rules.kernel.levels import BY_WORD, Level
from perspectief.rules.kernel.plan import PlannedScheme
from perspectief.rules.kernel.population import Block, Population, compile_population, scheme_terms
from perspectief.simulation.samples import SampledBlock, blocks

DAY = date(2026, 1, 1)
DWELLINGS = 10_000
GROSS_TAX = "inkomstenbelasting.heffing_voor_kortingen_y"

Columns = dict[str, np.ndarray]


@cache
def law() -> Population:
    """All schemes of the day, compiled."""
    return compile_population(None, DAY, keep=(GROSS_TAX,))


@cache
def dwellings() -> SampledBlock:
    """The sampled dwellings, with every fact."""
    return next(blocks(DWELLINGS, seed=7, size=DWELLINGS, day=DAY))


@cache
def answers() -> Columns:
    """What they are entitled to."""
    return law().run_block(dwellings())


def with_facts(changes: Mapping[str, Any]) -> Columns:
    """The answers of the same dwellings with some facts changed."""
    block = dwellings()
    changed = Block(
        block.tp,
        block.gezin,
        block.adres,
        block.partner_tp,
        block.partner_gezin,
        {**block.facts, **changes},
        block.counts,
    )
    return law().run_block(changed)


def schemes() -> Iterator[PlannedScheme]:
    """Every scheme that can be computed on the day."""
    return (one for one in law().plan.schemes if not one.problem and one.scheme.exists_on(DAY))


def amounts() -> dict[str, str]:
    """The column of what each scheme grants, by the scheme's key."""
    return {one.scheme.key: scheme_terms(one.scheme)[1] for one in schemes() if one.scheme.amount}


def row_of_claimant(block: SampledBlock, dwelling: int, scheme: Scheme) -> int:
    """Where a scheme's answer for the claimant of a dwelling stands."""
    assert block.who is not None
    first = int(block.who.start[dwelling])
    level = BY_WORD[scheme.level]
    if level is Level.DWELLING:
        return dwelling
    return {Level.PERSON: first, Level.PARTNERS: int(block.tp[first]), Level.FAMILY: int(block.gezin[first])}[level]


def differ(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Where two columns differ; not known equals not known."""
    return (one != other) & ~((one != one) & (other != other))
