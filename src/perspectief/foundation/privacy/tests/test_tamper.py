"""Whoever changes, removes, adds or swaps a line of the access log is found, and so is who takes away its end."""

from __future__ import annotations

import datetime as dt
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from perspectief.foundation.privacy import chain, rotation
from perspectief.foundation.privacy.models import ACCESS_LOG, Look, Segment
from perspectief.foundation.privacy.purpose import purpose, upkeep
from perspectief.foundation.privacy.queries import looks_at
from perspectief.foundation.privacy.queries.verify import MonthCheck, Wrong, first_wrong, verify_log
from perspectief.foundation.privacy.services.log import remove_segments
from perspectief.foundation.privacy.tests.conftest import FAMILY, look, run

pytestmark = pytest.mark.django_db
LONG_AGO = dt.datetime(2020, 11, 10, tzinfo=dt.UTC)
CHANGED = {
    "at": "2027-01-01 00:00:00",
    **dict.fromkeys(("actor", "role", "organisation", "activity", "subject_room", "subject", "what", "reason"), "x"),
    **dict.fromkeys(("trace", "operation", "hash", "previous"), "x"),
    "action": "share",
    "result": "refused",
}
"""Every field of a line that somebody could change, with what they put there."""


@pytest.fixture
def lines() -> list[Look]:
    """Five lines."""
    return [look()[0] for _ in range(5)]


def broken() -> MonthCheck:
    found = first_wrong(verify_log())
    assert found is not None
    return found


def test_an_untouched_log_is_whole(lines: list[Look]) -> None:
    assert first_wrong(verify_log()) is None
    assert [one.count for one in verify_log()] == [5]


@pytest.mark.parametrize("name", CHANGED)
def test_one_changed_field_is_found_at_its_line(lines: list[Look], unguarded: None, name: str) -> None:
    run(f"UPDATE privacy_look SET {name} = %s WHERE number = 3", (CHANGED[name],))  # noqa: S608 - a name of ours
    assert broken().place == 3


def test_every_field_that_says_something_was_tried() -> None:
    assert {*chain.HASHED, "previous", "hash"} == {*CHANGED, "number"}


def test_one_changed_byte_is_found(lines: list[Look], unguarded: None) -> None:
    run("UPDATE privacy_look SET reason = 'oversighT' WHERE number = 2")
    assert (broken().wrong, broken().place) == (Wrong.CHANGED, 2)


def test_a_removed_line_is_found(lines: list[Look], unguarded: None) -> None:
    run("DELETE FROM privacy_look WHERE number = 3")
    assert (broken().wrong, broken().place) == (Wrong.MISSING, 3)


def test_a_removed_end_is_found(lines: list[Look], unguarded: None) -> None:
    run("DELETE FROM privacy_look WHERE number > 3")
    assert (broken().wrong, broken().place) == (Wrong.MISSING, 4)


def test_two_swapped_lines_are_found(lines: list[Look], unguarded: None) -> None:
    for old, new in ((2, 99), (3, 2), (99, 3)):
        run("UPDATE privacy_look SET number = %s WHERE number = %s", (new, old))
    assert broken().place == 2


def test_a_removed_end_with_a_head_that_fits_is_found(lines: list[Look], unguarded: None) -> None:
    """Whoever also writes a new head has no key to mark it."""
    run("DELETE FROM privacy_look WHERE number > 3")
    run("UPDATE privacy_segment SET count = 3, last_hash = %s", (lines[2].hash,))
    assert broken().wrong == Wrong.MARK


def test_a_whole_new_chain_is_found_also_after_more_lines_were_written(lines: list[Look], unguarded: None) -> None:
    _forge(number=2, reason="complaint")
    assert broken().wrong == Wrong.MARK
    look()
    assert broken().wrong == Wrong.MARK


def test_an_added_line_is_found(lines: list[Look], unguarded: None) -> None:
    with upkeep():
        extra = Look.objects.get(number=5)
        extra.pk, extra.number, extra.previous = None, 6, extra.hash
        extra.hash = chain.line_hash(extra.segment.month, extra.previous, _values(extra))
        extra.save(force_insert=True)
    assert (broken().wrong, broken().place) == (Wrong.EXTRA, 6)


def test_a_month_that_was_taken_out_is_found(unguarded: None) -> None:
    _three_months()
    with upkeep():
        middle = Segment.objects.get(month="2027-02")
    run("DELETE FROM privacy_look WHERE segment_id = %s", (middle.pk,))
    run("DELETE FROM privacy_segment WHERE id = %s", (middle.pk,))
    assert (broken().month, broken().wrong) == ("2027-03", Wrong.OPENING)


