"""Looks up questions and dilemmas of areas."""

from __future__ import annotations

from django.conf import settings
from django.db.models import Q, QuerySet

from perspectief.policy.practice.models import AreaQuestion
from perspectief.policy.practice.queries.waiting import open_questions


def find(key: str) -> AreaQuestion | None:
    """The question with this key, answered or not."""
    return AreaQuestion.objects.filter(municipality__code=settings.MUNICIPALITY, key=key).first()


def answered(words: str = "") -> QuerySet[AreaQuestion]:
    """What everybody may read, the newest answer first. Every word must stand in it."""
    found = AreaQuestion.objects.filter(municipality__code=settings.MUNICIPALITY, answered_on__isnull=False)
    for word in words.split():
        found = found.filter(Q(title__icontains=word) | Q(text__icontains=word) | Q(answer__icontains=word))
    return found.order_by("-answered_on", "-key")


def waiting() -> QuerySet[AreaQuestion]:
    """Without an answer; the first day first."""
    return open_questions()
