"""What somebody told us so far, as a household file, and what they change in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from perspectief.residents.entitlements.calc import order, screens
from perspectief.residents.entitlements.calc.kinds import Screen
from perspectief.residents.entitlements.calc.standing import Standing
from perspectief.residents.entitlements.services.names import titles_of
from perspectief.residents.entitlements.services.removing import without
from perspectief.residents.entitlements.services.told import Carried, Mode, carried_by, wipe

FIRST = "who"
"""The screen with which every check begins."""


def household_of(request: HttpRequest) -> dict[str, Any] | None:
    """What this visitor told, as a household file for `read_household`; None when nothing was told.

    It is worked out from the sealed cookie and kept nowhere. A page that uses it is wrapped in `with_answers`.
    """
    carried = carried_by(request)
    if carried.page:
        return carried.page
    return standing_of(request).file if carried.told else None


def standing_of(request: HttpRequest) -> Standing:
    """What follows from the answers one by one; worked out once for a request."""
    told_now = carried_by(request).told
    known: Standing | None = getattr(request, "standing", None)
    if known is None or known.told is not told_now:
        known = Standing(told_now, settings.MUNICIPALITY, date.today())
        request.standing = known
    return known


def names_of(request: HttpRequest) -> dict[str, str]:
    """What each person of `household_of` is called on a page, by id: "U", "Uw partner", "Kind 1", "Huisgenoot 1"."""
    household = household_of(request)
    return titles_of(household["persons"]) if household else {}


def look(request: HttpRequest) -> order.Look:
    """Where the interview of this visitor stands: the next screen, what is settled, how many are left."""
    return order.Look(standing_of(request))


def shown(request: HttpRequest, screen_id: str) -> Screen | None:
    """A screen as this visitor sees it; None when it does not fit what was told."""
    return order.shown(screen_id, carried_by(request).told, settings.MUNICIPALITY)


def answer(request: HttpRequest, screen_id: str, said: Mapping[str, Any]) -> None:
    """One answer travels along. `said` is empty for who skips, `screens.UNKNOWN` for who does not know."""
    carried = carried_by(request)
    carried.told = screens.accept(carried.told, screen_id, said)
    carried.page, carried.draft, carried.removed = {}, {}, {}


def remove(request: HttpRequest, person: str) -> None:
    """Somebody does not live here after all: what was told about them goes, and can be put back until the next
    answer."""
    carried = carried_by(request)
    carried.removed = {"person": person, "told": carried.told}
    carried.told = without(carried.told, person)


def name_of_removed(request: HttpRequest) -> str:
    """What the person who was taken out last was called; "" when nobody can be put back."""
    removed = carried_by(request).removed
    if not removed:
        return ""
    persons = Standing(removed["told"], settings.MUNICIPALITY, date.today()).file["persons"]
    return titles_of(persons).get(removed["person"], "")


def put_back(request: HttpRequest) -> None:
    """Whoever was taken out last lives here after all, with everything that was told."""
    carried = carried_by(request)
    if carried.removed:
        carried.told, carried.removed = carried.removed["told"], {}


def before(request: HttpRequest, screen_id: str) -> str:
    """The screen that was answered before this one; "" for the first."""
    asked = list(carried_by(request).told)
    earlier = asked[: asked.index(screen_id)] if screen_id in asked else asked
    return earlier[-1] if earlier else ""


def start_together(request: HttpRequest) -> None:
    """The resident agrees that somebody helps. Earlier answers on this computer are forgotten."""
    wipe(request)
    request.carried = Carried(mode=Mode.HELPER)


def keep_page(request: HttpRequest, household: dict[str, Any], with_holiday: list[str]) -> None:
    """The one-page check was understood: its answers travel along. `with_holiday`: see `Carried`."""
    carried = carried_by(request)
    mode = carried.mode if carried.mode is Mode.HELPER else Mode.PAGE
    request.carried = replace(
        carried, mode=mode, page=household, with_holiday=with_holiday, told={}, draft={}, removed={}
    )


def with_holiday(request: HttpRequest) -> set[str]:
    """Which incomes of `household_of` were told with holiday pay in them, by number of person and of income."""
    carried = carried_by(request)
    if carried.page:
        return set(carried.with_holiday)
    persons = (household_of(request) or {"persons": []})["persons"]
    return {
        f"{number}.{row}"
        for number, person in enumerate(persons)
        for row, income in enumerate(_listed(person.get("income")))
        if carried.told.get(f"{person['id']}.income.{income['kind']}", {}).get("holiday")
    }


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def keep_draft(request: HttpRequest, draft: dict[str, Any]) -> None:
    """What was typed travels along once more, to be shown with what we did not understand."""
    carried_by(request).draft = draft


def keep_other(request: HttpRequest, other: dict[str, Any]) -> None:
    """What differs in the second scenario travels along."""
    carried = carried_by(request)
    carried.other, carried.draft = other, {}
