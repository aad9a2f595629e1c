"""What the access matrix needs to know of a panel: rounds in which who asks has a seat (own), or has none (other).

The rounds are made once, with the world; each request finds its way in them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid4

from django.utils import timezone
from tests.house.access_world import NOBODYS, OTHER, OWN, Persona, World

from perspectief.foundation.access import Actor, Held, Role
from perspectief.foundation.privacy.purpose import upkeep
from perspectief.policy.weighing import sealing
from perspectief.policy.weighing.choices import Holder, LinkKind, RoundState, Seat
from perspectief.policy.weighing.models import Assessor, Attachment, Item, Link, Round, TalkPoint
from perspectief.policy.weighing.permissions import SEATED
from perspectief.policy.weighing.services import release, scoring
from perspectief.policy.weighing.tests import panel_world

OFFICER = Actor(account=uuid4(), held=(Held(Role.POLICY_OFFICER),), strong=True)
"""Somebody real: who is invented meets no real account."""
BEFORE, SCORING, TALK = "panel-voor", "panel-scoort", "panel-praat"
ELSEWHERE = "-elders"
"""Behind the key of a round in which nobody who asks has a seat."""
Values = Mapping[str, object]


def build(world: World) -> None:
    """A round before scoring, one in which is scored, and one in which is talked; each with a twin elsewhere."""
    for after in ("", ELSEWHERE):
        _with_seats(world, panel_world.seated(panel_world.announced(BEFORE + after)), own=not after)
        _with_seats(world, panel_world.scoring_round(SCORING + after), own=not after)
        _with_seats(world, _talking(TALK + after), own=not after)


def _talking(key: str) -> panel_world.World:
    made = panel_world.everything(panel_world.scoring_round(key))
    typed = (made.words[Holder.CHAIR], made.words[Holder.EXPERT])
    release.open_scores(one=made.round, by=panel_world.actor("team"), typed=typed)
    return made


def _with_seats(world: World, made: panel_world.World, *, own: bool) -> None:
    """Everybody of the columns who may sit somewhere gets a seat; in the twin nobody does."""
    made.round = made.again()
    first, second = made.items[:2]
    Attachment.objects.create(
        item=first, name="Plan", size=4, sealed=sealing.seal_file(b"%PDF", first.key), at=timezone.now()
    )
    with upkeep():
        Assessor.objects.filter(round=made.round, number=2).update(on_paper=True)
        if made.round.state == RoundState.SCORING:
            seat = Assessor.objects.get(round=made.round, number=2)
            typed = panel_world.answers()
            scoring.hand_in(assessor=seat, item=made.items[2], by=panel_world.actor("beleid"), answers=typed)
        for user in world.users.values():
            held = set(user.grants.filter(ends_on__gte=timezone.localdate()).values_list("role", flat=True))
            if own and held & {role.value for role in SEATED}:
                seat = Seat.EXPERT if Role.EXPERT in held else Seat.MEMBER
                number = Assessor.objects.filter(round=made.round).count() + 1
                Assessor.objects.create(
                    round=made.round,
                    number=number,
                    seat=seat,
                    account=user.key,
                    is_expert=seat == Seat.EXPERT,
                    practised_at=timezone.now(),
                )
                _link(made.round, first, second, number)
    _link(made.round, first, second, 3)


def _link(one: Round, first: Item, second: Item, number: int) -> None:
    Link.objects.create(
        round=one,
        one=first,
        other=second,
        kind=LinkKind.ADDS,
        strength=1,
        reason="Daarom.",
        seat_number=number,
        at=timezone.now() - dt.timedelta(days=1),
    )


def _in(key: str, **more: object) -> Callable[[World, Persona, str], Values]:
    """A round in which who asks has a seat, or its twin; with a thing of it, and a link of that seat."""

    def find(world: World, persona: Persona, whose: str) -> Values:
        one = Round.objects.get(key=key + (ELSEWHERE if whose == OTHER else ""))
        item = Item.objects.get(round=one, title="Aap")
        point = TalkPoint.objects.filter(item__round=one).first()
        found: dict[str, object] = {"round": one.key, "item": item.key, "file": item.attachments.get().pk}
        found["number"] = point.pk if point else _link_of(world, persona, one).pk
        return {**found, **more}

    return find


def _link_of(world: World, persona: Persona, one: Round) -> Link:
    user = world.users.get(persona.name)
    with upkeep():
        seat = Assessor.objects.filter(round=one, account=user.key).first() if user else None
    return Link.objects.filter(round=one, seat_number=seat.number if seat else 3).first() or Link.objects.get(round=one)


def _attachment(world: World, persona: Persona, whose: str) -> Values:
    found = _in(SCORING)(world, persona, whose)
    return {**found, "number": found["file"]}


MINE, THE_SAME = (OWN, OTHER), (NOBODYS,)
PANEL, DESK = "/wegen/panel/<slug:round>", "/beheer/wegen/<slug:round>"
ON_PAPER = f"{DESK}/papier/<int:number>"
FOUND: dict[str, tuple[Callable[[World, Persona, str], Values], tuple[str, ...]]] = {
    PANEL: (_in(SCORING), MINE),
    f"{PANEL}/oefenen": (_in(SCORING), MINE),
    f"{PANEL}/apart": (_in(SCORING), MINE),
    f"{PANEL}/papier/<int:number>": (_in(SCORING, number=2), MINE),
    f"{PANEL}/woorden": (_in(BEFORE), MINE),
    f"{PANEL}/verbanden": (_in(SCORING), MINE),
    f"{PANEL}/verbanden/<int:number>": (_in(SCORING), MINE),
    f"{PANEL}/<uuid:item>": (_in(SCORING), MINE),
    f"{PANEL}/<uuid:item>/belang": (_in(SCORING), MINE),
    f"{PANEL}/<uuid:item>/geen-belang": (_in(SCORING), MINE),
    f"{PANEL}/<uuid:item>/bijlage/<int:number>": (_attachment, MINE),
    f"{DESK}/panel": (_in(SCORING), THE_SAME),
    f"{DESK}/panel/<int:number>/stop": (_in(SCORING, number=3), THE_SAME),
    f"{DESK}/panel/<int:number>/papier": (_in(SCORING, number=3), THE_SAME),
    ON_PAPER: (_in(SCORING, number=2), THE_SAME),
    f"{ON_PAPER}/<uuid:item>": (_in(SCORING, number=2), THE_SAME),
    f"{ON_PAPER}/<uuid:item>/formulier": (_in(SCORING, number=2), THE_SAME),
    f"{ON_PAPER}/<uuid:item>/belang": (_in(SCORING, number=2), THE_SAME),
    f"{ON_PAPER}/<uuid:item>/bijlage/<int:file>": (_in(SCORING, number=2), THE_SAME),
    f"{DESK}/sleutel": (_in(BEFORE), THE_SAME),
    f"{DESK}/openen": (_in(SCORING), MINE),
    f"{DESK}/gesprek": (_in(TALK), THE_SAME),
    f"{DESK}/gesprek/<int:number>": (_in(TALK), THE_SAME),
    f"{DESK}/gesprek/klaar": (_in(TALK), THE_SAME),
    f"{DESK}/gesprek/verder": (_in(TALK), THE_SAME),
}
"""By address: how to find the thing it is about, and whose it can be."""
SCORED = {
    f"{one['key']}-{field}": said
    for one in panel_world.CRITERIA
    for field, said in (("antwoord", "3"), ("reden", "Dat past."))
}
SAID: dict[str, Callable[[], Mapping[str, Any]]] = {
    f"{PANEL}/apart": lambda: {"apart": "ja"},
    f"{PANEL}/<uuid:item>": lambda: SCORED,
    f"{PANEL}/<uuid:item>/belang": lambda: {"waarom": "Mijn werk."},
    f"{DESK}/panel/<int:number>/stop": lambda: {"waarom": "Te druk."},
    f"{DESK}/panel/<int:number>/papier": lambda: {"papier": "ja"},
    f"{ON_PAPER}/<uuid:item>": lambda: SCORED,
    f"{ON_PAPER}/<uuid:item>/belang": lambda: {"waarom": "Eigen werk."},
    f"{DESK}/gesprek/<int:number>": lambda: {"conclusie": "Wij zijn het eens.", "dag": "1-11-2026"},
}
"""By address: a form that is understood."""
