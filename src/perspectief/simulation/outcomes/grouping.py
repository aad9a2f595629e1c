"""Kinds of households that outcomes are told for: type, wijk, children, work, and how low the income was."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from perspectief.rules.kernel.levels import Level
from perspectief.simulation.city.model import City
from perspectief.simulation.outcomes.dimensions import Dimension
from perspectief.simulation.outcomes.drawing import BlockOutcome
from perspectief.simulation.outcomes.kernels import number_bands
from perspectief.simulation.outcomes.rights import People

Column = NDArray[Any]


KINDS = (
    "alleen",
    "paar",
    "paar met kinderen",
    "een ouder met kinderen",
    "huisgenoten",
    "drie generaties",
    "ouder en huisgenoot",
    "paar op twee adressen",
    "ouder met eigen ouder",
)
"""By the number of `samples.dwellings.Kind`."""
CHILDREN = ("geen", "1 kind", "2 kinderen", "3 of meer")
WORK = ("niets", "loon", "eigen bedrijf", "uitkering", "pensioen", "studie")
"""By the number of `uptake.who.Source`."""
EDGES = (100, 110, 120, 130, 150)
POSITIONS = ("onder 100%", "100 tot 110%", "110 tot 120%", "120 tot 130%", "130 tot 150%", "150% of meer", "studenten")


def names(city: City, dimension: Dimension) -> tuple[str, ...]:
    """The groups of a dimension, in order."""
    return {
        Dimension.ALL: ("alle",),
        Dimension.KIND: KINDS,
        Dimension.AREA: tuple(area.name for area in city.areas),
        Dimension.CHILDREN: CHILDREN,
        Dimension.WORK: WORK,
        Dimension.POSITION: POSITIONS,
    }[dimension]


def codes(city: City, dimension: Dimension) -> tuple[str, ...]:
    """What to find a group by: the code of a wijk, else its number."""
    if dimension is Dimension.AREA:
        return tuple(area.code for area in city.areas)
    return tuple(str(number) for number in range(len(names(city, dimension))))


def group_of(outcome: BlockOutcome, people: People, dimension: Dimension) -> Column:
    """The group of each household; -1 where it is not known."""
    block, rights = outcome.block, outcome.rights
    if dimension is Dimension.POSITION:
        band = number_bands(block.weight, rights.minimum, outcome.position, np.array(EDGES))
        return np.where(np.repeat(block.students, block.weight), len(POSITIONS) - 1, band)
    of_dwelling: dict[Dimension, Callable[[], Column]] = {
        Dimension.ALL: lambda: np.zeros(block.counts[3], dtype=np.int8),
        Dimension.KIND: lambda: block.kind,
        Dimension.AREA: lambda: block.area,
        Dimension.CHILDREN: lambda: np.minimum(block.children, len(CHILDREN) - 1),
        Dimension.WORK: lambda: people.at(Level.DWELLING).source,
    }
    return np.repeat(of_dwelling[dimension]().astype(np.int16), block.weight)


def only_where(group: Column, counts: Column, weight: Column) -> Column:
    """The groups, and -1 for households of dwellings that are not looked at."""
    return np.where(np.repeat(counts, weight), group, -1).astype(np.int16)
