"""The short illustrated version: a picture, a few words and one figure for each goal, and one voice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from perspectief.foundation.goals.choices import Level
from perspectief.policy.council import wording
from perspectief.policy.council.calc.blocks import Block, Kind, Mark
from perspectief.policy.council.calc.figures import Told
from perspectief.policy.council.queries.report import chapters, figure_blocks
from perspectief.policy.council.queries.report.material import Material

DRAWINGS = {
    "kwaliteit_van_leven": "family",
    "beter_inkomen": "money",
    "betrokkenheid": "people",
    "herkennen_en_verbinden": "search",
    "toegankelijkheid": "home",
    "mensgericht": "talk",
    "wegnemen_barrieres": "arrow",
    "continu_en_lang_genoeg": "clock",
}
"""Goal -> pictogram; any other goal gets a plain one."""
OTHER = "document"
SHORT = 140
"""Letters of a story on a card."""


@dataclass(frozen=True)
class Picture:
    """One goal on a card. `number`, `period`, `movement`, `source`: of its newest figure, empty without one.

    `words`: how its targets stand; `drawing`: a block, or None; `voices`: none or one.
    """

    goal: str
    pictogram: str
    meaning: str
    is_strategic: bool
    of: str
    number: str
    period: str
    movement: str
    source: str
    mark: Mark
    words: tuple[str, ...]
    drawing: Block | None
    voices: tuple[Block, ...]


def of(material: Material) -> list[Picture]:
    """A card for each goal, the strategic ones first."""
    return [_picture(material, goal) for goal in material.record["goals"]]


def _picture(material: Material, goal: Mapping[str, str]) -> Picture:
    known = [one for one in material.figures.of_goal(goal["key"]) if one.own.newest]
    told = max(known, key=lambda one: one.freshness, default=None)
    point = told.own.newest if told else None
    voices = [voice for voice in material.voices.get(goal["key"], ()) if not voice.withdrawn]
    return Picture(
        goal["name"],
        DRAWINGS.get(goal["key"], OTHER),
        goal["meaning"],
        goal["level"] == Level.STRATEGIC,
        told.name if told else "",
        point.text if point else "",
        wording.period(point.period) if point else "",
        told.movement if told else "",
        figure_blocks.short_source(told) if told else "",
        figure_blocks.mark_of(told) if told else Mark.NONE,
        tuple(_words(told)) if told else (),
        _drawing(told, material.most) if told else None,
        tuple(_short(chapters.voice_block(one)) for one in voices[:1]),
    )


def _short(voice: Block) -> Block:
    """Its first words, up to the end of a sentence; the whole story is a link away."""
    if len(voice.text) <= SHORT:
        return replace(voice, items=())
    ends = [found.end() for found in re.finditer(r"[.!?](?=\s)", voice.text[:SHORT])]
    return replace(
        voice, text=f"{voice.text[: ends[-1] if ends else SHORT].rstrip()} \N{HORIZONTAL ELLIPSIS}", items=()
    )


def _words(told: Told) -> Iterator[str]:
    yield from dict.fromkeys(aim.word for aim in told.aims)


def _drawing(told: Told, most: int) -> Block | None:
    blocks = figure_blocks.blocks_of(told, level=3, most=most)
    return next((block for block in blocks if block.kind is Kind.DRAWING), None)
