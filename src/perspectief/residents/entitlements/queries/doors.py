"""Second roads: what can be done where the answer is no. Never an empty hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext as _

from perspectief.foundation.language import law
from perspectief.foundation.provisions import queries as provisions
from perspectief.residents.entitlements.queries.asking import contact
from perspectief.residents.entitlements.queries.nouns import Answer, Contact, Door
from perspectief.rules import Outcome

MONEY, CHILDREN, BUSINESS, FOOD = "geld", "kinderen", "ondernemen", "eten"
SUBJECTS = {"bbz": BUSINESS, "ioaz": BUSINESS, "voedselbank": FOOD, "kledingbank": FOOD, "babyspullen": CHILDREN}
"""Of schemes that are about something else than money or children."""
ANYWHERE = ("WIJ Groningen", "Groningse Kredietbank (GKB)")
"""Names in the law's own contacts, for where there is no database to ask."""
MOST_DOORS = 3


def roads(municipality: str) -> list[Door]:
    """Provisions that help further, from the database."""
    return [
        Door(
            law.say(road.provision.name),
            contact=Contact(road.provision.name, road.provision.phone, road.provision.website.removeprefix("https://")),
            what=law.say(road.says),
            subjects=road.subjects,
        )
        for road in provisions.roads_of(municipality)
    ]


def known_anywhere() -> list[Door]:
    """Who helps with money, as far as the law's own contacts tell."""
    what = law.Said(_("Gratis hulp bij geld en papieren."), law.reader_language())
    return [Door(law.say(name), contact=contact(name), what=what, subjects=(MONEY,)) for name in ANYWHERE]


def next_doors(one: Answer, answers: Mapping[str, Answer], help: Sequence[Door]) -> list[Door]:
    """Where to go from here: schemes that may still be of use, and where none is left, somebody who helps."""
    keys = [key for key in one.scheme.next_doors if key in answers and _is_open(answers[key])]
    doors = [Door(answers[key].name, key=key) for key in _best_first(keys, answers)][:MOST_DOORS]
    return doors or _people(one, help)


def _people(one: Answer, help: Sequence[Door]) -> list[Door]:
    subject = SUBJECTS.get(one.key, CHILDREN if one.around.children else MONEY)
    return [door for door in help if subject in door.subjects][:1] or list(help[:1])


def _is_open(one: Answer) -> bool:
    return one.result.outcome is not Outcome.NEE and not one.is_told


def _best_first(keys: Iterable[str], answers: Mapping[str, Answer]) -> list[str]:
    order = list(Outcome)
    return sorted(keys, key=lambda key: order.index(answers[key].result.outcome))
