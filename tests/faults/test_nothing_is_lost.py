"""`kill -9` web, worker and database at random points while people keep sending: nothing is lost, nothing comes twice.

    PERSPECTIEF_KILLS=500 PERSPECTIEF_FAULTS_SEED=7 pytest tests/faults -s

What a page accepted (303) must be there once, with its mail at a receiver that honours the Message-ID. What got no
answer may be there once. The seed decides who is killed and about when; real processes decide where exactly.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

import pytest
from tests.faults import children
from tests.faults.children import Child
from tests.faults.senders import Notes, Sender, words
from tools import postgres
from tools.house import ROOT

Tell = Callable[[str, object], None]
KILLS = int(os.environ.get("PERSPECTIEF_KILLS", "50"))
SEED = int(os.environ.get("PERSPECTIEF_FAULTS_SEED", "0")) or Random().randrange(1, 10**6)
ON_SQLITE = KILLS * 2 // 5
SHARES = {"database": 4, "web": 4, "worker": 3}
SENDERS, PACE_S = 3, 0.12
SETTLE_WITHIN_S, STANDS_STILL_S = 600, 300
"""For so long nobody came back to life, or did any work: then something is broken, and waiting does not mend it."""


@pytest.fixture
def folder() -> Iterator[Path]:
    """Not under a long TMPDIR: a socket's path must be short."""
    where = Path(tempfile.mkdtemp(prefix="perspectief-kills-", dir="/tmp"))
    where.chmod(0o755)
    yield where
    shutil.rmtree(where, ignore_errors=True)


@pytest.fixture
def started() -> Iterator[list[Child]]:
    """What still runs at the end is ended, the last one first."""
    running: list[Child] = []
    yield running
    for child in reversed(running):
        child.end()


def test_on_postgresql_web_worker_and_database_are_killed(
    folder: Path, started: list[Child], capfd: pytest.CaptureFixture[str], record_property: Tell
) -> None:
    place = folder / "pg"
    place.mkdir()
    try:
        database, address = children.database(place)
    except postgres.Missing as reason:
        pytest.skip(f"no PostgreSQL: {reason}")
    started.append(database)
    database.begin()
    report(capfd, record_property, "PostgreSQL", go(folder, started, address, KILLS - ON_SQLITE))


def test_on_sqlite_web_and_worker_are_killed(
    folder: Path, started: list[Child], capfd: pytest.CaptureFixture[str], record_property: Tell
) -> None:
    report(capfd, record_property, "SQLite", go(folder, started, str(folder / "house.sqlite3"), ON_SQLITE))


def go(folder: Path, started: list[Child], address: str, kills: int) -> dict[str, Any]:
    """Start the house, kill it often, and compare what was accepted with what is there."""
    port, mail_port = children.free_port(), children.free_port()
    here = environment(folder, address, mail_port)
    manage(here, "migrate", "--verbosity=0")
    mail = [sys.executable, "-m", "tests.faults.mail_server", str(mail_port), str(folder)]
    receiver = Child("mail", mail, here, folder / "mail.log", lambda: children.listens(mail_port))
    web = children.web(here, folder, port)
    worker = children.worker(here, folder)
    victims = [*started, web, worker]
    started.extend([receiver, web, worker])
    receiver.begin()
    web.begin()
    with sending(port) as senders:
        worker.begin()
        kill_often(victims, kills, Random(SEED))
        for victim in victims:
            victim.mend()
        time.sleep(1)
    notes = together(senders)
    stop(web, worker, [child for child in victims if child.name == "database"])
    return judge(folder, notes, json.loads(settle(here)), victims)


def environment(folder: Path, address: str, mail_port: int) -> dict[str, str]:
    """As in production, but for the secret key: the page must answer without TLS."""
    settings = {
        "DATABASE_URL": address,
        "DEBUG": "0",
        "MOST_ASKED_PER_MINUTE": "0",
        "MAIL_URL": f"smtp://127.0.0.1:{mail_port}",
    }
    ours = {f"PERSPECTIEF_{name}": value for name, value in settings.items()}
    paths = os.pathsep.join((str(ROOT), str(ROOT / "src")))
    return {**os.environ, **ours, "PYTHONPATH": paths, "DJANGO_SETTINGS_MODULE": "tests.faults.settings"}


def manage(here: dict[str, str], *command: str) -> None:
    subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=here, check=True, timeout=120)