def test_the_oldest_months_cannot_be_left_out_either(unguarded: None) -> None:
    _three_months()
    assert first_wrong(verify_log()) is None
    for month in ("2027-01", "2027-02"):
        run("DELETE FROM privacy_look WHERE segment_id = (SELECT id FROM privacy_segment WHERE month = %s)", (month,))
        run("DELETE FROM privacy_segment WHERE month = %s", (month,))
    assert (broken().month, broken().wrong) == ("2027-03", Wrong.OPENING)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="Only SQLite can replace a row by adding one")
def test_a_line_is_not_replaced_by_adding_one_in_its_place(lines: list[Look]) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        run("INSERT OR REPLACE INTO privacy_look SELECT * FROM privacy_look WHERE number = 3")


def test_a_taken_out_last_month_is_found_by_who_noted_its_hash(unguarded: None) -> None:
    """Of a month that is gone altogether nothing inside tells; so the command gives a note to keep elsewhere."""
    _three_months()
    note = verify_log()[-1].note
    call_command("verify_access_log", noted=[note], stdout=StringIO())
    run("DELETE FROM privacy_look WHERE segment_id = (SELECT id FROM privacy_segment WHERE month = '2027-03')")
    run("DELETE FROM privacy_segment WHERE month = '2027-03'")
    assert first_wrong(verify_log()) is None
    with pytest.raises(CommandError, match="staat niet meer zo"):
        call_command("verify_access_log", noted=[note], stdout=StringIO())


def test_a_month_that_is_called_released_but_has_lines_is_found(lines: list[Look], unguarded: None) -> None:
    released = "released_at = %s, release_mark = 'x'"
    run(f"UPDATE privacy_segment SET closed_at = %s, closing_hash = 'x', {released}", (timezone.now(),) * 2)  # noqa: S608
    assert broken().wrong == Wrong.EXTRA


def test_the_command_says_ok_or_the_first_broken_place(lines: list[Look], unguarded: None) -> None:
    said = StringIO()
    call_command("verify_access_log", stdout=said)
    assert "ok: 1 maanden, 5 regels" in said.getvalue()
    run("UPDATE privacy_look SET role = 'auditor' WHERE number = 4")
    with pytest.raises(CommandError, match="regel 4: deze regel is veranderd"):
        call_command("verify_access_log", stdout=StringIO())


def test_what_is_no_note_is_refused() -> None:
    with pytest.raises(CommandError, match="is geen notitie"):
        call_command("verify_access_log", noted=["iets"], stdout=StringIO())


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE privacy_look SET role = 'x'",
        "DELETE FROM privacy_look",
        "DELETE FROM privacy_segment",
        "UPDATE privacy_segment SET count = 1",
        "UPDATE privacy_segment SET month = '2020-01'",
        "UPDATE privacy_segment SET opening_hash = 'x'",
    ],
)
def test_the_database_itself_refuses_to_change_the_log(lines: list[Look], sql: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        run(sql)
    assert first_wrong(verify_log()) is None


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE privacy_segment SET closed_at = NULL, closing_hash = ''",
        "UPDATE privacy_segment SET count = 99",
        "UPDATE privacy_segment SET released_at = NULL WHERE released_at IS NOT NULL",
        "UPDATE privacy_segment SET released_at = '2030-01-01' WHERE released_at IS NOT NULL",
        "UPDATE privacy_segment SET released_at = NULL, release_mark = '' WHERE released_at IS NOT NULL",
    ],
)
def test_a_closed_month_stays_as_it_was_closed(sql: str) -> None:
    with time_machine.travel(LONG_AGO, tick=False):
        look()
    remove_segments(months=[Segment.objects.get().month])
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        run(sql)


# --- Emptied without a key --------------------------------------------------------------------------------------------
LATER = dt.timedelta(days=6 * 365)


def _close(at: dt.datetime) -> None:
    """What the database lets anybody do with the open month."""
    [head] = Segment.objects.values_list("month", "opening_hash", "count", "last_hash")
    run("UPDATE privacy_segment SET closed_at = %s, closing_hash = %s", (at, chain.closing_hash(*head)))


def _release(at: dt.datetime, mark: str = "x") -> None:
    run("UPDATE privacy_segment SET released_at = %s, release_mark = %s", (at, mark))


@pytest.mark.parametrize(
    ("closed_after", "released_after", "mark"),
    [
        (dt.timedelta(), dt.timedelta(), "x"),
        (dt.timedelta(), LATER, ""),
        (LATER, LATER - dt.timedelta(days=1), "x"),
    ],
    ids=["within its month", "without a mark", "before it was closed"],
)
def test_the_database_refuses_a_removal_that_cannot_be(
    lines: list[Look], closed_after: dt.timedelta, released_after: dt.timedelta, mark: str
) -> None:
    now = timezone.now()
    _close(now + closed_after)
    with pytest.raises(DatabaseError), transaction.atomic():
        _release(now + released_after, mark)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        run("DELETE FROM privacy_look")


