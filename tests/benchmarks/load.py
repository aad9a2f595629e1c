"""Sixty seconds of people at the door: the production server on this machine, and visitors in a process of their own.

The server is what a municipality would run: gunicorn with a process per core, a secret key, the stylesheet collected,
no debug. Only two things differ: no HTTPS before it, and no limit on how often one address may ask, for all visitors
here share one. What visitors do is rehearsed first (`rehearsal.py`), then repeated by several at once (`visitors.py`).
"""

from __future__ import annotations

import base64
import json
import os
import secrets
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.benchmarks.measure import Figures

ROOT = Path(__file__).parents[2]
HOST = "127.0.0.1"
WORKERS, THREADS = 2, 4
SECONDS, VISITORS = 60, 8
WARM_UP_S = 5
"""Not counted: in its first seconds a worker reads the law."""
STARTS_WITHIN_S = 60


def measure(seconds: int = SECONDS) -> Figures:
    """Requests per second, how long they took, and the errors; and the result page against its bare template."""
    with TemporaryDirectory() as folder:
        environment = _production(Path(folder))
        plan = Path(folder) / "plan.json"
        for command in ("migrate", "load_reference", "collectstatic --noinput"):
            _run(["manage.py", *command.split()], environment)
        ratio = json.loads(_run(["-m", "tests.benchmarks.rehearsal", str(plan)], environment))
        with _server(environment) as port:
            _visit(port, plan, WARM_UP_S)
            went = _visit(port, plan, seconds)
    return {**_figures(went["took_s"], went["errors"], went["seconds"]), **ratio}


def _visit(port: int, plan: Path, seconds: int) -> dict[str, Any]:
    visitors = [HOST, str(port), str(plan), str(seconds), str(VISITORS)]
    went: dict[str, Any] = json.loads(_run(["-m", "tests.benchmarks.visitors", *visitors]))
    return went


def _figures(took_s: list[float], errors: list[str], seconds: float) -> Figures:
    for error in errors[:5]:
        print(f"\n  {error}", end="")
    percentile = statistics.quantiles(took_s, n=100)
    return {
        "load_requests_per_s": len(took_s) / seconds,
        "load_p50_ms": percentile[49] * 1000,
        "load_p95_ms": percentile[94] * 1000,
        "load_p99_ms": percentile[98] * 1000,
        "load_errors": len(errors),
    }


def _production(folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "PERSPECTIEF_SECRET_KEY": secrets.token_urlsafe(50),
        "PERSPECTIEF_DATABASE_URL": f"sqlite:///{folder / 'load.sqlite3'}",
        "PERSPECTIEF_DATA_KEYS": f"load:{base64.b64encode(os.urandom(32)).decode()}",
        "PERSPECTIEF_SQLITE_IS_FINE": "1",
        "PERSPECTIEF_DEMO": "1",
        "PERSPECTIEF_HOSTS": f"{HOST},load.example",
        "PERSPECTIEF_ADDRESS": "https://load.example",
        "PERSPECTIEF_HTTPS_REDIRECT": "0",
        "PERSPECTIEF_BEHIND_PROXY": "1",
        "PERSPECTIEF_MOST_ASKED_PER_MINUTE": "0",
        "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
    }


def _run(arguments: list[str], environment: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True
    )
    return done.stdout


@contextmanager
def _server(environment: dict[str, str]) -> Iterator[int]:
    """The production server; gives the port it listens on."""
    port = _free_port()
    command = [sys.executable, "-m", "gunicorn", "perspectief.config.wsgi:application", "--bind", f"{HOST}:{port}"]
    command += ["--workers", str(WORKERS), "--threads", str(THREADS), "--worker-class", "gthread", "--preload"]
    with subprocess.Popen([*command, "--log-level", "warning"], cwd=ROOT, env=environment) as server:
        try:
            _wait_for(port)
            yield port
        finally:
            server.terminate()


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind((HOST, 0))
        return int(asked.getsockname()[1])


def _wait_for(port: int) -> None:
    until = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < until:
        try:
            connection = HTTPConnection(HOST, port, timeout=30)
            connection.request("GET", "/health")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError("the server did not start")
