"""A copy that is not sealed stands nowhere where somebody could take it along."""

from __future__ import annotations

import signal
import stat
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from perspectief.config.backup import backup, scratch, services
from perspectief.config.backup.scratch import private_folder, wipe_leftovers
from perspectief.config.backup.sealing import seal_stream

KILLED = """
import os, time
import django
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "perspectief.config.settings")
django.setup()
from perspectief.config.backup.scratch import private_folder
with private_folder() as folder:
    (folder / "database").write_text("a name")
    print(folder, flush=True)
    time.sleep(60)
"""


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return tmp_path / "tmp"


@pytest.mark.django_db(transaction=True)
def test_while_a_backup_is_made_nothing_plain_stands_in_its_folder(
    tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL's copy goes through a pipe: it has no file at all.")
    settings.JOURNAL_FOLDER = tmp_path / "journal"
    seen: list[tuple[list[str], list[int]]] = []

    def look_and_seal(source: Any, sealed: Path) -> None:
        seal_stream(source, sealed)
        names = [path.name for path in (tmp_path / "backup").rglob("*")]
        seen.append((names, [stat.S_IMODE(path.stat().st_mode) for path in temporary.iterdir()]))

    monkeypatch.setattr(services, "seal_stream", look_and_seal)
    backup(tmp_path / "backup")

    assert seen == [(["database.sealed.half"], [0o700])]
    assert list(temporary.iterdir()) == []
    assert sorted(path.name for path in (tmp_path / "backup").iterdir()) == ["database.sealed", "manifest.json"]


def test_what_a_killed_process_left_is_overwritten_and_removed_at_the_next_start(
    tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with subprocess.Popen([sys.executable, "-c", KILLED], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        left = Path(process.stdout.readline().strip())
        assert wipe_leftovers(tmp_path / "backup") == 0, "it is still at work"
        process.send_signal(signal.SIGKILL)
    assert (left / "database").read_text() == "a name"
    overwritten: list[str] = []
    monkeypatch.setattr(scratch, "_overwrite", lambda path: overwritten.append(path.name))

    assert wipe_leftovers(tmp_path / "backup") == 1

    assert "database" in overwritten
    assert not left.exists()


def test_what_an_earlier_release_left_inside_a_backup_is_removed(tmp_path: Path) -> None:
    for name in (".half-x", ".open-y"):
        (tmp_path / "last night" / name).mkdir(parents=True)
        (tmp_path / "last night" / name / "database").write_text("a name")

    assert wipe_leftovers(tmp_path / "tonight") == 2
    assert list((tmp_path / "last night").iterdir()) == []


def test_a_file_is_overwritten_to_its_end(tmp_path: Path) -> None:
    with private_folder() as folder:
        (folder / "database").write_bytes(b"a name" * 500_000)
        scratch._overwrite(folder / "database")
        assert set((folder / "database").read_bytes()) == {0}
        assert (folder / "database").stat().st_size == 3_000_000
    assert not folder.exists()
