"""What was received, for counting: marks and goals, no words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from perspectief.community.publishing.choices import RECEIVED
from perspectief.community.publishing.models import STORIES, Story
from perspectief.community.publishing.queries.own import holding
from perspectief.foundation.privacy.purpose import purpose


class Marked(NamedTuple):
    """One story by what its teller marked. `number`: only to tell it from others."""

    number: int
    goals: Sequence[str]
    poles: Mapping[str, int]
    triad: Sequence[float]


def received_until(day: dt.date) -> tuple[list[Marked], bool]:
    """Told until that day, and their tellers still say yes. While there are only invented ones: those, and True."""
    with purpose(STORIES):
        rows = Story.objects.filter(state__in=RECEIVED, told_on__lte=day).defer("sealed", "shown", "mail")
        found = holding(list(rows))
    real = [one for one in found if not one.invented]
    return [Marked(one.key.int, tuple(one.goals), one.poles, tuple(one.triad)) for one in real or found], not real


def only_invented() -> bool:
    """Whether nobody told a story yet: what there is, is to practise with."""
    with purpose(STORIES):
        return not Story.objects.filter(state__in=RECEIVED, invented=False).exists()
