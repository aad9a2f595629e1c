"""How things that are weighed touch each other, as assessors see it: with the number of the seat, never a name."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from perspectief.foundation.access import Actor
from perspectief.policy.weighing.choices import LinkKind, RoundState
from perspectief.policy.weighing.models import Assessor, Item, Link
from perspectief.policy.weighing.queries import panel as queries
from perspectief.policy.weighing.queries.frameworks import content_of
from perspectief.policy.weighing.services.panel import insist_on_own_or_typed
from perspectief.policy.weighing.services.refusing import Refused, insist_on_nobody
from perspectief.policy.weighing.services.rounds import locked, moment

HINDERS = frozenset({LinkKind.CLASHES, LinkKind.OVERLAPS})
"""Kinds by which one makes less of the other."""
ADDING = (RoundState.SCORING, RoundState.TALK)
SIZES = (1, 2)
LONGEST = 500


@dataclass(frozen=True)
class NewLink:
    """`one` touches `other` in this way; `size`: 1 a little, 2 a lot."""

    one: Item
    other: Item
    kind: LinkKind
    size: int
    reason: str


@transaction.atomic
def add_link(*, assessor: Assessor, new: NewLink, by: Actor, on: dt.datetime | None = None) -> Link:
    """Say how two things touch each other. Said again it replaces what this seat said before. Raises Refused."""
    held, at = locked(assessor.round), moment(on, by)
    insist_on_own_or_typed(assessor, by)
    if held.state not in ADDING:
        raise Refused(_("U kunt nu geen verbanden toevoegen."))
    _insist_on_two(assessor, new)
    if new.kind not in content_of(held.framework).link_kinds:
        raise Refused(_("Dit soort verband staat niet in het wegingskader."))
    if new.size not in SIZES:
        raise Refused(_("Kies hoe sterk dit verband is."))
    if not new.reason.strip() or len(new.reason) > LONGEST:
        raise Refused(_("Schrijf kort op waarom u dit verband ziet."))
    insist_on_nobody(new.reason)
    same = Link.objects.filter(
        round=held, one=new.one, other=new.other, kind=new.kind, seat_number=assessor.number, removed_at=None
    )
    same.update(removed_at=at)
    return Link.objects.create(
        round=held,
        one=new.one,
        other=new.other,
        kind=new.kind,
        strength=-new.size if new.kind in HINDERS else new.size,
        reason=new.reason.strip(),
        seat_number=assessor.number,
        at=at,
    )


def _insist_on_two(assessor: Assessor, new: NewLink) -> None:
    if new.one.pk == new.other.pk:
        raise Refused(_("Kies twee verschillende voorzieningen."))
    shut, there = queries.conflicts(assessor), {item.pk for item in queries.items_in(assessor.round)}
    if {new.one.pk, new.other.pk} & shut or not {new.one.pk, new.other.pk} <= there:
        raise Refused(_("Bij een van deze twee kunt u geen verband toevoegen."))


@transaction.atomic
def remove_link(*, assessor: Assessor, link: Link, by: Actor) -> Link:
    """Take back a link of this seat. Raises Refused."""
    held = locked(assessor.round)
    insist_on_own_or_typed(assessor, by)
    if held.state not in ADDING or link.round_id != held.pk or link.seat_number != assessor.number:
        raise Refused(_("Dit verband kunt u niet weghalen."))
    link.removed_at = moment(None, by)
    link.save(update_fields=["removed_at"])
    return link
