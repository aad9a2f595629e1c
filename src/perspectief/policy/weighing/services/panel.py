"""Who sits in a panel, who does it on paper, and who has an interest in what. Notes roles and numbers of seats."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from perspectief.foundation.access import Actor, Role
from perspectief.foundation.accounts.queries import holding, met_by
from perspectief.foundation.privacy.choices import Action
from perspectief.foundation.privacy.purpose import purpose
from perspectief.policy.weighing import panel_words as words
from perspectief.policy.weighing.choices import RoundState, Seat
from perspectief.policy.weighing.models import Assessor, Conflict, Item, Link, Round, RoundStep, Score, Sealed
from perspectief.policy.weighing.models.scoring import PANEL
from perspectief.policy.weighing.permissions import SEATED, may_seat, may_type_for, may_vouch
from perspectief.policy.weighing.queries import panel as queries
from perspectief.policy.weighing.services.refusing import Refused, check, insist_on_nobody
from perspectief.policy.weighing.services.rounds import locked, moment, note

CLOSED_FOR_CONFLICTS = (RoundState.CHOOSING, RoundState.REPLYING, RoundState.DECIDED, RoundState.STOPPED)
SCORED, TAKEN_OUT = "score_sealed", "score_removed"
"""Steps of a round: something was handed in, or taken out again. By `queries.panel.place_of`, never by seat."""


@dataclass(frozen=True)
class NewSeat:
    """Somebody who is asked. `account`: None when they have none and work on paper.

    `organisation`: key of who they work for; what that one asks for, they do not see.
    """

    seat: Seat
    account: UUID | None = None
    is_expert: bool = False
    organisation: str = ""
    on_paper: bool = False


@transaction.atomic
def seat(*, one: Round, new: NewSeat, by: Actor, on: dt.datetime | None = None) -> Assessor:
    """Give somebody a seat in the panel, with the next number. Raises Refused."""
    held, at = locked(one), moment(on, by)
    check(may_seat(by, held))
    is_expert = new.is_expert or new.seat == Seat.EXPERT
    _insist_on_a_role(new, is_expert, by)
    with purpose(PANEL):
        known = list(Assessor.objects.select_for_update(no_key=True).filter(round=held))
        if new.seat == Seat.CHAIR and any(one.seat == Seat.CHAIR and one.left_at is None for one in known):
            raise Refused(_("Er is al een voorzitter. Laat die eerst stoppen."))
        back = next((one for one in known if new.account and one.account == new.account), None)
        if back is not None and back.left_at is None:
            raise Refused(_("Deze persoon zit al in het panel."))
        made = back or Assessor(
            round=held, account=new.account, number=max((one.number for one in known), default=0) + 1
        )
        made.seat, made.is_expert, made.organisation = new.seat, is_expert, new.organisation
        made.on_paper, made.left_at = new.on_paper or new.account is None, None
        made.save()
    note(one=held, kind="seated", by=by, detail={"seat": made.number, "as": str(new.seat)}, at=at)
    words.log(by, [made], Action.CHANGE, words.SEAT, words.RUNNING)
    return made


def _insist_on_a_role(new: NewSeat, is_expert: bool, by: Actor) -> None:
    if new.account is None:
        if not new.on_paper:
            raise Refused(_("Kies een account. Of kies: deze persoon werkt op papier."))
        if new.seat == Seat.CHAIR:
            raise Refused(_("De voorzitter heeft een account nodig, voor de woorden van het slot."))
        return
    if not met_by(by).filter(key=new.account, is_active=True).exists():
        raise Refused(_("Dit account is er niet."))
    held = set(holding().filter(user__key=new.account).values_list("role", flat=True))
    if not held & {role.value for role in SEATED}:
        raise Refused(_("Deze persoon heeft geen rol waarmee iemand in een panel kan zitten."))
    if is_expert and Role.EXPERT.value not in held:
        raise Refused(_("Deze persoon heeft niet de rol van ervaringsdeskundige."))


@transaction.atomic
def stop_seat(*, assessor: Assessor, by: Actor, reason: str) -> Assessor:
    """Somebody stops. What they handed in counts; the number of the seat is never given again. Raises Refused."""
    held = locked(assessor.round)
    check(may_seat(by, held))
    if not reason.strip():
        raise Refused(_("Schrijf op waarom deze persoon stopt. Noem geen naam."))
    insist_on_nobody(reason)
    known = _held(assessor)
    known.left_at = moment(None, by)
    known.save(update_fields=["left_at"])
    note(one=held, kind="seat_left", by=by, reason=reason, detail={"seat": known.number})
    words.log(by, [known], Action.CHANGE, words.SEAT, words.RUNNING)
    return known


@transaction.atomic
def set_paper(*, assessor: Assessor, on_paper: bool, by: Actor) -> Assessor:
    """From now on somebody works on paper, or no longer. Raises Refused."""
    check(may_seat(by, locked(assessor.round)))
    known = _held(assessor)
    if known.account is None and not on_paper:
        raise Refused(_("Deze persoon heeft geen account. Dan kan het alleen op papier."))
    known.on_paper = on_paper
    known.save(update_fields=["on_paper"])
    words.log(by, [known], Action.CHANGE, words.SEAT, words.RUNNING)
    return known


@transaction.atomic
def vouch(*, assessor: Assessor, by: Actor, on: dt.datetime | None = None) -> Assessor:
    """Somebody of the panel asked the person: what was typed from paper is theirs. Raises Refused.

    One officer alone could else give a seat to nobody and type what nobody wrote.
    """
    held, at = locked(assessor.round), moment(on, by)
    check(may_vouch(by, assessor, queries.my_seat(held, by)))
    if held.state != RoundState.SCORING:
        raise Refused(_("Dit kan nu niet meer."))
    if assessor.pk not in {one.pk for one in queries.not_vouched(held)}:
        raise Refused(_("Hier valt niets te bevestigen."))
    known = _held(assessor)
    known.vouched_by = by.account
    known.save(update_fields=["vouched_by"])
    note(one=held, kind="paper_vouched", by=by, detail={"seat": known.number}, at=at)
    words.log(by, [known], Action.CHANGE, words.SEAT, _why(known, by))
    return known


@transaction.atomic
def set_show_alone(*, assessor: Assessor, yes: bool, by: Actor) -> Assessor:
    """Whether the own scores may be seen apart when there are few of them: only the person says so."""
    insist_on_own(assessor, by)
    known = _held(assessor)
    known.show_alone = yes
    known.save(update_fields=["show_alone"])
    words.log(by, [known], Action.CHANGE, words.SEAT, words.OWN)
    return known


@transaction.atomic
def practised(*, assessor: Assessor, by: Actor, on: dt.datetime | None = None) -> Assessor:
    """The person has looked at the example, and begins."""
    insist_on_own(assessor, by)
    known = _held(assessor)
    known.practised_at = known.practised_at or moment(on, by)
    known.save(update_fields=["practised_at"])
    return known


@transaction.atomic
def tell_conflict(*, assessor: Assessor, item: Item, by: Actor, reason: str, on: dt.datetime | None = None) -> Conflict:
    """Somebody has something to do with a thing: from now on they see and score nothing of it.

    What they handed in of it goes away: unread, or after the opening out of the sums. So do their links with it.
    Raises Refused.
    """
    held, at = locked(assessor.round), moment(on, by)
    insist_on_own_or_typed(assessor, by, item)
    if held.state in CLOSED_FOR_CONFLICTS or item.round_id != held.pk:
        raise Refused(_("Dit kan nu niet meer."))
    if not reason.strip():
        raise Refused(_("Schrijf kort op waarom."))
    insist_on_nobody(reason)
    with purpose(PANEL):
        made, _is_new = Conflict.objects.get_or_create(
            assessor=assessor, item=item, defaults={"reason": reason.strip()[:300], "at": at}
        )
        gone = _taken_out(held, assessor, item)
    Link.objects.filter(Q(one=item) | Q(other=item), round=held, seat_number=assessor.number, removed_at=None).update(
        removed_at=at
    )
    if gone:
        note_box(held, TAKEN_OUT, at, box=queries.place_of(assessor, item))
    words.log(by, [assessor], Action.CHANGE, words.CONFLICT, _why(assessor, by))
    return made


def _taken_out(held: Round, assessor: Assessor, item: Item) -> int:
    kind = {RoundState.SCORING: Sealed, RoundState.TALK: Score}.get(RoundState(held.state))
    return kind.objects.filter(assessor=assessor, item=item).delete()[0] if kind else 0


@transaction.atomic
def take_back_conflict(*, assessor: Assessor, item: Item, by: Actor) -> None:
    """It was told by mistake. Not when it follows from the rules. Raises Refused."""
    held = locked(assessor.round)
    insist_on_own_or_typed(assessor, by)
    if held.state not in (RoundState.ANNOUNCED, RoundState.OPEN, RoundState.SCORING):
        raise Refused(_("Dit kan nu niet meer."))
    with purpose(PANEL):
        Conflict.objects.filter(assessor=assessor, item=item, by_rule=False).delete()
    words.log(by, [assessor], Action.CHANGE, words.CONFLICT, _why(assessor, by))


def note_rules(one: Round, at: dt.datetime) -> None:
    """Write down which conflicts follow from the rules now, when the first scores are opened."""
    for assessor in queries.seats(one):
        shut = queries.by_rule(assessor)
        with purpose(PANEL):
            told = set(Conflict.objects.filter(assessor=assessor).values_list("item", flat=True))
            Conflict.objects.bulk_create(
                Conflict(
                    assessor=assessor, item_id=pk, reason=_("Eigen organisatie of eigen aanvraag"), by_rule=True, at=at
                )
                for pk in sorted(shut - told)
            )


def leave_out(one: Round, at: dt.datetime) -> None:
    """No score counts of who has an interest by now: at the end of the talk."""
    note_rules(one, at)
    with purpose(PANEL):
        for told in Conflict.objects.filter(assessor__round=one):
            Score.objects.filter(assessor=told.assessor_id, item=told.item_id).delete()


def note_box(held: Round, kind: str, at: dt.datetime, **detail: str) -> None:
    """A step about a box. Without a role: who hands in when says something about a person."""
    RoundStep.objects.create(round=held, kind=kind, at=at, detail=detail)


def insist_on_own(assessor: Assessor, by: Actor) -> None:
    """Only the person. Raises Refused."""
    if not by.is_known or assessor.account != by.account or assessor.left_at is not None:
        raise Refused(_("Dit is niet uw stoel."))


def insist_on_own_or_typed(assessor: Assessor, by: Actor, item: Item | None = None) -> None:
    """The person, or who types for somebody who works on paper.

    `item`: what the person handed in alone, nobody else reads, replaces or takes away. Raises Refused.
    """
    if by.is_known and assessor.account == by.account and assessor.left_at is None:
        return
    check(may_type_for(by, assessor))
    if item is not None and queries.is_their_own(assessor, item):
        raise Refused(_("Deze persoon leverde dit zelf in. Alleen deze persoon verandert het."))


def _why(assessor: Assessor, by: Actor) -> str:
    return words.OWN if assessor.account is not None and assessor.account == by.account else words.ON_PAPER


def _held(assessor: Assessor) -> Assessor:
    with purpose(PANEL):
        return Assessor.objects.select_for_update(of=("self",), no_key=True).select_related("round").get(pk=assessor.pk)
