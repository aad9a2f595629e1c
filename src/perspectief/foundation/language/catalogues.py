"""Message catalogues: `.po` files are written by people, `.mo` files are compiled from them when they are older."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path


def compile_stale(folders: Iterable[Path | str]) -> list[Path]:
    """Compile each `.po` that is newer than its `.mo`. Returns what was compiled."""
    stale = [po for folder in folders for po in sorted(Path(folder).glob("*/LC_MESSAGES/*.po")) if _is_stale(po)]
    for po in stale:
        compile_one(po)
    return stale


def _is_stale(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime


def compile_one(po: Path) -> None:
    """Write the `.mo` beside the `.po`, whole or not at all: another process may be reading it."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with po.open("rb") as source:
        catalogue = read_po(source, locale=po.parent.parent.name)
    unfinished = po.with_suffix(f".mo.{os.getpid()}")
    with unfinished.open("wb") as target:
        write_mo(target, catalogue)
    unfinished.replace(po.with_suffix(".mo"))
