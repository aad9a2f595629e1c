"""What somebody typed on these pages: it travels in the sealed cookie of the check, and is kept nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.http import HttpRequest

from perspectief.foundation.language.law import reader_language
from perspectief.residents.entitlements.queries import OpenQuestion, question
from perspectief.residents.entitlements.services import addresses, carried_by, household_of, names_of
from perspectief.residents.entitlements.services import with_answers as with_answers
from perspectief.simulation.outlook import HouseholdFile, ready

LONGEST = 40
"""Characters of one answer that travel along."""


class Told(NamedTuple):
    """The household of a visitor, ready to look ahead with, and what each person is called."""

    household: HouseholdFile
    names: dict[str, str]
    presumed: tuple[str, ...]
    was_about: bool


def told(request: HttpRequest) -> Told | None:
    """What this visitor told; None when nothing was."""
    household = household_of(request)
    if household is None:
        return None
    found = ready(household)
    return Told(found.household, names_of(request), found.presumed, found.was_about)


def typed(request: HttpRequest, page: str) -> dict[str, str]:
    """What was typed on a page; empty when nothing was."""
    said = carried_by(request).outlook.get(page, {})
    return {str(name): str(value) for name, value in said.items()} if isinstance(said, dict) else {}


def keep(request: HttpRequest, page: str, fields: Iterable[str], said: Mapping[str, Any]) -> None:
    """What was typed travels along: of this page only, so that the cookie stays small."""
    wanted = {name: str(said.get(name, "")).strip()[:LONGEST] for name in fields}
    carried_by(request).outlook = {page: {name: text for name, text in wanted.items() if text}}


def questions(request: HttpRequest, places: Iterable[str]) -> list[OpenQuestion]:
    """The questions behind places in the household file, each with the address from which one comes back here."""
    page = request.path.rpartition("/")[2]
    names, screens = names_of(request), addresses(request, f"vooruitblik-{page}")
    return [question(place, names, screens, reader_language()) for place in places]


def forget(request: HttpRequest) -> None:
    """What was typed on these pages is gone; the answers of the check stay."""
    carried_by(request).outlook = {}
