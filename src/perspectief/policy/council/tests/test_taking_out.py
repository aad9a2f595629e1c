"""Words that were taken out of advice are gone from every report that kept them, also from a frozen one."""

from __future__ import annotations

import datetime as dt

import pytest

from perspectief.foundation import advice, taken_out
from perspectief.policy.council import advice_part, sections
from perspectief.policy.council.models import Report
from perspectief.policy.council.queries.report import files, pages
from perspectief.policy.council.services import taking_out
from perspectief.policy.council.tests import world

pytestmark = pytest.mark.usefixtures("city")
MAY = dt.date(2024, 5, 1)
INSTEAD = "De woorden zijn weggehaald."


def one(key: str, **said: object) -> advice.Advice:
    known = {"giver": advice.Giver.EXPERTS, "title": key, "about": "een brief", "question": "Goed?", "asked_on": MAY}
    return advice.Advice(key=key, address="/", **{**known, "given_on": MAY, **said})  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def _register(monkeypatch: pytest.MonkeyPatch) -> None:
    answered = {"outcome": "not", "outcome_words": "niet gedaan", "answer": "Sanne: zij wil het niet."}
    found = [one("Over Sanne", days_late=3), one("De brief", **answered), one("De balie", days_late=2)]

    class Kept:
        def advice(self, *, as_of: dt.datetime | None) -> list[advice.Advice]:
            return found

    monkeypatch.setattr(advice, "_SOURCES", [Kept()])
    monkeypatch.setattr(sections, "_SECTIONS", {})
    advice_part.register()


def words_of(report: Report) -> str:
    blocks = [block for chapter in pages.of(report).chapters for block in chapter.blocks]
    return "\n".join(
        line for block in blocks for line in (block.text, *block.items, *(cell for row in block.rows for cell in row))
    )


def test_a_frozen_report_forgets_what_was_taken_out_and_says_so() -> None:
    report = world.frozen()
    assert "Sanne" in words_of(report)

    taken_out.tell(["Over Sanne", "Sanne: zij wil het niet.", ""])

    report.refresh_from_db()
    assert "Sanne" not in words_of(report) + report.record
    assert "niet gedaan: De woorden zijn weggehaald." in words_of(report)
    assert "De balie" in words_of(report)
    assert report.steps.last().reason == "Uit een advies zijn woorden weggehaald. Iemand was erin te herkennen."
    assert "Sanne" not in files.as_json(report) + files.as_csv(report)


def test_a_short_title_that_goes_takes_nothing_else_along() -> None:
    report = world.published()
    before = words_of(report)

    assert taking_out.forget(("De",), INSTEAD) == 0
    assert taking_out.forget(("Niets dat hier staat",), INSTEAD) == 0

    report.refresh_from_db()
    assert words_of(report) == before
    assert report.steps.count() == 2


def test_a_report_that_somebody_changed_by_hand_stays_seen_as_such() -> None:
    report = world.published()
    Report.objects.filter(pk=report.pk).update(record=report.record.replace("Sanne", "Piet"))

    assert taking_out.forget(("Over Piet",), INSTEAD) == 0


def test_a_reason_may_not_say_again_what_goes() -> None:
    gone = ["Sanne kwam bij mij. De brief van Fatima was weg."]

    assert taken_out.repeats("Het ging over fatima.", gone) == "fatima"
    assert taken_out.repeats("Iemand was te herkennen aan Sanne", gone) == "Sanne"
    assert taken_out.repeats("Er stond dat zij kwam bij mij. De brief was weg.", gone) == "bij mij de brief"
    assert taken_out.repeats("De brief noemde een kind bij de naam.", gone) == ""
    assert taken_out.repeats("Een naam stond erin.", ["Een naam."]) == ""
