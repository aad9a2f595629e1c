"""Looks up organisations."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from perspectief.foundation.organisations.models import Organisation


def organisations_of(municipality: str) -> QuerySet[Organisation]:
    """All organisations of a municipality, by name."""
    return Organisation.objects.filter(municipality__code=municipality)


def find_by_name(municipality: str, name: str) -> Organisation | None:
    """The organisation that goes by this name or one of its other names, whatever the capitals."""
    wanted = name.casefold()
    for organisation in organisations_of(municipality):
        if wanted in [known.casefold() for known in (organisation.name, *organisation.other_names)]:
            return organisation
    return None


def names_of(municipality: str, keys: Iterable[str]) -> list[str]:
    """The names of the organisations with these keys, by name."""
    wanted = organisations_of(municipality).filter(key__in=set(keys))
    return list(wanted.values_list("name", flat=True))
