"""`make drill`: can a backup really be put back? On a throw-away SQLite and PostgreSQL, with rows written meanwhile."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools import postgres
from tools.house import ROOT, say

FILLED_WITH = (("migrate", "--verbosity=0"), ("load_reference",), ("load_demo",))


def manage(url: str, folder: Path, *command: str) -> str:
    """What a command of manage.py said. Raises CalledProcessError, after showing what it said."""
    environment = {**os.environ, "PERSPECTIEF_DATABASE_URL": url, "PERSPECTIEF_JOURNAL_FOLDER": str(folder / "journal")}
    done = subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    if done.returncode:
        say(done.stdout + done.stderr)
    done.check_returncode()
    return done.stdout


@contextmanager
def two_databases(vendor: str, folder: Path) -> Iterator[tuple[str, str]]:
    """The addresses of an empty database and of another one."""
    if vendor == "SQLite":
        yield f"sqlite://{folder}/first.sqlite3", f"sqlite://{folder}/second.sqlite3"
        return
    with postgres.throw_away() as first, postgres.throw_away() as second:
        yield first, second


def drill(vendor: str) -> str:
    """Fill, back up, put back elsewhere, and back up once more: the last copy holds what the first one held."""
    with tempfile.TemporaryDirectory(prefix="perspectief-drill-") as where:
        folder = Path(where)
        with two_databases(vendor, folder) as (first, second):
            for command in FILLED_WITH:
                manage(first, folder, *command)
            kept = manage(first, folder, "backup", str(folder / "backup"))
            back = manage(second, folder, "restore", str(folder / "backup"))
    numbers = re.findall(r"(\d+) tables(?:,| and) (\d+) rows", kept + back)
    if len(set(numbers)) != 1:
        sys.exit(f"{vendor}: kept {kept.strip()} Put back: {back.strip()}")
    tables, rows = numbers[0]
    return f"restore drill on {vendor}: {tables} tables, {rows} rows, counts and checksums the same"


def main() -> None:
    for vendor in ("SQLite", "PostgreSQL"):
        say(drill(vendor))


if __name__ == "__main__":
    main()
