"""Every look at somebody is a line: one for each subject, without a name, in the caller's transaction."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from perspectief.foundation.access import NOBODY, Actor, Held, Role
from perspectief.foundation.jobs.handlers import daily_kinds
from perspectief.foundation.privacy.choices import Action, Result, Side
from perspectief.foundation.privacy.masks import without_secrets
from perspectief.foundation.privacy.models import ACCESS_LOG, Look, Segment
from perspectief.foundation.privacy.purpose import NoPurpose, purpose
from perspectief.foundation.privacy.queries import looks_at, looks_page
from perspectief.foundation.privacy.queries.verify import agrees_with_note, first_wrong, verify_log
from perspectief.foundation.privacy.register import UnknownActivity
from perspectief.foundation.privacy.services import log_look
from perspectief.foundation.privacy.services.log import (
    NotACodeWord,
    NoTransaction,
    TooEarly,
    note_head,
    remove_segments,
)
from perspectief.foundation.privacy.services.retention import overdue_records, run_retention
from perspectief.foundation.privacy.subjects import Subject, account
from perspectief.foundation.privacy.tests.conftest import FAMILY, HELPER, helper, look, run, somebody
from perspectief.foundation.reference.services import load_reference

pytestmark = pytest.mark.django_db


def test_one_line_for_each_subject_and_no_double_for_the_same_one() -> None:
    look(FAMILY, somebody(), FAMILY)
    with purpose(ACCESS_LOG):
        assert Look.objects.count() == 2


def test_the_person_sees_the_look_at_once_in_words_and_without_a_name() -> None:
    look(action=Action.EXPORT, organisation="WIJ Groningen")
    [line] = looks_at(FAMILY)
    assert (line.role, line.organisation) == ("medewerker van WIJ", "WIJ Groningen")
    assert (line.what, line.action) == ("uw gegevens", "meegenomen in een bestand")
    assert line.reason == "toezicht op wie er kijkt"
    assert not line.by_self


def test_nobody_else_sees_it() -> None:
    look()
    assert looks_at(somebody()) == []


def test_the_line_holds_neither_the_account_nor_the_key_of_whom_it_is_about() -> None:
    [line] = look()
    kept = " ".join(str(getattr(line, field.attname)) for field in Look._meta.fields)
    assert str(HELPER) not in kept
    assert FAMILY.key not in kept


def test_a_look_at_ones_own_data_says_so() -> None:
    look(account(HELPER))
    [line] = looks_at(account(HELPER))
    assert line.by_self
    assert line.role == "u zelf"


def test_all_roles_that_count_stand_in_it_and_none_that_sleeps() -> None:
    roles = (Held(Role.TEAM), Held(Role.EXPERT), Held(Role.RESIDENT))
    [awake] = look(by=Actor(HELPER, roles, strong=True))
    [asleep] = look(by=Actor(HELPER, roles, strong=False))
    assert awake.role == "expert,resident,team"
    assert asleep.role == "resident"


def test_whoever_looks_with_the_code_is_called_that() -> None:
    look(by=NOBODY, side=Side.WITH_CODE)
    assert looks_at(FAMILY)[0].role == "iemand met uw code"


def test_what_was_refused_is_told_as_refused() -> None:
    look(result=Result.REFUSED)
    assert looks_at(FAMILY)[0].refused


@pytest.mark.parametrize("words", ["", "jan@voorbeeld.nl", "bsn 123456782", "06-12345678", "<b>", "x" * 20 + "\n"])
def test_words_that_could_hold_something_about_a_person_are_refused(words: str) -> None:
    with pytest.raises(NotACodeWord):
        look(what=words)
    with pytest.raises(NotACodeWord):
        look(reason=words)


def test_a_look_for_a_purpose_that_is_not_in_the_register_is_refused() -> None:
    with pytest.raises(UnknownActivity):
        look(activity="nosing_about")


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_may_be_shown() -> None:
    with pytest.raises(NoTransaction):
        look()


@pytest.mark.django_db(transaction=True)
def test_no_line_means_no_answer_and_what_is_rolled_back_leaves_the_log_whole() -> None:
    with transaction.atomic():
        look()
    with pytest.raises(RuntimeError, match="the page broke"):
        _look_at_a_page_that_breaks()
    with transaction.atomic():
        look()
    assert [line.number for line in _all()] == [1, 2]
    assert first_wrong(verify_log()) is None


def test_the_log_is_not_read_without_its_purpose() -> None:
    look()
    with pytest.raises(NoPurpose):
        list(Look.objects.all())


def test_a_new_month_closes_the_last_one_and_goes_on_from_its_hash() -> None:
    with time_machine.travel(dt.datetime(2027, 1, 31, 22, tzinfo=dt.UTC), tick=False):
        look()
    with time_machine.travel(dt.datetime(2027, 2, 1, 1, tzinfo=dt.UTC), tick=False):
        look()
    january, february = Segment.objects.order_by("month")
    assert (january.month, january.count, february.month, february.count) == ("2027-01", 1, "2027-02", 1)
    assert january.closing_hash
    assert february.opening_hash == january.closing_hash
    assert first_wrong(verify_log()) is None


def test_a_clock_that_goes_back_does_not_open_a_closed_month() -> None:
    with time_machine.travel(dt.datetime(2027, 2, 1, 1, tzinfo=dt.UTC), tick=False):
        look()
    with time_machine.travel(dt.datetime(2027, 1, 31, 22, tzinfo=dt.UTC), tick=False):
        look()
    assert Segment.objects.get().count == 2
    assert first_wrong(verify_log()) is None


def test_after_its_term_a_month_goes_and_its_hash_stays() -> None:
    with time_machine.travel(dt.datetime(2027, 1, 10, tzinfo=dt.UTC), tick=False):
        look(), look()
    with time_machine.travel(dt.datetime(2027, 2, 10, tzinfo=dt.UTC), tick=False):
        look()
    with time_machine.travel(dt.datetime(2032, 1, 31, tzinfo=dt.UTC), tick=False):
        assert overdue_records()["privacy.Look"] == 2
        run_retention()
        assert overdue_records()["privacy.Look"] == 0
        run_retention()  # once more changes nothing
    january, february = Segment.objects.order_by("month")
    assert (january.count, len(january.closing_hash), january.released_at is not None) == (2, 64, True)
    assert [line.segment_id for line in _all()] == [february.pk]
    assert first_wrong(verify_log()) is None


def test_naming_a_later_moment_does_not_empty_the_log() -> None:
    look()
    run_retention(timezone.now() + dt.timedelta(days=3650))
    assert len(_all()) == 1
    with pytest.raises(TooEarly):
        remove_segments(months=[Segment.objects.get().month])


def test_the_last_month_goes_too_when_nobody_looked_for_years() -> None:
    with time_machine.travel(dt.datetime(2020, 11, 10, tzinfo=dt.UTC), tick=False):
        look()
    assert remove_segments(months=[Segment.objects.get().month]) == 1
    assert first_wrong(verify_log()) is None
    look()  # the next line opens a month of its own
    assert first_wrong(verify_log()) is None
    assert len(_all()) == 1


def test_the_list_comes_in_pages_newest_first() -> None:
    for day in range(1, 8):
        with time_machine.travel(dt.datetime(2027, 1, day, tzinfo=dt.UTC), tick=False):
            look()
    first, last = looks_page(FAMILY, 1, size=3), looks_page(FAMILY, 99, size=3)
    assert [line.at.day for line in first.lines] == [7, 6, 5]
    assert (first.newer, first.older, first.pages, first.total) == (0, 2, 3, 7)
    assert [line.at.day for line in last.lines] == [1]
    assert (last.newer, last.older) == (2, 0)


def test_what_all_requests_do_can_be_told_apart_and_what_one_does_belongs_together() -> None:
    one, two = look(FAMILY, somebody())
    [other] = look()
    assert (one.operation, one.trace) == (two.operation, two.trace)
    assert other.operation != one.operation


def test_a_thousand_lines_take_few_questions(django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(40):  # SQLite writes some fifty lines at once
        look(*[somebody() for _ in range(1000)])


def test_a_role_within_an_organisation_names_it() -> None:
    load_reference()
    by = Actor(HELPER, (Held(Role.PROFESSIONAL, organisation="wij_groningen"),), strong=True)
    [line] = log_look(
        by=by, activity=ACCESS_LOG, subjects=[FAMILY], action=Action.VIEW, what="own_data", reason="oversight"
    )
    assert "WIJ" in line.organisation


@transaction.atomic
def _look_at_a_page_that_breaks() -> None:
    look()
    raise RuntimeError("the page broke")


def _all() -> list[Look]:
    with purpose(ACCESS_LOG):
        return list(Look.objects.all())


def test_subjects_of_different_rooms_are_never_one() -> None:
    look(Subject("one", "23"), by=helper())
    assert looks_at(Subject("on", "e:23")) == []


def test_each_day_a_note_of_the_last_line_goes_outside_the_database_as_it_can_be_compared(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert note_head() == ""
    written = []
    with caplog.at_level("INFO", logger="perspectief.audit"):
        for _line in range(40):  # each with another hash: none may look like a number of a person to the masks
            look()
            note_head()
            written.append(without_secrets(caplog.records[-1].getMessage()))
    notes = [line.rpartition(" ")[2] for line in written]
    assert notes[-1] == verify_log()[-1].note
    assert all(agrees_with_note(note) for note in notes)
    assert "access-log-note" in {one.key for one in daily_kinds()}


def test_a_head_that_is_not_ours_is_an_alarm_and_no_note(caplog: pytest.LogCaptureFixture, unguarded: None) -> None:
    look()
    run("UPDATE privacy_segment SET last_hash = 'x'")
    with caplog.at_level("INFO", logger="perspectief.audit"):
        note_head()
    assert [one.levelname for one in caplog.records] == ["ERROR"]
