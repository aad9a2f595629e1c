"""What people had erased or stopped after a backup stays erased or stopped when that backup is put back."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tools.drill import two_databases
from tools.house import ROOT

PROGRAM = str(ROOT / "tests" / "faults" / "promises.py")
HELD = {
    "checks": ["gone", "stays", "stopped"],
    "copies": ["gone", "stays", "stopped"],
    "consents that hold": 3,
    "in a circle": ["Blijft", "Blijft", "Stopt"],
    "paused": 0,
    "accounts": ["Bea", "Blijft", "Een", "Gaat", "Stopt", "Wist"],
    "roles": ["Bea", "Blijft", "Een", "Gaat", "Stopt"],
    "second steps": ["Blijft", "Een", "Stopt"],
    "passwords": ["Bea", "Blijft", "Een", "Gaat", "Stopt", "Wist"],
    "sessions": 2,
    "numbers": 1,
    "link works": True,
}
KEEPS = {
    "checks": ["stays", "stopped"],
    "copies": ["stays"],
    "consents that hold": 1,
    "in a circle": ["Blijft"],
    "paused": 1,
    "accounts": ["Bea", "Blijft", "Een", "Stopt"],
    "roles": ["Bea", "Blijft", "Een", "Gaat"],
    "second steps": ["Blijft"],
    "passwords": ["Bea", "Blijft", "Gaat"],
    "sessions": 0,
    "numbers": 0,
    "link works": False,
}
"""What holds after the restore."""


class House:
    """The programs of the house on one database after another, with one journal."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.told = folder, {"link": "", "kept": {}}

    def run(self, url: str, *command: str) -> subprocess.CompletedProcess[str]:
        told = {"PERSPECTIEF_DATABASE_URL": url, "PERSPECTIEF_JOURNAL_FOLDER": str(self.folder / "journal")}
        settings = {"DJANGO_SETTINGS_MODULE": "perspectief.config.settings", "TMPDIR": str(self.folder / "tmp")}
        env = {**os.environ, **told, **settings}
        return subprocess.run(
            [sys.executable, *command], cwd=ROOT, env=env, capture_output=True, text=True, timeout=120
        )

    def manage(self, url: str, *command: str) -> str:
        done = self.run(url, "manage.py", *command)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    def people(self, url: str, what: str) -> Any:
        done = self.run(url, PROGRAM, what, self.told["link"], json.dumps(self.told["kept"]))
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


@pytest.fixture
def house(tmp_path: Path) -> House:
    (tmp_path / "tmp").mkdir()
    return House(tmp_path)


@pytest.mark.parametrize("vendor", ["SQLite", "PostgreSQL"])
def test_what_was_erased_or_stopped_after_the_backup_does_not_come_back(
    house: House, tmp_path: Path, vendor: str
) -> None:
    backup = str(tmp_path / "backups" / "first")
    with two_databases(vendor, tmp_path) as (first, second):
        house.manage(first, "migrate", "--verbosity=0")
        house.told = house.people(first, "begin")
        assert house.people(first, "see") == HELD
        house.manage(first, "backup", backup)
        house.people(first, "stop")

        said = house.manage(second, "restore", backup)

        assert "Done again from the journal: 2 withdrawn, 1 paused, 2 ended, 1 closed, 2 factor-gone, 3 erased." in said
        assert "1 sessions" in said and "1 desk numbers" in said
        assert house.people(second, "see") == KEEPS
        assert list((tmp_path / "tmp").iterdir()) == [], "a plain copy was left behind"

        refuses_without_a_journal(house, second, backup)


def refuses_without_a_journal(house: House, url: str, backup: str) -> None:
    shutil.move(house.folder / "journal", house.folder / "elsewhere")
    before = house.people(url, "see")

    refused = house.run(url, "manage.py", "restore", backup, "--yes")

    assert refused.returncode == 1
    assert "cannot be done again: there is no journal in" in refused.stderr
    assert "--without-journal" in refused.stderr
    assert house.people(url, "see") == before, "nothing was changed"
    warned = house.manage(url, "restore", backup, "--yes", "--without-journal")
    assert "NOT DONE AGAIN" in warned
    assert house.people(url, "see") == {**HELD, "sessions": 0, "numbers": 0, "link works": False}
