"""All tests, in suites, and at the end what was run and what was left out.

Everything on SQLite; what touches the database again on a throw-away PostgreSQL; real processes that are killed;
journeys in a real browser. Two suites run at a time, for the last two wait for others much of the time; each is shown
after the one before it, and its words stay in `build/test-NAME.txt`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tools import postgres
from tools.house import BUILD, ROOT, is_root, say, shout

PYTEST = (sys.executable, "-m", "pytest", "--quiet")
ON_ALL_CORES = ("--numprocesses=logical", "--dist=worksteal")
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


def words_of(name: str, ending: str = "txt") -> Path:
    """Where a suite leaves what it says, or (`xml`) what it counts."""
    return BUILD / f"test-{name.split()[0].lower()}.{ending}"


def suite(name: str, marks: str, *options: str, environment: Mapping[str, str] | None = None) -> Result:
    """Run the tests with these marks, and count."""
    report = words_of(name, "xml")
    report.unlink(missing_ok=True)
    command = [*PYTEST, "-m", marks, f"--junitxml={report}", *options]
    told = {**os.environ, **(environment or {})}
    with words_of(name).open("wb") as words:
        done = subprocess.run(
            command, cwd=ROOT, env=told, stdin=subprocess.DEVNULL, stdout=words, stderr=subprocess.STDOUT
        )
    if not report.exists():
        return Result(name, done.returncode or 1, failed=1)
    counts = ET.parse(report).getroot().find("testsuite")  # noqa: S314 (written by our own pytest just now)
    assert counts is not None  # pytest always writes one
    total, skipped = int(counts.attrib["tests"]), int(counts.attrib["skipped"])
    failed = int(counts.attrib["failures"]) + int(counts.attrib["errors"])
    return Result(name, done.returncode, total - failed - skipped, failed, skipped)


def on_sqlite(name: str) -> Result:
    return suite(name, ORDINARY, *ON_ALL_CORES)


def on_postgresql(name: str) -> Result:
    try:
        with postgres.throw_away() as url:
            here = {"PERSPECTIEF_DATABASE_URL": url}
            return suite(name, f"database and {ORDINARY}", *ON_ALL_CORES, "--create-db", environment=here)
    except postgres.Missing as reason:
        return Result(name, 0, left_out=f"the tests on PostgreSQL: {reason}. On Debian: apt-get install postgresql")


def faults(name: str) -> Result:
    """Web, worker and database are killed at random points, on databases of its own."""
    return suite(name, "fault", "tests/faults")


def journeys(name: str) -> Result:
    browser = chromium()
    if not browser:
        return Result(name, 0, left_out="the journeys: no Chromium on this machine. Install it, then try again.")
    here = {"PERSPECTIEF_CHROMIUM": browser, "DJANGO_ALLOW_ASYNC_UNSAFE": "1"}
    return suite(name, "journey", *ON_ALL_CORES, "tests/journeys", environment=here)


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


Run = Callable[[str], Result]
LANES: tuple[dict[str, Run], ...] = (
    {"SQLite": on_sqlite, "PostgreSQL": on_postgresql},
    {"Faults": faults, "Journeys in a browser": journeys},
)
"""Lanes run beside each other; the suites of one lane run one after another."""


def run_all() -> list[Result]:
    """Every suite. Ctrl-C starts no next one."""
    pools = [ThreadPoolExecutor(1) for _ in LANES]
    running = {
        name: pool.submit(run, name) for pool, lane in zip(pools, LANES, strict=True) for name, run in lane.items()
    }
    try:
        return [follow(name, result) for name, result in running.items()]
    finally:
        for pool in pools:
            pool.shutdown(cancel_futures=True)


def follow(name: str, running: Future[Result]) -> Result:
    """Show what a suite says while it says it, until it ends."""
    say(f"\n== {name}")
    shown = 0
    while True:
        ended = running.done()
        said = words_of(name).read_bytes()[shown:] if words_of(name).exists() else b""
        sys.stdout.buffer.write(said)
        sys.stdout.flush()
        shown += len(said)
        if ended:
            return running.result()
        time.sleep(0.5)


def main() -> int:
    BUILD.mkdir(exist_ok=True)
    for lane in LANES:
        for name in lane:
            words_of(name).unlink(missing_ok=True)
    results = run_all()
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
