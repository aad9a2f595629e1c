"""A value brings its source along, or it does not load."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from perspectief.rules.kernel.errors import BadLaw, BeforeTheLaw
from perspectief.rules.kernel.values import load_values

GOOD = """
grens:
  meaning: de grens
  unit: euro per jaar
  article: "3"
  law: Wzt
  source: Regeling
  read_on: 2026-11-21
  status: sourced
  values:
    - {from: 2024-01-01, value: 100}
    - {from: 2025-01-01, value: unknown}
    - {from: 2026-01-01, value: 120, until: 2026-06-30}
"""


def series(tmp_path: Path, text: str):
    path = tmp_path / "wet.yaml"
    path.write_text(text)
    return load_values(path).series["grens"]


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2024, 1, 1), 100),
        (date(2024, 12, 31), 100),
        (date(2025, 1, 1), None),
        (date(2026, 6, 30), 120),
        (date(2026, 7, 1), None),
    ],
)
def test_the_value_of_a_day_is_the_last_that_has_begun_and_not_ended(tmp_path: Path, day: date, number) -> None:
    assert series(tmp_path, GOOD).at(day).number == number


def test_a_day_before_the_first_value_names_the_law_and_the_day(tmp_path: Path) -> None:
    with pytest.raises(BeforeTheLaw, match=r"grens \(Wzt\).*2024-01-01.*2023-12-31"):
        series(tmp_path, GOOD).at(date(2023, 12, 31))


@pytest.mark.parametrize(
    ("part", "message"),
    [
        ("  meaning: de grens\n", "'meaning' ontbreekt"),
        ("  unit: euro per jaar\n", "'unit' ontbreekt"),
        ('  article: "3"\n', "'article' ontbreekt"),
        ("  source: Regeling\n", "'source' ontbreekt"),
        ("  read_on: 2026-11-21\n", "'read_on' ontbreekt"),
        ("  status: sourced\n", "'status' ontbreekt"),
    ],
)
def test_a_value_without_its_papers_does_not_load(tmp_path: Path, part: str, message: str) -> None:
    with pytest.raises(BadLaw, match=message):
        series(tmp_path, GOOD.replace(part, ""))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("value: 100", "value: honderd", "geen getal"),
        ("from: 2024-01-01", "from: vroeger", "geen datum"),
        ("status: sourced", "status: misschien", "status 'misschien'"),
        ("2025-01-01", "2024-01-01", "zelfde dag|dezelfde dag"),
        ("value: 100", "value: 100, kleur: rood", "onbekende sleutel 'kleur'"),
    ],
)
def test_a_mistake_in_a_value_file_is_named_with_its_place(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(BadLaw, match=message):
        series(tmp_path, GOOD.replace(old, new, 1))


def test_all_mistakes_of_a_file_are_told_together(tmp_path: Path) -> None:
    with pytest.raises(BadLaw) as raised:
        series(tmp_path, GOOD.replace("value: 100", "value: honderd").replace("  unit: euro per jaar\n", ""))
    assert len(raised.value.problems) == 2
