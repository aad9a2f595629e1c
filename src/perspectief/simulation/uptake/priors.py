"""What is believed of non-use before anything changes, and of what moves the chance to ask; both with sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent
SCENARIOS = ("low", "mid", "high")
"""Low, middle and high reach; every outcome has a column for each."""
STATUSES = ("sourced", "derived", "guess")
WHO = ("all", "working", "self_employed", "shortfall_large", "shortfall_small")


@dataclass(frozen=True)
class NonUse:
    """The share of those entitled that does not receive: a range, for `who`, with its ground."""

    who: str
    low: float
    mid: float
    high: float
    year: int | None
    status: str
    source: str
    ground: str

    def __post_init__(self) -> None:
        if self.who not in WHO or self.status not in STATUSES or not 0 <= self.low <= self.mid <= self.high < 1:
            raise ValueError(f"niet te lezen: {self}")

    @property
    def is_assumption(self) -> bool:
        """Whether no study says so."""
        return self.status == "guess"

    @property
    def reach(self) -> tuple[float, float, float]:
        """The share that does receive: low, mid, high."""
        return 1 - self.high, 1 - self.mid, 1 - self.low


@dataclass(frozen=True)
class Priors:
    """The lines of every scheme, and those for schemes without a line of their own."""

    schemes: Mapping[str, tuple[NonUse, ...]]
    national: tuple[NonUse, ...]
    municipal: tuple[NonUse, ...]

    def of(self, key: str, *, municipal: bool) -> tuple[NonUse, ...]:
        """The lines of one scheme; the last holds for everybody else."""
        return self.schemes.get(key, self.municipal if municipal else self.national)


@dataclass(frozen=True)
class Weights:
    """Log-odds of the model and points of burden. Everything that no study says is an assumption."""

    burden: Mapping[str, float]
    amount: float
    source: Mapping[str, float]
    young: float
    known_to_city: float
    per_burden_point: tuple[float, float, float]
    household: float
    assumptions: tuple[str, ...]


@cache
def priors(path: Path = FOLDER / "priors.yaml") -> Priors:
    """The table of non-use; raises ValueError for a line that cannot be read."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    schemes = {key: _lines(key, lines) for key, lines in raw["schemes"].items()}
    other = {wing: _lines(wing, raw["other"][wing]) for wing in ("national", "municipal")}
    return Priors(schemes, other["national"], other["municipal"])


def _lines(key: str, lines: list[dict[str, Any]]) -> tuple[NonUse, ...]:
    found = tuple(NonUse(**line) for line in lines)
    if not found or found[-1].who != "all":
        raise ValueError(f"{key}: de laatste regel geldt voor iedereen (who: all)")
    return found


@cache
def weights(path: Path = FOLDER / "model.yaml") -> Weights:
    """The table of what moves the chance to ask."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    point = raw["per_burden_point"]
    return Weights(
        burden={name: float(line["weight"]) for name, line in raw["burden"].items()},
        amount=float(raw["amount"]["value"]),
        source={name: float(line["value"]) for name, line in raw["source"].items()},
        young=float(raw["young"]["value"]),
        known_to_city=float(raw["known_to_city"]["value"]),
        per_burden_point=(float(point["low"]), float(point["mid"]), float(point["high"])),
        household=float(raw["household"]["value"]),
        assumptions=tuple(_assumptions(raw)),
    )


def _assumptions(raw: Mapping[str, Any]) -> list[str]:
    """The names of everything that is a guess."""
    lines = {name: one for name, one in raw.items() if isinstance(one, dict) and "status" in one}
    lines |= {f"{group}.{name}": one for group in ("burden", "source") for name, one in raw[group].items()}
    return [name for name, one in lines.items() if one["status"] == "guess"]
