"""Looks up questions and dilemmas of areas."""

from __future__ import annotations

from django.conf import settings
from django.db.models import Q, QuerySet

from perspectief.policy.practice.choices import Said
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
    return found.prefetch_related("steps").order_by("-answered_on", "-key")


def still_said(question: AreaQuestion) -> list[Said]:
    """Of what there are words, that were not taken out."""
    there = {
        Said.QUESTION: not question.question_taken_out,
        Said.ANSWER: bool(question.answer) and not question.answer_taken_out,
    }
    return [part for part, is_there in there.items() if is_there]


def waiting() -> QuerySet[AreaQuestion]:
    """Without an answer; the first day first."""
    return open_questions()
