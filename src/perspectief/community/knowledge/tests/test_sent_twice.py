"""A form that is sent twice, by a double click or by going back, counts once."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from perspectief.community.knowledge.choices import ResearchState, Theme
from perspectief.community.knowledge.models import Answer, Question
from perspectief.community.knowledge.services import questions, research
from perspectief.community.knowledge.tests.people import BUDDY, KEEPER, WIJ, city, somebody
from perspectief.foundation.access import Role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]
ASKED = questions.Asked("Schoolreis", "Wie weet raad?", Theme.CHILDREN)


def test_a_question_and_an_answer_count_once() -> None:
    wij = somebody("Noor", Role.PROFESSIONAL, "wij_groningen")
    said = {"title": "Schoolreis", "text": "Wie weet raad?", "theme": "kinderen"}
    asked = [wij.post("/kennis/vragen/nieuw", said)["Location"] for _ in range(2)]
    answered = [wij.post(f"{asked[0]}/antwoord", {"text": "Bel de school."})["Location"] for _ in range(2)]

    assert asked[0] == asked[1]
    assert answered[0] == answered[1]
    assert (Question.objects.count(), Answer.objects.count()) == (1, 1)


def test_another_colleague_another_day_and_other_words_count_too() -> None:
    made = questions.ask(municipality=city(), asked=ASKED, by=WIJ)
    questions.ask(municipality=city(), asked=ASKED, by=BUDDY)
    assert Question.objects.count() == 2

    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    for text, by, on in (
        ("Bel de school.", WIJ, None),
        ("Bel de school.", BUDDY, None),
        ("Bel de school.", WIJ, tomorrow),
        ("Bel Leergeld.", WIJ, None),
    ):
        questions.answer(question=made, text=text, by=by, on=on)
    assert made.answers.count() == 4


def test_news_about_a_study_stands_there_once() -> None:
    wanted, came = research.Wanted("Werkt een brief?", "Dan sturen wij er meer."), research.Came(ResearchState.RUNNING)
    made = research.put_on_agenda(municipality=city(), wanted=wanted, came=came, by=KEEPER)

    for text in ("Het begon.", "Het begon.", "De helft is er."):
        research.tell(research=made, came=research.Came(ResearchState.RUNNING, text), by=KEEPER)
    for _ in range(2):
        research.tell(research=made, came=research.Came(ResearchState.STOPPED, "Het lukt niet."), by=KEEPER)

    assert [one.text for one in made.news.all()] == ["", "Het begon.", "De helft is er.", "Het lukt niet."]
