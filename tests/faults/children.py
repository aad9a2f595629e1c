"""The processes of the house as direct children of the test: started, killed at random points, and started again."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tools import postgres
from tools.house import ROOT

PATIENCE_S = 60
Environment = Mapping[str, str]


def nothing() -> int:
    """Of this process nothing is counted."""
    return 0


@dataclass
class Child:
    """One kind of process. `up`: does it do its work? `parts`: may one process inside it be killed alone?"""

    name: str
    command: list[str]
    environment: Environment
    log: Path
    up: Callable[[], bool]
    user: str | None = None
    parts: bool = False
    process: subprocess.Popen[bytes] | None = None
    did: Callable[[], int] = nothing
    """How much it has done by now, for a process of which nothing else tells that it works."""
    had_done: int = 0
    boot_s: float = 0.0
    die_at: float | None = None
    look_at: float = 0.0
    kills: int = 0

    def start(self) -> None:
        """Start it, in a group of its own. Whether it gets up is seen later."""
        self.had_done = self.did()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                cwd=ROOT,
                env=dict(self.environment),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                user=self.user,
                group=pwd.getpwnam(self.user).pw_gid if self.user else None,
                extra_groups=[] if self.user else None,
            )

    def begin(self) -> None:
        """Start it, wait until it works, and remember how long that took."""
        begun = time.monotonic()
        self.start()
        while not self.works():
            if time.monotonic() - begun > PATIENCE_S:
                raise AssertionError(f"{self.name} does not get up:\n{self.tail()}")
            self.mend()
            time.sleep(0.02)
        self.boot_s = time.monotonic() - begun

    @property
    def is_dead(self) -> bool:
        """Not started, or ended."""
        return self.process is None or self.process.poll() is not None

    def mend(self) -> bool:
        """Start it again when it is dead, as the service manager of a server does. Was that needed?"""
        if not self.is_dead:
            return False
        self.start()
        return True

    def works(self) -> bool:
        """It is up, and has done something since it began when that can be told."""
        return self.up() and (self.did is nothing or self.did() > self.had_done)

    def live_on(self, random: Random) -> bool:
        """A moment of its life: start again when dead, be planned a death when alive. Is it time to die?"""
        now = time.monotonic()
        if self.mend():
            # Now and then it dies while it still gets up.
            self.die_at = now + random.uniform(0, self.boot_s) if random.random() < 0.15 else None
        elif self.die_at is None and now >= self.look_at:
            self.look_at = now + 0.1
            if self.works():
                self.die_at = now + random.uniform(0.0, 0.7)
        return self.die_at is not None and now >= self.die_at

    def kill(self, random: Random) -> None:
        """`kill -9`: the whole, or one process inside it."""
        inside = inner(self.process.pid) if self.process and self.parts and random.random() < 0.6 else []
        self.kills, self.die_at, self.had_done = self.kills + 1, None, self.did()
        if inside:
            _kill(random.choice(inside))
        else:
            self.end()

    def end(self) -> None:
        """`kill -9` the whole group, and wait until it is gone."""
        if self.process is None or self.is_dead:
            return
        for pid in inner(self.process.pid):  # PostgreSQL's are no longer in its group
            _kill(pid)
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def tail(self) -> str:
        """The last words of its log."""
        return self.log.read_text(errors="replace")[-3000:] if self.log.exists() else ""


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def inner(pid: int) -> list[int]:
    """The processes that this one started; none where no `pgrep` can tell."""
    if not shutil.which("pgrep"):
        return []
    found = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True)
    return [int(line) for line in found.stdout.split()]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def web(environment: Environment, folder: Path, port: int) -> Child:
    """The web server of production, with two processes that answer."""
    command = [sys.executable, "-m", "gunicorn", "--preload", "--workers=2", "--threads=2", "--timeout=60"]
    command += [f"--bind=127.0.0.1:{port}", "--worker-tmp-dir", str(folder), "perspectief.config.wsgi:application"]
    return Child("web", command, environment, folder / "web.log", lambda: listens(port), parts=True)


def worker(environment: Environment, folder: Path) -> Child:
    """The worker, as `make run` starts it. It works when mail comes along the line."""
    command = [sys.executable, str(ROOT / "manage.py"), "work"]
    wire = folder / "wire"
    wire.touch()
    return Child("worker", command, environment, folder / "worker.log", lambda: True, did=lambda: wire.stat().st_size)


def database(folder: Path) -> tuple[Child, str]:
    """A PostgreSQL that loses no commit when it is killed, and its address. Not run as root."""
    tools, user = postgres.binaries(), postgres.unprivileged()
    data = folder / "data"
    if user:
        shutil.chown(folder, user, pwd.getpwnam(user).pw_gid)
    initdb = [f"{tools}/initdb", "-D", str(data), "-U", "perspectief", "-A", "trust", "-E", "UTF8", "-N"]
    postgres.call(initdb, user, folder)
    command = [f"{tools}/postgres", "-D", str(data), "-k", str(folder), "-c", "listen_addresses="]
    ready = [f"{tools}/pg_isready", "-q", "-h", str(folder), "-U", "perspectief", "-d", "postgres"]
    environment = {**os.environ, **postgres.LOCALE}
    child = Child(
        "database",
        command,
        environment,
        folder / "database.log",
        lambda: subprocess.run(ready).returncode == 0,
        user,
        parts=True,
    )
    return child, f"postgresql://perspectief@/postgres?host={folder}"
