"""Words are found whatever their ending, the title counts most, and what nobody may see is not found."""

from __future__ import annotations

import datetime as dt

import pytest

from perspectief.community.knowledge.calc import searching as calc
from perspectief.community.knowledge.choices import AboutKind, Kind, SourceStatus, Theme
from perspectief.community.knowledge.models import Item
from perspectief.community.knowledge.queries.searching import Wanted, search
from perspectief.community.knowledge.services import items, questions
from perspectief.community.knowledge.tests.people import KEEPER, WIJ, city


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("gezinnen", "gezin"),
        ("brieven", "brief"),
        ("huizen", "huis"),
        ("schulden", "schuld"),
        ("buddy's", "buddy"),
        ("Één", "een"),
        ("regelingen", "regeling"),
        ("schoolreizen", "schoolreis"),
        ("kinderen", "kind"),
    ],
)
def test_a_word_is_found_whatever_its_ending(one: str, other: str) -> None:
    assert calc.as_kept(calc.asked(one)[0]) in calc.kept(other)
    assert calc.as_kept(calc.asked(other)[0]) in calc.kept(one)


def test_a_long_word_is_found_inside_another_and_a_short_one_only_at_its_beginning() -> None:
    assert calc.as_kept("hulp") in calc.kept("schuldhulp")
    assert calc.as_kept("wij") not in calc.kept("onderwijs")


def test_words_that_say_nothing_do_not_count_beside_others() -> None:
    assert calc.asked("wat is de armoedeval") == [calc.stem("armoedeval")]
    assert calc.asked("de het") == [calc.stem("de"), calc.stem("het")]


def test_the_title_counts_more_than_the_text() -> None:
    titled = calc.score(["buddy"], title=" buddy ", lead=" ", whole=" buddy ")
    told = calc.score(["buddy"], title=" ", lead=" ", whole=" buddy ")
    assert titled > told > 0


def known(title: str, *, text: str = "", kind: Kind = Kind.GUIDE, **more: object) -> Item:
    said = items.Said(title, "Kort gezegd.", "Een stuk", SourceStatus.SEEN, text=text, **more)  # type: ignore[arg-type]
    return items.add_item(municipality=city(), kind=kind, said=said, by=KEEPER)


def titles(wanted: Wanted, *, is_colleague: bool = False) -> list[str]:
    return [hit.title for hit in search("GM0014", wanted, is_colleague=is_colleague).hits]


@pytest.mark.usefixtures("plan")
def test_the_best_fit_stands_first() -> None:
    known("Iets anders", text="Een buddy helpt.")
    known("Een buddy voor elk gezin")

    assert titles(Wanted("buddy's")) == ["Een buddy voor elk gezin", "Iets anders"]


@pytest.mark.usefixtures("plan")
def test_when_nothing_has_all_the_words_what_has_some_is_shown_and_that_is_said() -> None:
    known("Een buddy voor elk gezin")

    found = search("GM0014", Wanted("buddy zwembad"), is_colleague=False)

    assert found.partly
    assert [hit.title for hit in found.hits] == ["Een buddy voor elk gezin"]


@pytest.mark.usefixtures("plan")
def test_questions_between_colleagues_are_found_by_colleagues_only() -> None:
    asked = questions.Asked("Schoolreis betalen", "Wie weet raad?", Theme.CHILDREN)
    questions.ask(municipality=city(), asked=asked, by=WIJ, on=dt.date(2026, 1, 5))

    assert titles(Wanted("schoolreis"), is_colleague=True) == ["Schoolreis betalen"]
    assert titles(Wanted("schoolreis")) == []


@pytest.mark.usefixtures("plan")
def test_filters_narrow_down_together() -> None:
    known("Voor lijn vijf", about=((AboutKind.LINE, "5"), (AboutKind.THEME, "geld")))
    known("Voor lijn drie", about=((AboutKind.LINE, "3"), (AboutKind.THEME, "geld")))
    known("Goed bewezen", kind=Kind.WORKS, grade=4)

    assert titles(Wanted(theme="geld", line="5")) == ["Voor lijn vijf"]
    assert titles(Wanted(grade=3)) == ["Goed bewezen"]
    assert titles(Wanted(kind="works")) == ["Goed bewezen"]


@pytest.mark.usefixtures("plan")
def test_what_went_off_the_list_is_not_found() -> None:
    items.retire(item=known("Oude raad"), reason="De wet is veranderd.", by=KEEPER)

    assert titles(Wanted("raad")) == []
