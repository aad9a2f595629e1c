"""What a report can be about: provisions and schemes; and wijken, indicators, by the names that people know."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.conf import settings
from django.urls import NoReverseMatch, reverse

from perspectief.foundation.language import law
from perspectief.foundation.places import queries as places
from perspectief.foundation.provisions import queries as provisions
from perspectief.policy.monitor.queries import indicators
from perspectief.rules import schemes

LONGEST_KEY = 80


class Named(NamedTuple):
    """A key with the name that people know."""

    key: str
    name: str


@dataclass(frozen=True)
class Subject:
    """A provision or scheme. `rule`: key of the scheme, empty when it is none; `page`: its page in the rule book."""

    key: str
    name: str
    rule: str
    page: str
    try_it: str
    """The page on which one can try another rule; empty when there is none."""


def find(key: str) -> Subject | None:
    """By the key of a provision, or of a scheme."""
    if not key or len(key) > LONGEST_KEY:
        return None
    known = provisions.provisions_of(settings.MUNICIPALITY)
    row = known.filter(key=key).first() or known.filter(rule=key).first()
    if row is not None:
        return _subject(row.key, row.name, row.rule)
    scheme = schemes().get(key)
    return _subject(key, scheme.name, key) if scheme else None


def key_of(key: str) -> str:
    """The key by which a provision is kept, when it was named by its own or by its scheme; empty: there is none."""
    found = find(key)
    return found.key if found else ""


def subject_of(key: str) -> Subject | None:
    """The same for a kept key; one that is gone since then goes by its key."""
    return find(key) or (Subject(key, key, "", "", "") if key else None)


def _subject(key: str, name: str, rule: str) -> Subject:
    page = _address("rulebook:scheme", rule) if rule in schemes() else ""
    try_it = f"{reverse('simulator:make')}?regeling={rule}" if rule in schemes() else ""
    return Subject(key, law.say(name).text, rule, page, try_it)


def _address(name: str, key: str) -> str:
    try:
        return reverse(name, args=[key])
    except NoReverseMatch:
        return ""


def every() -> list[Named]:
    """All that somebody can choose, by name."""
    rows = provisions.provisions_of(settings.MUNICIPALITY)
    return sorted((Named(one.key, law.say(one.name).text) for one in rows), key=lambda one: one.name.casefold())


def names(keys: Iterable[str]) -> dict[str, str]:
    """The names of these provisions, with one look in the database."""
    wanted = {key for key in keys if key}
    rows = provisions.provisions_of(settings.MUNICIPALITY).filter(key__in=wanted) if wanted else []
    known = {one.key: law.say(one.name).text for one in rows}
    return {key: known.get(key) or _scheme_name(key) for key in wanted}


def _scheme_name(key: str) -> str:
    scheme = schemes().get(key)
    return law.say(scheme.name).text if scheme else key


def areas() -> list[Named]:
    """The wijken of the municipality."""
    return [Named(one.code, one.name) for one in places.areas_of(settings.MUNICIPALITY)]


def area_name(code: str) -> str:
    """The name of a wijk; the code itself when it is none of ours."""
    found = places.areas_of(settings.MUNICIPALITY).filter(code=code).first() if code else None
    return found.name if found else code


def figures() -> list[Named]:
    """The indicators at which a measure can show."""
    return [Named(one.key, one.name) for one in indicators.indicators()]


def figure(key: str) -> Named | None:
    """One indicator."""
    found = indicators.find(key) if key else None
    return Named(found.key, found.name) if found else None
