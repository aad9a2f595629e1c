"""Loads provisions: from our own data files, and one for each scheme of the rules."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

from django.db import transaction

from perspectief.foundation.datafiles import data_files
from perspectief.foundation.organisations import queries as organisations
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.places import queries as places
from perspectief.foundation.provisions.models import Provision

ROOM = Path(__file__).parent


class SchemeLike(Protocol):
    """What we read of a scheme of the rules."""

    @property
    def key(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def owner(self) -> str: ...
    @property
    def purpose(self) -> str: ...


@transaction.atomic
def load_provisions(*, room: Path = ROOM) -> int:
    """Load every provision in `data/`; loading again changes nothing. Returns how many."""
    count = 0
    for file in data_files(room, "provisions"):
        city = places.municipality(file.municipality)
        by_key = {organisation.key: organisation for organisation in organisations.organisations_of(city.code)}
        areas = {area.code: area for area in places.areas_of(city.code)}
        for row in file.rows:
            facts = _facts(row, by_key)
            _take_over(city.code, facts["rule"], row["key"])
            provision, _ = Provision.objects.update_or_create(municipality=city, key=row["key"], defaults=facts)
            provision.areas.set([areas[code] for code in row.get("areas", [])])
            count += 1
    return count


def _take_over(municipality: str, rule: str, key: str) -> None:
    """A scheme that gets its own row in the data file keeps the one it had, unless that row was there already."""
    if not rule:
        return
    ours = Provision.objects.filter(municipality__code=municipality)
    only_the_rules_knew = ours.filter(key=scheme_key(rule))
    if ours.filter(key=key).exists():
        only_the_rules_knew.delete()
    else:
        only_the_rules_knew.update(key=key)
    ours.filter(rule=rule).exclude(key=key).update(rule="")


def scheme_key(rule: str) -> str:
    """The key of a provision that only the rules know."""
    return f"regeling_{rule}"


def _facts(row: dict[str, Any], by_key: dict[str, Organisation]) -> dict[str, Any]:
    words = ("target_group", "area_text", "website", "phone", "how", "rule", "note")
    return {
        "name": row["name"],
        "organisation": by_key[row["organisation"]] if "organisation" in row else None,
        "offers": row["offers"],
        "everywhere": row.get("everywhere", False),
        "sources": row["sources"],
        "seen_year": row.get("seen_year"),
        **{word: row.get(word, "") for word in words},
    }


@transaction.atomic
def load_schemes(*, municipality: str, schemes: Iterable[SchemeLike]) -> int:
    """One provision per scheme of the rules. A provision that already names the scheme keeps its own words."""
    city = places.municipality(municipality)
    count = 0
    for scheme in schemes:
        count += 1
        key = scheme_key(scheme.key)
        if Provision.objects.filter(municipality=city, rule=scheme.key).exclude(key=key).exists():
            continue
        facts = {
            "name": scheme.name,
            "organisation": organisations.find_by_name(municipality, scheme.owner),
            "offers": scheme.purpose,
            "everywhere": True,
            "rule": scheme.key,
            "sources": [f"Perspectief, regels: {scheme.key}"],
        }
        Provision.objects.update_or_create(municipality=city, key=key, defaults=facts)
    return count