def test_a_log_emptied_in_plain_sql_without_a_key_is_found(lines: list[Look]) -> None:
    now = timezone.now()
    _close(now)
    _release(now + LATER)
    run("DELETE FROM privacy_look")
    assert broken().wrong == Wrong.RELEASE
    with pytest.raises(CommandError, match="Niet heel"):
        call_command("verify_access_log", stdout=StringIO())


@pytest.mark.parametrize("released_after", [dt.timedelta(days=40), -dt.timedelta(days=1)])
def test_a_removal_before_its_time_is_found(lines: list[Look], unguarded: None, released_after: dt.timedelta) -> None:
    now = timezone.now()
    _close(now)
    [closing] = Segment.objects.values_list("closing_hash", flat=True)
    _release(now + released_after, chain.release_mark(closing, now, now + released_after))
    run("DELETE FROM privacy_look")
    assert broken().wrong == Wrong.EARLY


@pytest.mark.parametrize("field", ["closed_at", "released_at"])
def test_a_removal_of_another_day_is_found(unguarded: None, field: str) -> None:
    with time_machine.travel(LONG_AGO, tick=False):
        look()
    remove_segments(months=[Segment.objects.get().month])
    assert first_wrong(verify_log()) is None
    earlier = getattr(Segment.objects.get(), field) - dt.timedelta(minutes=1 if field == "closed_at" else 0)
    run(f"UPDATE privacy_segment SET {field} = %s", (earlier if field == "closed_at" else timezone.now(),))  # noqa: S608
    assert broken().wrong == Wrong.RELEASE


def test_a_new_data_key_marks_a_removal_again_but_never_one_that_is_not_ours(unguarded: None, settings: Any) -> None:
    with time_machine.travel(LONG_AGO, tick=False):
        look()
    remove_segments(months=[Segment.objects.get().month])
    settings.DATA_KEYS = {"nieuw": b"n" * 32, **settings.DATA_KEYS}
    marks = [one for one in rotation._all() if one.name.startswith("privacy.Segment.")]
    assert [turned.done for turned in rotation.rotate(marks)] == [1, 1]
    settings.DATA_KEYS = {"nieuw": b"n" * 32}
    assert first_wrong(verify_log()) is None
    run("UPDATE privacy_segment SET release_mark = 'x'")
    [turned] = rotation.rotate([one for one in marks if one.name.endswith("release_mark")])
    assert (turned.done, len(turned.shut)) == (0, 1)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no TRUNCATE")
def test_nobody_empties_the_log_at_once(lines: list[Look]) -> None:
    run("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        run("TRUNCATE privacy_look CASCADE")


def test_a_new_data_key_marks_the_months_again_but_never_one_that_was_changed(
    lines: list[Look], unguarded: None, settings: Any
) -> None:
    settings.DATA_KEYS = {"nieuw": b"n" * 32, **settings.DATA_KEYS}
    assert first_wrong(verify_log()) is None
    [mark] = [one for one in rotation._all() if one.name == "privacy.Segment.mark"]
    [turned] = rotation.rotate([mark])
    assert turned.done == 1
    settings.DATA_KEYS = {"nieuw": b"n" * 32}
    assert first_wrong(verify_log()) is None
    run("UPDATE privacy_segment SET count = 4")
    settings.DATA_KEYS = {"nieuwer": b"m" * 32, **settings.DATA_KEYS}
    [turned] = rotation.rotate([mark])
    assert (turned.done, len(turned.shut)) == (0, 1)


def test_the_person_still_finds_lines_from_before_a_new_key(lines: list[Look], settings: Any) -> None:
    settings.DATA_KEYS = {"nieuw": b"n" * 32, **settings.DATA_KEYS}
    look()
    assert len(looks_at(FAMILY)) == 6


def _values(line: Look) -> list[Any]:
    return [getattr(line, name) for name in chain.HASHED]


def _forge(number: int, **changes: str) -> None:
    """All that somebody with the password of the database, and no data key, can do."""
    with purpose(ACCESS_LOG):
        rows = list(Look.objects.order_by("number").select_related("segment"))
    last = ""
    for row in rows:
        if row.number == number:
            for name, value in changes.items():
                setattr(row, name, value)
        row.previous, row.hash = last, chain.line_hash(row.segment.month, last, _values(row))
        last = row.hash
        with upkeep():
            row.save()
    run("UPDATE privacy_segment SET last_hash = %s", (last,))


def _three_months() -> None:
    for month in (1, 2, 3):
        with time_machine.travel(dt.datetime(2027, month, 10, tzinfo=dt.UTC), tick=False):
            look()
