"""Loads provisions: from our own data files, and one for each scheme of the rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol

from django.db import transaction
from django.db.models import QuerySet

from perspectief.foundation.datafiles import data_files
from perspectief.foundation.organisations import queries as organisations
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.places import queries as places
from perspectief.foundation.places.models import Area
from perspectief.foundation.provisions.models import Provision

ROOM = Path(__file__).parent
WORDS = ("target_group", "area_text", "website", "phone", "how", "rule", "note")
FACTS = ("name", "organisation", "offers", "everywhere", "sources", "seen_year", *WORDS)
"""What a file says of a provision."""


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
        ours = Provision.objects.filter(municipality=city)
        names_it = dict(ours.exclude(rule="").values_list("rule", "key"))
        for row in file.rows:
            if names_it.get(row.get("rule", ""), row["key"]) != row["key"]:
                _take_over(city.code, row["rule"], row["key"])
        said = [Provision(municipality=city, key=row["key"], **_facts(row, by_key)) for row in file.rows]
        _keep(said)
        _set_areas(ours, {row["key"]: row.get("areas", []) for row in file.rows}, places.areas_of(city.code))
        count += len(said)
    return count


def _keep(said: list[Provision]) -> None:
    Provision.objects.bulk_create(
        said, update_conflicts=True, unique_fields=["municipality", "key"], update_fields=FACTS
    )


def _set_areas(ours: QuerySet[Provision], codes: Mapping[str, list[str]], areas: Iterable[Area]) -> None:
    """Only what is not there yet is added, and only what is there no longer goes."""
    link = Provision.areas.through
    known, numbers = {area.code: area.pk for area in areas}, dict(ours.values_list("key", "pk"))
    wanted = {(numbers[key], known[code]) for key, some in codes.items() for code in some}
    kept = link.objects.filter(provision__in=[numbers[key] for key in codes])
    there = {(one.provision_id, one.area_id): one.pk for one in kept}
    link.objects.filter(pk__in=[there[pair] for pair in there.keys() - wanted]).delete()
    link.objects.bulk_create(link(provision_id=one, area_id=area) for one, area in sorted(wanted - there.keys()))


def _take_over(municipality: str, rule: str, key: str) -> None:
    """A scheme that gets its own row in the data file keeps the one it had, unless that row was there already."""
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
    return {
        "name": row["name"],
        "organisation": by_key[row["organisation"]] if "organisation" in row else None,
        "offers": row["offers"],
        "everywhere": row.get("everywhere", False),
        "sources": row["sources"],
        "seen_year": row.get("seen_year"),
        **{word: row.get(word, "") for word in WORDS},
    }


@transaction.atomic
def load_schemes(*, municipality: str, schemes: Iterable[SchemeLike]) -> int:
    """One provision per scheme of the rules. A provision that already names the scheme keeps its own words."""
    city = places.municipality(municipality)
    some = {scheme.key: scheme for scheme in schemes}
    names_it = dict(Provision.objects.filter(municipality=city, rule__in=some).values_list("rule", "key"))
    owners = {owner: organisations.find_by_name(municipality, owner) for owner in {one.owner for one in some.values()}}
    _keep(
        [
            Provision(municipality=city, key=scheme_key(key), **_facts_of_scheme(scheme, owners[scheme.owner]))
            for key, scheme in some.items()
            if names_it.get(key, scheme_key(key)) == scheme_key(key)
        ]
    )
    return len(some)


def _facts_of_scheme(scheme: SchemeLike, owner: Organisation | None) -> dict[str, Any]:
    return {
        "name": scheme.name,
        "organisation": owner,
        "offers": scheme.purpose,
        "everywhere": True,
        "rule": scheme.key,
        "sources": [f"Perspectief, regels: {scheme.key}"],
    }
