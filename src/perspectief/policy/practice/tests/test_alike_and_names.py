"""Which texts are alike, the same every time; and what looks like a name."""

from __future__ import annotations

import pytest

from perspectief.foundation.inbox.calc.names import suspicious
from perspectief.policy.practice.calc.similarity import Text, alike, stem

STAGE = Text("stage", "De stagevergoeding wordt ingehouden op de uitkering.", "bijstand")
FIETS = Text("fiets", "Twee potjes wijzen naar elkaar voor een fiets.")
BRIEF = Text("brief", "Niemand begrijpt de brief over terugbetalen.")
ASKED = Text("x", "Bij een stage wordt de hele stagevergoeding ingehouden.", "bijstand")


def found(asked: Text, *others: Text, bonus: float = 0.15) -> list[str]:
    return [one.key for one in alike(asked, others, bonus=bonus, least=0.12, most=4)]


def test_rare_words_that_both_have_bring_texts_together() -> None:
    assert found(ASKED, FIETS, BRIEF, STAGE) == ["stage"]


def test_the_order_of_the_others_changes_nothing() -> None:
    both = [alike(ASKED, one, bonus=0.15, least=0.0, most=9) for one in ([FIETS, BRIEF, STAGE], [STAGE, BRIEF, FIETS])]
    assert both[0] == both[1]


def test_the_same_provision_counts_but_not_by_no_provision_at_all() -> None:
    near = Text("near", "Iets heel anders.", "bijstand")
    assert found(ASKED, near, bonus=0.15) == ["near"]
    assert found(Text("x", "Woorden."), Text("y", "Anders."), bonus=0.9) == []


def test_it_tells_which_words_both_have() -> None:
    (one,) = alike(ASKED, [STAGE], bonus=0.0, least=0.1, most=1)
    assert "stagevergoeding" in one.shared
    assert one.score < 1.0


def test_a_text_is_as_like_itself_as_can_be_and_an_empty_one_is_like_nothing() -> None:
    (one,) = alike(STAGE, [Text("same", STAGE.words)], bonus=0.0, least=0.1, most=1)
    assert one.score == pytest.approx(1.0)
    assert found(Text("x", ""), STAGE) == []


@pytest.mark.parametrize(("one", "other"), [("brief", "brieven"), ("regel", "regelingen"), ("stage", "stages")])
def test_one_and_many_have_the_same_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    "text",
    [
        "Toen zei mevrouw de Vries dat het niet kon.",
        "Ik sprak gisteren Fatma Yilmaz aan de balie.",
        "Hij is geboren op 3-4-1988 en woont hier.",
        "Dhr. Jansen wacht al zes weken.",
    ],
)
def test_what_looks_like_a_name_or_a_birth_date_is_pointed_at(text: str) -> None:
    assert suspicious(text)


@pytest.mark.parametrize(
    "text",
    [
        "De bijstand stopt na een maand. Daarna komt er een brief.",
        "Bij Werk en Inkomen duurt het lang.",
        "Voedselbank Stad Groningen heeft een wachtlijst.",
        "Op 1-1-2026 veranderde de regel.",
    ],
)
def test_plain_sentences_and_known_names_of_organisations_are_left_alone(text: str) -> None:
    assert suspicious(text, ["Werk en Inkomen", "Voedselbank Stad Groningen"]) == []
