"""Makes a second invented round that is in scoring now, so that people can try it. Its words are told, to practise."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation

from perspectief.foundation.demo.services import load_organisations
from perspectief.policy.weighing.choices import Holder, Seat
from perspectief.policy.weighing.models import Round
from perspectief.policy.weighing.queries import panel
from perspectief.policy.weighing.services import rounds
from perspectief.policy.weighing.services.demo import filling, scoring
from perspectief.policy.weighing.services.demo.loading import things_of
from perspectief.policy.weighing.services.demo.scoring import Place
from perspectief.policy.weighing.services.demo.story import Story, story_of

CHAIR, EXPERT = "wij", "ervaring"
SEATS = (
    Place(Seat.CHAIR, CHAIR),
    Place(Seat.EXPERT, EXPERT),
    Place(Seat.MEMBER, "team"),
    Place(Seat.MEMBER, "beleid"),
    Place(Seat.EXPERT, is_expert=True),
)
"""Four invented people as whom somebody can look along and score; the fifth works on paper, and is done."""


@transaction.atomic
def load_trial_round() -> dict[Holder, str] | None:
    """A round in scoring; gives the words of its three holders, once. None when it was there already."""
    today = timezone.localdate()
    story = story_of(settings.MUNICIPALITY, today)
    if story is None or Round.objects.filter(key=story.said["trial"]["key"], invented=True).exists():
        return None
    with translation.override("nl"):
        return _load(story, today)


def _load(story: Story, today: dt.date) -> dict[Holder, str]:
    load_organisations()
    about: dict[str, Any] = {**story.said["round"], **story.said["trial"]}
    now = timezone.now()
    days = filling.Days(
        announced=now - dt.timedelta(days=50),
        asked=now - dt.timedelta(days=40),
        opens=today - dt.timedelta(days=40),
        closes=today - dt.timedelta(days=10),
        scores_until=today + dt.timedelta(days=90),
        replies_until=today + dt.timedelta(days=150),
    )
    one = filling.begin(story, about, days, [story.by_key[key] for key in about["items"]])
    scoring.seat_all(one, SEATS, now - dt.timedelta(days=30))
    words = scoring.make_words(filling.again(one), CHAIR, EXPERT, now - dt.timedelta(days=29))
    rounds.begin_scoring(one=one, by=filling.officer(), on=now - dt.timedelta(days=5))
    on_paper = panel.seats(filling.again(one))[-1]
    scoring.hand_in_all(story, one, on_paper, things_of(story, filling.again(one)), now - dt.timedelta(days=2))
    return words
