"""Everybody reads the questions; the council asks and judges; officers answer. All without a script."""

from __future__ import annotations

import csv
import datetime as dt
from io import StringIO

import pytest
from django.utils import timezone

from perspectief.foundation.access import Role
from perspectief.foundation.accounts.testing import enter, person
from perspectief.foundation.demo.testing import look_along
from perspectief.foundation.demo.testing import reference as reference
from perspectief.foundation.goals.services import load_goals
from perspectief.foundation.panels.register import find as panel
from perspectief.foundation.places.models import Municipality
from perspectief.foundation.ui.testing import PageClient
from perspectief.policy.council.choices import AboutKind
from perspectief.policy.council.models.questions import Question
from perspectief.policy.council.services import questions
from perspectief.policy.council.tests.test_questions import MEMBER, OFFICER, ago, ask
from perspectief.policy.monitor.queries import indicators
from perspectief.policy.monitor.services.loading import load_monitor

pytestmark = pytest.mark.usefixtures("reference", "goals")
LIST, NEW, DESK = "/raad/vragen", "/raad/vragen/nieuw", "/beheer/raad/vragen"


@pytest.fixture
def goals(db: None) -> None:
    """The lines and goals of the plan."""
    load_goals()


@pytest.fixture
def member(pages: PageClient) -> PageClient:
    """A member of the council."""
    return look_along(pages, "raad")


@pytest.fixture
def officer(pages: PageClient) -> PageClient:
    """A policy officer."""
    return look_along(pages, "beleid")


def text(client: PageClient, address: str) -> str:
    return client.get(address).content.decode()


def test_everybody_reads_a_question_its_answer_and_what_happened(pages: PageClient) -> None:
    question = ask(faction="Fractie Voorbeeld", about=((AboutKind.LINE, "3"),))
    questions.answer(question=question, text="Dit is het antwoord.", by=OFFICER)

    page = text(pages, f"/raad/vraag/{question.key}")

    assert "Dit is het antwoord." in page
    assert "Fractie Voorbeeld" in page
    assert "Lerend ontwikkelen" in page
    assert "Ja, dit is genoeg" not in page


def test_a_late_question_says_so_in_words(pages: PageClient) -> None:
    question = ask(at=ago(50))

    assert "te laat" in text(pages, LIST)
    assert "Het antwoord is te laat." in text(pages, f"/raad/vraag/{question.key}")


def test_the_list_chooses_by_line_and_state_and_an_unknown_choice_is_no_problem(pages: PageClient) -> None:
    ask(title="Over lijn drie", about=((AboutKind.LINE, "3"),))
    ask(title="Over iets anders")

    page = text(pages, f"{LIST}?lijn=3&stand=open")
    assert "Over lijn drie" in page
    assert "Over iets anders" not in page
    assert "Over iets anders" in text(pages, f"{LIST}?lijn=onzin&stand=onzin&soort=onzin")


def test_the_list_pages_and_asks_the_same_number_of_questions_for_many(
    pages: PageClient, django_assert_max_num_queries: object
) -> None:
    for number in range(25):
        ask(title=f"Vraag {number}", about=((AboutKind.LINE, "3"), (AboutKind.GOAL, "mensgericht")))

    with django_assert_max_num_queries(14):
        page = text(pages, LIST)
    assert "Bladzijde 1 van 2" in page
    assert "Vraag 0" in text(pages, f"{LIST}?blad=2")


def test_the_file_has_the_choice_and_no_formula(pages: PageClient) -> None:
    ask(title="=1+1")
    ask(title="Gewoon", kind="motion")

    rows = [*csv.DictReader(StringIO(text(pages, f"{LIST}.csv?soort=question")))]

    assert [row["waarover"] for row in rows] == ["'=1+1"]


def test_an_unknown_question_is_not_found(pages: PageClient) -> None:
    assert pages.get("/raad/vraag/1999-001").status_code == 404


