"""Entries for the national Algorithm Register (publication standard 1.0): each room describes its own at start-up.

Which fields there are, which are compulsory and how long each may be was read in the register's own schema
(github.com/MinBZK/Algoritmeregister, backend/app/schemas/config/v1_0.json) on 2026-11-22.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

Entry = Mapping[str, Any]
"""Field of the standard to text; `…_grouping` to a list of titles with links."""


class Rule(NamedTuple):
    """What the standard says of one field: what it is called, how long it may be, and whether it must be there."""

    title: str
    longest: int
    required: bool = False
    one_of: tuple[str, ...] = ()


STANDARD = "1.0"
FIELDS: Mapping[str, Rule] = {
    "name": Rule("Naam", 100, True),
    "description_short": Rule("Korte omschrijving", 350, True),
    "organization": Rule("Organisatie", 100, True),
    "status": Rule("Status", 100, True, ("In ontwikkeling", "In gebruik", "Buiten gebruik")),
    "contact_email": Rule("Contactgegevens", 500, True),
    "publication_category": Rule(
        "Publicatiecategorie",
        100,
        True,
        ("Hoog-risico AI-systeem", "Impactvolle algoritmes", "Overige algoritmes"),
    ),
    "goal": Rule("Doel en impact", 2500),
    "proportionality": Rule("Afwegingen", 2500),
    "human_intervention": Rule("Menselijke tussenkomst", 2500),
    "risks": Rule("Risicobeheer", 2500),
    "lawful_basis": Rule("Wettelijke basis", 2500),
    "impacttoetsen": Rule("Toelichting op impacttoetsen", 2500),
    "source_data": Rule("Gegevens", 2500),
    "methods_and_models": Rule("Technische werking", 5000),
    "provider": Rule("Leverancier", 200),
    "publiccode": Rule("Link naar broncode", 500),
    "lang": Rule("Taal", 3, True, ("nld",)),
    "standard_version": Rule("Versie publicatiestandaard", 3, False, (STANDARD,)),
}
GROUPS: Mapping[str, str] = {"lawful_basis_grouping": "Verwijzingen wettelijke basis"}
"""Lists of a title (at most 100 signs) with a link (at most 500)."""
LONGEST_TITLE, LONGEST_LINK = 100, 500

_ENTRIES: dict[str, Callable[[], Entry]] = {}


def register_algorithm(key: str, describe: Callable[[], Entry]) -> None:
    """Name an algorithm, at start-up; `describe` makes its entry from the rules as they are now."""
    _ENTRIES[key] = describe


def entries() -> Mapping[str, Entry]:
    """Every entry, by key."""
    return {key: _ENTRIES[key]() for key in sorted(_ENTRIES)}


def problems(entry: Entry) -> list[str]:
    """What the standard does not allow in this entry."""
    return [*_missing(entry), *_fields(entry), *_links(entry)]


def _missing(entry: Entry) -> Iterator[str]:
    yield from (f"{name} is missing" for name, rule in FIELDS.items() if rule.required and not entry.get(name))


def _fields(entry: Entry) -> Iterator[str]:
    for name, said in entry.items():
        if name in GROUPS:
            continue
        if name not in FIELDS:
            yield f"{name} is no field of the standard"
        elif len(said) > FIELDS[name].longest:
            yield f"{name} has {len(said)} signs, {FIELDS[name].longest} at most"
        elif FIELDS[name].one_of and said not in FIELDS[name].one_of:
            yield f"{name}: '{said}' is none of {', '.join(FIELDS[name].one_of)}"


def _links(entry: Entry) -> Iterable[str]:
    for name in GROUPS:
        for one in entry.get(name, ()):
            if len(one["title"]) > LONGEST_TITLE or len(one["link"]) > LONGEST_LINK:
                yield f"{name}: '{one['title']}' is too long"
