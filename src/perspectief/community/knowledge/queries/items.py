"""Looks up items of knowledge."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from perspectief.community.knowledge.choices import AboutKind
from perspectief.community.knowledge.models import About, Item, Reuse, Version


def versions(municipality: str) -> QuerySet[Version]:
    """What every item says now, also of those that are off the list."""
    found = Version.objects.filter(item__municipality__code=municipality, is_last=True)
    return found.select_related("item").annotate(reuses=Count("item__reuses"))


def on_the_list(municipality: str) -> QuerySet[Version]:
    """What every item says that is on the list."""
    return versions(municipality).filter(item__retired_at=None)


def find(municipality: str, key: str) -> Item | None:
    """The item with this key, with all that belongs to it."""
    parts = ("about", "versions", "researches", Prefetch("reuses", Reuse.objects.select_related("organisation")))
    found = Item.objects.filter(municipality__code=municipality, key=key)
    return found.select_related("from_question").prefetch_related(*parts).first()


def about(municipality: str, kind: AboutKind, key: str) -> QuerySet[Version]:
    """What is known about a provision, goal, line or theme, best proven first."""
    linked = About.objects.filter(item=OuterRef("item"), kind=kind, key=key)
    return on_the_list(municipality).filter(Exists(linked)).order_by("item__kind", "title")


def overdue(municipality: str, day: dt.date) -> QuerySet[Version]:
    """What must be looked at: over its day, or never looked at; the oldest first."""
    late = Q(checked_until__lt=day) | Q(checked_until=None)
    return on_the_list(municipality).filter(late).order_by("checked_until", "at")


def is_overdue(version: Version, day: dt.date) -> bool:
    """Did nobody say that it still holds on this day?"""
    return version.checked_until is None or version.checked_until < day


def taken_over_by(item: Item, organisation: str | None) -> bool:
    """Does this organisation take it over already?"""
    return bool(organisation) and item.reuses.filter(organisation__key=organisation).exists()