def test_a_member_of_the_council_asks_and_arrives_at_the_question(member: PageClient) -> None:
    sent = {
        "kind": "motion",
        "title": "Een warme maaltijd",
        "text": "Kan dat?",
        "about_line": ["line:3"],
        "name": "H. Voorbeeld",
    }
    response = member.post(NEW, sent)

    question = Question.objects.get()
    assert response.status_code == 303
    assert response.headers["Location"] == f"/raad/vraag/{question.key}"
    assert (question.kind, question.asker, question.invented) == ("motion", "council_member", True)
    assert "H. Voorbeeld" in text(member, response.headers["Location"])
    assert question.about.get().key == "3"


def test_all_problems_of_a_question_are_told_together(member: PageClient) -> None:
    page = member.post(NEW, {"text": ""}).content.decode()

    assert "Er is nog iets nodig" in page
    assert page.count('class="utrecht-link utrecht-link--html-a" href="#id_') == 3
    assert Question.objects.count() == 0


def test_a_personal_text_is_refused_at_its_field(member: PageClient) -> None:
    page = member.post(NEW, {"kind": "question", "title": "Vraag", "text": "Mail x@y.nl"}).content.decode()

    assert "iedereen kan dit lezen" in page
    assert Question.objects.count() == 0


@pytest.mark.parametrize("address", [NEW, "/raad/streefdoel/witgoed"])
@pytest.mark.parametrize("who", ["beleid", "ervaring", "moeder"])
def test_others_do_not_ask_for_the_council(pages: PageClient, who: str, address: str) -> None:
    assert look_along(pages, who).get(address).status_code == 403


def test_the_council_says_that_it_is_enough(member: PageClient) -> None:
    question = ask()
    questions.answer(question=question, text="Zo zit het.", by=OFFICER)
    assert "Is dit antwoord genoeg?" in text(member, f"/raad/vraag/{question.key}")

    response = member.post(f"/raad/vraag/{question.key}/oordeel/genoeg", {"genoeg-words": "Helder."})

    assert response.status_code == 303
    assert Question.objects.get().state == "accepted"
    assert "Helder." in text(member, f"/raad/vraag/{question.key}")


def test_asking_again_without_words_tells_what_is_missing(member: PageClient) -> None:
    question = ask()
    questions.answer(question=question, text="Zo zit het.", by=OFFICER)

    page = member.post(f"/raad/vraag/{question.key}/oordeel/opnieuw", {}).content.decode()

    assert "Schrijf op wat er nog mist in het antwoord." in page
    assert 'href="#id_opnieuw-words"' in page


def test_a_member_proposes_a_target_from_a_question(member: PageClient) -> None:
    load_monitor()
    question = ask(about=((AboutKind.INDICATOR, "witgoed"),))
    address = f"/raad/streefdoel/witgoed?vraag={question.key}"
    assert address in text(member, f"/raad/vraag/{question.key}")

    response = member.post(
        address, {"kind": "direction", "wanted": "rise", "starts": "1-1-2027", "reason": "Meer hulp."}
    )

    proposals = indicators.proposals_of(indicators.find("witgoed"))
    assert response.status_code == 303
    assert [(one.wanted, one.set_by, one.source) for one in proposals] == [
        ("rise", "council", f"Bij vraag {question.key} van de raad")
    ]
    assert "Uw voorstel staat op de lijst." in text(member, response.headers["Location"])


def test_a_target_without_its_number_is_told_at_the_field(member: PageClient) -> None:
    load_monitor()
    sent = {"kind": "value", "starts": "1-1-2027", "reason": "Meer hulp."}
    page = member.post("/raad/streefdoel/witgoed", sent).content.decode()

    assert 'href="#id_value"' in page
    assert indicators.proposals_of(indicators.find("witgoed")) == []


# --- Officers ---------------------------------------------------------------------------------------------------------
def test_an_officer_answers_from_the_desk(officer: PageClient) -> None:
    question = ask(title="Wat kost het?")
    assert "Wat kost het?" in text(officer, DESK)

    response = officer.post(f"/beheer/raad/vraag/{question.key}/antwoord", {"text": "Niets."})

    assert response.status_code == 303
    assert "Niets." in text(officer, f"/raad/vraag/{question.key}")
    assert "De raad kijkt ernaar" in text(officer, DESK)


