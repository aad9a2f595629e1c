"""Looks up provisions."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from perspectief.foundation.provisions.models import Provision


def provisions_of(municipality: str) -> QuerySet[Provision]:
    """All provisions of a municipality, by name."""
    return Provision.objects.filter(municipality__code=municipality).select_related("organisation")


def provision_of_rule(municipality: str, rule: str) -> Provision | None:
    """The provision that a scheme of the rules belongs to."""
    return provisions_of(municipality).filter(rule=rule).first()


def provisions_in(municipality: str, area: str) -> QuerySet[Provision]:
    """What is offered in one area: what names the area itself, and what is offered everywhere."""
    return provisions_of(municipality).filter(Q(areas__code=area) | Q(everywhere=True)).distinct()
