"""What a provider does with its application, and what an officer says of it. Keyword-only.

Every step of the form is kept by itself, so that nothing is lost. Who works at a file is an `Owner`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from perspectief.foundation.access import Actor
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.places.models import Area
from perspectief.foundation.privacy import services as privacy
from perspectief.foundation.privacy.choices import Action
from perspectief.foundation.privacy.purpose import purpose
from perspectief.foundation.privacy.subjects import Subject, account
from perspectief.foundation.uploads import Accepted
from perspectief.policy.weighing import sealing, states
from perspectief.policy.weighing.choices import ItemKind, ItemState, Origin, RoundState
from perspectief.policy.weighing.models import Attachment, Item, ItemLevel, LevelYear, Owner, Round
from perspectief.policy.weighing.models.items import APPLICATIONS
from perspectief.policy.weighing.permissions import (
    may_apply,
    may_fill_in,
    may_see_own,
    may_steer,
    may_withdraw,
    organisations_of,
)
from perspectief.policy.weighing.queries import applications as queries
from perspectief.policy.weighing.queries import items as item_queries
from perspectief.policy.weighing.queries import rounds as round_queries
from perspectief.policy.weighing.queries.settings import setting
from perspectief.policy.weighing.services import letters, rounds
from perspectief.policy.weighing.services.refusing import Refused, check

WHO_LOOKED = Subject("weighing", "all")
"""About whom a look is when nobody is known who worked at a file: about all files together."""
SIMPLE = (
    *("title", "kind", "goals", "groups", "everywhere", "unproven", "child", "touches_children", "child_said"),
    *("child_asked_on", "running_since"),
)
"""What a step of the form may say of the file itself; answers, areas and levels come apart."""


@dataclass(frozen=True)
class LevelSaid:
    """One level as somebody filled it in. `costs`: year -> whole euros; `staff`: full-time equivalents of the city."""

    key: str
    label: str
    reach: int
    costs: Mapping[int, int] = field(default_factory=dict)
    staff: Decimal = Decimal(0)


@dataclass(frozen=True)
class Said:
    """What one step says. None: this step does not say it."""

    fields: Mapping[str, Any] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    areas: Iterable[Area] | None = None
    levels: Iterable[LevelSaid] | None = None


@transaction.atomic
def start(*, one: Round, organisation: str, key: UUID, by: Actor, on: dt.datetime | None = None) -> Item:
    """Begin an application for an organisation. `key`: what the form gave it; begun twice is begun once."""
    check(may_apply(by))
    if organisation not in organisations_of(by):
        raise Refused(_("Dit is van een andere organisatie."))
    held, at = rounds.locked(one), rounds.moment(on, by)
    known = item_queries.find(held.municipality.code, key)
    if known is not None:
        check(may_see_own(by, known))
        return known
    _insist_on_open(held, timezone.localdate(at))
    offers = Organisation.objects.get(municipality=held.municipality, key=organisation)
    made = Item.objects.create(
        key=key,
        round=held,
        origin=Origin.APPLICATION,
        kind=ItemKind.PROJECT,
        organisation=offers,
        made_at=at,
        changed_at=at,
        invented=by.is_invented or offers.invented,
    )
    _own(made, by, at)
    return made


@transaction.atomic
def keep(*, item: Item, said: Said, by: Actor, on: dt.datetime | None = None) -> Item:
    """Keep what one step says; nothing else changes."""
    held, at = locked(item), rounds.moment(on, by)
    check(may_fill_in(by, held))
    _insist_on_time(held, timezone.localdate(at))
    unknown = set(said.fields) - set(SIMPLE)
    if unknown:
        raise ValueError(f"Not of an application: {', '.join(sorted(unknown))}.")
    for name, value in said.fields.items():
        setattr(held, name, value)
    held.answers = {**held.answers, **said.answers}
    held.changed_at = at
    held.save()
    if said.areas is not None:
        held.areas.set(said.areas)
    if said.levels is not None:
        set_levels(held, said.levels)
    _own(held, by, at)
    return held


def set_levels(item: Item, levels: Iterable[LevelSaid]) -> None:
    """These and no others."""
    wanted = list(levels)
    item.levels.exclude(key__in=[one.key for one in wanted]).delete()
    for one in wanted:
        level, _new = ItemLevel.objects.update_or_create(
            item=item, key=one.key, defaults={"label": one.label, "reach": one.reach}
        )
        level.years.exclude(year__in=one.costs).delete()
        for year, cost in one.costs.items():
            LevelYear.objects.update_or_create(level=level, year=year, defaults={"cost": cost, "staff": one.staff})


@transaction.atomic
def attach(*, item: Item, name: str, file: Accepted, by: Actor) -> Attachment:
    """Keep a file that was looked at, sealed."""
    held = locked(item)
    check(may_fill_in(by, held))
    most = setting("most_attachments")
    if held.attachments.count() >= most:
        raise Refused(_("Er zijn al %(most)s bijlagen. Haal er eerst een weg.") % {"most": most})
    at = timezone.now()
    _own(held, by, at)
    return Attachment.objects.create(
        item=held, name=name[:120], size=len(file.content), sealed=sealing.seal_file(file.content, held.key), at=at
    )


@transaction.atomic
def detach(*, item: Item, number: int, by: Actor) -> None:
    """Take a file away again. Taken away twice is taken away once."""
    held = locked(item)
    check(may_fill_in(by, held))
    held.attachments.filter(pk=number).delete()


@transaction.atomic
def open_file(*, attachment: Attachment, by: Actor) -> bytes:
    """What is in a file. An officer who opens one stands in the access log. Raises Refused, keys.NotOurs."""
    item = attachment.item
    if not may_see_own(by, item).allowed:
        check(may_steer(by))
        about = [account(key) for key in queries.owners_of(item)] or [WHO_LOOKED]
        privacy.log_look(
            by=by,
            activity=APPLICATIONS,
            subjects=about,
            action=Action.VIEW,
            what="weighing_file",
            reason="weighing_check",
        )
    return sealing.file_of(attachment.sealed, item.key)


@transaction.atomic
def submit(*, item: Item, by: Actor, on: dt.datetime | None = None) -> Item:
    """Send it, whole and in time. Sent twice is sent once."""
    held, at = locked(item), rounds.moment(on, by)
    check(may_see_own(by, held))
    if held.state == ItemState.SUBMITTED:
        return held
    check(may_fill_in(by, held))
    _insist_on_time(held, timezone.localdate(at))
    missing = queries.missing_of(held, round_queries.content_of(held.round))
    if missing:
        raise Refused(_("Er mist nog iets. Kijk in de lijst wat u nog invult."))
    held.submitted_at = held.submitted_at or at
    held.changed_at, held.missing, held.missing_until = at, "", None
    _own(held, by, at)
    return _move(held, ItemState.SUBMITTED, "submitted_at", "changed_at", "missing", "missing_until")


@transaction.atomic
def withdraw(*, item: Item, by: Actor) -> Item:
    """Take it back, for good. Taken back twice is taken back once."""
    held = locked(item)
    check(may_see_own(by, held))
    if held.state == ItemState.WITHDRAWN:
        return held
    check(may_withdraw(by, held))
    held.changed_at = timezone.now()
    moved = _move(held, ItemState.WITHDRAWN, "changed_at")
    if held.submitted_at is not None:
        rounds.note(one=held.round, kind="withdrawn", by=by, detail={"item": str(held.key)})
    return moved


# --- What an officer says of it ---------------------------------------------------------------------------------------
@transaction.atomic
def ask_for_more(*, item: Item, missing: str, until: dt.date, by: Actor) -> Item:
    """Something is missing: the provider reads what, and has until this day."""
    check(may_steer(by))
    held = _looked_at(item)
    if not missing.strip():
        raise Refused(_("Schrijf op wat er mist. De aanbieder leest dit."))
    if until <= timezone.localdate():
        raise Refused(_("Kies een dag na vandaag."))
    held.missing, held.missing_until = missing.strip(), until
    _note(held, "asked-for-more", by)
    letters.tell_owners(held, "missing", "file", timezone.now())
    return _move(held, ItemState.INCOMPLETE, "missing", "missing_until")


@transaction.atomic
def accept(*, item: Item, by: Actor, on: dt.datetime | None = None) -> Item:
    """It is complete and takes part. Accepted twice is accepted once."""
    check(may_steer(by))
    held = _looked_at(item)
    if held.state == ItemState.ACCEPTED:
        return held
    _note(held, "accepted", by, at=rounds.moment(on, by))
    return _move(held, ItemState.ACCEPTED)


@transaction.atomic
def do_not_take(*, item: Item, reason: str, by: Actor) -> Item:
    """It does not take part; the provider reads why."""
    check(may_steer(by))
    held = _looked_at(item)
    if not reason.strip():
        raise Refused(_("Schrijf op waarom dit niet meedoet. De aanbieder leest dit."))
    if held.state == ItemState.INCOMPLETE and held.missing_until and timezone.localdate() <= held.missing_until:
        raise Refused(_("De aanbieder kan nog aanvullen. Wacht tot die tijd voorbij is."))
    held.not_taken_because = reason.strip()
    _note(held, queries.NOT_TAKEN, by, reason)
    letters.tell_owners(held, "not-taken", "file", timezone.now())
    return _move(held, ItemState.NOT_TAKEN, "not_taken_because")


def locked(item: Item) -> Item:
    """The same file as it is now, held until the transaction ends."""
    found = Item.objects.select_for_update(of=("self",), no_key=True)
    return found.select_related("round__framework", "round__municipality", "organisation", "provision").get(pk=item.pk)


def _looked_at(item: Item) -> Item:
    """Locked, while officers still say what takes part: before the panel begins."""
    rounds.locked(item.round)
    held = locked(item)
    if held.round.state not in (RoundState.ANNOUNCED, RoundState.OPEN):
        raise Refused(_("Het panel is al begonnen. Wat meedoet, verandert niet meer."))
    return held


def _note(held: Item, kind: str, by: Actor, reason: str = "", at: dt.datetime | None = None) -> None:
    rounds.note(one=held.round, kind=kind, by=by, reason=reason, detail={"item": str(held.key)}, at=at)


def _move(held: Item, to: ItemState, *fields: str) -> Item:
    if not states.item_may_go(held.state, to):
        raise Refused(_("Deze stap kan nu niet."))
    held.state = to
    held.save(update_fields=["state", *fields])
    return held


def _own(item: Item, by: Actor, at: dt.datetime) -> None:
    if by.account is not None:
        with purpose(APPLICATIONS):
            Owner.objects.get_or_create(item=item, account=by.account, defaults={"at": at})


def _insist_on_open(one: Round, day: dt.date) -> None:
    if one.state == RoundState.ANNOUNCED or (one.opens_on and day < one.opens_on):
        raise Refused(_("Aanvragen kan nog niet. De eerste dag is er nog niet."))
    if not round_queries.takes_applications(one, day):
        raise Refused(_("Aanvragen kan niet meer. De laatste dag is voorbij."))


def _insist_on_time(item: Item, day: dt.date) -> None:
    """Before the last day of the round; or, when something was missing, of the time to add it."""
    if item.state != ItemState.INCOMPLETE:
        _insist_on_open(item.round, day)
        return
    if item.round.state != RoundState.OPEN:
        raise Refused(_("Deze ronde is verder. Aanvullen kan niet meer."))
    if item.missing_until is not None and day > item.missing_until:
        raise Refused(_("De tijd om aan te vullen is voorbij. Bel ons als er iets aan de hand is."))