def test_an_officer_writes_down_a_message_from_practice(officer: PageClient) -> None:
    sent = {
        "kind": "message",
        "title": "Meer open plekken",
        "text": "Er is weinig plek om elkaar te zien.",
        "asker": "practice",
        "asked_on": f"{timezone.localdate():%d-%m-%Y}",
        "owner": "team",
        "due": "",
    }
    response = officer.post(f"{DESK}/nieuw", sent)

    assert response.status_code == 303, response.content.decode()
    assert "mensen uit de praktijk" in text(officer, f"/raad/vraag/{Question.objects.get().key}").lower()


def test_giving_a_task_to_another_asks_for_a_reason(officer: PageClient) -> None:
    question = ask()
    sent = {"owner": "team", "due": "1-12-2030", "reason": ""}
    page = officer.post(f"/beheer/raad/vraag/{question.key}/taak", sent).content.decode()
    assert 'href="#id_reason"' in page

    sent["reason"] = "Het team weet dit."
    assert officer.post(f"/beheer/raad/vraag/{question.key}/taak", sent).status_code == 303
    assert question.duties.get(replaced_at=None).due == dt.date(2030, 12, 1)


def test_an_accepted_question_is_closed_with_a_reason(officer: PageClient) -> None:
    question = ask()
    questions.answer(question=question, text="Zo.", by=OFFICER)
    questions.accept(question=question, by=MEMBER)

    assert officer.post(f"/beheer/raad/vraag/{question.key}/sluit", {"words": "Besproken."}).status_code == 303
    assert Question.objects.get().state == "closed"


def test_a_name_is_taken_away_with_one_button(officer: PageClient) -> None:
    question = ask(name="H. Voorbeeld")
    assert "H. Voorbeeld" in text(officer, f"/raad/vraag/{question.key}")

    assert officer.post(f"/beheer/raad/vraag/{question.key}/naam-weg").status_code == 303
    assert "H. Voorbeeld" not in text(officer, f"/raad/vraag/{question.key}")


@pytest.mark.parametrize("who", ["raad", "moeder", "partner"])
def test_the_desk_is_for_who_answers(pages: PageClient, who: str) -> None:
    assert look_along(pages, who).get(DESK).status_code == 403


# --- Start page -------------------------------------------------------------------------------------------------------
def test_the_start_page_of_an_officer_counts_what_waits_and_what_is_late(officer: PageClient) -> None:
    ask(at=ago(50), title="Al lang geleden")
    ask(at=ago(20), title="Bijna")
    ask(title="Net gevraagd")

    page = text(officer, "/start")

    assert "3 vragen wachten op antwoord." in page
    assert "1 is te laat." in page
    assert "1 moet er binnen 14 dagen zijn." in page


def test_a_role_sees_what_waits_for_that_role() -> None:
    shown = panel("council-questions")
    assert shown is not None
    ask()
    ask(by=OFFICER, owner="team")

    class Request:
        actor = OFFICER

    found = shown.context(Request())  # type: ignore[arg-type]
    assert found is not None
    assert found["all"] == 1


def test_the_start_page_of_a_council_member_shows_new_answers(pages: PageClient) -> None:
    question = ask(title="Een oude vraag", at=ago(20))
    questions.answer(question=question, text="Eindelijk.", by=OFFICER)
    client = enter(pages, person(Role.COUNCIL_MEMBER))

    assert "Een oude vraag" in text(client, "/start")


def test_pages_of_another_municipality_are_not_shown(pages: PageClient) -> None:
    question = ask()
    Question.objects.filter(pk=question.pk).update(municipality=_another())

    assert pages.get(f"/raad/vraag/{question.key}").status_code == 404


def _another() -> Municipality:
    return Municipality.objects.create(code="GM9999", name="Elders", source="verzonnen", read_on="2026-01-01")


def test_a_member_of_the_council_asks_about_a_figure_from_its_page_and_nobody_else_is_offered_that(
    pages: PageClient, officer: PageClient
) -> None:
    load_monitor()
    page, asks = "/beleid/monitor/cijfer/arm-mensen", f"{NEW}?over=indicator:arm-mensen"

    assert asks not in text(PageClient(headers={"host": "localhost"}), page)
    assert asks not in text(officer, page)
    assert asks in text(look_along(pages, "raad"), page)
