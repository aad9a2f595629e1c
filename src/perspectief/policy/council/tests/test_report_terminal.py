"""`perspectief report`, and the invented half years of `load_cycle`."""

from __future__ import annotations

import datetime as dt
import json
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from perspectief.cli import main
from perspectief.policy.council.models import Cycle, Report
from perspectief.policy.council.tests import world
from perspectief.policy.council.tests.world import Stories
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


# --- The invented half years ------------------------------------------------------------------------------------------
def loaded() -> str:
    out = StringIO()
    call_command("load_cycle", stdout=out)
    return out.getvalue()


def test_the_demo_makes_a_frozen_report_and_a_draft_all_marked_as_invented() -> None:
    loaded()

    assert {(one.key, one.invented) for one in Cycle.objects.all()} >= {("2024-1", True)}
    old, new = Report.objects.order_by("cycle__starts")
    assert (old.state, new.state) == ("frozen", "draft")
    for report in (old, new):
        assert report.invented
        assert all(text.invented for text in report.texts.all())
        assert all(moment.invented for moment in report.cycle.moments.all())
        assert all(decision.invented for decision in report.cycle.decisions.all())


def test_loading_again_changes_nothing() -> None:
    loaded()
    before = list(Report.objects.values())

    assert "2024-1 is er al." in loaded()
    assert list(Report.objects.values()) == before


def test_without_a_voice_the_demo_stays_a_draft_and_says_what_it_needs(city: Stories) -> None:
    city.known.clear()

    assert "concept. Nodig: Bij ‘Mensgericht’" in loaded()


def test_a_demo_that_waited_for_a_story_goes_out_when_there_is_one(city: Stories) -> None:
    city.known.clear()
    loaded()
    city.known["verhaal-1"] = world.story()

    assert "Het rapport: vastgezet" in loaded()


def test_outside_the_demo_nothing_invented_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DEMO_MODE", False)

    call_command("load_cycle", "--if-demo")

    assert not Cycle.objects.exists()
