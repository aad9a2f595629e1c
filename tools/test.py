"""All tests, one suite after another, and at the end what was run and what was left out.

Everything on SQLite; what touches the database again on a throw-away PostgreSQL; real processes that are killed; then
journeys in a real browser.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tools import postgres
from tools.house import BUILD, ROOT, is_root, say, shout

PYTEST = (sys.executable, "-m", "pytest", "--quiet")
ORDINARY = "not journey and not proof and not bench and not fault"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
INSTALL_CHROMIUM = (
    ("apt-get", "update", "--quiet=2"),
    ("apt-get", "install", "--yes", "--quiet=2", "--no-install-recommends", "chromium"),
)


@dataclass(frozen=True)
class Result:
    """How one suite ended."""

    name: str
    exit_code: int
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    left_out: str = ""

    @property
    def words(self) -> str:
        """For the list at the end."""
        return "LEFT OUT" if self.left_out else f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


def suite(name: str, marks: str, *options: str, environment: Mapping[str, str] | None = None) -> Result:
    """Run the tests with these marks, and count."""
    say(f"\n== {name}")
    report = BUILD / f"test-{name.split()[0].lower()}.xml"
    report.unlink(missing_ok=True)
    command = [*PYTEST, "-m", marks, f"--junitxml={report}", *options]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **(environment or {})}, stdin=subprocess.DEVNULL)
    if not report.exists():
        return Result(name, done.returncode or 1, failed=1)
    counts = ET.parse(report).getroot().find("testsuite")  # noqa: S314 (written by our own pytest just now)
    assert counts is not None  # pytest always writes one
    total, skipped = int(counts.attrib["tests"]), int(counts.attrib["skipped"])
    failed = int(counts.attrib["failures"]) + int(counts.attrib["errors"])
    return Result(name, done.returncode, total - failed - skipped, failed, skipped)


def on_sqlite() -> Result:
    return suite("SQLite", ORDINARY, "--numprocesses=logical")


def on_postgresql() -> Result:
    name = "PostgreSQL"
    try:
        with postgres.throw_away() as url:
            options = ("--numprocesses=logical", "--create-db")
            here = {"PERSPECTIEF_DATABASE_URL": url}
            return suite(name, f"database and {ORDINARY}", *options, environment=here)
    except postgres.Missing as reason:
        return Result(name, 0, left_out=f"the tests on PostgreSQL: {reason}. On Debian: apt-get install postgresql")


def faults() -> Result:
    """Web, worker and database are killed at random points, on databases of its own."""
    return suite("Faults", "fault")


def journeys() -> Result:
    name = "Journeys in a browser"
    browser = chromium()
    if not browser:
        return Result(name, 0, left_out="the journeys: no Chromium on this machine. Install it, then try again.")
    here = {"PERSPECTIEF_CHROMIUM": browser, "DJANGO_ALLOW_ASYNC_UNSAFE": "1"}
    return suite(name, "journey", "--numprocesses=logical", environment=here)


def chromium() -> str | None:
    """Where Chromium is; on Debian, as root, installed when it is nowhere."""
    if not browser_on_path() and is_root() and shutil.which("apt-get"):
        say("No Chromium on this machine: installing it with apt-get ...")
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in INSTALL_CHROMIUM:
            subprocess.run(command, env=quiet, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    return browser_on_path()


def browser_on_path() -> str | None:
    return next(filter(None, map(shutil.which, BROWSERS)), None)


SUITES: tuple[Callable[[], Result], ...] = (on_sqlite, on_postgresql, faults, journeys)


def main() -> int:
    BUILD.mkdir(exist_ok=True)
    results = [run() for run in SUITES]
    say("\n== All together")
    for result in results:
        say(f"  {result.name}: {result.words}")
    left_out = [result.left_out for result in results if result.left_out]
    if left_out:
        shout("\n".join(f"LEFT OUT: {what}" for what in left_out))
    passed, failed = sum(result.passed for result in results), sum(result.failed for result in results)
    say(f"{passed} passed, {failed} failed, {sum(result.skipped for result in results)} skipped")
    return 1 if any(result.exit_code for result in results) else 0


if __name__ == "__main__":
    sys.exit(main())
