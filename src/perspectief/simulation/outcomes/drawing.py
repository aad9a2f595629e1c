"""The households of one block ask or not, and what they get is added up in whole cents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from perspectief.simulation.city.model import CityBlock
from perspectief.simulation.outcomes.law import SchemeLine
from perspectief.simulation.outcomes.rights import BlockRights
from perspectief.simulation.uptake.chance import draw, key_of
from perspectief.simulation.uptake.model import Applications
from perspectief.simulation.uptake.priors import SCENARIOS

Column = NDArray[Any]
HOUSEHOLD = "huishouden"


@dataclass(frozen=True)
class Asked:
    """Applications of several schemes with who asks: rows x scenarios of `thresholds`."""

    lines: Sequence[SchemeLine]
    rights: Mapping[str, Applications]
    thresholds: Mapping[str, Column]


@dataclass
class BlockOutcome:
    """One block after the draw. `incomes`: cents a year, kinds (disposable, position) x scenarios x households,
    dwelling by dwelling.

    `reached`: applications granted, `money`: cents a year, per scenario, by scheme.
    """

    block: CityBlock
    rights: BlockRights
    thresholds: dict[str, Column]
    incomes: Column
    reached: dict[str, Column]
    money: dict[str, Column]

    @property
    def disposable(self) -> Column:
        """Everything that comes in."""
        return np.asarray(self.incomes[0])

    @property
    def position(self) -> Column:
        """What is held against the policy minimum: without allowances for a certain cost."""
        return np.asarray(self.incomes[1])


def start(block: CityBlock, rights: BlockRights) -> BlockOutcome:
    """A block in which nobody asked for anything yet."""
    net = np.repeat(rights.net, block.weight).astype(np.int32)
    return BlockOutcome(block, rights, {}, np.tile(net, (2, len(SCENARIOS), 1)), {}, {})


def add(outcome: BlockOutcome, asked: Asked, seed: int, spread: float, *, sign: int = 1) -> dict[str, Any]:
    """Let the households ask for these schemes, or take back (`sign` -1) what they got.

    Gives per scheme what was granted: (applications, cents), each per scenario.
    """
    parts = [(line, asked.rights[line.key]) for line in asked.lines if len(asked.rights.get(line.key, ()))]
    reached = np.zeros((len(SCENARIOS), max(1, len(parts))), dtype=np.int64)
    money = np.zeros_like(reached)
    if parts:
        block = outcome.block
        homes = np.concatenate([found.dwelling for _, found in parts])
        begin = np.concatenate(([0], np.cumsum(np.bincount(homes, minlength=block.counts[3]))))
        draw(
            block.first.astype(np.int64, copy=False),
            block.weight.astype(np.int32, copy=False),
            begin.astype(np.int64),
            np.argsort(homes, kind="stable"),
            np.concatenate([found.place for _, found in parts]).astype(np.int32),
            np.concatenate([asked.thresholds[line.key] for line, _ in parts]),
            np.concatenate([found.cents for _, found in parts]),
            np.repeat(np.arange(len(parts), dtype=np.int32), [len(found) for _, found in parts]),
            np.array([key_of(seed, line.key) for line, _ in parts], dtype=np.uint64),
            key_of(seed, HOUSEHOLD),
            spread,
            sign,
            outcome.incomes,
            np.array([line.adds for line, _ in parts], dtype=np.int8),
            reached,
            money,
        )
    return {line.key: (reached[:, at], money[:, at]) for at, (line, _) in enumerate(parts)}
