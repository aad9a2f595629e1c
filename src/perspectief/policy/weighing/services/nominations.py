"""Brings provisions that exist into a round, and writes down how well it is known that something works."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from perspectief.foundation.access import Actor
from perspectief.foundation.places.models import Area
from perspectief.foundation.provisions.models import Provision
from perspectief.policy.weighing.calc.panel import GRADES
from perspectief.policy.weighing.choices import ItemKind, ItemState, Origin, RoundState
from perspectief.policy.weighing.models import Evidence, Item, Round
from perspectief.policy.weighing.permissions import may_steer
from perspectief.policy.weighing.queries import rounds as round_queries
from perspectief.policy.weighing.queries.rounds import rule
from perspectief.policy.weighing.services import rounds
from perspectief.policy.weighing.services.applications import LevelSaid, locked, set_levels
from perspectief.policy.weighing.services.refusing import Refused, check

FIELDS = (
    *("title", "kind", "goals", "groups", "everywhere", "statutory", "unproven", "running_since", "ends_not_before"),
    *("heard_on", "phase_out", "child", "touches_children", "child_said", "child_asked_on", "answers"),
)
"""What an officer writes down of a provision that exists."""
MONTHS, DAYS_OF_A_YEAR = 12, 365


@dataclass(frozen=True)
class Nominated:
    """What is known of a provision. `fields`: some of FIELDS."""

    fields: Mapping[str, Any] = field(default_factory=dict)
    areas: Iterable[Area] | None = None
    levels: Iterable[LevelSaid] | None = None


@transaction.atomic
def nominate(
    *, one: Round, provision: Provision, by: Actor, said: Nominated | None = None, on: dt.datetime | None = None
) -> Item:
    """A provision that exists takes part in a round, to be looked at again. Nominated twice is nominated once."""
    check(may_steer(by))
    held = _before_scoring(one)
    if held.invented and not is_invented(provision):
        raise Refused(_("Dit is een oefenronde. Daar doet geen echte organisatie aan mee."))
    known = held.items.filter(provision=provision, origin=Origin.EXISTING).first()
    if known is not None:
        return known
    at = rounds.moment(on, by)
    made = Item.objects.create(
        round=held,
        origin=Origin.EXISTING,
        kind=ItemKind.SCHEME if provision.rule else ItemKind.SERVICE,
        state=ItemState.ACCEPTED,
        title=provision.name[:160],
        organisation=provision.organisation,
        provision=provision,
        answers={"what": provision.offers, "whom": provision.target_group},
        goals=list(provision.goals.values_list("key", flat=True)),
        everywhere=provision.everywhere,
        submitted_at=at,
        made_at=at,
        changed_at=at,
        invented=is_invented(provision),
    )
    made.areas.set(provision.areas.all())
    detail = {"item": str(made.key), "provision": provision.key}
    rounds.note(one=held, kind="nominated", by=by, detail=detail, at=at)
    return change(item=made, said=said, by=by) if said else made


def is_invented(provision: Provision) -> bool:
    """Whether it is offered by an organisation that does not exist. Real names get no invented scores."""
    return provision.organisation is not None and provision.organisation.invented


@transaction.atomic
def change(*, item: Item, said: Nominated, by: Actor) -> Item:
    """Write down more of what is known, until the panel begins."""
    check(may_steer(by))
    round_ = _before_scoring(item.round)
    held = locked(item)
    if held.origin != Origin.EXISTING:
        _insist_on_officers_fields(said)
    unknown = set(said.fields) - set(FIELDS)
    if unknown:
        raise ValueError(f"Not of a nomination: {', '.join(sorted(unknown))}.")
    for name, value in said.fields.items():
        setattr(held, name, value)
    _insist_on_fair_term(held, round_)
    held.changed_at = timezone.now()
    held.save()
    if said.areas is not None:
        held.areas.set(said.areas)
    if said.levels is not None:
        set_levels(held, said.levels)
    return held


OFFICERS = frozenset({"statutory", "unproven", "running_since", "ends_not_before", "heard_on", "phase_out"})
"""What an officer writes down of an application too: the rest is the provider's."""


def _insist_on_officers_fields(said: Nominated) -> None:
    if set(said.fields) - OFFICERS or said.levels is not None or said.areas is not None:
        raise Refused(_("Dit is de aanvraag van een aanbieder. Alleen die verandert de tekst."))


def _insist_on_fair_term(held: Item, one: Round) -> None:
    """Who gets money for long ends only after it was heard, and a reasonable term after that (Awb 4:51)."""
    if held.ends_not_before is None or not is_long_running(held, one):
        return
    if held.heard_on is None:
        raise Refused(_("Dit loopt al lang. Hoor de aanbieder eerst. Vul in op welke dag."))
    first = earliest_end(held, one)
    if first is not None and held.ends_not_before < first:
        raise Refused(_("Dit loopt al lang. Het kan niet eerder stoppen dan %(day)s.") % {"day": date_format(first)})


def is_long_running(item: Item, one: Round) -> bool:
    """Whether it gets money for so long that it ends only after a hearing and a reasonable term (Awb 4:51)."""
    if item.running_since is None:
        return False
    first = one.opens_on or timezone.localdate()
    return (first - item.running_since).days >= rule(one, "long_running_years") * DAYS_OF_A_YEAR


@transaction.atomic
def grade(*, item: Item, criterion: str, grade: int, source: str, by: Actor, on: dt.datetime | None = None) -> Evidence:
    """How well it is known that it works, on one question. A new grade replaces the old. It changes no score."""
    check(may_steer(by))
    held = locked(item)
    if held.round.state not in (RoundState.DRAFT, RoundState.ANNOUNCED, RoundState.OPEN, RoundState.SCORING):
        raise Refused(_("De scores zijn al geopend. De onderbouwing verandert niet meer."))
    if grade not in GRADES:
        raise Refused(_("Kies een onderbouwing van 0 tot 5."))
    if grade and not source.strip():
        raise Refused(_("Schrijf op waar dit staat. Zonder bron is de onderbouwing 0."))
    if criterion not in {one.key for one in round_queries.content_of(held.round).criteria}:
        raise Refused(_("Deze vraag staat niet in het kader."))
    made, _new = Evidence.objects.update_or_create(
        item=held,
        criterion=criterion,
        defaults={"grade": grade, "source": source.strip()[:300], "at": rounds.moment(on, by)},
    )
    return made


def earliest_end(item: Item, one: Round) -> dt.date | None:
    """The first day on which it could end: a reasonable term after the provider was heard; None while that is open."""
    if item.heard_on is None or not is_long_running(item, one):
        return None
    months = item.heard_on.month + int(rule(one, "fair_term_months"))
    return dt.date(item.heard_on.year + months // MONTHS, months % MONTHS + 1, 1)


def _before_scoring(one: Round) -> Round:
    held = rounds.locked(one)
    if held.state not in (RoundState.DRAFT, RoundState.ANNOUNCED, RoundState.OPEN):
        raise Refused(_("Het panel is al begonnen. Wat meedoet, verandert niet meer."))
    return held
