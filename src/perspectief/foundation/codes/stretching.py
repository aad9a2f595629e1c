"""By what a code is found: slow to compute (Argon2id), then a keyed hash. What a try costs is a dated setting.

Nobody can try codes on a stolen database without the key of the server (`foundation/keys.py`, outside the database);
and with that key each try still costs an Argon2id. docs/decisions/0012-come-back-by-code.md
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from argon2.low_level import Type, hash_secret_raw

from perspectief.foundation import keys
from perspectief.foundation.codes.calc.words import as_text
from perspectief.foundation.dated import Setting, read_settings

FILE = Path(__file__).parent / "data" / "settings.yaml"
COSTS = ("argon2_memory", "argon2_passes", "argon2_lanes")
KEY_BYTES = 32


@dataclass(frozen=True)
class Costs:
    """What one try costs: KiB of memory, times through it, pieces at once."""

    memory: int
    passes: int
    lanes: int


class Place(NamedTuple):
    """Where codes of one kind are found. The same code has another name in another place.

    `salt`: all codes of a place share it, for no row is known yet. The keyed hash hides the result.
    """

    label: str
    salt: bytes


def setting(name: str, on: dt.date) -> int:
    """A number that somebody decided (`data/settings.yaml`), as it holds on a day."""
    return int(_settings()[name].on(on).value)


def costs_on(day: dt.date) -> Costs:
    """What a try costs on that day."""
    return Costs(*(setting(name, day) for name in COSTS))


def costs_since(first: dt.date, today: dt.date) -> list[Costs]:
    """What tries cost on any day since the first, newest first: nearly always one."""
    days = {one.since for name in COSTS for one in _settings()[name].values}
    moments = sorted({today, *(day for day in days if first < day <= today), first}, reverse=True)
    return list(dict.fromkeys(map(costs_on, moments)))


def lookups(place: Place, code: Sequence[str], costs: Costs) -> Iterator[str]:
    """By what a code is found, under each key of the server, newest first. The first is the one to store."""
    stretched = argon2id(as_text(code).encode(), place.salt, costs)
    return keys.digests(place.label, stretched.hex())


def argon2id(secret: bytes, salt: bytes, costs: Costs) -> bytes:
    """The slow part."""
    return hash_secret_raw(secret, salt, costs.passes, costs.memory, costs.lanes, KEY_BYTES, Type.ID)


@cache
def _settings() -> dict[str, Setting]:
    return read_settings(FILE)
