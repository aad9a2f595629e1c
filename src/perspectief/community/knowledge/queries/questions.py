"""Looks up questions between colleagues."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from perspectief.community.knowledge.choices import QuestionState
from perspectief.community.knowledge.models import Question


@dataclass(frozen=True)
class Standing:
    """Where somebody stands: to find what was asked from there."""

    role: str
    organisation: str | None


def questions(municipality: str) -> QuerySet[Question]:
    """All of a municipality, newest first, with the number of answers."""
    found = Question.objects.filter(municipality__code=municipality).select_related("organisation", "item")
    counted = found.annotate(answered=Count("answers", filter=Q(answers__taken_out=False)))
    return counted.order_by("-asked_on", "-key")


def find(municipality: str, key: str) -> Question | None:
    """The question with this key."""
    found = questions(municipality).prefetch_related("answers__organisation")
    return found.filter(key=key).first()


def waiting(municipality: str) -> QuerySet[Question]:
    """What nobody answered yet, the oldest first."""
    return questions(municipality).filter(state=QuestionState.OPEN).order_by("asked_on", "key")


def from_here(municipality: str, standing: Standing) -> QuerySet[Question]:
    """What was asked from this role and organisation and is not over."""
    over = (QuestionState.SETTLED, QuestionState.CLOSED)
    found = questions(municipality).filter(role=standing.role).exclude(state__in=over)
    return found.filter(organisation__key=standing.organisation) if standing.organisation else found


def counts(municipality: str) -> dict[str, int]:
    """How many questions there are in each state."""
    found = Question.objects.filter(municipality__code=municipality).order_by()
    known = {row["state"]: row["number"] for row in found.values("state").annotate(number=Count("pk"))}
    return {state: known.get(state, 0) for state in QuestionState.values}
