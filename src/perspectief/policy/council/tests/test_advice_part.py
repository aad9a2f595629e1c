"""What the report tells of advice: as it stood then, with what is late."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pytest

from perspectief.foundation import advice
from perspectief.policy.council import advice_part, sections
from perspectief.policy.council.choices import Part

ASKED = sections.Asked(
    "GM0014", "2026-2", dt.date(2026, 7, 1), dt.date(2026, 12, 31), dt.datetime(2026, 12, 31, tzinfo=dt.UTC)
)
MAY = dt.date(2026, 5, 1)


def one(key: str, **said: object) -> advice.Advice:
    known = {"giver": advice.Giver.EXPERTS, "title": key, "about": "een brief", "question": "Goed?", "asked_on": MAY}
    return advice.Advice(key=key, address="/", **{**known, "given_on": MAY, **said})  # type: ignore[arg-type]


def told(monkeypatch: pytest.MonkeyPatch, part: Part, found: Iterable[advice.Advice]) -> str:
    kept = list(found)

    class Kept:
        def advice(self, *, as_of: dt.datetime | None) -> list[advice.Advice]:
            assert as_of == ASKED.as_of
            return kept

    monkeypatch.setattr(advice, "_SOURCES", [Kept()])
    monkeypatch.setattr(sections, "_SECTIONS", {})
    advice_part.register()
    (section,) = sections.sections_of(part)
    return " ".join(
        " ".join((block.text, *(cell for row in block.rows for cell in row))) for block in section.make(ASKED)
    )


def test_what_waits_too_long_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    text = told(monkeypatch, Part.LINES, [one("De brief", days_late=12), one("De balie")])

    assert "Er zijn 2 adviezen. Beantwoord: 0. Te laat: 1." in text
    assert "12 dagen te laat" in text
    assert "Over tijd en nog geen antwoord: De brief." in text


def test_an_answer_stands_there_with_what_the_experts_found(monkeypatch: pytest.MonkeyPatch) -> None:
    answered = {"outcome": "not", "outcome_words": "niet gedaan", "answer": "Er is geen geld.", "holds_words": "Ja"}
    text = told(monkeypatch, Part.LINES, [one("De brief", answered_on=dt.date(2026, 8, 1), **answered)])

    assert "niet gedaan: Er is geen geld. Ja" in text


def test_what_was_done_before_this_half_year_and_what_is_of_others_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    before = one("Oud", outcome="done", answered_on=dt.date(2026, 6, 1))
    assert told(monkeypatch, Part.LINES, [before]) == ""
    assert told(monkeypatch, Part.LINES, [one("Kind", giver=advice.Giver.YOUTH)]) == ""
    assert "Kind" in told(monkeypatch, Part.YOUTH, [one("Kind", giver=advice.Giver.YOUTH)])
