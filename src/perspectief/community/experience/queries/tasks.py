"""Reads what is asked of experts: what fits, what was agreed, what waits. Who said 'not now' is in no list."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from perspectief.community.experience.calc import matching
from perspectief.community.experience.choices import AgreementState, NeedState, Says, TaskState
from perspectief.community.experience.models import EXPERIENCE, Agreement, CheckIn, Expert, Need, Reply, Task
from perspectief.community.experience.permissions import organisations_of
from perspectief.community.experience.queries import people
from perspectief.community.experience.queries.words import WHY
from perspectief.foundation.access import Actor
from perspectief.foundation.places.queries import tile_map
from perspectief.foundation.privacy.purpose import purpose

RUNNING = (AgreementState.PROPOSED, AgreementState.AGREED)


# --- For an expert ----------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Proposal:
    """A question that fits, with the reasons in words."""

    task: Task
    because: list[Any]


def proposals(expert: Expert, day: dt.date) -> list[Proposal]:
    """What fits this expert and was not answered yet, the best first. Nothing while paused."""
    if expert.paused:
        return []
    tasks = {one.pk: one for one in _open_to(expert, day)}
    found = matching.fits(_wish(expert), [_asked(one) for one in tasks.values()])
    return [Proposal(tasks[fit.key], [WHY[why] for why in fit.because]) for fit in found]


def _open_to(expert: Expert, day: dt.date) -> QuerySet[Task]:
    with purpose(EXPERIENCE):
        answered = list(Reply.objects.filter(expert=expert).values_list("task", flat=True))
    open_ones = tasks().filter(state=TaskState.OPEN, ends_on__gte=day, invented=expert.invented)
    return open_ones.exclude(pk__in=answered)


def _wish(expert: Expert) -> matching.Wish:
    themes = frozenset(people.kept_themes(expert))
    return matching.Wish(frozenset(expert.kinds), themes, expert.hours_week, expert.area, expert.certified)


def _asked(task: Task) -> matching.Asked[int]:
    themes = frozenset(task.themes)
    days = (task.starts_on, task.ends_on)
    return matching.Asked(task.pk, task.kind, themes, task.hours, *days, task.area, task.certified)


def interested_in(expert: Expert) -> list[Task]:
    """What an expert said 'perhaps' to and of which nothing is agreed yet."""
    with purpose(EXPERIENCE):
        made = list(Agreement.objects.filter(expert=expert).values_list("task", flat=True))
        said = Reply.objects.filter(expert=expert, says=Says.INTERESTED).exclude(task__in=made)
        chosen = list(said.values_list("task", flat=True))
    return list(tasks().filter(pk__in=chosen, state=TaskState.OPEN))


def agreements_of(expert: Expert) -> list[Agreement]:
    """What an expert agreed on or is asked to, what runs first."""
    with purpose(EXPERIENCE):
        found = list(Agreement.objects.filter(expert=expert).select_related("task__organisation", "check_in"))
    return sorted(found, key=lambda one: (one.state not in RUNNING, -one.starts_on.toordinal()))


def agreement(expert: Expert, key: UUID) -> Agreement | None:
    """One agreement of this expert."""
    with purpose(EXPERIENCE):
        mine = Agreement.objects.filter(expert=expert, pk=key)
        return mine.select_related("task__organisation", "check_in", "expert").first()


def check_ins_due(expert: Expert, day: dt.date) -> list[CheckIn]:
    """Aftercare that waits for this expert."""
    with purpose(EXPERIENCE):
        mine = CheckIn.objects.filter(agreement__expert=expert, done_on=None, due_on__lte=day)
        return list(mine.select_related("agreement__task__organisation", "agreement__expert"))


def reply_of(expert: Expert, task: Task) -> Reply | None:
    """What this expert said to a task."""
    with purpose(EXPERIENCE):
        return Reply.objects.filter(expert=expert, task=task).first()


def task_for(expert: Expert, key: UUID) -> Task | None:
    """A task that an expert may open: an open one, or one that they answered."""
    found = tasks().filter(key=key, invented=expert.invented).first()
    if found is None or found.state == TaskState.OPEN or reply_of(expert, found):
        return found
    return None


# --- For who asks and who coordinates ---------------------------------------------------------------------------------
def tasks() -> QuerySet[Task]:
    """All of the municipality."""
    return Task.objects.filter(municipality__code=settings.MUNICIPALITY).select_related("organisation", "need")


def tasks_for(by: Actor, *, all_of_them: bool) -> QuerySet[Task]:
    """What somebody may follow: all, or those of their own organisations; newest first."""
    found = tasks() if all_of_them else tasks().filter(organisation__key__in=organisations_of(by))
    if by.is_invented:
        found = found.filter(invented=True)
    return found.order_by("-asked_on", "-pk")


def task(key: UUID) -> Task | None:
    """One task."""
    return tasks().filter(key=key).prefetch_related("steps").first()


def interested(task: Task) -> list[Expert]:
    """Who would perhaps do it and did not stop looking since. Who said 'not now' is never here."""
    with purpose(EXPERIENCE):
        replies = Reply.objects.filter(task=task, says=Says.INTERESTED).select_related("expert")
        found = [one.expert for one in replies]
    return [one for one in found if not people.is_shut(one)]


def agreements_on(task: Task) -> list[Agreement]:
    """Everything proposed or agreed for a task."""
    with purpose(EXPERIENCE):
        return list(Agreement.objects.filter(task=task).select_related("expert", "task", "check_in"))


def agreement_on(task: Task, key: UUID) -> Agreement | None:
    """One of them."""
    with purpose(EXPERIENCE):
        return Agreement.objects.filter(task=task, pk=key).select_related("expert", "task").first()


def new_tasks() -> QuerySet[Task]:
    """What waits for a coordinator, the oldest first."""
    return tasks().filter(state=TaskState.NEW).order_by("asked_on", "pk")


def waiting_for_agreement() -> list[tuple[Task, int]]:
    """Open tasks with people who would perhaps do it and nothing proposed to them yet; with how many."""
    found = [(one, len(_without_agreement(one))) for one in tasks().filter(state=TaskState.OPEN)]
    return [(one, number) for one, number in found if number]


def _without_agreement(task: Task) -> list[Expert]:
    asked = {one.expert_id for one in agreements_on(task)}
    return [one for one in interested(task) if one.pk not in asked]


def wants_a_call() -> list[CheckIn]:
    """Aftercare in which somebody asked to be called."""
    with purpose(EXPERIENCE):
        asked = CheckIn.objects.filter(call_me=True, called_on=None)
        found = list(asked.select_related("agreement__expert", "agreement__task__organisation"))
    return [one for one in found if not people.is_shut(one.agreement.expert)]


def check_in(key: UUID) -> CheckIn | None:
    """The aftercare of one agreement."""
    with purpose(EXPERIENCE):
        return CheckIn.objects.filter(pk=key).select_related("agreement__expert", "agreement__task").first()


def to_remind(day: dt.date) -> list[CheckIn]:
    """Aftercare of which the day is there, that nobody was reminded of."""
    with purpose(EXPERIENCE):
        due = CheckIn.objects.filter(done_on=None, reminded_on=None, due_on__lte=day)
        return list(due.select_related("agreement__expert"))


# --- Where experts are needed -----------------------------------------------------------------------------------------
def needs(area: str = "") -> QuerySet[Need]:
    """Processes in which lived experience is needed; in an area: those there and those anywhere."""
    found = Need.objects.filter(municipality__code=settings.MUNICIPALITY)
    return found.filter(Q(area="") | Q(area=area)) if area else found


class Tile(NamedTuple):
    """One wijk on the map. `number`: places where experience is needed there and nothing came of it yet."""

    code: str
    name: str
    number: int


def needs_map() -> list[list[Tile | None]]:
    """The wijken from north to south; None where no wijk lies."""
    counted = Counter(needs().exclude(state=NeedState.DONE).values_list("area", flat=True))
    rows = tile_map(settings.MUNICIPALITY)
    return [[Tile(one.code, one.name, counted[one.code]) if one else None for one in row] for row in rows]


def need(key: UUID) -> Need | None:
    """One of them."""
    return needs().filter(key=key).first()


def open_tasks(day: dt.date | None = None) -> QuerySet[Task]:
    """What is asked now, for everybody to read."""
    return tasks().filter(state=TaskState.OPEN, ends_on__gte=day or timezone.localdate())
