"""Looks up what is weighed: files of providers, and provisions that exist."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from perspectief.policy.weighing.choices import ItemState, RoundState
from perspectief.policy.weighing.models import Item, ItemLevel, Round

FULL, PART = "all", "part"
"""Keys of the two levels that the form asks."""
GROUPS = ("families", "young", "others")
"""Keys of `Item.groups`: families with minor children, young adults, others; parts that make 100."""


def all_items(municipality: str) -> QuerySet[Item]:
    """Everything of every round."""
    return Item.objects.filter(round__municipality__code=municipality).select_related(
        "round", "organisation", "provision"
    )


def items_of(one: Round) -> QuerySet[Item]:
    """Everything of a round, by name."""
    return one.items.select_related("round", "organisation", "provision")


def weighed(one: Round) -> QuerySet[Item]:
    """What takes part: accepted applications and nominated provisions, with levels and years."""
    taking_part = items_of(one).filter(state=ItemState.ACCEPTED)
    return taking_part.prefetch_related("levels__years", "areas").order_by("title", "pk")


def find(municipality: str, key: UUID | str) -> Item | None:
    """One of them."""
    return all_items(municipality).filter(key=key).first()


def of_organisations(municipality: str, keys: Iterable[str]) -> QuerySet[Item]:
    """The files of these organisations, what changed last first."""
    return all_items(municipality).filter(organisation__key__in=set(keys)).order_by("-changed_at", "pk")


def levels_of(item: Item) -> list[ItemLevel]:
    """All, or a part: the whole first."""
    return sorted(item.levels.prefetch_related("years"), key=lambda level: (level.key != FULL, level.pk))


def costs_of(level: ItemLevel) -> dict[int, int]:
    """Year -> whole euros."""
    return {one.year: one.cost for one in level.years.all()}


def name_of_organisation(item: Item) -> str:
    """Who offers it; empty when that is not known."""
    organisation = item.organisation or (item.provision.organisation if item.provision else None)
    return organisation.name if organisation else ""


MOST_SHOWN = 8
"""So many rows at most on a start page."""


def to_look_at(municipality: str) -> list[tuple[Round, int]]:
    """Open rounds with the number of applications that nobody looked at yet."""
    sent = Count("items", filter=Q(items__state=ItemState.SUBMITTED))
    found = Round.objects.filter(municipality__code=municipality, state=RoundState.OPEN).annotate(sent=sent)
    return [(one, one.sent) for one in found.filter(sent__gt=0)[:MOST_SHOWN]]


def to_finish(municipality: str, keys: Iterable[str]) -> list[Item]:
    """Files of these organisations that can still be sent, or sent again."""
    today = timezone.localdate()
    can_be_sent = Q(state=ItemState.DRAFT, round__state=RoundState.OPEN, round__closes_on__gte=today)
    can_be_added = Q(state=ItemState.INCOMPLETE, round__state=RoundState.OPEN, missing_until__gte=today)
    return list(of_organisations(municipality, keys).filter(can_be_sent | can_be_added)[:MOST_SHOWN])
