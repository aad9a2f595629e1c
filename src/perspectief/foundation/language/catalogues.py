"""Message catalogues: `.po` files are written by people, `.mo` files are compiled from them when they are older."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from perspectief.foundation.language.languages import languages

LEFT_TO_RIGHT, FIRST_STRONG, END = "\u2066", "\u2068", "\u2069"
_KEPT_TOGETHER = re.compile(
    r"(?P<filled_in>%\(\w+\)[sd]|\{\w+\})"
    r"|(?P<as_it_stands>(?:€\s?)?\d[\d .,:/–-]*\d%{0,2}|\S+@\S+\w|\b(?:[\w-]+\.)+(?:nl|com|eu|org)\b(?:/[\w/-]*)?)"
)


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
    if _runs_right_to_left(po.parent.parent.name):
        _isolate_all(catalogue)
    unfinished = po.with_suffix(f".mo.{os.getpid()}")
    with unfinished.open("wb") as target:
        write_mo(target, catalogue)
    unfinished.replace(po.with_suffix(".mo"))


def _runs_right_to_left(code: str) -> bool:
    return code in languages() and languages()[code].direction == "rtl"


def _isolate_all(catalogue: Any) -> None:
    for message in catalogue:
        if not message.id or not message.string:
            continue
        is_plural = isinstance(message.string, tuple | list)
        message.string = tuple(map(isolate, message.string)) if is_plural else isolate(message.string)


def isolate(text: str) -> str:
    """Keeps a number, phone number, address or what is filled in later in its own order amid right-to-left text.

    The signs are those of the Unicode bidirectional algorithm (UAX 9): they hold in a title and a PDF too, where
    `<bdi>` cannot stand. They are added when the catalogue is compiled, so that a translator need not think of them.
    """
    return _KEPT_TOGETHER.sub(lambda found: _isolated(found.group(), bool(found["filled_in"])), text)


def _isolated(part: str, is_filled_in: bool) -> str:
    return f"{FIRST_STRONG if is_filled_in else LEFT_TO_RIGHT}{part}{END}"
