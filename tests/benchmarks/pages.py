"""Asking pages of the house in a process of its own, on each database, without the network."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.benchmarks.measure import Figures
from tools import postgres
from tools.house import ROOT

TIMES, WARM = 20, 2


def on_database(kind: str, module: str, *told: str) -> Figures:
    """What `python -m module` prints as JSON with an empty database of this kind; each name gets the kind after it."""
    with _database(kind) as url:
        settings = {"PERSPECTIEF_DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "perspectief.config.settings"}
        command = [sys.executable, "-m", module, *told]
        done = subprocess.run(command, cwd=ROOT, env={**os.environ, **settings}, stdout=subprocess.PIPE, check=True)
    return {f"{name}_{kind}": value for name, value in json.loads(done.stdout).items()}


@contextmanager
def _database(kind: str) -> Iterator[str]:
    if kind == "postgresql":
        with postgres.throw_away() as url:
            yield url
        return
    with TemporaryDirectory() as folder:
        yield f"sqlite:///{Path(folder) / 'bench.sqlite3'}"


def as_served() -> None:
    """From here on this process is like one of the web server: all pages are read, and what stays is not looked at."""
    import_module("perspectief.config.wsgi")


def answers(ask: Callable[[], Any], times: int = TIMES, status: int = 200) -> list[float]:
    """Seconds of each answer, after a few that do not count."""
    taken = []
    for number in range(WARM + times):
        begin = time.perf_counter()
        found = ask().status_code
        assert found == status, found
        if number >= WARM:
            taken.append(time.perf_counter() - begin)
    return taken


def p95(taken: list[float]) -> float:
    """19 in 20 are quicker."""
    return statistics.quantiles(taken, n=20)[-1]
