"""Half years, their calendar and what was decided in them."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet
from django.utils import timezone

from perspectief.policy.council.calc.half_year import HalfYear, half_year_of, read_half_year
from perspectief.policy.council.choices import MomentKind
from perspectief.policy.council.models import Cycle, Decision, Moment
from perspectief.policy.council.queries.settings import setting


def cycles(municipality: str) -> QuerySet[Cycle]:
    """All half years of a municipality, newest first."""
    return Cycle.objects.filter(municipality__code=municipality).select_related("municipality")


def find(municipality: str, key: str) -> Cycle | None:
    """The half year with this name."""
    return cycles(municipality).filter(key=key).first()


def current(municipality: str, day: dt.date) -> Cycle | None:
    """The half year in which this day falls."""
    return cycles(municipality).filter(starts__lte=day, ends__gte=day).first()


def next_to_make(municipality: str, day: dt.date) -> HalfYear:
    """The half year that somebody would make now: the one after the newest, or that of this day."""
    newest = cycles(municipality).first()
    return read_half_year(newest.key).next if newest else half_year_of(day)


def moments(cycle: Cycle) -> QuerySet[Moment]:
    """The calendar as it holds now."""
    return cycle.moments.filter(replaced_at=None)


def coming(municipality: str, day: dt.date) -> QuerySet[Moment]:
    """What is still to come in the calendar of any half year, the first day first."""
    found = Moment.objects.filter(cycle__municipality__code=municipality, replaced_at=None, done_on=None)
    return found.filter(day__gte=day).select_related("cycle").order_by("day", "pk")


def moved(cycle: Cycle) -> QuerySet[Moment]:
    """Days that were moved, with the reason."""
    return cycle.moments.exclude(replaced_at=None).order_by("replaced_at")


def decisions(cycle: Cycle) -> QuerySet[Decision]:
    """What was decided, in order of time."""
    return cycle.decisions.all()


def experts_missed(cycle: Cycle, day: dt.date) -> dict[str, str]:
    """`asked` and `due`, when experts by experience were asked in time and their day has passed; otherwise nothing."""
    known = {moment.kind: moment for moment in moments(cycle)}
    asked, due = known.get(MomentKind.EXPERTS_ASKED), known.get(MomentKind.EXPERTS_DUE)
    if asked is None or due is None or asked.done_on is None or due.day >= day:
        return {}
    told = cycle.moments.filter(kind=MomentKind.EXPERTS_DUE, day__lte=due.day)
    if not any(_is_in_time(asked, one) for one in told):
        return {}
    return {"asked": asked.done_on.isoformat(), "due": due.day.isoformat()}


def _is_in_time(asked: Moment, due: Moment) -> bool:
    """Counted from the day on which all of it was noted: that they were asked, and for which day.

    Who gives them more time later takes nothing away: the earlier day counts too.
    """
    noted = [timezone.localdate(asked.at), timezone.localdate(due.at), *filter(None, [asked.done_on])]
    return bool((due.day - max(noted)).days >= setting("experts_asked_days", due.day))
