"""What the commands share."""

from __future__ import annotations

import argparse
import sys
from datetime import date

GRONINGEN = "GM0014"


class Failure(Exception):
    """Something the person at the terminal can mend; its text is the message."""


def day(text: str) -> date:
    """A date as it is typed: year-month-day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"'{text}' is geen datum: schrijf jaar-maand-dag, bijvoorbeeld 2025-01-31"
        ) from None


def progress(done: int, everything: int) -> None:
    """How far the work is, on one line of standard error that is written over."""
    end = "\n" if done == everything else ""
    print(f"\r{done} van {everything}", end=end, file=sys.stderr, flush=True)
