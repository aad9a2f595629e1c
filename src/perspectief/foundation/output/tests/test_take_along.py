"""The calendar file, the QR code and the answer to the browser."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

import icalendar
import pytest

from perspectief.foundation.output import calendar, qr, responses

REPORT = calendar.Entry(
    uid="birth-report",
    day=date(2026, 12, 31),
    summary="Geef uw kind aan; neem mee: paspoort, geboortebewijs",
    description="Bij de gemeente.\nKosten: geen.",
    remind=1,
)


def only_event(content: bytes) -> icalendar.Event:
    (event,) = icalendar.Calendar.from_ical(content).walk("VEVENT")
    return event


def test_an_entry_is_a_whole_day_that_does_not_make_somebody_busy() -> None:
    event = only_event(calendar.make([REPORT], name="Er verandert iets"))
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2026, 12, 31), date(2027, 1, 1))
    assert str(event["summary"]) == REPORT.summary
    assert str(event["description"]) == REPORT.description
    assert event["transp"] == "TRANSPARENT"


def test_the_same_entry_made_twice_has_the_same_uid() -> None:
    first, second = (only_event(calendar.make([REPORT], name="x"))["uid"] for _ in range(2))
    assert first == second


def test_a_reminder_comes_at_nine_the_day_before() -> None:
    content = calendar.make([REPORT], name="x")
    assert b"TRIGGER:-PT15H\r\n" in content
    assert b"ACTION:DISPLAY\r\n" in content


def test_no_reminder_was_asked_so_none_is_given() -> None:
    silent = calendar.Entry(uid="a", day=date(2026, 1, 1), summary="x")
    assert b"VALARM" not in calendar.make([silent], name="x")


def test_a_calendar_file_keeps_to_the_standard() -> None:
    content = calendar.make([REPORT], name="Er verandert iets")
    lines = content.split(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in lines)
    assert lines[0] == b"BEGIN:VCALENDAR"
    for line in (b"VERSION:2.0", b"NAME:Er verandert iets", b"DTSTART;VALUE=DATE:20261231"):
        assert line in lines
    assert any(line.startswith(b"PRODID:") for line in lines)
    assert any(line.startswith(b"DTSTAMP:") and line.endswith(b"Z") for line in lines)
    assert b"neem mee: paspoort\\, geboortebewijs" in content.replace(b"\r\n ", b"")


def test_a_qr_code_is_a_picture_with_a_name_and_white_around_it() -> None:
    picture = qr.svg("https://localhost/rechten", title="Naar de check & meer")
    assert "style" not in picture
    svg = ElementTree.fromstring(picture)  # noqa: S314 - our own picture
    assert svg[0].text == "Naar de check & meer"
    assert svg[2].get("d", "").startswith(f"M{qr.QUIET_ZONE} {qr.QUIET_ZONE}.5")


def test_a_paper_opens_in_the_browser_and_is_kept_nowhere() -> None:
    response = responses.pdf(b"%PDF", "mijn-uitkomst")
    assert response.headers["Content-Disposition"] == 'inline; filename="mijn-uitkomst.pdf"'
    assert "no-store" in response.headers["Cache-Control"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_a_calendar_goes_to_the_calendar_of_the_phone() -> None:
    response = responses.calendar(b"BEGIN:VCALENDAR", "er-verandert-iets")
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.parametrize("name", ["Kind van Jansen", "a.b", "", "a\r\nX: y"])
def test_a_file_name_holds_nothing_personal(name: str) -> None:
    with pytest.raises(ValueError, match="file name"):
        responses.pdf(b"", name)
