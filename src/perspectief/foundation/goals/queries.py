"""Looks up goals, principles, lines and actions as they stood on a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from perspectief.foundation.goals.choices import Level, Progress
from perspectief.foundation.goals.models import Action, ActionNews, Goal, Line, Principle


def _on(day: dt.date) -> Q:
    return Q(valid_from__lte=day) & (Q(valid_until__isnull=True) | Q(valid_until__gte=day))


def goals_on(day: dt.date, municipality: str, level: Level | None = None) -> QuerySet[Goal]:
    """The goals that held on this day, of one level or of both."""
    goals = Goal.objects.filter(_on(day), municipality__code=municipality)
    return goals.filter(level=level) if level else goals


def principles_on(day: dt.date, municipality: str) -> QuerySet[Principle]:
    """The principles that held on this day."""
    return Principle.objects.filter(_on(day), municipality__code=municipality)


def lines_on(day: dt.date, municipality: str) -> QuerySet[Line]:
    """The perspective lines that held on this day."""
    return Line.objects.filter(_on(day), municipality__code=municipality)


@dataclass(frozen=True)
class ActionThen:
    """An action as it stood on a day. `news`: what was known of it by then, oldest first."""

    action: Action
    news: tuple[ActionNews, ...]
    day: dt.date

    @property
    def last(self) -> ActionNews | None:
        """The newest word about it."""
        return self.news[-1] if self.news else None

    @property
    def state(self) -> Progress:
        """How far it was; planned while nobody said anything."""
        return Progress(self.last.state) if self.last else Progress.PLANNED

    @property
    def is_late(self) -> bool:
        """Its day has passed and nobody said that it is done, changed or stopped."""
        is_over = self.state in (Progress.DONE, Progress.CHANGED, Progress.STOPPED)
        return self.action.due is not None and self.action.due < self.day and not is_over


def actions_on(day: dt.date, municipality: str, line: int = 0) -> list[ActionThen]:
    """The actions that held on this day, of one line or of all, with what was known of them by then."""
    found = Action.objects.filter(_on(day), municipality__code=municipality).prefetch_related("news")
    if line:
        found = found.filter(line=line)
    return [ActionThen(one, tuple(news for news in one.news.all() if news.on <= day), day) for one in found]