@contextmanager
def sending(port: int) -> Iterator[list[Sender]]:
    senders = [Sender(port, Random(f"{SEED} {number}"), PACE_S) for number in range(SENDERS)]
    for sender in senders:
        sender.start()
    try:
        yield senders
    finally:
        for sender in senders:
            sender.ended.set()
        for sender in senders:
            sender.join(60)


def kill_often(victims: list[Child], kills: int, random: Random) -> None:
    """Until that many processes were killed; what is dead starts again at once, as on a server."""
    left, last_kill = shares(victims, kills), time.monotonic()
    while any(left.values()):
        for victim in victims:
            if victim.live_on(random) and left[victim.name]:
                left[victim.name] -= 1
                victim.kill(random)
                last_kill = time.monotonic()
        assert time.monotonic() - last_kill < STANDS_STILL_S, [victim.tail() for victim in victims if left[victim.name]]
        time.sleep(0.01)


def shares(victims: list[Child], kills: int) -> dict[str, int]:
    """How often each is killed: oftener what is back sooner."""
    all_together = sum(SHARES[victim.name] for victim in victims)
    each = {victim.name: kills * SHARES[victim.name] // all_together for victim in victims}
    each[victims[0].name] += kills - sum(each.values())
    return each


def stop(web: Child, worker: Child, databases: list[Child]) -> None:
    """The last kills; the database must be up again for the settling."""
    web.end()
    worker.end()
    deadline = time.monotonic() + children.PATIENCE_S
    while not all(database.up() for database in databases):
        assert time.monotonic() < deadline, databases[0].tail()
        for database in databases:
            database.mend()
        time.sleep(0.05)


def settle(here: dict[str, str]) -> str:
    command = [sys.executable, "-m", "tests.faults.settle"]
    done = subprocess.run(command, cwd=ROOT, env=here, capture_output=True, text=True, timeout=SETTLE_WITHIN_S)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def together(senders: list[Sender]) -> Notes:
    sent, accepted = (set().union(*(getattr(one.notes, name) for one in senders)) for name in ("sent", "accepted"))
    return Notes(sent, accepted, sum(one.notes.unanswered for one in senders))


def judge(folder: Path, notes: Notes, found: dict[str, Any], victims: list[Child]) -> dict[str, Any]:
    """What was lost, what is there twice, and what is there by halves."""
    texts = {f"proef {words(UUID(key))}": key for key in notes.sent}
    signals = Counter({texts.get(text, text): count for text, count in found["signals"]})
    asked = Counter(key for key, *_ in found["messages"])
    number_of = {key: number for key, number, *_ in found["messages"]}
    delivered = {file.name.partition("@")[0] for file in (folder / "box").iterdir()}
    wire = (folder / "wire").read_text().split()
    return {
        "kills": {victim.name: victim.kills for victim in victims},
        "accepted": len(notes.accepted),
        "unanswered": notes.unanswered,
        "lost": sorted(key for key in notes.accepted if not signals[key] or number_of.get(key) not in delivered),
        "double": sorted(key for key, count in (signals + Counter()).items() if count > 1 or asked[key] > 1),
        "stray": sorted(delivered - set(number_of.values())) + sorted(set(signals) - notes.sent),
        "half": sorted(set(signals) ^ set(asked)) + [key for key, _, state, _ in found["messages"] if state != "sent"],
        "notes": found["received"] - len(signals),
        "sound": found["sound"],
        "again on the wire": len(wire) - len(set(wire)),
        "most tries": max((tries for *_, tries in found["messages"]), default=0),
    }


def report(capfd: pytest.CaptureFixture[str], tell: Tell, name: str, figures: dict[str, Any]) -> None:
    """One closing line, then the judgement."""
    killed = figures["kills"]
    line = (
        f"kills on {name}: {sum(killed.values())} ({', '.join(f'{who} {n}' for who, n in killed.items())}), "
        f"seed {SEED}: {figures['accepted']} accepted, {len(figures['lost'])} lost, "
        f"{len(figures['double'])} double at a receiver that honours the Message-ID "
        f"({figures['again on the wire']} came again on the wire), {figures['unanswered']} without an answer"
    )
    tell("figure", line)
    with capfd.disabled():
        sys.stdout.write(f"\n{line}\n")
    wrong = {key: figures[key] for key in ("lost", "double", "stray", "half", "notes") if figures[key]}
    assert not wrong, (SEED, figures)
    assert figures["sound"] == "ok"
    assert figures["accepted"] > sum(killed.values()), "people got hardly anything through: this proves little"
    assert all(killed.values()), "each of them was killed"
