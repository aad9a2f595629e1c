"""The journal outside the database: a line per act, without a name, and what a restore does with it."""

from __future__ import annotations

import datetime as dt
import json
import logging
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from perspectief.foundation import keys
from perspectief.foundation.privacy import journal
from perspectief.foundation.privacy.choices import Channel
from perspectief.foundation.privacy.journal import Kind, NotWhole, Way
from perspectief.foundation.privacy.models import OWN_DATA, Restriction, Withdrawal
from perspectief.foundation.privacy.purpose import purpose, upkeep
from perspectief.foundation.privacy.services import pause, replay, resume, withdraw_consent
from perspectief.foundation.privacy.services.own_data import pause_again
from perspectief.foundation.privacy.tests.conftest import helper, somebody
from perspectief.foundation.privacy.tests.test_consent import give

pytestmark = pytest.mark.django_db
HOUR, SECOND = dt.timedelta(hours=1), dt.timedelta(seconds=1)
KEY = "0b6f3c1e-0000-4000-8000-000000000001"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.JOURNAL_FOLDER = tmp_path / "journal"
    cache.delete(journal.LOST)
    return tmp_path / "journal"


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a replay did again in the room `plans`, which has rows `one`, `two` and `three`."""
    told: list[str] = []
    for kind in (Kind.ENDED, Kind.ERASED):
        way = Way(lambda: ["one", "two", "three"], lambda key, _at, kind=kind: told.append(f"{kind} {key}"))
        monkeypatch.setitem(journal._WAYS, (kind, "plans"), way)
    return told


def note(kind: Kind, room: str, key: object, commits: DjangoCaptureOnCommitCallbacks) -> None:
    with commits(execute=True):
        journal.note(kind, room, key)


def test_a_line_holds_when_and_what_and_no_key(
    folder: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    note(Kind.ERASED, "kept_checks", KEY, django_capture_on_commit_callbacks)

    (path,) = folder.glob("*.jsonl")
    said = json.loads(path.read_text())
    assert path.name == f"{dt.datetime.now(dt.UTC):%Y-%m}.jsonl"
    assert (said["kind"], said["room"], said["name"].partition(".")[0]) == ("erased", "kept_checks", keys.key_ids()[0])
    assert KEY not in path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_what_was_rolled_back_is_not_noted(
    folder: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    class Broken(Exception):
        pass

    def breaks_after_a_note() -> None:
        with transaction.atomic():
            journal.note(Kind.ERASED, "kept_checks", KEY)
            raise Broken

    with django_capture_on_commit_callbacks(execute=True), pytest.raises(Broken):
        breaks_after_a_note()

    assert not folder.exists()


def test_what_cannot_be_written_is_said_aloud_until_a_new_backup(
    folder: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert journal.works()
    folder.rmdir()
    folder.touch()  # a file stands where the folder should be

    note(Kind.ERASED, "kept_checks", KEY, django_capture_on_commit_callbacks)

    assert [one.levelno for one in caplog.records] == [logging.CRITICAL]
    assert "make a new backup" in caplog.text
    folder.unlink()
    assert not journal.works(), "a line is missing, although lines can be written again"
    journal.note_backup(timezone.now())
    assert journal.works()


def test_lines_are_done_again_from_the_backup_on(
    done: list[str], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = timezone.now()
    monkeypatch.setattr(journal.timezone, "now", lambda: now - HOUR)
    note(Kind.ENDED, "plans", "one", django_capture_on_commit_callbacks)
    monkeypatch.setattr(journal.timezone, "now", lambda: now)
    note(Kind.ERASED, "plans", "two", django_capture_on_commit_callbacks)
    note(Kind.ENDED, "plans", "three", django_capture_on_commit_callbacks)
    note(Kind.ERASED, "plans", "not there", django_capture_on_commit_callbacks)

    counts = replay(now - HOUR / 2)

    assert done == ["ended three", "erased two"]
    assert counts == {"ended": 1, "erased": 1}


def test_what_was_undone_later_is_not_done_again(
    done: list[str], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    note(Kind.ENDED, "plans", "one", django_capture_on_commit_callbacks)
    note(Kind.ENDED, "plans", "two", django_capture_on_commit_callbacks)
    note(Kind.UNDONE, "plans", "one", django_capture_on_commit_callbacks)

    replay(timezone.now() - HOUR)

    assert done == ["ended two"]


def test_lines_of_an_older_data_key_are_done_again_too(
    done: list[str], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks, settings: Any
) -> None:
    note(Kind.ERASED, "plans", "one", django_capture_on_commit_callbacks)
    settings.DATA_KEYS = {"newer": b"n" * 32, **settings.DATA_KEYS}

    replay(timezone.now() - HOUR)

    assert done == ["erased one"]


def test_a_line_that_nobody_knows_how_to_do_again_stops_the_restore(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    note(Kind.ENDED, "nowhere", "one", django_capture_on_commit_callbacks)
    with pytest.raises(NotWhole, match="'ended' of 'nowhere'"):
        replay(timezone.now() - HOUR)


def test_a_journal_that_is_not_there_not_of_this_backup_or_not_ours_is_refused(folder: Path, settings: Any) -> None:
    now = timezone.now()
    with pytest.raises(NotWhole, match="there is no journal"):
        journal.insist_on_lines_since(now)
    journal.note_backup(now)
    journal.insist_on_lines_since(now)
    for other in (now - HOUR, now + HOUR):
        with pytest.raises(NotWhole, match=r"no line of the backup of"):
            journal.insist_on_lines_since(other)
    settings.DATA_KEYS = {"other": b"o" * 32}
    with pytest.raises(NotWhole, match="a data key that is not here"):
        journal.insist_on_lines_since(now)


def _changed(texts: list[str]) -> list[str]:
    return [*texts[:1], texts[1].replace('"ended"', '"undone"'), *texts[2:]]


def _forged(texts: list[str]) -> list[str]:
    said = json.loads(texts[1]) | {"kind": "undone", "before": json.loads(texts[-1])["mark"]}
    return [*texts, json.dumps(said)]


def _half(texts: list[str]) -> list[str]:
    return [*texts[:2], texts[2][:-9], *texts[3:]]


def _left_out(texts: list[str]) -> list[str]:
    return [*texts[:1], *texts[2:]]


def _no_text(texts: list[str]) -> list[str]:
    return [*texts[:2], "\udcff", *texts[3:]]


@pytest.mark.parametrize("spoil", [_changed, _forged, _half, _left_out, _no_text])
def test_a_line_that_was_changed_forged_cut_or_left_out_stops_a_restore_and_the_others_can_still_be_done_again(
    folder: Path,
    done: list[str],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    spoil: Callable[[list[str]], list[str]],
) -> None:
    now = timezone.now()
    journal.note_backup(now)
    for kind, key in ((Kind.ENDED, "one"), (Kind.ENDED, "two"), (Kind.ERASED, "three")):
        note(kind, "plans", key, django_capture_on_commit_callbacks)
    (path,) = folder.glob("*.jsonl")
    path.write_text("\n".join(spoil(path.read_text().splitlines())) + "\n", errors="surrogateescape")

    with pytest.raises(NotWhole, match=r"missing|not written by us|cannot be read"):
        journal.insist_on_lines_since(now)

    replay(now, also_broken=True)
    assert "erased three" in done
    assert len(done) == (3 if spoil is _forged else 2)


def test_a_month_that_is_gone_stops_a_restore(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moments = [dt.datetime(2026, month, 15, tzinfo=dt.UTC) for month in (9, 10, 11)]
    for moment in moments:
        monkeypatch.setattr(journal.timezone, "now", lambda moment=moment: moment)
        journal.note_backup(moment)
    journal.insist_on_lines_since(moments[0])
    (folder / "2026-10.jsonl").unlink()

    with pytest.raises(NotWhole, match="a line is missing before line 1 of"):
        journal.insist_on_lines_since(moments[0])


def test_two_clocks_at_the_end_of_a_month_leave_the_lines_in_their_order(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup, fast = dt.datetime(2026, 11, 30, 12, tzinfo=dt.UTC), dt.datetime(2026, 12, 1, 0, 0, 1, tzinfo=dt.UTC)
    moments = [backup, fast, fast - 3 * SECOND, fast + 4 * SECOND]
    for moment in moments:
        monkeypatch.setattr(journal.timezone, "now", lambda moment=moment: moment)
        journal.note_backup(moment)

    journal.insist_on_lines_since(backup, journal.last_mark())

    assert [line.at for line in journal.lines(backup)] == moments
    assert [path.name for path in sorted(folder.glob("*.jsonl"))] == ["2026-11.jsonl", "2026-12.jsonl"]


def test_lines_cut_off_the_end_are_missed_when_a_backup_saw_them(folder: Path) -> None:
    now = timezone.now()
    journal.note_backup(now)
    (path,) = folder.glob("*.jsonl")
    before = path.read_text()
    journal.note_backup(now + SECOND)
    seen = journal.last_mark()
    journal.insist_on_lines_since(now, seen)

    path.write_text(before)
    journal.note_backup(now + 2 * SECOND)

    with pytest.raises(NotWhole, match="missing at the end"):
        journal.insist_on_lines_since(now, seen)


def test_half_a_line_is_taken_back_when_there_is_no_room(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal.note_backup(timezone.now())
    (path,) = folder.glob("*.jsonl")
    before, write = path.read_bytes(), os.write
    monkeypatch.setattr(journal.os, "write", lambda file, whole: write(file, whole[:10]))

    with pytest.raises(OSError, match="no room"):
        journal.note_backup(timezone.now())

    assert path.read_bytes() == before


def test_a_withdrawn_consent_is_withdrawn_again_along_the_same_way(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    consent = give(somebody())
    point = transaction.savepoint()
    with django_capture_on_commit_callbacks(execute=True):
        stopped = withdraw_consent(consent=consent, channel=Channel.DESK)
    transaction.savepoint_rollback(point)  # the older database
    with upkeep():
        assert not Withdrawal.objects.exists()

    assert replay(timezone.now() - HOUR) == {"withdrawn": 1}

    with upkeep():
        again = Withdrawal.objects.get()
    assert (again.consent_id, again.channel) == (consent.pk, "desk")
    assert abs(again.at - stopped.at) < dt.timedelta(minutes=1)
    assert replay(timezone.now() - HOUR) == {}, "once is enough"


def test_a_pause_stands_again_and_one_that_ended_does_not(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks, monkeypatch: pytest.MonkeyPatch
) -> None:
    paused, resumed = somebody(), somebody()
    with django_capture_on_commit_callbacks(execute=True):
        for subject in (paused, resumed):
            pause(subject=subject, by=helper())
        resume(subject=resumed, by=helper())
    with purpose(OWN_DATA):
        Restriction.objects.all().delete()
    way = Way(
        lambda: [paused.key, resumed.key],
        lambda key, at: pause_again(next(one for one in (paused, resumed) if one.key == key), at),
    )
    monkeypatch.setitem(journal._WAYS, (Kind.PAUSED, "kept_checks"), way)

    assert replay(timezone.now() - HOUR) == {"paused": 1}
    with purpose(OWN_DATA):
        assert Restriction.objects.get().subject == paused.known_as(OWN_DATA)
