"""Looks up rounds and what they are about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from perspectief.policy.weighing.calc.framework import Content
from perspectief.policy.weighing.choices import FrameworkState, ItemState, RoundState
from perspectief.policy.weighing.models import Round, RoundStep
from perspectief.policy.weighing.queries import frameworks, panel
from perspectief.policy.weighing.queries.settings import RULES, setting

BUSY = (RoundState.ANNOUNCED, RoundState.OPEN, RoundState.SCORING, RoundState.TALK, RoundState.CHOOSING)


def rounds(municipality: str) -> QuerySet[Round]:
    """All rounds, the newest first."""
    return Round.objects.filter(municipality__code=municipality).select_related("framework")


def public_rounds(municipality: str) -> QuerySet[Round]:
    """What everybody may read: from the announcement on."""
    return rounds(municipality).exclude(state=RoundState.DRAFT).exclude(announced_at=None)


def find(municipality: str, key: str) -> Round | None:
    """One round."""
    return rounds(municipality).filter(key=key).first()


def content_of(one: Round) -> Content:
    """The questions of a round. Raises NotAsFrozen, BadFramework."""
    return frameworks.content_of(one.framework)


def rule(one: Round, name: str) -> Any:
    """A rule of the choice: as it held when the round was announced; before that as it holds today."""
    return one.rules[name] if name in one.rules else setting(f"{RULES}{name}")


def years_of(one: Round) -> list[int]:
    """The years for which there is money, the first one first."""
    return sorted(int(year) for year in one.ceilings)


def ceiling(one: Round) -> list[tuple[int, int]]:
    """Year and whole euros."""
    return [(year, int(one.ceilings[str(year)])) for year in years_of(one)]


def steps_of(one: Round) -> QuerySet[RoundStep]:
    """What happened, oldest first."""
    return one.steps.all()


def takes_applications(one: Round, day: dt.date) -> bool:
    """Whether somebody may send an application on this day: open, and not after the last day."""
    return one.state == RoundState.OPEN and one.closes_on is not None and day <= one.closes_on


def opening_on(municipality: str, day: dt.date) -> QuerySet[Round]:
    """Announced rounds of which the first day has come."""
    return rounds(municipality).filter(Q(state=RoundState.ANNOUNCED, opens_on__lte=day))


def missing_before_announcing(one: Round, day: dt.date, days_before: int) -> Iterator[str]:
    """What must still be filled in before it may be announced, in words."""
    if not one.what_for.strip():
        yield _("Schrijf op waarvoor dit geld is.")
    if not one.legal_basis.strip():
        yield _("Noem de regel waarop deze ronde rust.")
    if not one.ceilings or not any(int(amount) for amount in one.ceilings.values()):
        yield _("Vul per jaar in hoeveel geld er is.")
    if not one.dividing.strip():
        yield _("Schrijf op hoe u het geld verdeelt.")
    yield from _missing_dates(one, day, days_before)
    if one.framework.state not in (FrameworkState.PUBLISHED, FrameworkState.FROZEN):
        yield _("Maak eerst het wegingskader openbaar.")


def _missing_dates(one: Round, day: dt.date, days_before: int) -> Iterator[str]:
    days = [one.opens_on, one.closes_on, one.scores_until, one.replies_until]
    known = [found for found in days if found is not None]
    if len(known) < len(days):
        yield _("Vul alle vier de data in.")
    elif known != sorted(known):
        yield _("De data volgen elkaar niet op. Zet ze op volgorde.")
    if one.opens_on is not None and one.opens_on < day + dt.timedelta(days=days_before):
        yield _("De eerste dag is te vroeg. Iedereen moet eerst kunnen lezen hoe het gaat.")


def missing_before_scoring(one: Round, day: dt.date) -> Iterator[str]:
    """What must still be done before the panel may score, in words."""
    if one.closes_on is None or day <= one.closes_on:
        yield _("Aanvragen kan nog. Wacht tot na de laatste dag.")
    waiting = one.items.filter(state__in=(ItemState.SUBMITTED, ItemState.INCOMPLETE)).count()
    if waiting:
        yield _("Sommige aanvragen zijn nog niet bekeken. Zeg van elke aanvraag of hij meedoet.")
    if not one.items.filter(state=ItemState.ACCEPTED).exists():
        yield _("Er doet nog niets mee.")
    yield from panel.missing(one)


PUBLIC_STEPS = ("announced", "opened", "scoring", "stopped")
"""Steps of which the page of a round tells; other parts of the room tell of their own."""


def public_steps(one: Round) -> list[RoundStep]:
    """What happened, for everybody, oldest first."""
    return list(steps_of(one).filter(kind__in=PUBLIC_STEPS))
