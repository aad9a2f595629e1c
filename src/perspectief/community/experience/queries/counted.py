"""Experts and what they did, for counting only: numbers that tell one from another, kinds and days; no words."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from perspectief.community.experience.choices import AgreementState
from perspectief.community.experience.models import EXPERIENCE, Agreement, Expert
from perspectief.foundation.privacy.purpose import purpose


class Counted(NamedTuple):
    """One expert or one task. `number`: only to tell it from others; `kinds`: of work."""

    number: int
    kinds: tuple[str, ...]


def experts_until(day: dt.date) -> tuple[list[Counted], bool]:
    """Who has a profile and wants questions. While there are only invented ones: those, and True."""
    with purpose(EXPERIENCE):
        rows = list(Expert.objects.filter(made_on__lte=day, paused=False).defer("sealed"))
    real = [one for one in rows if not one.invented]
    return [Counted(one.key.int, tuple(one.kinds)) for one in real or rows], not real


def tasks_done(starts: dt.date, until: dt.date) -> tuple[list[Counted], bool]:
    """Tasks that experts did in a period, by kind of work. While there are only invented ones: those, and True."""
    with purpose(EXPERIENCE):
        done = Agreement.objects.filter(state=AgreementState.DONE, closed_on__gte=starts, closed_on__lte=until)
        rows = list(done.select_related("task").defer("sealed", "what"))
    real = [one for one in rows if not one.task.invented]
    return [Counted(one.key.int, (one.task.kind,)) for one in real or rows], not real
