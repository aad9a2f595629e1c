"""`perspectief report`: a report is built again from the figures that were known on a day."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from perspectief.cli import main
from perspectief.policy.council.models import Report
from perspectief.policy.council.tests import world
from perspectief.policy.council.tests.conftest import city as city
from perspectief.policy.monitor.models import Observation
from perspectief.policy.monitor.tests import making

pytestmark = pytest.mark.usefixtures("city")
MOMENT = world.THEN.isoformat()


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    status = main(["report", *arguments])
    return status, capsys.readouterr().out


def test_a_report_is_rebuilt_and_found_to_be_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    world.frozen()
    making.revise(Observation.objects.get(period="2022"), "15.9", world.THEN + dt.timedelta(days=9))

    status, text = said(capsys, "--cycle", "2024-1", "--as-of", MOMENT)

    assert status == 0
    assert "Uitgave 1: de cijfers zijn precies gelijk." in text
    assert "16,8%" in text


def test_on_a_later_day_it_shows_the_revision(capsys: pytest.CaptureFixture[str]) -> None:
    world.frozen()
    making.revise(Observation.objects.get(period="2022"), "15.9", world.THEN + dt.timedelta(days=9))

    _status, text = said(capsys, "--cycle", "2024-1", "--as-of", "2024-08-01")

    assert "15,9%" in text
    assert "precies gelijk" not in text


def test_a_kept_report_that_cannot_be_rebuilt_is_told_with_a_status(capsys: pytest.CaptureFixture[str]) -> None:
    world.frozen()
    Observation.objects.filter(period="2022").update(value="12.0")

    status, text = said(capsys, "--cycle", "2024-1", "--as-of", MOMENT)

    assert status == 1
    assert "ANDERS dan bewaard" in text


def test_paper_and_data_are_written(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    report = world.frozen()
    pdf, data = tmp_path / "rapport.pdf", tmp_path / "rapport.json"

    said(capsys, "--cycle", "2024-1", "--as-of", MOMENT, "--pdf", str(pdf), "--json", str(data))

    assert pdf.read_bytes().startswith(b"%PDF")
    assert json.loads(data.read_text())["cijfers"] == json.loads(report.figures)


def test_nothing_is_stored_by_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    world.cycle()

    said(capsys, "--cycle", "2024-1", "--as-of", "2024-07-01")

    assert not Report.objects.exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--cycle", "2024-2", "--as-of", "2024-07-01"), "dit half jaar is er niet. Bekend zijn: 2024-1."),
        (("--cycle", "2024-1", "--as-of", "2999-01-01"), "Cijfers van later zijn er nog niet."),
    ],
)
def test_what_cannot_be_is_told(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str) -> None:
    world.cycle()

    status = main(["report", *arguments])

    assert status == 2
    assert words in capsys.readouterr().err


def test_a_day_that_is_no_day_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["report", "--cycle", "2024-1", "--as-of", "gisteren"])

    assert "is geen dag" in capsys.readouterr().err
