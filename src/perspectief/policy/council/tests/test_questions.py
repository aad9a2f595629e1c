"""What the council asks is written down, answered, judged and closed; nothing is overwritten and nobody is named."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone

from perspectief.foundation.access import NOBODY, Actor, Held, Role
from perspectief.foundation.demo.testing import reference as reference
from perspectief.foundation.places import queries as places
from perspectief.foundation.privacy import terms
from perspectief.foundation.privacy.declare import declaration_of
from perspectief.policy.council.calc.half_year import half_year_of
from perspectief.policy.council.choices import AboutKind, Asker, Owner, QuestionKind, QuestionState
from perspectief.policy.council.models import Cycle
from perspectief.policy.council.models.questions import Name, Question
from perspectief.policy.council.queries import questions as queries
from perspectief.policy.council.services import cycles, questions
from perspectief.policy.council.services.practice import load_questions
from perspectief.policy.council.services.questions import Asked
from perspectief.policy.council.services.refusing import Refused

pytestmark = pytest.mark.usefixtures("reference")
OFFICER = Actor(held=(Held(Role.POLICY_OFFICER),), strong=True)
MEMBER = Actor(held=(Held(Role.COUNCIL_MEMBER),), strong=True)
EXPERT = Actor(held=(Held(Role.EXPERT),), strong=True)
CITY = settings.MUNICIPALITY


def ask(by: Actor = MEMBER, at: dt.datetime | None = None, **said: Any) -> Question:
    words = {"kind": QuestionKind.QUESTION, "title": "Hoe gaat het?", "text": "Wij willen weten hoe het gaat.", **said}
    return questions.ask(municipality=places.municipality(CITY), asked=Asked(**words), by=by, at=at)


def ago(days: int) -> dt.datetime:
    return timezone.now() - dt.timedelta(days=days)


def this_half_year() -> Cycle:
    half = half_year_of(timezone.localdate())
    return cycles.make_cycle(municipality=places.municipality(CITY), half=half, by=OFFICER)


def state(question: Question) -> str:
    return Question.objects.get(pk=question.pk).state


def test_each_question_gets_the_next_number_of_its_year() -> None:
    year = timezone.localdate().year

    assert [ask().key, ask().key] == [f"{year}-001", f"{year}-002"]


def test_without_a_day_an_answer_is_due_after_the_term_of_the_house() -> None:
    found = queries.find(CITY, ask().key)

    assert found is not None
    assert found.due == timezone.localdate() + dt.timedelta(days=30)
    assert found.owner == Owner.POLICY_OFFICER


def test_a_question_goes_from_open_to_closed_by_way_of_an_answer_and_a_yes_of_the_council() -> None:
    question = ask()
    questions.answer(question=question, text="Het gaat zo.", by=OFFICER)
    questions.accept(question=question, by=MEMBER)
    questions.close(question=question, reason="Het is besproken.", by=OFFICER)

    steps = [step.state for step in question.steps.all()]
    assert steps == ["open", "answered", "accepted", "closed"]
    assert state(question) == QuestionState.CLOSED


def test_who_asks_again_says_what_is_missing_and_the_answer_gets_a_new_term() -> None:
    question = ask(at=ago(100))
    questions.answer(question=question, text="Het gaat goed.", by=OFFICER)
    with pytest.raises(Refused, match="Schrijf op wat er nog mist"):
        questions.ask_again(question=question, words=" ", by=MEMBER)
    questions.ask_again(question=question, words="Hoe weet u dat?", by=MEMBER)

    found = queries.find(CITY, question.key)
    assert found is not None
    assert (found.state, found.due) == ("again", timezone.localdate() + dt.timedelta(days=30))
    assert question.duties.count() == 2


def test_a_better_answer_is_a_next_version_with_its_reason_and_the_old_one_stays() -> None:
    question = ask()
    questions.answer(question=question, text="Het zijn er tien.", by=OFFICER)
    with pytest.raises(Refused, match="waarom het verandert"):
        questions.answer(question=question, text="Het zijn er elf.", by=OFFICER)
    questions.answer(question=question, text="Het zijn er elf.", reason="Wij telden er een te weinig.", by=OFFICER)

    assert [(one.number, one.text) for one in question.answers.all()] == [
        (1, "Het zijn er tien."),
        (2, "Het zijn er elf."),
    ]


def test_a_changed_answer_goes_back_to_the_council() -> None:
    question = ask()
    questions.answer(question=question, text="Eerst.", by=OFFICER)
    questions.accept(question=question, by=MEMBER)
    questions.answer(question=question, text="Beter.", reason="Er stond een fout in.", by=OFFICER)

    assert state(question) == QuestionState.ANSWERED


def test_a_closed_question_stays_closed() -> None:
    question = ask()
    questions.close(question=question, reason="Ingetrokken door wie het vroeg.", by=OFFICER)

    with pytest.raises(Refused):
        questions.answer(question=question, text="Toch nog iets.", reason="Zomaar.", by=OFFICER)
    assert question.answers.count() == 0


@pytest.mark.parametrize("by", [NOBODY, EXPERT, OFFICER])
def test_only_the_council_says_that_an_answer_is_enough(by: Actor) -> None:
    question = ask()
    questions.answer(question=question, text="Zo zit het.", by=OFFICER)

    with pytest.raises(Refused):
        questions.accept(question=question, by=by)


@pytest.mark.parametrize("kind", [QuestionKind.PROMISE, QuestionKind.MESSAGE])
def test_a_member_of_the_council_asks_and_moves_but_does_not_write_down_promises_of_others(kind: QuestionKind) -> None:
    with pytest.raises(Refused):
        ask(kind=kind)


def test_a_member_of_the_council_does_not_speak_for_somebody_else() -> None:
    with pytest.raises(Refused, match="als raadslid"):
        ask(asker=Asker.PRACTICE)


def test_a_message_from_practice_carries_no_party_and_no_name() -> None:
    with pytest.raises(Refused, match="fractie"):
        ask(by=OFFICER, kind=QuestionKind.MESSAGE, asker=Asker.PRACTICE, faction="Fractie Voorbeeld")
    with pytest.raises(Refused, match="Een naam hoort hier niet"):
        ask(by=OFFICER, kind=QuestionKind.MESSAGE, asker=Asker.PRACTICE, name="Iemand Voorbeeld")


@pytest.mark.parametrize("text", ["Mail jan@voorbeeld.nl.", "Bel 06 1234 5678.", "Zij woont op 9711 AB."])
def test_what_tells_who_an_inhabitant_is_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="iedereen kan dit lezen"):
        ask(text=text)
    assert Question.objects.count() == 0


def test_a_question_of_tomorrow_is_not_there_yet() -> None:
    with pytest.raises(Refused):
        ask(asked_on=timezone.localdate() + dt.timedelta(days=1))


def test_what_waits_too_long_is_late_and_what_is_answered_is_not() -> None:
    late, answered = ask(at=ago(40)), ask(at=ago(40))
    questions.answer(question=answered, text="Zo zit het.", by=OFFICER)
    today = timezone.localdate()

    found = queries.chosen(CITY, queries.Wanted(state=queries.LATE), today)
    assert [one.key for one in found] == [late.key]
    assert queries.counts(CITY, today)[queries.LATE] == 1


def test_a_term_moves_with_a_reason_and_the_old_day_stays_readable() -> None:
    question, later = ask(), timezone.localdate() + dt.timedelta(days=90)
    with pytest.raises(Refused, match="waarom dit verandert"):
        questions.assign(question=question, owner=Owner.TEAM, due=later, reason="", by=OFFICER)
    questions.assign(question=question, owner=Owner.TEAM, due=later, reason="Het team weet dit.", by=OFFICER)

    events = [one.words for one in queries.history(queries.find(CITY, question.key))]
    assert [one.due for one in question.duties.filter(replaced_at=None)] == [later]
    assert "Het team weet dit." in events


@pytest.mark.parametrize(
    ("wanted", "keys"),
    [
        (queries.Wanted(kind="motion"), {"b"}),
        (queries.Wanted(line="3"), {"a"}),
        (queries.Wanted(words="fiets lenen"), {"b"}),
        (queries.Wanted(state="closed"), set()),
        (queries.Wanted(), {"a", "b"}),
    ],
)
def test_questions_are_found_by_kind_state_line_and_words(wanted: queries.Wanted, keys: set[str]) -> None:
    made = {
        "a": ask(about=((AboutKind.LINE, "3"), (AboutKind.LINE, "3"))).key,
        "b": ask(kind=QuestionKind.MOTION, title="Een fiets voor elk kind", text="Kinderen lenen een fiets.").key,
    }
    found = {one.key for one in queries.chosen(CITY, wanted, timezone.localdate())}

    assert found == {made[one] for one in keys}


# --- Names ------------------------------------------------------------------------------------------------------------
def test_a_name_is_kept_only_when_it_was_given_and_goes_when_it_is_asked() -> None:
    ask()
    question = ask(name="Henk Voorbeeld", faction="Fractie Voorbeeld")
    assert Name.objects.count() == 1

    assert questions.forget_name(question=question, by=OFFICER)
    assert Name.objects.count() == 0
    assert Question.objects.count() == 2


def test_a_name_goes_after_its_term_and_the_question_stays() -> None:
    question = ask(name="Henk Voorbeeld")
    declared = declaration_of(Name)
    assert declared is not None
    assert not declared.overdue(timezone.now()).exists()
    declared.overdue(timezone.now() + terms.term("council_name") + dt.timedelta(days=1)).delete()

    assert not Name.objects.exists()
    assert Question.objects.filter(pk=question.pk).exists()


def test_no_name_goes_into_a_file_or_a_report() -> None:
    ask(name="Henk Voorbeeld")
    cycle = cycles.make_cycle(
        municipality=places.municipality(CITY), half=half_year_of(timezone.localdate()), by=OFFICER
    )
    rows = [*queries.rows_for_a_file(CITY, queries.Wanted(), timezone.localdate())]

    assert "Henk" not in str(rows)
    assert "Henk" not in str(queries.for_report(cycle, timezone.now()))


# --- For the report ---------------------------------------------------------------------------------------------------
def test_the_report_tells_a_question_as_it_stood_then_also_after_later_answers() -> None:
    cycle = cycles.make_cycle(
        municipality=places.municipality(CITY), half=half_year_of(timezone.localdate()), by=OFFICER
    )
    question = ask(about=((AboutKind.LINE, "3"),))
    moment = timezone.now()
    before = queries.for_report(cycle, moment)
    questions.answer(question=question, text="Nu wel een antwoord.", by=OFFICER)

    assert queries.for_report(cycle, moment) == before
    assert (before[0]["state"], before[0]["answer"], before[0]["lines"]) == ("open", "", [3])
    assert queries.for_report(cycle, timezone.now())[0]["answer"] == "Nu wel een antwoord."


def test_what_was_closed_before_the_half_year_is_not_in_its_report() -> None:
    question = ask(at=ago(800))
    questions.close(question=question, reason="Klaar.", by=OFFICER, at=ago(700))
    still = ask(at=ago(800))
    cycle = cycles.make_cycle(
        municipality=places.municipality(CITY), half=half_year_of(timezone.localdate()), by=OFFICER
    )

    assert [one["key"] for one in queries.for_report(cycle, timezone.now())] == [still.key]


def test_the_practice_questions_are_all_marked_and_loaded_once() -> None:
    made = load_questions()

    assert made == Question.objects.count() > 5
    assert set(Question.objects.values_list("invented", flat=True)) == {True}
    assert {one.kind for one in Question.objects.all()} == set(QuestionKind.values)
    assert load_questions() == 0
