"""Looks up provisions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.db.models import Q, QuerySet

from perspectief.foundation.datafiles import data_files
from perspectief.foundation.provisions.models import Provision

ROOM = Path(__file__).parent


@dataclass(frozen=True)
class Road:
    """A provision to go to when a scheme says no: for which subjects, and what to expect there (Dutch, plain)."""

    provision: Provision
    subjects: tuple[str, ...]
    says: str


def provisions_of(municipality: str) -> QuerySet[Provision]:
    """All provisions of a municipality, by name."""
    return Provision.objects.filter(municipality__code=municipality).select_related("organisation")


def provision_of_rule(municipality: str, rule: str) -> Provision | None:
    """The provision that a scheme of the rules belongs to."""
    return provisions_of(municipality).filter(rule=rule).first()


def provisions_in(municipality: str, area: str) -> QuerySet[Provision]:
    """What is offered in one area: what names the area itself, and what is offered everywhere."""
    return provisions_of(municipality).filter(Q(areas__code=area) | Q(everywhere=True)).distinct()


def roads_of(municipality: str) -> list[Road]:
    """Second roads of a municipality, in the order in which its data names them. One look in the database."""
    told = {key: (subjects, says) for city, key, subjects, says in told_roads() if city == municipality}
    found = {one.key: one for one in Provision.objects.filter(municipality__code=municipality, key__in=told)}
    return [Road(found[key], *told[key]) for key in told if key in found]


@cache
def told_roads() -> tuple[tuple[str, str, tuple[str, ...], str], ...]:
    """What the data files say of second roads: municipality, key of the provision, subjects, and what to expect."""
    return tuple(
        (file.municipality, row["provision"], tuple(row["subjects"]), row["says"])
        for file in data_files(ROOM, "roads")
        for row in file.rows
    )
