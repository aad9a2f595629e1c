"""Looks up the research agenda."""

from __future__ import annotations

from django.db.models import Case, IntegerField, QuerySet, Value, When

from perspectief.community.knowledge.choices import ResearchState
from perspectief.community.knowledge.models import Research

ORDER = (
    ResearchState.WANTED,
    ResearchState.RUNNING,
    ResearchState.DONE,
    ResearchState.STOPPED,
    ResearchState.UNKNOWN,
)


def agenda(municipality: str) -> QuerySet[Research]:
    """All questions: first those for which we look for somebody."""
    place = Case(*(When(state=state, then=Value(n)) for n, state in enumerate(ORDER)), output_field=IntegerField())
    found = Research.objects.filter(municipality__code=municipality, taken_out=False)
    return found.annotate(place=place).order_by("place", "question")


def find(municipality: str, key: str) -> Research | None:
    """The question with this key, with its news and subjects."""
    found = Research.objects.filter(municipality__code=municipality, key=key)
    return found.select_related("item").prefetch_related("news", "about").first()
