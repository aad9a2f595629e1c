"""Looks up goals, principles and lines as they stood on a day."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet

from perspectief.foundation.goals.choices import Level
from perspectief.foundation.goals.models import Goal, Line, Principle


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
