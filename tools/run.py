"""`make run`: the database up to date, then web and worker together, until Ctrl-C ends both."""

from __future__ import annotations

import hashlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from types import FrameType
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from tools.house import BUILD, ROOT, say

PORT = os.environ.get("PORT", "8000")
ADDRESS = f"http://localhost:{PORT}"
DATABASE = os.environ.get("PERSPECTIEF_DATABASE_URL", "")
DEMO_FILE = ROOT / "var" / "perspectief.sqlite3"
PREPARED = BUILD / "prepared"
MANAGE = (sys.executable, str(ROOT / "manage.py"))
WEB = (
    sys.executable,
    "-m",
    "waitress",
    f"--listen=localhost:{PORT}",
    "--threads=4",
    "perspectief.config.wsgi:application",
)
WORKER = (*MANAGE, "work")
LOADED = (
    ("migrate", "--verbosity=0"),
    ("load_reference",),
    ("load_monitor",),
    ("load_framework",),
    ("load_demo", "--if-demo"),
    ("load_experience", "--if-demo"),
    ("load_knowledge", "--if-demo"),
    ("load_weighing", "--if-demo"),
    ("load_practice", "--if-demo"),
    ("load_stories", "--if-demo"),
    ("load_cycle", "--if-demo"),
    ("load_stories", "--if-demo", "--withdraw"),
)
"""In this order: a report stands on figures, and on stories where there are any. Then one teller takes a story back."""
CLEAN_UP = ("retention",)
START_WITHIN_S = 60
STOP_WITHIN_S = 10


def prepare() -> None:
    """Migrate, load reference data and (in demo mode) invented people, unless nothing they are made from changed."""
    now = fingerprint()
    if now == (PREPARED.read_text() if PREPARED.exists() else ""):
        return
    say("Preparing the database ...")
    for command in LOADED:
        if subprocess.run([*MANAGE, *command], cwd=ROOT).returncode:
            sys.exit(f"`python manage.py {' '.join(command)}` failed; see above.")
    BUILD.mkdir(exist_ok=True)
    PREPARED.write_text(fingerprint())


def clean_up() -> None:
    """Remove what is over its term before anybody can see it: this database may be an old copy, put back just now."""
    if subprocess.run([*MANAGE, *CLEAN_UP], cwd=ROOT, stdout=subprocess.DEVNULL).returncode:
        sys.exit(f"`python manage.py {' '.join(CLEAN_UP)}` failed; see above.")


def fingerprint() -> str:
    """Changes when a migration, a data file, the foundation, the law, a locked release or the database itself does."""
    digest = hashlib.sha256(DATABASE.encode())
    if not DATABASE:
        digest.update(str(DEMO_FILE.stat().st_ino if DEMO_FILE.exists() else "absent").encode())
    for path in sorted(ingredients()):
        digest.update(str(path.relative_to(ROOT)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def ingredients() -> Iterable[Path]:
    source = ROOT / "src" / "perspectief"
    yield ROOT / "requirements.lock"
    yield from source.rglob("migrations/*.py")
    yield from source.rglob("data/**/*.yaml")
    yield from source.rglob("data/**/*.csv")
    yield from source.glob("foundation/**/*.py")
    yield from source.glob("rules/**/*.py")


def refuse_a_taken_port() -> None:
    """A clear word now instead of a traceback from the web server."""
    with socket.socket() as probe:
        taken = probe.connect_ex(("127.0.0.1", int(PORT))) == 0
    if taken:
        sys.exit(f"Port {PORT} is in use by another program. Choose another one: PORT=8001 make run")


def answers() -> bool:
    """Does the home page come?"""
    try:
        with urlopen(ADDRESS, timeout=5) as page:
            return bool(page.status < 500)
    except HTTPError as refusal:
        return refusal.code < 500
    except (URLError, OSError):
        return False


def wait_until_it_answers(processes: list[subprocess.Popen[bytes]]) -> None:
    deadline = time.monotonic() + START_WITHIN_S
    while not answers():
        if any(process.poll() is not None for process in processes):
            raise SystemExit("Web or worker stopped before it had begun; see above.")
        if time.monotonic() > deadline:
            raise SystemExit(f"{ADDRESS} gave no answer within {START_WITHIN_S} seconds.")
        time.sleep(0.1)


def start(command: Iterable[str]) -> subprocess.Popen[bytes]:
    """In its own session: Ctrl-C comes to us, and we tell both, so that both end in order."""
    return subprocess.Popen([*command], cwd=ROOT, start_new_session=True)


def stop(processes: list[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        if process.poll() is None:
            process.terminate()
    deadline = time.monotonic() + STOP_WITHIN_S
    for process in processes:
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()


def on_signal(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def main() -> None:
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, on_signal)
    refuse_a_taken_port()
    processes: list[subprocess.Popen[bytes]] = []
    try:
        prepare()
        clean_up()
        processes += [start(WEB), start(WORKER)]
        wait_until_it_answers(processes)
        say(f"\nPerspectief is ready: {ADDRESS}\nCtrl-C stops it.\n")
        while all(process.poll() is None for process in processes):
            time.sleep(0.5)
        raise SystemExit("Web or worker stopped; the other is stopped too. See above.")
    except KeyboardInterrupt:
        say("\nStopping ...")
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        stop(processes)


if __name__ == "__main__":
    main()
