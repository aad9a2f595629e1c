"""The example with which an assessor practises before the first real score: invented, with what a group said of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from perspectief.foundation.datafiles import data_files

ROOM = Path(__file__).parents[1]


@dataclass(frozen=True)
class Asked:
    """One question about the example. `said`: score -> how many of the group gave it; `because`: what came out."""

    number: str
    asks: str
    anchors: dict[int, str]
    said: tuple[tuple[int, int], ...]
    because: str


@dataclass(frozen=True)
class Example:
    """Something that does not exist, told in a few paragraphs, with questions."""

    title: str
    paragraphs: tuple[str, ...]
    asked: tuple[Asked, ...]


@cache
def example(municipality: str) -> Example | None:
    """The example of this municipality; None when it has none, and then nobody has to practise."""
    found = (file for file in data_files(ROOM, "panel_practice") if file.municipality == municipality)
    return next((_example(file.rows[0]) for file in found), None)


def _example(row: dict[str, Any]) -> Example:
    return Example(row["title"], tuple(row["paragraphs"]), tuple(_asked(one) for one in row["asked"]))


def _asked(row: dict[str, Any]) -> Asked:
    anchors = {int(score): text for score, text in row["anchors"].items()}
    return Asked(row["number"], row["asks"], anchors, tuple(sorted(row["said"].items())), row["because"])


def texts() -> list[str]:
    """What people read of it, in Dutch."""
    found = []
    for file in data_files(ROOM, "panel_practice"):
        one = _example(file.rows[0])
        found += [one.title, *one.paragraphs]
        for asked in one.asked:
            found += [asked.asks, asked.because, *asked.anchors.values()]
    return found
