"""The simulated city from a terminal: the same tables as on the pages, and mistakes that are explained."""

from __future__ import annotations

import json
import re
from pathlib import Path

import polars as pl
import pytest

from perspectief.cli import main
from perspectief.simulation.sweep import read_grid

HOW_TO = Path(__file__).parents[2] / "docs" / "simulation" / "how-to.md"
SMALL = ("--size", 2000)


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = main([str(one) for one in arguments])
    out, err = capsys.readouterr()
    return status, out, err


def test_a_city_tells_how_well_it_fits_and_that_nobody_in_it_exists(capsys, tmp_path: Path) -> None:
    status, out, err = run(capsys, "population", *SMALL, "--to", tmp_path / "stad")
    assert status == 0
    assert "synthetisch" in out
    assert "low_income, up to 120%" in out, "figures that were kept apart are told too"
    assert "de stad:" in err
    assert list((tmp_path / "stad").glob("*.parquet"))


def test_a_reform_of_the_gallery_gives_sentences_and_tables_that_may_be_shown(capsys, tmp_path: Path) -> None:
    status, out, _ = run(capsys, "simulate", "--reform", "een_kindpakket", *SMALL, "--json", "--to", tmp_path)
    told = json.loads(out)
    assert status == 0
    assert told["synthetisch"] is True
    assert "Dit is een nagemaakte stad (synthetisch). Er staan geen echte mensen in." in told["says"]
    groups = told["tables"]["mensen-soort"]
    assert groups
    counts = [row["huishoudens"] for row in groups if row["huishoudens"] is not None]
    assert all(count % 5 == 0 for count in counts)
    table = pl.read_parquet(tmp_path / "mensen-soort.parquet")
    assert table["synthetisch"].all()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("simulate", "--reform", "bestaat_niet"), "galerij: "),
        (("simulate", "--reform", "weg.yaml"), "niet te openen"),
        (("population", "--place", "GM9999"), "GM9999"),
        (("sweep", "weg.yaml"), "niet te lezen"),
    ],
)
def test_a_mistake_is_told_in_one_message_without_a_traceback(capsys, arguments, says: str) -> None:
    status, out, err = run(capsys, *arguments)
    assert status == 2
    assert says in err
    assert "Traceback" not in err
    assert out == ""


def test_the_grid_of_the_how_to_is_a_grid() -> None:
    [text] = re.findall(r"```yaml\n(.*?)```", HOW_TO.read_text(encoding="utf-8"), re.DOTALL)
    assert len(read_grid(text)) == 3 * 6
