"""The calendar of the council: days of a half year and days on which an answer is due, also for a phone."""

from __future__ import annotations

import datetime as dt

import icalendar
import pytest
from django.conf import settings
from django.utils import timezone

from perspectief.foundation.demo.testing import reference as reference
from perspectief.foundation.places import queries as places
from perspectief.foundation.ui.testing import PageClient
from perspectief.policy.council.calc.half_year import half_year_of
from perspectief.policy.council.choices import MomentKind
from perspectief.policy.council.models import Cycle
from perspectief.policy.council.services import cycles, questions
from perspectief.policy.council.tests.test_questions import OFFICER, ago, ask

pytestmark = pytest.mark.usefixtures("reference")
PAGE, FILE = "/raad/kalender", "/raad/kalender.ics"


def cycle() -> Cycle:
    city = places.municipality(settings.MUNICIPALITY)
    return cycles.make_cycle(municipality=city, half=half_year_of(timezone.localdate()), by=OFFICER)


def day(after: int) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=after)


def test_an_empty_calendar_says_so(pages: PageClient) -> None:
    assert "Er staat nu geen dag in de kalender." in pages.get(PAGE).content.decode()


def test_days_of_a_cycle_and_terms_of_questions_stand_together_by_day(pages: PageClient) -> None:
    cycles.set_moment(cycle=cycle(), kind=MomentKind.SESSION, day=day(10), by=OFFICER)
    question = ask(due=day(5), title="Hoe gaat het?")

    page = pages.get(PAGE).content.decode()

    assert page.index(f"/raad/vraag/{question.key}") < page.index("Gesprek met de raad")


def test_what_is_answered_leaves_the_calendar(pages: PageClient) -> None:
    question = ask(title="Al klaar")
    questions.answer(question=question, text="Zo.", by=OFFICER)

    assert "Al klaar" not in pages.get(PAGE).content.decode()


def test_a_late_answer_stays_in_sight(pages: PageClient) -> None:
    ask(title="Veel te laat", at=ago(90))
    page = pages.get(PAGE).content.decode()

    assert "Veel te laat" in page
    assert "te laat</span>" in page


def test_a_day_that_was_done_moves_to_what_was(pages: PageClient) -> None:
    moment = cycles.set_moment(cycle=cycle(), kind=MomentKind.FIGURES_DUE, day=day(0), by=OFFICER)
    cycles.done(moment=moment, on=day(0), by=OFFICER)

    assert "Bekijk de dagen die voorbij zijn" in pages.get(PAGE).content.decode()


def test_the_calendar_file_has_a_whole_day_for_each_and_keeps_its_uid_when_a_day_moves(pages: PageClient) -> None:
    half = cycle()
    cycles.set_moment(cycle=half, kind=MomentKind.SESSION, day=day(10), by=OFFICER)
    before = events(pages)
    cycles.set_moment(cycle=half, kind=MomentKind.SESSION, day=day(12), by=OFFICER, reason="De zaal is bezet.")
    after = events(pages)

    assert [one.start for one in before] == [day(10)]
    assert [one.start for one in after] == [day(12)]
    assert before[0]["uid"] == after[0]["uid"]


def events(pages: PageClient) -> list[icalendar.Event]:
    return icalendar.Calendar.from_ical(pages.get(FILE).content).walk("VEVENT")
