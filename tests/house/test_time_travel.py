"""Nothing stays longer than its term: travels past each term and looks in tables, files, the queue and a backup."""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import time_machine
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from tests.house.planting import CANARY, plant_every_store, plant_file, tables_with
from tools import postgres, run

from perspectief.foundation.inbox.models import Signal
from perspectief.foundation.privacy import declare, terms
from perspectief.foundation.privacy.declare import Declaration, declaration_of, declarations, folders
from perspectief.foundation.privacy.models import RetentionRun
from perspectief.foundation.privacy.purpose import upkeep
from perspectief.foundation.privacy.queries import overdue_records
from perspectief.foundation.privacy.register import activity
from perspectief.foundation.privacy.services.retention import run_retention

ROOT = Path(__file__).resolve().parents[2]
START = dt.datetime(2026, 12, 1, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
MONTH = dt.timedelta(days=31)
GOES_BY_MONTH = {"privacy.Look"}
NEVER_KEPT = {"socialaccount.SocialToken"}
STAYS_EMPTIED = {"practice.Report"}
"""Rows that stay to be counted when all that leads to anybody was emptied: what is not emptied yet counts here."""
EVER = dt.datetime(2200, 1, 1, tzinfo=dt.UTC)


def term_of(declared: Declaration) -> dt.timedelta:
    return terms.term(declared.term or activity(declared.activity).term)


def lasts(declared: Declaration) -> dt.timedelta:
    """How long a row of it may really stay: a month of the access log goes as a whole, a token goes at once."""
    if declared.model._meta.label in NEVER_KEPT:
        return dt.timedelta()
    return term_of(declared) + (MONTH if declared.model._meta.label in GOES_BY_MONTH else dt.timedelta())


def count(declared: Declaration) -> int:
    with upkeep():
        if declared.model._meta.label in STAYS_EMPTIED:
            return int(declared.overdue(EVER).count())
        return int(declared.model._default_manager.count())


def labels(kept: list[Declaration]) -> set[str]:
    return {one.model._meta.label for one in kept}


@pytest.fixture
def planted() -> Iterator[time_machine.Traveller]:
    """Every store holds a row of `START`, and the clock stands there."""
    with time_machine.travel(START, tick=False) as traveller:
        plant_every_store()
        yield traveller


@pytest.mark.django_db
def test_every_store_can_be_filled(planted: Any, record_property: Any) -> None:
    record_property("figure", f"{len(list(declarations()))} kinds of record, 0 overdue after their term")
    assert [one.model._meta.label for one in declarations() if not count(one)] == []


@pytest.mark.django_db
def test_nothing_is_overdue_after_each_term_and_at_the_end_nothing_is_left(planted: time_machine.Traveller) -> None:
    for moment in sorted({START + term_of(one) + DAY for one in declarations()}):
        planted.move_to(moment, tick=False)
        run_retention()
        assert sum(overdue_records().values()) == 0

    planted.move_to(START + max(map(term_of, declarations())) + MONTH, tick=False)
    run_retention()

    assert labels([one for one in declarations() if count(one)]) == set()
    assert list(tables_with(CANARY)) == []


@pytest.mark.django_db
def test_each_store_keeps_its_rows_until_their_term_and_no_longer(planted: time_machine.Traveller) -> None:
    for term, kept in groupby(sorted(declarations(), key=lasts), lasts):
        stores = list(kept)
        if term > 2 * DAY:
            planted.move_to(START + term - DAY, tick=False)
            run_retention()
            assert labels([one for one in stores if not count(one)]) == set(), "went too early"
        planted.move_to(START + term + DAY, tick=False)
        run_retention()
        assert labels([one for one in stores if count(one)]) == set(), "is still there"


@pytest.mark.django_db
def test_a_store_that_removes_nothing_is_found(planted: time_machine.Traveller, monkeypatch: Any) -> None:
    signals = declaration_of(Signal)
    assert signals is not None
    lazy = dataclasses.replace(signals, remove=lambda _rows: 0)
    monkeypatch.setitem(declare._DECLARED, Signal, lazy)
    planted.move_to(START + term_of(signals) + 2 * DAY, tick=False)

    run_retention()

    assert {label for label, number in overdue_records().items() if number} == {"inbox.Signal"}
    with pytest.raises(CommandError, match="kept too long"):
        call_command("retention", stdout=StringIO(), stderr=StringIO())


@pytest.mark.django_db
def test_a_store_that_breaks_does_not_keep_the_others_waiting(
    planted: time_machine.Traveller, monkeypatch: Any
) -> None:
    signals = declaration_of(Signal)
    assert signals is not None

    def break_down(_rows: Any) -> int:
        raise RuntimeError(CANARY)

    monkeypatch.setitem(declare._DECLARED, Signal, dataclasses.replace(signals, remove=break_down))
    planted.move_to(START + max(map(term_of, declarations())) + MONTH, tick=False)

    with pytest.raises(CommandError, match=r"Not removed: inbox\.Signal\."):
        call_command("retention", stdout=StringIO())

    assert labels([one for one in declarations() if count(one)]) == {"inbox.Signal"}
    assert RetentionRun.objects.latest("began_at").failed == ["inbox.Signal"]


@pytest.mark.django_db
def test_the_row_about_a_run_holds_numbers_only(planted: time_machine.Traveller) -> None:
    planted.move_to(START + max(map(term_of, declarations())) + MONTH, tick=False)

    removed = run_retention()

    row = RetentionRun.objects.latest("began_at")
    assert row.removed == dict(removed.counts)
    assert row.removed["accounts.User"] == 1
    assert row.left == 0


@pytest.mark.django_db
def test_looking_only_changes_nothing_and_tells_how_much_is_late(planted: time_machine.Traveller) -> None:
    planted.move_to(START + DAY, tick=False)
    out, complaint = StringIO(), StringIO()

    with pytest.raises(CommandError):
        call_command("retention", "--check", stdout=out, stderr=complaint)

    assert "sessions.Session 1" in complaint.getvalue()
    assert count(next(one for one in declarations() if one.model._meta.label == "sessions.Session")) == 1
    assert not RetentionRun.objects.exists()


@pytest.mark.django_db
def test_the_alarm_leaves_room_for_one_daily_job(planted: time_machine.Traveller) -> None:
    planted.move_to(START + dt.timedelta(hours=20), tick=False)

    assert overdue_records()["sessions.Session"] == 1
    assert overdue_records(late_by=DAY)["sessions.Session"] == 0


@pytest.mark.django_db
@pytest.mark.parametrize("files", folders(), ids=lambda files: files.key)
def test_a_file_goes_after_its_term(files: declare.Files, tmp_path: Path, monkeypatch: Any) -> None:
    here = dataclasses.replace(files, folder=lambda: tmp_path / "files")
    monkeypatch.setitem(declare._FILES, files.key, here)
    with time_machine.travel(START, tick=False) as traveller:
        path = plant_file(here)
        assert path is not None
        term = terms.term(files.term or activity(files.activity).term)
        traveller.move_to(START + term - DAY, tick=False)
        run_retention()
        assert path.exists()

        traveller.move_to(START + term + DAY, tick=False)
        assert overdue_records()[f"files.{files.key}"] == 1
        run_retention()
        assert not path.exists()


@pytest.mark.django_db
def test_a_count_in_the_cache_goes_when_it_is_over() -> None:
    with time_machine.travel(START, tick=False) as traveller:
        cache.set("guesses", CANARY, timeout=60)
        cache.set("longer", 1, timeout=3600)
        traveller.shift(120)

        assert overdue_records()["cache"] == 1
        assert run_retention().counts["cache"] == 1
        assert cache.get("longer") == 1


@pytest.mark.django_db(transaction=True)
def test_sqlite_keeps_no_trace_of_a_removed_row(planted: time_machine.Traveller) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL reuses the room of removed rows by itself (autovacuum).")
    assert CANARY.encode() in connection.connection.serialize()
    planted.move_to(START + max(map(term_of, declarations())) + MONTH, tick=False)

    run_retention()

    assert CANARY.encode() not in connection.connection.serialize()


@pytest.mark.django_db(transaction=True)
def test_a_restored_backup_is_cleaned_before_it_serves(tmp_path: Path) -> None:
    long_ago = timezone.now() - max(map(term_of, declarations())) - 2 * MONTH
    with time_machine.travel(long_ago, tick=False):
        plant_every_store()

    with restored(tmp_path) as url:
        behind = manage(url, "retention", "--check")
        done = manage(url, *run.CLEAN_UP)

        assert behind.returncode == 1
        assert "accounts.User 1" in behind.stderr
        assert done.returncode == 0, done.stderr
        assert "overdue_records 0" in done.stdout
        assert tables_of(url) == []


def test_the_house_is_cleaned_before_it_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr(run, "prepare", lambda: done.append("prepare"))
    monkeypatch.setattr(run, "clean_up", lambda: done.append("clean up"))
    monkeypatch.setattr(run, "start", lambda command: done.append(command[-1]))
    monkeypatch.setattr(run, "stop", lambda processes: None)
    monkeypatch.setattr(run, "refuse_a_taken_port", lambda: None)
    monkeypatch.setattr(run, "wait_until_it_answers", lambda processes: (_ for _ in ()).throw(KeyboardInterrupt))

    run.main()

    assert done[:2] == ["prepare", "clean up"]
    assert len(done) > 2


@contextmanager
def restored(folder: Path) -> Iterator[str]:
    """The address of a copy of this test's database, made the way in which a backup is made and put back."""
    if connection.vendor == "sqlite":
        path = folder / "restored.sqlite3"
        with sqlite3.connect(path) as copy:
            connection.connection.backup(copy)
        copy.close()
        yield f"sqlite:///{path}"
        return
    settings, tools, name = connection.settings_dict, postgres.binaries(), "restored_by_a_test"
    where = ["-h", settings["HOST"], "-U", settings["USER"]]
    file = folder / "backup.dump"
    call([f"{tools}/pg_dump", *where, "-Fc", "-f", str(file), settings["NAME"]])
    call([f"{tools}/createdb", *where, name])
    try:
        call([f"{tools}/pg_restore", *where, "-d", name, str(file)])
        yield f"postgresql://{settings['USER']}@/{name}?{urlencode({'host': settings['HOST']})}"
    finally:
        call([f"{tools}/dropdb", *where, "--force", name])


def manage(url: str, *command: str) -> subprocess.CompletedProcess[str]:
    here = {**os.environ, "PERSPECTIEF_DATABASE_URL": url}
    return subprocess.run([*run.MANAGE, *command], cwd=ROOT, env=here, capture_output=True, text=True, timeout=120)


def tables_of(url: str) -> list[str]:
    """The tables of that database that hold the planted word."""
    look = (
        "import django; django.setup();from tests.house.planting import tables_with, CANARY;print(*tables_with(CANARY))"
    )
    here = {**os.environ, "PERSPECTIEF_DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "perspectief.config.settings"}
    return call([sys.executable, "-c", look], env=here).split()


def call(command: list[str], **options: Any) -> str:
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, timeout=120, **options)
    return str(done.stdout)
