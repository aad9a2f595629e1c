"""The published figures: each has a source and an interval, and a place without figures is told what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from perspectief.simulation.city.margins import COLUMNS, MarginsMissing, by_area, margins_of, scaled
from perspectief.simulation.city.measures import BASES, MEANS, MEASURES

PLACES = ("NL", "GM0014")


@pytest.mark.parametrize("place", PLACES)
def test_every_figure_has_a_source_a_licence_and_lies_in_its_interval(place: str) -> None:
    margins = margins_of(place)
    for one in (*margins.city, *margins.areas):
        assert one.low <= one.value <= one.high, one
        assert one.source and one.licence in ("CC BY 4.0", "quoted"), one
        assert one.role in ("fitted", "held out", "structure", "context"), one
        assert (one.licence == "CC BY 4.0") == one.source.startswith(("CBS", "Derived: 221,000", "Derived from")), one


@pytest.mark.parametrize("place", PLACES)
def test_everything_that_is_compared_can_be_counted(place: str) -> None:
    margins = margins_of(place)
    for one in (*margins.city, *margins.areas):
        if one.role != "context":
            assert one.key in MEASURES or one.key in MEANS, one.key
            assert not one.is_share or one.base in {*BASES, "dwellings"}, one.base


def test_the_wijken_add_up_to_the_city() -> None:
    margins = margins_of("GM0014")
    areas = by_area(margins.areas)
    persons = sum(scaled(m, margins).value for figures in areas.values() for m in figures if m.variable == "persons")
    assert len(areas) == 20
    assert persons == pytest.approx(margins.total("persons"), abs=60)


def test_an_older_count_is_raised_and_its_interval_keeps_the_published_share() -> None:
    margins = margins_of("GM0014")
    men = scaled(margins.known("sex", "men"), margins)
    assert men.value == pytest.approx(115_838 * 243_800 / 232_874)
    assert men.low < men.value < men.high
    assert scaled(margins.known("benefit", "bijstand"), margins).value == 10_840


def test_national_low_incomes_are_of_the_year_that_the_municipality_has() -> None:
    national = margins_of("NL")
    assert national.of_year(2020).known("low_income", "up to 110%").value == 10.2
    assert national.of_year(0).known("low_income", "up to 110%").value == 9.2


def test_a_place_without_figures_says_what_is_needed() -> None:
    with pytest.raises(MarginsMissing, match=r"GM0344.*persons"):
        margins_of("GM0344")


def test_a_file_with_fewer_figures_names_what_is_missing(tmp_path: Path) -> None:
    file = tmp_path / "gm0344.csv"
    rows = ["GM0344,persons,total,361924,361924,361924,count,,2022,,fitted,CBS,CC BY 4.0",
            "GM0344,households,total,185000,184000,186000,count,,2022,,fitted,CBS,CC BY 4.0"]  # fmt: skip
    file.write_text("\n".join([",".join(COLUMNS), *rows]) + "\n")
    assert margins_of("GM0344", file).missing == ("household_type", "age", "tenure", "benefit", "low_income")


def test_without_persons_or_households_there_is_no_city(tmp_path: Path) -> None:
    file = tmp_path / "leeg.csv"
    file.write_text(",".join(COLUMNS) + "\nGM1,age,0-14,12,11,13,%,persons,2022,,fitted,CBS,CC BY 4.0\n")
    with pytest.raises(MarginsMissing, match=r"leeg\.csv"):
        margins_of("GM1", file)
