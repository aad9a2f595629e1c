"""Makes the invented round that was decided, step by step, as people would have taken them."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation

from perspectief.foundation.demo import queries as demo
from perspectief.foundation.demo.services import load_organisations
from perspectief.policy.weighing.choices import Holder, Seat
from perspectief.policy.weighing.models import Item, Round
from perspectief.policy.weighing.queries import panel
from perspectief.policy.weighing.services import panel as seating
from perspectief.policy.weighing.services import release, rounds, talk
from perspectief.policy.weighing.services.demo import choosing, filling, scoring
from perspectief.policy.weighing.services.demo.scoring import Place
from perspectief.policy.weighing.services.demo.story import Story, story_of

CHAIR, EXPERT = "wij-buiten", "ervaring"
SEATS = (
    Place(Seat.CHAIR, CHAIR),
    Place(Seat.EXPERT, EXPERT),
    Place(Seat.MEMBER, "wij"),
    Place(Seat.MEMBER, "team"),
    Place(Seat.EXPERT, is_expert=True),
    Place(Seat.MEMBER, organisation="voorbeeld_buurthuis"),
    Place(Seat.MEMBER),
)
"""Seven assessors, two of them experts by experience; three have no account and work on paper."""


@transaction.atomic
def load_practice_round() -> Round | None:
    """The whole round, decided; None when it was there already, or this municipality has none to practise with."""
    story = story_of(settings.MUNICIPALITY, timezone.localdate())
    if story is None or Round.objects.filter(key=story.said["round"]["key"], invented=True).exists():
        return None
    with translation.override("nl"):
        return _load(story)


def _load(story: Story) -> Round:
    load_organisations()
    days = filling.Days(
        announced=story.at(6, 1),
        asked=story.at(6, 15),
        opens=story.day(6, 15),
        closes=story.day(7, 31),
        scores_until=story.day(9, 30),
        replies_until=story.day(11, 30),
    )
    one = filling.begin(story, story.said["round"], days, story.rows)
    things = things_of(story, one)
    choosing.grade_all(story, things, story.at(7, 1))
    _score(story, one)
    decision = choosing.draft(story, one, things, story.at(10, 25))
    choosing.propose_and_decide(story, decision, things)
    choosing.account_for_half_a_year(story, one, things)
    return filling.again(one)


def things_of(story: Story, one: Round) -> dict[str, Item]:
    """Key of the story -> what is weighed, in the order of the story."""
    found = {item.title: item for item in one.items.select_related("round__framework", "organisation", "provision")}
    return {row["key"]: found[row["title"]] for row in story.rows if row["title"] in found}


def _score(story: Story, one: Round) -> None:
    """Sealed with real keys, of which the words are in the memory of this function only."""
    scoring.seat_all(one, SEATS, story.at(6, 20))
    words = scoring.make_words(filling.again(one), CHAIR, EXPERT, story.at(6, 22))
    rounds.begin_scoring(one=one, by=filling.officer(), on=story.at(8, 3))
    choosing.set_all_weights(story, filling.again(one), story.at(8, 10))
    things, seats = things_of(story, one), panel.seats(filling.again(one))
    for seat in seats:
        scoring.hand_in_all(story, one, seat, things, story.at(9, 1))
    for seat in panel.not_vouched(one):
        seating.vouch(assessor=seat, by=demo.actor_of(EXPERT), on=story.at(9, 15))
    scoring.link_all(story, seats, things, story.at(9, 10))
    typed = (words[Holder.CHAIR], words[Holder.EXPERT])
    release.open_scores(one=one, by=demo.actor_of(CHAIR), typed=typed, on=story.at(10, 1))
    scoring.talk_it_over(story, filling.again(one), panel.seats(filling.again(one)), story.at(10, 8))
    talk.close(one=one, by=demo.actor_of(CHAIR), on=story.at(10, 20))
