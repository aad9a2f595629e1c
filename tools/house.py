"""Where things are, and how the tools speak: shared by the scripts beside this one."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
BUILD = ROOT / "build"


def is_root() -> bool:
    """False where there is no such thing."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def say(message: str) -> None:
    """At once, also when the output goes to a file."""
    print(message, flush=True)


def shout(message: str) -> None:
    """What nobody should overlook: something was left out."""
    edge = "!" * 100
    say(f"{edge}\n{message}\n{edge}")
