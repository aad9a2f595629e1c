"""Who sits in a panel, what each of them may see, how far they are, and what is missing before scoring can begin."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from perspectief.foundation.access import Actor, Role
from perspectief.foundation.accounts.queries import holding
from perspectief.foundation.privacy.purpose import purpose
from perspectief.policy.weighing.calc import answers as said
from perspectief.policy.weighing.calc import framework
from perspectief.policy.weighing.choices import Holder, ItemState, Origin, Seat
from perspectief.policy.weighing.models import Assessor, Conflict, Item, KeyHolder, Owner, Round, Sealed
from perspectief.policy.weighing.models.items import APPLICATIONS
from perspectief.policy.weighing.models.scoring import PANEL
from perspectief.policy.weighing.queries.frameworks import content_of

FEW = 3
"""Fewer scores than this on one question: too few to show how they lie (`calc/values.ENOUGH`, without NumPy)."""
ADVISED = 5
"""Fewer assessors than this: their mean says little (Spearman-Brown, see `calc/agreement`)."""
OF_THE_CITY = (Role.POLICY_OFFICER, Role.TEAM)
"""Roles of the municipality itself: it weighs, so its own name is no conflict by rule. Who works on a thing says so."""


# --- Seats ------------------------------------------------------------------------------------------------------------
def seats(round: Round) -> list[Assessor]:
    """All who sit or sat in it, by number."""
    with purpose(PANEL):
        return list(Assessor.objects.filter(round=round).order_by("number"))


def sitting(round: Round) -> list[Assessor]:
    """All who did not stop."""
    return [one for one in seats(round) if one.left_at is None]


def my_seat(round: Round, by: Actor) -> Assessor | None:
    """The seat of who asks; None when there is none, or they stopped."""
    if not by.is_known:
        return None
    with purpose(PANEL):
        return Assessor.objects.filter(round=round, account=by.account, left_at=None).select_related("round").first()


def my_seats(by: Actor) -> list[Assessor]:
    """All seats of who asks, the newest round first."""
    if not by.is_known:
        return []
    with purpose(PANEL):
        mine = Assessor.objects.filter(account=by.account, left_at=None)
        return list(mine.select_related("round__framework").order_by("-round__opens_on", "round__key"))


def find_seat(round: Round, number: int) -> Assessor | None:
    """The seat with this number."""
    with purpose(PANEL):
        return Assessor.objects.filter(round=round, number=number).select_related("round").first()


# --- What each may see ------------------------------------------------------------------------------------------------
def items_in(round: Round) -> QuerySet[Item]:
    """What is weighed in this round."""
    taking_part = Item.objects.filter(round=round, state=ItemState.ACCEPTED)
    return taking_part.select_related("organisation", "provision").order_by("title", "pk")


def find_item(round: Round, key: UUID) -> Item | None:
    """One thing that is weighed in this round."""
    return items_in(round).filter(key=key).first()


def organisations_of(assessor: Assessor) -> frozenset[str]:
    """Keys of those whose things this assessor may not judge: said at the seat, or the account works for them now."""
    of_account = holding().filter(user__key=assessor.account, organisation__isnull=False) if assessor.account else []
    keys = {one.organisation.key for one in of_account if one.organisation and one.role not in OF_THE_CITY}
    return frozenset(keys | {assessor.organisation} - {""})


def by_rule(assessor: Assessor) -> frozenset[int]:
    """Things of the own organisation, and those that this account applied for itself."""
    own = Q(organisation__key__in=organisations_of(assessor))
    with purpose(APPLICATIONS):
        if assessor.account:
            applied = Owner.objects.filter(account=assessor.account, item__round=assessor.round_id)
            own |= Q(pk__in=list(applied.values_list("item", flat=True)))
        return frozenset(Item.objects.filter(own, round=assessor.round_id).values_list("pk", flat=True))


def conflicts(assessor: Assessor) -> frozenset[int]:
    """Everything of which this assessor sees nothing: by rule, or because they said so."""
    with purpose(PANEL):
        told = Conflict.objects.filter(assessor=assessor).values_list("item", flat=True)
        return by_rule(assessor) | frozenset(told)


def has_interest(round: Round, by: Actor) -> bool:
    """Whether who asks has to do with something that is weighed here, in a seat or without one."""
    mine = my_seat(round, by)
    shut = conflicts(mine) if mine else by_rule(Assessor(round=round, account=by.account))
    return items_in(round).filter(pk__in=shut).exists()


def items_for(assessor: Assessor) -> list[Item]:
    """What this assessor scores, in an order by chance of their own, the same each time."""
    shut = conflicts(assessor)
    found = sorted((one for one in items_in(assessor.round) if one.pk not in shut), key=lambda one: str(one.key))
    random.Random(f"{assessor.round.seed}:{assessor.number}").shuffle(found)  # noqa: S311 - an order, no secret
    return found


def told_conflicts(assessor: Assessor) -> list[Conflict]:
    """What this assessor said to have an interest in, or follows from the rules, with the reason."""
    with purpose(PANEL):
        return list(Conflict.objects.filter(assessor=assessor).select_related("item").order_by("item__title"))


# --- How far ----------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Line:
    """One thing on the list of an assessor: which, the number on a paper form, and when it was handed in last."""

    number: int
    item: Item
    handed_in: Sealed | None

    @property
    def form(self) -> str:
        """Number of the paper form."""
        return f"{self.number:02d}"

    @property
    def proof(self) -> str:
        """The beginning of the digest of what is in, for people."""
        text = self.handed_in.digest[:8] if self.handed_in else ""
        return f"{text[:4]} {text[4:]}"


def handed_in(assessor: Assessor) -> dict[int, Sealed]:
    """What is in, by item; the boxes themselves stay where they are."""
    with purpose(PANEL):
        return {one.item_id: one for one in Sealed.objects.filter(assessor=assessor).defer("box", "mark")}


def is_their_own(assessor: Assessor, item: Item) -> bool:
    """Whether the person handed this in without anybody who typed."""
    with purpose(PANEL):
        alone = Sealed.objects.filter(assessor=assessor, item=item, typed_by=None)
        return assessor.account is not None and alone.exists()


def list_of(assessor: Assessor) -> list[Line]:
    """What this assessor scores, with how far they are."""
    done = handed_in(assessor)
    return [Line(place, one, done.get(one.pk)) for place, one in enumerate(items_for(assessor), start=1)]


def todo_of(assessor: Assessor) -> int:
    """How many things this seat must still hand in."""
    return sum(line.handed_in is None for line in list_of(assessor))


@dataclass(frozen=True)
class Progress:
    """How far a panel is. Counts of boxes only: what is in them, nobody can see."""

    round: Round
    lines: tuple[tuple[Assessor, int, int], ...]
    """Seat, handed in, of how many."""

    @cached_property
    def is_complete(self) -> bool:
        """Everybody handed in everything."""
        return bool(self.lines) and all(done >= many for _seat, done, many in self.lines)


def progress(round: Round) -> Progress:
    """How far each seat is."""
    lines = []
    for one in sitting(round):
        mine = list_of(one)
        lines.append((one, sum(line.handed_in is not None for line in mine), len(mine)))
    return Progress(round, tuple(lines))


def not_vouched(round: Round) -> list[Assessor]:
    """Seats for which somebody typed, while nobody of the panel asked the person whether it is theirs."""
    with purpose(PANEL):
        typed = Sealed.objects.filter(assessor__round=round).exclude(typed_by=None).values_list("assessor", flat=True)
        return list(Assessor.objects.filter(pk__in=list(typed), vouched_by=None).order_by("number"))


def without_expert(round: Round) -> list[Item]:
    """Things for which no expert by experience handed anything in yet."""
    with purpose(PANEL):
        seen = Sealed.objects.filter(assessor__round=round, assessor__is_expert=True).values_list("item", flat=True)
        return [one for one in items_in(round) if one.pk not in set(seen)]


# --- What must be there before scoring begins -------------------------------------------------------------------------
def missing(round: Round) -> list[str]:
    """What is missing before first scores can be given; empty when all is there."""
    seated = sitting(round)
    return [
        *_missing_people(seated),
        *_missing_keys(round, seated),
        *_missing_experts(round, [one for one in seated if one.is_expert]),
    ]


def advice(round: Round) -> list[str]:
    """What could be better, and need not be."""
    many = len(sitting(round))
    if many >= ADVISED:
        return []
    few = ngettext(
        "Er zit %(many)s persoon in het panel. Vijf of meer is beter.",
        "Er zitten %(many)s mensen in het panel. Vijf of meer is beter.",
        many,
    )
    return [few % {"many": many}]


def _missing_people(seated: Iterable[Assessor]) -> list[str]:
    said_by = list(seated)
    found = []
    if not any(one.seat == Seat.CHAIR for one in said_by):
        found.append(_("Er is nog geen voorzitter."))
    if not any(one.is_expert for one in said_by):
        found.append(_("Er zit nog geen ervaringsdeskundige in het panel."))
    return found


def _still_holds(known: KeyHolder, seated: Iterable[Assessor]) -> bool:
    """Words of who stopped, or moved to another seat, are not those of the chair or of the expert by experience."""
    if known.holder == Holder.RECOVERY:
        return True
    sits = next((one for one in seated if one.number == known.seat_number), None)
    if sits is None or known.holder == Holder.CHAIR:
        return sits is not None and sits.seat == Seat.CHAIR
    return sits.is_expert and sits.seat != Seat.CHAIR


def _missing_keys(round: Round, seated: Iterable[Assessor]) -> list[str]:
    there = {one.holder for one in KeyHolder.objects.filter(round=round) if _still_holds(one, seated)}
    lacking = [str(one.label) for one in Holder if one not in there]
    if not lacking:
        return []
    return [_("Deze mensen hebben nog geen woorden voor het slot: %(who)s.") % {"who": ", ".join(lacking)}]


def _missing_experts(round: Round, experts: list[Assessor]) -> list[str]:
    if not experts:
        return []
    shut = [conflicts(one) for one in experts]
    return [
        _("Bij ‘%(item)s’ hebben alle ervaringsdeskundigen een belang. Zoek er nog een.") % {"item": one.title}
        for one in items_in(round)
        if all(one.pk in of_one for of_one in shut)
    ]


def criteria_of(item: Item) -> tuple[framework.Criterion, ...]:
    """What is asked of this thing."""
    content = content_of(item.round.framework)
    return said.asked(content, exists=item.origin == Origin.EXISTING)


def place_of(assessor: Assessor, item: Item) -> str:
    """By what a box is known in the steps of a round: it tells who does not know the seat nothing."""
    return hashlib.sha256(f"{assessor.key}:{item.key}".encode()).hexdigest()[:32]
