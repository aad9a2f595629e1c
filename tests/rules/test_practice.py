"""What happens around a scheme: every line has a source and a date, every scheme a pay-back light."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from perspectief.rules import BadLaw, schemes
from perspectief.rules.practice import Light, Status, practice_of, sayings
from perspectief.rules.practice.payback import lights
from perspectief.rules.practice.table import load_sheet

DAY = date(2026, 11, 22)
CITY = "GM0014"


def test_every_scheme_has_a_light_and_says_how_to_avoid_paying_back_when_it_is_not_fixed() -> None:
    every = {key: practice_of(key, CITY, DAY) for key in schemes()}

    assert len(every) == len(schemes())
    moving = [one for one in every.values() if one.light in (Light.ADVANCE, Light.MONTHLY)]
    assert moving
    assert not [one.key for one in moving if not one.avoid]


def test_the_light_comes_from_the_rule_itself() -> None:
    found = lights(CITY, DAY)

    advances = {key for key, light in found.items() if light is Light.ADVANCE}
    assert advances == {"zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderopvangtoeslag"}
    assert {"bijstand", "aio"} <= {key for key, light in found.items() if light is Light.MONTHLY}
    assert found["kinderbijslag"] is Light.FIXED, "no income moves it"
    assert found["individuele_inkomenstoeslag"] is Light.FIXED, "once a year"


@pytest.mark.parametrize("key", ["zorgtoeslag", "bijstand", "aio", "kinderbijslag", "alleenverdieners"])
def test_the_table_does_not_overrule_a_rule_that_tells_its_own_light(key: str) -> None:
    assert practice_of(key, CITY, DAY).light is lights(CITY, DAY)[key]


def test_no_line_tells_a_chance_or_blames() -> None:
    for line in sayings():
        assert "%" not in line.text
        for word in ("fraude", "ten onrechte", "komt niet in aanmerking", "sanctie"):
            assert word not in line.text.lower()


def test_a_line_from_memory_or_an_old_page_is_not_checked() -> None:
    assert not Status.MEMORY.is_checked
    assert not Status.OLD.is_checked
    assert Status.SOURCED.is_checked
    assert {line.status for line in sayings()} >= {Status.SOURCED, Status.OLD, Status.MEMORY}


def test_a_municipality_says_it_in_its_own_words_and_another_keeps_the_national_ones() -> None:
    here, elsewhere = practice_of("bijstand", CITY, DAY), practice_of("bijstand", "GM0363", DAY)

    assert len(here.papers) > len(elsewhere.papers)
    assert any("laatste 3 maanden" in line.text for line in here.papers)
    assert elsewhere.term, "the law's own term holds everywhere"


def test_what_was_looked_for_and_not_found_has_no_words() -> None:
    assert [line.status for line in practice_of("bijstand", CITY, DAY).pay_day] == [Status.UNKNOWN]
    assert all(not line.text for line in practice_of("studietoeslag", CITY, DAY).pay_day)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{text: Morgen., status: sourced}", "source"),
        ("{text: Morgen., source: x}", "status"),
        ("{source: x, status: sourced}", "text"),
        ("{text: Morgen., source: x, status: zeker}", "status"),
        ("{text: Morgen., source: x, status: sourced, bron: y}", "bron"),
    ],
)
def test_a_line_without_source_status_or_words_does_not_load(tmp_path: Path, line: str, complaint: str) -> None:
    path = tmp_path / "fout.yaml"
    path.write_text(f"_read_on: 2026-11-22\nschemes: {{zorgtoeslag: {{term: [{line}]}}}}")

    with pytest.raises(BadLaw, match=complaint):
        load_sheet(path)


def test_every_problem_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "fout.yaml"
    path.write_text("schemes: {bestaat_niet: {term: [{text: Morgen., source: x, status: sourced}]}, aow: {soep: []}}")

    with pytest.raises(BadLaw) as caught:
        load_sheet(path)

    told = str(caught.value)
    assert "bestaat_niet" in told
    assert "read_on" in told
    assert "aow.soep" in told
