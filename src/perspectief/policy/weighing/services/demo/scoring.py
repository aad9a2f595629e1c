"""The panel of an invented round: seats, words for the lock, scores with some sense in them, links, and the talk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import mean
from typing import Any

from perspectief.foundation.access import Actor
from perspectief.foundation.demo import queries as demo
from perspectief.foundation.privacy.purpose import purpose
from perspectief.policy.weighing.calc.answers import CANNOT_JUDGE, SCORE, Said
from perspectief.policy.weighing.choices import Answer, Holder, LinkKind, Seat
from perspectief.policy.weighing.models import Assessor, Item, Round, Score, TalkPoint
from perspectief.policy.weighing.models.scoring import PANEL
from perspectief.policy.weighing.queries import panel as queries
from perspectief.policy.weighing.queries.scores import FIRST
from perspectief.policy.weighing.services import links, locks, panel, scoring, talk
from perspectief.policy.weighing.services.demo.filling import OFFICER, officer
from perspectief.policy.weighing.services.demo.story import Story, chance, quality

CRITICAL = ("1c", "1d")
"""On these the experts by experience look more closely."""
SPREAD = 0.75
"""How far scores lie around what the panel more or less thinks, in points."""
CANNOT_IN = 25
"""One answer in so many is: I cannot judge that. Never of an expert by experience."""
TALKED = 9
"""So many questions were really talked about."""
FAR = 0.9
"""Who stood so far from the others comes one point nearer after the talk."""


@dataclass(frozen=True)
class Place:
    """A seat as the story gives it. `person`: an invented person; empty: somebody without an account, on paper."""

    seat: Seat
    person: str = ""
    is_expert: bool = False
    organisation: str = ""


def seat_all(one: Round, places: Iterable[Place], on: dt.datetime) -> list[Assessor]:
    """Everybody gets a seat, in this order."""
    return [_seat(one, place, on) for place in places]


def _seat(one: Round, place: Place, on: dt.datetime) -> Assessor:
    account = demo.actor_of(place.person).account if place.person else None
    new = panel.NewSeat(
        place.seat, account, is_expert=place.is_expert, organisation=place.organisation, on_paper=account is None
    )
    return panel.seat(one=one, new=new, by=officer(), on=on)


def make_words(one: Round, chair: str, expert: str, on: dt.datetime) -> dict[Holder, str]:
    """Each holder gets thirteen words and says two of them again. They are in the hands of the caller only."""
    people = {Holder.CHAIR: chair, Holder.EXPERT: expert, Holder.RECOVERY: OFFICER}
    return {holder: _words_of(one, holder, demo.actor_of(person), on) for holder, person in people.items()}


def _words_of(one: Round, holder: Holder, by: Actor, on: dt.datetime) -> str:
    shown = locks.show(one=one, holder=holder, by=by)
    typed = {number: shown.words[number - 1] for number in shown.again}
    locks.confirm(one=one, holder=holder, by=by, slip=shown.slip, typed=typed, on=on)
    return " ".join(shown.words)


def who_types(seats: Iterable[Assessor]) -> dict[int, Actor]:
    """Number of a seat -> the assessor; or, for somebody on paper, the officer who types."""
    known = {one.account: one for one in map(demo.actor_of, PEOPLE)}
    types = officer()
    return {seat.number: known[seat.account] if seat.account else types for seat in seats}


PEOPLE = ("ervaring", "team", "wij", "wij-buiten", "beleid")
"""The invented people who can have a seat."""


# --- First scores -----------------------------------------------------------------------------------------------------
def hand_in_all(story: Story, one: Round, assessor: Assessor, things: Mapping[str, Item], on: dt.datetime) -> int:
    """Somebody scores everything they may see. Gives how many things."""
    by = who_types([assessor])[assessor.number]
    open_ = {item.pk for item in queries.items_for(assessor)}
    if assessor.account is not None:
        panel.practised(assessor=assessor, by=by, on=on)
    mine = {key: item for key, item in things.items() if item.pk in open_}
    for key, item in mine.items():
        said = opinions(story, assessor, key, item)
        scoring.hand_in(assessor=assessor, item=item, by=by, answers=said, on=on)
    return len(mine)


def opinions(story: Story, assessor: Assessor, thing: str, item: Item) -> dict[str, Said]:
    """What this seat says of one thing: around what the panel more or less thinks, in its own way."""
    row = story.by_key[thing]
    wanted = quality(row)
    own = chance(story.said["seed"], assessor.number).uniform(-0.35, 0.35)
    middle = mean(wanted.values())
    found = {}
    for one in queries.criteria_of(item):
        luck = chance(story.said["seed"], assessor.number, thing, one.key)
        thought = wanted.get(one.key, middle) + own - (0.3 if assessor.is_expert and one.key in CRITICAL else 0)
        found[one.key] = _opinion(story, assessor, thought, luck)
    return found


def _opinion(story: Story, assessor: Assessor, thought: float, luck: Any) -> Said:
    said = story.said
    if not assessor.is_expert and luck.randrange(CANNOT_IN) == 0:
        return Said(CANNOT_JUDGE, reason=said["cannot"])
    value = max(0, min(4, round(luck.gauss(thought, SPREAD))))
    doubts = luck.randrange(4) == 0
    words = said["expert_reasons" if assessor.is_expert else "reasons"][value]
    return Said(
        SCORE,
        value,
        low=max(0, value - 1) if doubts else None,
        high=min(4, value + 1) if doubts else None,
        confidence=1 if doubts else luck.choice((2, 2, 3)),
        reason=luck.choice(words),
    )


def link_all(story: Story, seats: Iterable[Assessor], things: Mapping[str, Item], on: dt.datetime) -> int:
    """How things touch each other, as seats see it. Gives how many."""
    by_number = {seat.number: seat for seat in seats}
    types = who_types(by_number.values())
    for one, kind, other, size, reason, number in story.said["links"]:
        new = links.NewLink(things[one], things[other], LinkKind(kind), size, reason)
        links.add_link(assessor=by_number[number], new=new, by=types[number], on=on)
    return len(story.said["links"])


# --- The talk ---------------------------------------------------------------------------------------------------------
def talk_it_over(story: Story, one: Round, seats: Iterable[Assessor], on: dt.datetime) -> None:
    """The panel talks about what it differs most on; who stood far from the others may come nearer, and says why."""
    chair = demo.actor_of("wij-buiten")
    points = list(TalkPoint.objects.filter(item__round=one).select_related("item__round__framework")[:TALKED])
    by_number = {seat.number: seat for seat in seats}
    types = who_types(by_number.values())
    for point in points:
        words = story.said["conclusions"][point.criterion]
        talk.conclude(point=point, text=words, by=chair, talked_on=on.date())
        for number, changed in _nearer(story, point).items():
            again = {point.criterion: changed}
            talk.answer_again(assessor=by_number[number], item=point.item, by=types[number], changed=again, on=on)


def _nearer(story: Story, point: TalkPoint) -> dict[int, talk.Changed]:
    with purpose(PANEL):
        found = Score.objects.filter(item=point.item, criterion=point.criterion, phase=FIRST, answer=Answer.SCORE)
        known = list(found.select_related("assessor"))
    middle = mean(float(one.value or 0) for one in known)
    far = [one for one in known if abs(float(one.value or 0) - middle) >= FAR]
    return {one.assessor.number: _changed(story, one, middle) for one in far}


def _changed(story: Story, first: Score, middle: float) -> talk.Changed:
    up = float(first.value or 0) < middle
    value = int(first.value or 0) + (1 if up else -1)
    because = story.said["changed"]["up" if up else "down"]
    words = story.said["expert_reasons" if first.assessor.is_expert else "reasons"][value]
    return talk.Changed(Said(SCORE, value, confidence=2, reason=words[0]), because)
