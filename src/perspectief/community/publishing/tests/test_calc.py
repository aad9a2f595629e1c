"""The triad, leaving out, and what could point at a person: sums without a database."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectief.community.publishing.calc import triad
from perspectief.community.publishing.calc.pointing import pointing
from perspectief.community.publishing.calc.redacting import MARKS, is_redaction, with_marks
from perspectief.community.publishing.choices import State
from perspectief.community.publishing.states import STEPS, NoSuchStep, insist_on_step
from perspectief.community.publishing.wording import triad_words


def test_the_triad_has_ten_points_and_each_makes_one() -> None:
    assert [len(row) for row in triad.points()] == [1, 2, 3, 4]
    assert len(set(triad.names())) == 10
    assert all(sum(triad.point_named(name)) == pytest.approx(1) for name in triad.names())


@pytest.mark.parametrize("parts", [(0.5, 0.5), (1, 1, -1), (0.5, 0.4, 0.2), (0, 0, 0)])
def test_parts_that_do_not_make_one_are_no_point(parts: tuple[float, ...]) -> None:
    with pytest.raises(triad.NotAPoint):
        triad.point(parts)


@pytest.mark.parametrize("name", ["333", "30", "abc", "", "4-10"])
def test_a_name_that_is_none_of_the_ten_is_no_point(name: str) -> None:
    with pytest.raises(triad.NotAPoint):
        triad.point_named(name)


def test_each_point_keeps_its_name_and_its_words() -> None:
    assert [triad.name_of(triad.point_named(name)) for name in triad.names()] == triad.names()
    assert len({triad_words(name) for name in triad.names()}) == 10
    assert triad_words("300") == "Alleen tijd en aandacht"
    assert triad_words("210") == "Vooral tijd en aandacht, ook geld of spullen"
    assert triad_words("111") == "Alle drie even veel"


@pytest.mark.parametrize(("name", "corner"), [("300", 0), ("120", 1), ("012", 2), ("111", None)])
def test_a_corner_counts_when_it_has_two_thirds(name: str, corner: int | None) -> None:
    assert triad.corner_of(triad.point_named(name)) == corner


TOLD = "Ik ben Sanne en woon in de stad. Sanne hielp mij.\nHet ging goed."


@pytest.mark.parametrize(
    "shown",
    [
        TOLD,
        "Ik ben [naam] en woon in de stad. [naam] hielp mij.\nHet ging goed.",
        "[weggelaten] Het ging goed.",
        "Ik ben [weggelaten]",
        "[weggelaten]",
        "Ik ben [naam] en woon in de [plaats]. [naam] hielp mij.\r\nHet ging goed.",
    ],
)
def test_parts_may_be_left_out(shown: str) -> None:
    assert is_redaction(TOLD, shown)


@pytest.mark.parametrize(
    "shown",
    [
        "",
        "Ik ben Sanne en woon in het dorp. Sanne hielp mij.\nHet ging goed.",
        "Ik ben [naam] en woon in de stad. [naam] hielp mij niet.\nHet ging goed.",
        "Ik ben [naam] en woon in de stad.",
        "Het ging goed. Ik ben [naam] en woon in de stad. Sanne hielp mij.",
        "Ik ben [leuke vrouw] en woon in de stad. Sanne hielp mij.\nHet ging goed.",
        "Heel erg [weggelaten] Het ging goed.",
        "Ik ben Sanne en woon in de stad. Sanne hielp mij.\nHet ging goed.[naam]",
        "Sanne [weggelaten] Sanne [weggelaten] Sanne [weggelaten]",
    ],
)
def test_no_word_may_be_changed_added_or_moved(shown: str) -> None:
    assert not is_redaction(TOLD, shown)


@given(st.text(alphabet="ab c.\n", min_size=3, max_size=60), st.data())
def test_whatever_is_cut_out_is_a_redaction_and_an_added_word_never_is(told: str, data: st.DataObject) -> None:
    told = told.strip()
    if len(told) < 2:
        return
    start = data.draw(st.integers(0, len(told) - 1))
    end = data.draw(st.integers(start + 1, len(told)))
    shown = told[:start] + data.draw(st.sampled_from(MARKS)) + told[end:]

    assert is_redaction(told, shown)
    assert not is_redaction(told, shown + "z")
    assert not is_redaction(told, "z" + shown)


def test_many_marks_do_not_take_long() -> None:
    assert not is_redaction("a" * 6000, "[naam]a" * 800 + "b")


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("Ik heet Anna de Vries en ik kom hier vaak.", "Ik heet [naam] en ik kom hier vaak."),
        ("ik heet piet, zei hij", "ik heet [naam], zei hij"),
        ("Mevrouw Jansen belde mij.", "Mevrouw [naam] belde mij."),
        ("Mijn zoon Tim en zijn vriend Bo speelden.", "Mijn zoon [naam] en zijn vriend [naam] speelden."),
        ("Daar zat ook Fatima bij.", "Daar zat ook [naam] bij."),
        ("Wij wonen Bedumerweg 12a, achter.", "Wij wonen [plaats], achter."),
        ("Het is 9712 AB, zei ik.", "Het is [plaats], zei ik."),
        ("Ik woon in de oosterparkwijk.", "Ik woon in de [plaats]."),
        ("Bel 06-12345678 of 050 313 31 31.", "Bel [nummer] of [nummer]."),
        ("Mail a.b@voorbeeld.nl maar.", "Mail [nummer] maar."),
        ("Mijn rekening NL91 ABNA 0417 1643 00 was leeg.", "Mijn rekening [nummer] was leeg."),
        ("Hij werd geboren op 3 maart 2019 hier.", "Hij werd geboren op [datum] hier."),
        ("Zij zit op basisschool De Boom.", "Zij zit op basisschool [plaats]."),
        ("Kijk op www.voorbeeld.nl/anna of @anna_v.", "Kijk op [nummer] of [nummer]"),
    ],
)
def test_what_could_point_at_a_person_is_found(told: str, shown: str) -> None:
    found = with_marks(told, pointing(told, ["Oosterparkwijk"]))

    assert found.rstrip(".") == shown.rstrip(".")
    assert is_redaction(told, found)


@pytest.mark.parametrize(
    "told",
    [
        "Toen ging het beter. Maar niet lang.",
        "Ik kreeg 1.250,50 euro en later 75 euro.",
        "Van WIJ Groningen kreeg ik de Stadjerspas.",
        "Weg was het. Op weg naar huis dacht ik na.",
        "De Voedselbank hielp, en de Kredietbank ook.",
        "Ik ben 43 jaar en heb 3 kinderen.",
    ],
)
def test_what_points_at_nobody_stays(told: str) -> None:
    assert pointing(told, ["Centrum"]) == []


def test_what_was_withdrawn_goes_nowhere_any_more() -> None:
    assert not [step for step in STEPS if step.start is State.WITHDRAWN]
    with pytest.raises(NoSuchStep):
        insist_on_step(State.WITHDRAWN, State.NEW)
    with pytest.raises(NoSuchStep):
        insist_on_step(State.WAITING, State.CHOSEN)
