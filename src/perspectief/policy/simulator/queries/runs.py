"""Looks up what was worked out, and what still waits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from perspectief.foundation.jobs import queries as jobs
from perspectief.foundation.jobs.choices import State
from perspectief.foundation.jobs.models import Job
from perspectief.policy.simulator.calc import plan as plans
from perspectief.policy.simulator.models import Population, Run
from perspectief.policy.simulator.models import Reform as Row
from perspectief.simulation.reforms import Reform

KIND = "simulate"
MOST_BESIDE = 4
"""Outcomes that can be seen beside each other."""


def find(key: UUID | str) -> Run | None:
    """An outcome with its plan, figures and city; None when it is gone."""
    return Run.objects.select_related("reform", "figures__population").filter(key=key).first()


def these(keys: Sequence[UUID]) -> list[Run]:
    """Outcomes by their keys, in that order, each once, without those that are gone."""
    found = Run.objects.select_related("reform", "figures__population").in_bulk(list(keys))
    return [found[key] for key in dict.fromkeys(keys) if key in found]


def answered(reform: Reform, row: Row, place: str, day: dt.date) -> Run | None:
    """The kept answer to this very question under the rules of now."""
    return Run.objects.filter(question=question(reform, row, place, day)).first()


def question(reform: Reform, row: Row, place: str, day: dt.date) -> str:
    """Names the question."""
    return plans.question_of(reform, row.key, place, day, settings.SIMULATED_DWELLINGS)


def of_plan(row: Row) -> list[Run]:
    """Everything that was worked out of this plan, newest first."""
    return list(row.runs.select_related("figures__population"))


def job(key: UUID | str) -> Job | None:
    """A job of ours."""
    found = jobs.find(key)
    return found if found is not None and found.kind == KIND else None


def waiting() -> int:
    """Plans in the queue."""
    return jobs.open_jobs(KIND).filter(state=State.WAITING).count()


def started_this_minute() -> int:
    """Plans that were asked for in the last minute, of everybody together."""
    return Job.objects.filter(kind=KIND, asked_at__gte=timezone.now() - dt.timedelta(minutes=1)).count()


def newest_population(place: str) -> Population | None:
    """The city that was made last; None when nobody asked anything yet."""
    return Population.objects.filter(place=place).first()


def newest(place: str, until: dt.date) -> Run | None:
    """The outcome that was worked out last until the end of this day: its figures of today's law are the freshest."""
    found = Run.objects.filter(place=place, made_at__date__lte=until).select_related("figures__population")
    return found.first()
