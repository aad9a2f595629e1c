"""`make proof`: every proof of the house in its long form, one closing line each with its figure."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from tools import postgres
from tools.house import BUILD, ROOT, say

PRIVACY = "src/perspectief/foundation/privacy/tests"
BOTH = ("SQLite", "PostgreSQL")
HERE = ("",)
"""Proofs that choose their own database, or need none."""


@dataclass(frozen=True)
class Proof:
    """What is proved, by which tests, on which databases."""

    name: str
    tests: tuple[str, ...]
    databases: tuple[str, ...] = BOTH
    environment: tuple[tuple[str, str], ...] = ()


PROOFS = (
    Proof("an independent second implementation, and the same cents in any blocks", ("tests/proof",), HERE),
    Proof("access matrix", ("tests/house/test_access_matrix.py",)),
    Proof("time travel: nothing stays over its term", ("tests/house/test_time_travel.py",)),
    Proof("canaries: no code or answer in logs, addresses or errors", ("tests/house/test_canaries.py",)),
    Proof("tamper: one changed byte is found", (f"{PRIVACY}/test_tamper.py",)),
    Proof("consent withdrawn mid-session", (f"{PRIVACY}/test_consent.py",)),
    Proof("leaked account: who was looked at", (f"{PRIVACY}/test_insight.py",)),
    Proof("migrations forward, back, forward", ("tests/house/test_migrations.py",)),
    Proof("restore", ("tests/faults/test_restore_drill.py", "tests/faults/test_restore_keeps_promises.py"), HERE),
    Proof("kill -9", ("tests/faults/test_nothing_is_lost.py",), HERE, (("PERSPECTIEF_KILLS", "500"),)),
)


@contextmanager
def database(name: str) -> Iterator[Mapping[str, str]]:
    """What a suite must know to run on it."""
    if name != "PostgreSQL":
        yield {}
        return
    with postgres.throw_away() as url:
        yield {"PERSPECTIEF_DATABASE_URL": url}


def closing_line(proof: Proof, on: str) -> tuple[str, bool]:
    """Run one proof; its line, and whether it holds."""
    report = BUILD / "proof.xml"
    report.unlink(missing_ok=True)
    began = time.monotonic()
    with database(on) as here:
        environment = {**os.environ, **here, **dict(proof.environment)}
        command = [sys.executable, "-m", "pytest", "--quiet", "-m", "", f"--junitxml={report}", *proof.tests]
        done = subprocess.run(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL)
    took = f"{time.monotonic() - began:.0f} s"
    name = f"{proof.name} ({on})" if on else proof.name
    if not report.exists():
        return f"proof: {name}: did not run", False
    root = ET.parse(report).getroot()  # noqa: S314 (written by our own pytest just now)
    suite = root.find("testsuite")
    assert suite is not None  # pytest always writes one
    wrong = int(suite.attrib["failures"]) + int(suite.attrib["errors"])
    figures = [one.attrib["value"] for one in root.iter("property") if one.attrib["name"] == "figure"]
    said = "; ".join([f"{suite.attrib['tests']} tests, {wrong} failed", *dict.fromkeys(figures), took])
    return f"proof: {name}: {said}", done.returncode == 0


def main() -> int:
    BUILD.mkdir(exist_ok=True)
    found = [closing_line(proof, on) for proof in PROOFS for on in proof.databases]
    say("\n== All proofs")
    for line, _ in found:
        say(line)
    return 0 if all(holds for _, holds in found) else 1


if __name__ == "__main__":
    sys.exit(main())
