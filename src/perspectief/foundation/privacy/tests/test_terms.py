"""Terms are dated settings: what was decided later holds from its own day, and an unknown term is an error."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from perspectief.foundation.datafiles import BadDataFile
from perspectief.foundation.privacy import terms

TWO_VALUES = """
letter:
  meaning: de dag van de brief
  unit: dagen
  values:
    - {from: 2026-01-01, value: 30, source: eerst, status: voorstel}
    - {from: 2027-01-01, value: 10, source: besluit, status: vastgesteld}
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A file of terms of our own, in place of the real one."""
    path = tmp_path / "terms.yaml"
    monkeypatch.setattr(terms, "FILE", path)
    terms._settings.cache_clear()
    yield path
    terms._settings.cache_clear()


def test_a_later_decision_holds_from_its_own_day(file: Path) -> None:
    file.write_text(TWO_VALUES)

    assert terms.term("letter", dt.date(2026, 12, 31)) == dt.timedelta(days=30)
    assert terms.term("letter", dt.date(2027, 1, 1)) == dt.timedelta(days=10)
    assert terms.before("letter", dt.datetime(2027, 3, 11, tzinfo=dt.UTC)) == dt.datetime(2027, 3, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("unit", "value", "problem"), [("weken", "1", "unit"), ("dagen", "1.5", "whole"), ("dagen", "-1", "whole")]
)
def test_a_term_that_is_no_term_does_not_load(file: Path, unit: str, value: str, problem: str) -> None:
    file.write_text(TWO_VALUES.replace("dagen", unit).replace("value: 30", f"value: {value}"))

    with pytest.raises(BadDataFile, match=problem):
        terms.term("letter")


def test_an_unknown_term_is_an_error() -> None:
    with pytest.raises(terms.UnknownTerm):
        terms.term("for_ever")


def test_a_term_is_said_as_people_say_it() -> None:
    assert terms.in_words("kept_check") == "30 dagen"
    assert terms.in_words("consent") == "5 jaar"
    assert terms.counted_from("consent") == "de dag dat de toestemming stopte"


def test_a_month_and_a_year_are_never_longer_than_they_say() -> None:
    assert terms.UNITS["maanden"] <= dt.timedelta(days=30)
    assert terms.UNITS["jaren"] <= dt.timedelta(days=365)
