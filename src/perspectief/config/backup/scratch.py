"""A private folder for a plain copy, far from the backups: nobody else can read it, and nothing of it stays.

A process that is killed leaves its folder; the next one that starts overwrites and removes it.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

NAME = "perspectief-copy-"
LOCK = "lock"
PIECE = 1024 * 1024
OLDER = (".half-*", ".open-*")
"""How earlier releases called such folders, inside a backup."""


@contextmanager
def private_folder() -> Iterator[Path]:
    """A new folder of ours alone (700), in the place for temporary files. It is wiped afterwards."""
    folder = Path(tempfile.mkdtemp(prefix=NAME))
    with (folder / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            yield folder
        finally:
            _wipe(folder)


def wipe_leftovers(backup: Path) -> int:
    """Remove what processes that were killed left behind, beside this backup too. How many folders."""
    killed = [one for one in Path(tempfile.gettempdir()).glob(f"{NAME}*") if _is_ours(one) and not _is_in_use(one)]
    older = [one for shape in OLDER for one in backup.absolute().parent.glob(f"*/{shape}") if _is_ours(one)]
    for folder in (*killed, *older):
        _wipe(folder)
    return len(killed) + len(older)


def _is_ours(folder: Path) -> bool:
    """A folder that we made: not a link, and not of another user."""
    return folder.is_dir() and not folder.is_symlink() and folder.stat().st_uid == os.getuid()


def _is_in_use(folder: Path) -> bool:
    """Whether its process still lives: a lock ends with the process that holds it."""
    with suppress(FileNotFoundError), (folder / LOCK).open() as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def _wipe(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            _overwrite(path)
    shutil.rmtree(folder, ignore_errors=True)


def _overwrite(path: Path) -> None:
    with path.open("r+b") as file:
        left = path.stat().st_size
        while left > 0:
            left -= file.write(bytes(min(left, PIECE)))
        file.flush()
        os.fsync(file.fileno())
