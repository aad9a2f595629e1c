"""The terminal: an answer a person likes to read, JSON for a program, and mistakes that are explained."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from perspectief.cli import main

EXAMPLE = """
date: 2025-01-01
municipality: GM0014
persons: [{id: a, birth_date: 1990-01-01, income: [{kind: loon, amount: 28000, per: year, gross: true}]}]
home: {tenure: huur, bare_rent_m: 600, service_cost_m: 20}
wealth: {savings: 0}
"""


@pytest.fixture
def example(tmp_path: Path) -> Path:
    path = tmp_path / "huishouden.yaml"
    path.write_text(EXAMPLE)
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = main([str(one) for one in arguments])
    out, err = capsys.readouterr()
    return status, out, err


def test_the_example_gets_zorgtoeslag_131_a_month(capsys, example: Path) -> None:
    status, out, _ = run(capsys, "check", example, "--json")
    answers = {one["key"]: one for one in json.loads(out)["schemes"]}
    assert status == 0
    assert (answers["zorgtoeslag"]["outcome"], answers["zorgtoeslag"]["amount"]) == ("ja", 131.0)


def test_json_has_the_keys_that_were_agreed(capsys, example: Path) -> None:
    _, out, _ = run(capsys, "check", example, "--json", "--show", "leeftijd", "kale_huur_m_adres")
    answer = json.loads(out)
    assert {"date", "schemes", "terms", "assumed"} <= set(answer)
    assert {"key", "outcome", "amount", "unit", "per", "per_person", "because", "depends_on", "unchecked"} <= set(
        answer["schemes"][0]
    )
    assert answer["terms"] == {"leeftijd": {"a": 35}, "kale_huur_m_adres": 600.0}


def test_a_person_reads_what_they_can_get_and_that_it_is_no_decision(capsys, example: Path) -> None:
    _, out, _ = run(capsys, "check", example)
    assert "Zorgtoeslag: € 131 per maand" in out
    assert "Dit is geen besluit. U mag altijd aanvragen." in out


def test_why_shows_every_step_with_its_article(capsys, example: Path) -> None:
    _, out, _ = run(capsys, "check", example, "--why", "zorgtoeslag")
    assert "zorgtoeslag.standaardpremie_y = € 2.112  (Artikel 4 Wzt, sinds 2025-01-01) [sourced]" in out


def test_the_date_of_the_terminal_wins_over_that_of_the_file(capsys, example: Path) -> None:
    _, out, _ = run(capsys, "check", example, "--date", "2026-01-01", "--json", "--scheme", "zorgtoeslag")
    assert json.loads(out)["date"] == "2026-01-01"


def test_a_folder_is_checked_file_by_file_with_progress(capsys, example: Path) -> None:
    (example.parent / "fout.yaml").write_text("persons: [{id: a, birthdate: 1990-01-01}]")
    status, out, err = run(capsys, "check", example.parent, "--json", "--scheme", "zorgtoeslag")
    listed = json.loads(out)
    assert status == 2
    assert [Path(one["file"]).name for one in listed] == ["fout.yaml", "huishouden.yaml"]
    assert "problems" in listed[0]
    assert listed[1]["schemes"][0]["amount"] == 131.0
    assert "2 van 2" in err


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("persons: [", "niet te lezen"),
        ("persons: [{id: a, birthdate: 1990-01-01}]", "birth_date"),
        ("- 1", "sleutels en waarden"),
        ("date: 2025-02-30", "niet te lezen"),
        ("persons: []\npersons: []", "twee keer"),
    ],
)
def test_a_bad_file_is_explained_and_ends_with_2(capsys, tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "fout.yaml"
    path.write_text(text)
    status, _, err = run(capsys, "check", path)
    assert status == 2
    assert message in err


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "bestaat-niet.yaml"),
        ("law", "standardpremie_y"),
    ],
)
def test_a_wrong_name_ends_with_2_and_a_hint(capsys, arguments: tuple[str, ...]) -> None:
    status, _, err = run(capsys, *arguments)
    assert status == 2
    assert err.strip()


def test_a_scheme_that_is_not_known_gets_names_that_look_like_it(capsys, example: Path) -> None:
    status, _, err = run(capsys, "check", example, "--scheme", "zorgtoslag")
    assert status == 2
    assert "zorgtoeslag" in err


def test_a_day_before_the_law_names_law_and_day(capsys, example: Path) -> None:
    status, _, err = run(capsys, "check", example, "--date", "2019-01-01", "--scheme", "zorgtoeslag")
    assert status == 2
    assert "2024-01-01" in err
    assert "2019-01-01" in err


def test_a_value_of_the_law_comes_with_article_source_and_neighbours(capsys) -> None:
    _, out, _ = run(capsys, "law", "standaardpremie_y", "--date", "2026-03-01")
    for part in ("€ 2.119", "Artikel 4 Wzt", "bron:", "geldt vanaf: 2026-01-01", "zorgtoeslag.zorgtoeslag_y_tp"):
        assert part in out


def test_a_rule_shows_what_it_rests_on(capsys) -> None:
    _, out, _ = run(capsys, "law", "zorgtoeslag_y_tp")
    assert "zorgtoeslag.normpremie_y_tp" in out
    assert "zorgtoeslag.zorgtoeslag_m_tp" in out


def test_the_schemes_are_listed_with_owner_and_state(capsys) -> None:
    _, out, _ = run(capsys, "schemes")
    assert "zorgtoeslag" in out
    assert "Dienst Toeslagen; complete" in out


def test_a_scheme_shows_what_it_is_and_its_conditions(capsys) -> None:
    _, out, _ = run(capsys, "law", "zorgtoeslag")
    for part in ("van: Dienst Toeslagen", "zorgtoeslag.is_verzekerd_tp", "zorgtoeslag.zorgtoeslag_m_tp"):
        assert part in out
