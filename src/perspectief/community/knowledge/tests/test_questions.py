"""Questions between colleagues: no client in them, an answer that helped, and knowledge that stays."""

from __future__ import annotations

import datetime as dt

import pytest

from perspectief.community.knowledge.choices import QuestionState, Theme
from perspectief.community.knowledge.models import Answer, Item, Question
from perspectief.community.knowledge.services import loading, questions
from perspectief.community.knowledge.services.refusing import Refused
from perspectief.community.knowledge.tests.people import (
    BUDDY,
    EXPERT,
    KEEPER,
    RESIDENT,
    WIJ,
    city,
    somebody,
    text_of,
)
from perspectief.foundation.access import Role
from perspectief.foundation.privacy.declare import declaration_of
from perspectief.foundation.ui.testing import PageClient

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]
ASKED = questions.Asked("Schoolreis betalen", "Wie weet raad?", Theme.CHILDREN, case="Het geld is op.")
FORM = {"title": "Schoolreis", "text": "Wie weet raad?", "theme": "kinderen", "case": "", "provision": ""}


def question() -> Question:
    return questions.ask(municipality=city(), asked=ASKED, by=WIJ)


def test_who_asks_stands_there_as_a_role_and_an_organisation_only() -> None:
    made = question()

    assert (made.role, made.organisation.key) == ("professional", "wij_groningen")  # type: ignore[union-attr]
    assert not {field.name for field in Question._meta.concrete_fields} & {"user", "account", "by", "name"}


@pytest.mark.parametrize(
    "text", ["Zij heet Sanne, bel 06 1234 5678", "Mail a@b.nl", "9712 AB", "Mijn naam is Jo", "Haar zoon Tim"]
)
def test_a_case_that_names_somebody_is_refused_and_not_kept(text: str) -> None:
    with pytest.raises(Refused) as refused:
        questions.ask(municipality=city(), asked=questions.Asked("Titel", "Vraag", Theme.DEBTS, case=text), by=WIJ)

    assert refused.value.field == "case"
    assert not Question.objects.exists()


def test_a_resident_neither_asks_nor_answers() -> None:
    with pytest.raises(Refused):
        questions.ask(municipality=city(), asked=ASKED, by=RESIDENT)
    with pytest.raises(Refused):
        questions.answer(question=question(), text="Ik weet het.", by=RESIDENT)


def test_who_asked_chooses_what_helped_and_a_stranger_does_not() -> None:
    made = question()
    first = questions.answer(question=made, text="Bel de school.", by=BUDDY)
    second = questions.answer(question=made, text="Vraag een fonds.", by=EXPERT)
    with pytest.raises(Refused):
        questions.choose(answer=first, by=BUDDY)

    questions.choose(answer=first, by=WIJ)
    questions.choose(answer=second, by=WIJ)

    assert Question.objects.get().state == QuestionState.SETTLED
    assert list(Answer.objects.filter(helped=True)) == [second]


def test_an_answer_that_did_not_help_after_all_opens_the_question_again() -> None:
    made = question()
    questions.choose(answer=questions.answer(question=made, text="Bel.", by=BUDDY), by=WIJ)

    questions.choose_none(question=made, by=WIJ)

    assert Question.objects.get().state == QuestionState.ANSWERED
    assert not Answer.objects.filter(helped=True).exists()


def test_words_in_which_somebody_is_recognised_go_for_good_also_out_of_the_search() -> None:
    made = question()
    answer = questions.answer(question=made, text="De blauwe deur op de hoek.", by=BUDDY)
    questions.choose(answer=answer, by=WIJ)

    questions.take_out_answer(answer=answer, by=KEEPER)
    left = Question.objects.get()
    assert "deur" not in left.search
    assert (Answer.objects.get().text, left.state) == ("", QuestionState.ANSWERED)

    questions.take_out_question(question=made, by=KEEPER)
    left = Question.objects.get()
    assert (left.case, left.text, left.state) == ("", "", QuestionState.CLOSED)
    assert "schoolreis" not in left.search


def test_only_the_team_and_officers_take_words_out() -> None:
    with pytest.raises(Refused):
        questions.take_out_question(question=question(), by=WIJ)


def test_a_closed_question_takes_no_answer_until_it_is_open_again() -> None:
    made = question()
    questions.close(question=made, reason="Al gelukt.", by=WIJ)
    with pytest.raises(Refused):
        questions.answer(question=made, text="Bel.", by=BUDDY)

    questions.open_again(question=made, by=WIJ)
    questions.answer(question=made, text="Bel.", by=BUDDY)

    assert Question.objects.get().state == QuestionState.ANSWERED


