"""For tests of the panel: a round with four things, invented people in their seats, and words for the lock."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils import timezone

from perspectief.foundation.access import Actor
from perspectief.foundation.accounts import queries as accounts
from perspectief.foundation.accounts.models import User
from perspectief.foundation.demo.models import DemoPerson
from perspectief.foundation.demo.services import load_people
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.places.models import Municipality
from perspectief.policy.weighing.calc.answers import Said
from perspectief.policy.weighing.calc.framework import digest
from perspectief.policy.weighing.choices import FrameworkState, Holder, ItemKind, ItemState, Origin, RoundState, Seat
from perspectief.policy.weighing.models import Assessor, Framework, Item, Round
from perspectief.policy.weighing.services import locks, panel, scoring

NOW = timezone.now
CRITERIA: list[dict[str, Any]] = [
    {
        "key": key,
        "number": key,
        "label": f"Vraag {key}",
        "asks": f"Wat vindt u van {key}?",
        "group": key[0],
        "anchors": {"0": "slecht", "2": "gaat", "4": "heel goed"},
        "is_cost": key == "4",
    }
    for key in ("1a", "1b", "3", "4")
]
PRINCIPLE = {
    "key": "p1",
    "number": "1",
    "label": "Vertrouwen",
    "asks": "Gaat het uit van vertrouwen?",
    "group": "uitgangspunten",
    "kind": "principle",
}
CONTENT: dict[str, Any] = {
    "status": "concept",
    "weight_mode": "rank_sum",
    "link_kinds": ["clashes", "overlaps", "adds", "strengthens", "speeds_up", "needs"],
    "child_question": "Wat betekent dit voor kinderen?",
    "scale": {"0": "niet", "1": "beetje", "2": "deels", "3": "goed", "4": "heel goed"},
    "groups": {"1": "Helpt het?", "3": "Van ouder op kind?", "4": "Geld?"},
    "criteria": [*CRITERIA, PRINCIPLE],
}
SECRET = "geheimereden"
"""Stands in every reason that a test hands in: it may be found nowhere."""


@dataclass
class World:
    """What the tests have in their hands. `words`: holder -> the thirteen words on paper."""

    round: Round
    items: list[Item]
    seats: dict[str, Assessor] = field(default_factory=dict)
    words: dict[Holder, str] = field(default_factory=dict)

    def again(self) -> Round:
        """The round as it is in the database."""
        return Round.objects.select_related("framework").get(pk=self.round.pk)


def account_of(key: str) -> UUID:
    """The account of an invented person."""
    return UUID(str(DemoPerson.objects.get(key=key).user.key))


def actor(key: str) -> Actor:
    """An invented person with the roles of today."""
    return accounts.actor(User.objects.get(key=account_of(key)), strong=True)


def announced(key: str = "proef", **said: Any) -> World:
    """A round that was announced, with three applications and one provision that exists."""
    if not DemoPerson.objects.exists():
        load_people()
    city = Municipality.objects.get(code="GM0014")
    framework = Framework.objects.create(
        municipality=city,
        key=key,
        version=1,
        name="Proefkader",
        state=FrameworkState.FROZEN,
        content=CONTENT,
        digest=digest(CONTENT),
        frozen_at=NOW(),
        made_at=NOW(),
        valid_from=dt.date(2026, 1, 1),
        source="test",
        invented=True,
    )
    values: dict[str, Any] = {
        "state": RoundState.ANNOUNCED,
        "scores_until": timezone.localdate() + dt.timedelta(days=10),
        **said,
    }
    one = Round.objects.create(
        municipality=city,
        key=key,
        name="Proefronde",
        framework=framework,
        legal_basis="Verordening",
        dividing="De hoogste waarde eerst",
        announced_at=NOW(),
        opens_on=timezone.localdate() - dt.timedelta(days=30),
        closes_on=timezone.localdate() - dt.timedelta(days=1),
        seed=7,
        invented=True,
        **values,
    )
    items = [item(one, name) for name in ("Aap", "Beer", "Clown")]
    items.append(item(one, "Draak", origin=Origin.EXISTING))
    return World(one, items)


def item(one: Round, title: str, **said: Any) -> Item:
    """Something that is weighed."""
    values: dict[str, Any] = {"origin": Origin.APPLICATION, "state": ItemState.ACCEPTED, **said}
    return Item.objects.create(
        round=one,
        kind=ItemKind.PROJECT,
        title=title,
        answers={"what": f"Wat {title} doet"},
        submitted_at=NOW(),
        made_at=NOW(),
        changed_at=NOW(),
        invented=True,
        **values,
    )


def seated(world: World) -> World:
    """Mila chairs, Tineke is expert by experience, Fatma and Daan are members."""
    officer = actor("beleid")
    for key, as_what in (
        ("team", Seat.CHAIR),
        ("ervaring", Seat.EXPERT),
        ("wij", Seat.MEMBER),
        ("beleid", Seat.MEMBER),
    ):
        new = panel.NewSeat(as_what, account_of(key))
        world.seats[key] = panel.seat(one=world.round, new=new, by=officer)
    return world


def with_words(world: World) -> World:
    """The three holders wrote down their words."""
    for holder, key in ((Holder.CHAIR, "team"), (Holder.EXPERT, "ervaring"), (Holder.RECOVERY, "beleid")):
        world.words[holder] = take_words(world.again(), holder, actor(key))
    return world


def take_words(one: Round, holder: Holder, by: Actor) -> str:
    """One holder gets the words, writes them down and says two of them again."""
    shown = locks.show(one=one, holder=holder, by=by)
    typed = {number: shown.words[number - 1] for number in shown.again}
    locks.confirm(one=one, holder=holder, by=by, slip=shown.slip, typed=typed)
    return " ".join(shown.words)


def scoring_round(key: str = "proef", **said: Any) -> World:
    """Everybody sits, the lock is there, and scoring has begun."""
    world = with_words(seated(announced(key, **said)))
    Round.objects.filter(pk=world.round.pk).update(state=RoundState.SCORING)
    world.round = world.again()
    return world


def answers(value: int = 3, *, exists: bool = False, **other: Said) -> dict[str, Said]:
    """An answer on each question."""
    given = Said("score", value, reason=f"{SECRET} {value}", confidence=2)
    found = {str(one["key"]): given for one in CRITERIA}
    if exists:
        found["p1"] = Said("score", value)
    return {**found, **other}


def hand_in(world: World, key: str, which: int, value: int = 3, **other: Said) -> Any:
    """Somebody hands in one thing."""
    what = world.items[which]
    said = answers(value, exists=what.origin == Origin.EXISTING, **other)
    return scoring.hand_in(assessor=world.seats[key], item=what, by=actor(key), answers=said)


def everything(world: World) -> World:
    """Everybody hands in everything: the first seat scores 0, the next 1, and so on."""
    for value, key in enumerate(world.seats):
        for which in range(len(world.items)):
            hand_in(world, key, which, value)
    return world


def organisation(key: str, name: str) -> Organisation:
    """An organisation that does not exist."""
    city = Municipality.objects.get(code="GM0014")
    made, _new = Organisation.objects.get_or_create(
        municipality=city, key=key, defaults={"name": name, "kind": "non_profit", "invented": True}
    )
    return made
