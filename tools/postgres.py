"""A throw-away PostgreSQL: made, used and removed, on a socket that only this machine can reach.

    python -m tools.postgres pytest -m database

runs that command with PERSPECTIEF_DATABASE_URL set.
"""

from __future__ import annotations

import os
import pwd
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tools.house import is_root

PLACES = ("/usr/lib/postgresql/*/bin", "/opt/homebrew/opt/postgresql*/bin", "/usr/pgsql-*/bin")
UNPRIVILEGED = ("postgres", "nobody")
LOCALE = {"LC_ALL": "C.UTF-8"}
# Its data is lost on purpose, so it need not be safe on disk; its socket is the only way in.
OPTIONS = "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -k {socket}"


class Missing(Exception):
    """This machine has no PostgreSQL that we can start."""


def binaries() -> Path:
    """The folder of the newest PostgreSQL on this machine."""
    for pattern in PLACES:
        found = [path for path in Path("/").glob(pattern.lstrip("/")) if (path / "initdb").exists()]
        if found:
            return max(found, key=version)
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    raise Missing("no initdb under /usr/lib/postgresql or on PATH")


def version(binaries_folder: Path) -> list[int]:
    """15 of /usr/lib/postgresql/15/bin: the newest is the largest, and 9 is before 15."""
    return [int(number) for number in re.findall(r"\d+", binaries_folder.parent.name)]


def unprivileged() -> str | None:
    """Who runs it: PostgreSQL refuses to be run as root."""
    if not is_root():
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    for name in UNPRIVILEGED:
        if name in known:
            return name
    raise Missing(f"root may not run PostgreSQL, and none of {', '.join(UNPRIVILEGED)} exists here")


def call(command: list[str], user: str | None, where: Path) -> None:
    """Run as that user. Its words are shown when it fails."""
    log = where / "log"
    group = pwd.getpwnam(user).pw_gid if user else None
    with log.open("ab") as output:
        done = subprocess.run(
            command,
            cwd=where,
            env={**os.environ, **LOCALE},
            user=user,
            group=group,
            extra_groups=[] if user else None,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
    if done.returncode:
        raise Missing(f"{Path(command[0]).name} failed:\n{log.read_text(errors='replace')[-2000:]}")


@contextmanager
def throw_away() -> Iterator[str]:
    """The address of an empty cluster, which is gone afterwards."""
    tools, user = binaries(), unprivileged()
    # A socket's path must be short (about 100 characters), so not under a long TMPDIR.
    where = Path(tempfile.mkdtemp(prefix="perspectief-pg-", dir="/tmp"))
    data = where / "data"
    try:
        if user:
            shutil.chown(where, user, pwd.getpwnam(user).pw_gid)
        call([f"{tools}/initdb", "-D", str(data), "-U", "perspectief", "-A", "trust", "-E", "UTF8", "-N"], user, where)
        options = OPTIONS.format(socket=where)
        call([f"{tools}/pg_ctl", "-D", str(data), "-w", "-o", options, "-l", f"{where}/server", "start"], user, where)
        try:
            yield f"postgresql://perspectief@/postgres?host={where}"
        finally:
            call([f"{tools}/pg_ctl", "-D", str(data), "-w", "-m", "immediate", "stop"], user, where)
    finally:
        shutil.rmtree(where, ignore_errors=True)


def environment(url: str) -> Mapping[str, str]:
    """What a command must know to use it."""
    return {**os.environ, "PERSPECTIEF_DATABASE_URL": url}


def main() -> int:
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    try:
        with throw_away() as url:
            return subprocess.run(sys.argv[1:], env=environment(url)).returncode
    except Missing as reason:
        sys.exit(f"No PostgreSQL: {reason}")


if __name__ == "__main__":
    sys.exit(main())
