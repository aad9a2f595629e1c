"""A named person goes out of a question of an area and out of its answer, for good."""

from __future__ import annotations

import pytest

from perspectief.foundation.demo.testing import look_along
from perspectief.foundation.ui.testing import PageClient
from perspectief.policy.practice.choices import Said
from perspectief.policy.practice.models import AreaQuestion, AreaQuestionStep
from perspectief.policy.practice.queries import questions as queries
from perspectief.policy.practice.services import questions
from perspectief.policy.practice.services.refusing import Refused
from perspectief.policy.practice.tests.making import TEAM, WIJ

pytestmark = pytest.mark.usefixtures("city")
WHY = "Er stond een naam in."


def asked(answer: str = "Help Sanne eerst.") -> AreaQuestion:
    made = questions.ask(title="Over Sanne", text="Wie helpt Sanne?", area="WK001410", by=WIJ)
    return questions.answer(question=made, text=answer, by=TEAM) if answer else made


def everywhere(pages: PageClient, key: str) -> str:
    """All that anybody reads, and what the tables hold."""
    team = look_along(pages, "beleid")
    addresses = ("/praktijk/vragen", f"/beheer/praktijk/vragen/{key}", "/beheer/praktijk")
    read = "".join(team.get(one).content.decode() for one in addresses)
    return read + str(list(AreaQuestion.objects.values())) + str(list(AreaQuestionStep.objects.values()))


def test_a_question_and_its_answer_lose_their_words_and_everybody_reads_why(pages: PageClient) -> None:
    made = asked()
    public = pages.get("/praktijk/vragen").content.decode()
    assert "Sanne" in public

    questions.take_out(question=made, parts=list(Said), reason=WHY, by=TEAM)

    assert "Sanne" not in everywhere(pages, made.key)
    assert f"Weggehaald: de vraag, het antwoord. {WHY}" in pages.get("/praktijk/vragen").content.decode()
    assert list(queries.answered("sanne")) == []
    with pytest.raises(Refused, match="geen woorden meer"):
        questions.take_out(question=made, parts=list(Said), reason=WHY, by=TEAM)


def test_a_question_without_words_waits_for_no_answer(pages: PageClient) -> None:
    made = asked(answer="")

    questions.take_out(question=made, parts=[Said.QUESTION], reason=WHY, by=TEAM)

    assert "Sanne" not in everywhere(pages, made.key)
    assert not queries.waiting().exists()


def test_an_answer_without_words_can_be_given_again(pages: PageClient) -> None:
    made = asked()
    questions.take_out(question=made, parts=[Said.ANSWER], reason=WHY, by=TEAM)
    assert queries.still_said(queries.find(made.key)) == [Said.QUESTION]

    questions.answer(question=made, text="Bel het wijkteam.", by=TEAM)

    assert queries.still_said(queries.find(made.key)) == list(Said)


@pytest.mark.parametrize("reason", ["", "Het ging over Sanne.", "Mevrouw Bakker belde."])
def test_a_reason_that_says_nothing_or_says_it_again_is_refused(reason: str) -> None:
    made = asked("Help haar eerst.")

    with pytest.raises(Refused):
        questions.take_out(question=made, parts=[Said.QUESTION], reason=reason, by=TEAM)
    assert queries.find(made.key).title == "Over Sanne"


def test_only_the_team_and_officers_take_words_out() -> None:
    with pytest.raises(Refused, match="TeamPerspectief"):
        questions.take_out(question=asked(), parts=[Said.ANSWER], reason=WHY, by=WIJ)


def test_on_the_page_nothing_goes_without_the_tick(pages: PageClient) -> None:
    made = asked()
    team = look_along(pages, "beleid")
    here = f"/beheer/praktijk/vragen/{made.key}"
    assert f"{here}/weghalen" in team.get(here).content.decode()
    assert "U kunt dit niet terugdraaien." in team.get(f"{here}/weghalen").content.decode()

    refused = team.post(f"{here}/weghalen", {"parts": ["question", "answer"], "why": WHY})
    assert "Zet hier een vinkje" in refused.content.decode()
    assert "Sanne" in pages.get("/praktijk/vragen").content.decode()

    sent = team.post(f"{here}/weghalen", {"parts": ["question", "answer"], "why": WHY, "for_good": "on"})
    assert (sent.status_code, sent["Location"]) == (303, f"{here}?net=weg")
    assert "De woorden zijn al weggehaald." in team.get(f"{here}/weghalen").content.decode()
