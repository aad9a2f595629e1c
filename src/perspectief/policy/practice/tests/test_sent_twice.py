"""A form that is sent twice, by a double click or by going back, counts once."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from perspectief.foundation.demo.testing import look_along
from perspectief.foundation.ui.testing import PageClient
from perspectief.policy.practice.choices import Event, Fate
from perspectief.policy.practice.models import AreaQuestion, Idea
from perspectief.policy.practice.services import clusters, ideas, measures, questions
from perspectief.policy.practice.tests import making
from perspectief.policy.practice.tests.making import TEAM, WIJ

pytestmark = pytest.mark.usefixtures("city")
ASKED = {"title": "Tolk", "text": "Wie betaalt een tolk?", "area": "WK001410"}


def test_a_question_of_an_area_is_asked_once(pages: PageClient) -> None:
    asks = look_along(pages, "wij")

    answers = [asks.post("/praktijk/vragen/nieuw", ASKED)["Location"] for _ in range(2)]

    assert answers[0] == answers[1]
    assert AreaQuestion.objects.count() == 1


def test_the_same_question_counts_again_on_another_day_and_after_its_answer() -> None:
    first = questions.ask(**ASKED, by=WIJ)
    questions.answer(question=first, text="De wijk.", by=TEAM)
    questions.ask(**ASKED, by=WIJ)
    questions.ask(**ASKED, by=WIJ, at=timezone.now() + dt.timedelta(days=1))

    assert AreaQuestion.objects.count() == 3


def test_what_the_team_tells_stands_once_in_the_timeline_each_day() -> None:
    cluster = making.cluster()
    for days in (0, 0, 1):
        clusters.tell(cluster=cluster, words="Wij bellen.", by=TEAM, at=timezone.now() + dt.timedelta(days=days))

    assert cluster.steps.filter(event=Event.NOTED).count() == 2


def test_a_measure_begins_once() -> None:
    cluster, day = making.cluster(), timezone.localdate()
    plan = measures.Plan(
        "Wij bellen eerst", "Dan loopt het niet vast.", day, day + dt.timedelta(days=9), seen_by="Vragen"
    )

    assert measures.begin(cluster=cluster, plan=plan, by=TEAM) == measures.begin(cluster=cluster, plan=plan, by=TEAM)
    assert cluster.measures.count() == 1
    assert cluster.steps.filter(event=Event.MEASURE).count() == 1


def test_news_about_an_idea_stands_there_once_and_other_news_beside_it() -> None:
    idea = Idea.objects.get(key="kaartje")
    for words in ("Er is een kaartje.", "Er is een kaartje.", "Het kaartje is er niet meer."):
        ideas.tell_fate(idea=idea, fate=Fate.DONE, words=words, source="Het jaarverslag", by=TEAM)

    assert idea.fates.filter(source="Het jaarverslag").count() == 2