def test_after_its_term_a_question_goes_with_its_answers() -> None:
    old = questions.ask(municipality=city(), asked=ASKED, by=WIJ, on=dt.date(2020, 1, 1))
    questions.answer(question=old, text="Bel.", by=BUDDY, on=dt.date(2020, 1, 2))
    question()

    declared = declaration_of(Question)
    assert declared is not None
    declared.overdue(dt.datetime(2026, 11, 22, tzinfo=dt.UTC)).delete()

    assert Question.objects.count() == 1
    assert Answer.objects.count() == 0


# --- Pages ------------------------------------------------------------------------------------------------------------
def test_questions_are_closed_for_who_is_not_a_colleague(pages: PageClient) -> None:
    made = question()

    assert pages.get("/kennis/vragen").status_code == 302
    assert somebody("henk", Role.COUNCIL_MEMBER).get(f"/kennis/vraag/{made.key}").status_code == 403


def test_from_a_question_through_an_answer_to_knowledge_for_everybody(pages: PageClient) -> None:
    asks = somebody("fatma", Role.PROFESSIONAL, "wij_groningen")
    assert asks.post("/kennis/vragen/nieuw", FORM).status_code == 303
    key = Question.objects.get().key
    helps = somebody("rosa", Role.PARTNER, "humanitas")
    assert helps.post(f"/kennis/vraag/{key}/antwoord", {"text": "Vraag een fonds."}).status_code == 303
    answer = Answer.objects.get()
    assert helps.post(f"/kennis/vraag/{key}/antwoord/{answer.pk}/hielp").status_code == 403
    assert asks.post(f"/kennis/vraag/{key}/antwoord/{answer.pk}/hielp").status_code == 303

    keeps = somebody("mila", Role.TEAM, "gemeente_groningen")
    assert "Vraag een fonds." in text_of(keeps.get(f"/beheer/kennis/nieuw?vraag={key}"))
    told = {"kind": "guide", "title": "Schoolreis", "lead": "Vraag een fonds.", "source": "Collega's, 2026"}
    told["source_status"] = "own"
    assert keeps.post(f"/beheer/kennis/nieuw?vraag={key}", told).status_code == 303

    assert Question.objects.get().item == Item.objects.get()
    assert f"/kennis/vraag/{key}" not in text_of(pages.get("/kennis/schoolreis"))
    assert "/kennis/schoolreis" in text_of(asks.get(f"/kennis/vraag/{key}"))


def test_a_page_with_a_problem_keeps_what_was_typed() -> None:
    asks = somebody("fatma", Role.PROFESSIONAL, "wij_groningen")

    page = text_of(asks.post("/kennis/vragen/nieuw", {**FORM, "case": "Bel 0612345678", "theme": ""}))

    assert "Kies er één." in page
    assert "Bel 0612345678" in page


def test_the_list_shows_the_newest_first_and_can_be_narrowed_to_what_waits() -> None:
    old = questions.ask(municipality=city(), asked=ASKED, by=WIJ, on=dt.date(2026, 1, 1))
    questions.answer(question=old, text="Bel.", by=BUDDY)
    fresh = questions.Asked("Nieuwe vraag", "Wie weet raad?", Theme.DEBTS)
    questions.ask(municipality=city(), asked=fresh, by=WIJ, on=dt.date(2026, 2, 1))
    visitor = somebody("tineke", Role.EXPERT)

    page = text_of(visitor.get("/kennis/vragen"))
    assert page.index("Nieuwe vraag") < page.index("Schoolreis betalen")
    assert "Schoolreis betalen" not in text_of(visitor.get("/kennis/vragen?stand=open"))


def test_the_start_page_tells_which_questions_wait() -> None:
    question()

    assert "1 vraag wacht op een antwoord." in text_of(somebody("tineke", Role.EXPERT).get("/start"))


def test_practice_questions_load_once_and_are_marked() -> None:
    loading.load_knowledge()

    assert loading.load_practice() == Question.objects.count() == 5
    assert loading.load_practice() == 0
    assert not Question.objects.filter(invented=False).exists()
    assert not Answer.objects.filter(invented=False).exists()


def test_what_looks_like_a_name_is_asked_about_and_a_yes_lets_it_pass() -> None:
    wij = somebody("Noor", Role.PROFESSIONAL, "wij_groningen")
    said = {"title": "Schoolreis", "text": "Hoe help ik dan Fatima Yilmaz?", "theme": "kinderen"}
    assert "Is ‘Fatima Yilmaz’ een naam?" in text_of(wij.post("/kennis/vragen/nieuw", said))

    address = wij.post("/kennis/vragen/nieuw", {**said, "sure": "on"})["Location"]
    asked = text_of(wij.post(f"{address}/antwoord", {"text": "Bel eerst Fatima Yilmaz."}))
    assert 'name="sure"' in asked
    assert wij.post(f"{address}/antwoord", {"text": "Bel eerst Fatima Yilmaz.", "sure": "on"}).status_code == 303
