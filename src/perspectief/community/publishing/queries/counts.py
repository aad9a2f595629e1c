"""How many stories were received and how they were marked: read as published figures, never counted for a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from perspectief.community.publishing.choices import POLES, RECEIVED_MARK, SIDES, TRIAD_GROUPS, Pole
from perspectief.community.publishing.queries.received import only_invented
from perspectief.foundation.disclosure import Published, Reason, hide
from perspectief.foundation.statistics.queries import published
from perspectief.foundation.voices import Spread

TABLE, GOAL, MARK = "verhalen-betekenis", "doel", "teken"
ALL = "alle"
"""Code of the table: stories about any goal."""


@dataclass(frozen=True)
class Pattern:
    """What tellers marked. `received`: how many stories; `poles`: each with a figure a side; `triad`: by corner."""

    received: Published
    poles: Sequence[tuple[Pole, Sequence[tuple[str, Published]]]]
    triad: Sequence[tuple[str, Published]]
    about: str
    invented: bool

    @property
    def is_shown(self) -> bool:
        """Whether there are enough stories to show a pattern of."""
        return not self.received.is_hidden


def pattern(goal: str = "") -> Pattern:
    """The pattern of all stories, or of those about a goal, as it stood in the last quarter that was over."""
    table = published(TABLE)

    def figure(mark: str) -> Published:
        found = table.figures.get(frozenset({(GOAL, goal or ALL), (MARK, mark)}))
        return found.number if found else hide(Reason.SECRET)

    return Pattern(
        received=figure(RECEIVED_MARK),
        poles=[(pole, [(side, figure(f"{pole.key}-{side}")) for side in SIDES]) for pole in POLES],
        triad=[(group, figure(f"triad-{group}")) for group in TRIAD_GROUPS],
        about=table.about,
        invented=only_invented(),
    )


def spread(goal: str, *, known: bool) -> Spread:
    """For pages of other rooms. `known`: whether there is a table about it."""
    if not known:
        return Spread(received="")
    found = pattern(goal)
    poles = [(str(pole.left), str(pole.right), [one.text for _side, one in row]) for pole, row in found.poles]
    received = f"{found.received.text} ({gettext('verzonnen')})" if found.invented else found.received.text
    return Spread(received=received, poles=poles if found.is_shown else ())
