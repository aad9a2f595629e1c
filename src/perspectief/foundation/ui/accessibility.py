"""The accessibility statement: what was tested and when comes from a file; the status comes from the organisation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FILE = Path(__file__).parent / "data" / "accessibility.yaml"
STATUSES: dict[str, str | Promise] = {
    "A": _("De site voldoet helemaal."),
    "B": _("De site voldoet voor een deel."),
    "C": _("De site voldoet nog niet. Er is een plan om dat te veranderen."),
    "D": _("De site voldoet niet."),
}
"""The four statuses of the Dutch model statement (digitoegankelijk.nl, read 2026-11-22), in plain words."""


class BadStatement(Exception):
    """A statement that cannot be shown: the file or the setting says what no statement can say."""


@dataclass(frozen=True)
class Tested:
    """One thing that was tested, and the day."""

    what: str
    day: dt.date


@dataclass(frozen=True)
class Statement:
    """All that the page tells."""

    norm: str
    by_machine: tuple[Tested, ...]
    by_hand: tuple[Tested, ...]
    not_tested: tuple[str, ...]
    shortcomings: tuple[str, ...]
    status: str
    """A to D, or empty as long as the organisation has not decided."""
    status_means: str | Promise
    signed: str
    contact: str


def statement() -> Statement:
    """What the file says was tested, with the status that the organisation set."""
    tested = _file()
    status = settings.ACCESSIBILITY_STATUS
    if status and status not in STATUSES:
        raise BadStatement(f"ACCESSIBILITY_STATUS is {status}; choose one of {', '.join(STATUSES)}, or leave it empty.")
    return Statement(
        norm=tested["norm"],
        by_machine=tuple(Tested(**one) for one in tested["by_machine"]),
        by_hand=tuple(Tested(**one) for one in tested["by_hand"]),
        not_tested=tuple(tested["not_tested"]),
        shortcomings=tuple(tested["shortcomings"]),
        status=status,
        status_means=STATUSES.get(status, ""),
        signed=settings.ACCESSIBILITY_SIGNED,
        contact=settings.ACCESSIBILITY_CONTACT,
    )


def texts() -> Iterator[str]:
    """The sentences of the file, for translation and the language gate."""
    tested = _file()
    yield tested["norm"]
    yield from (one["what"] for one in (*tested["by_machine"], *tested["by_hand"]))
    yield from (*tested["not_tested"], *tested["shortcomings"])


@cache
def _file() -> dict[str, Any]:
    return dict(yaml.safe_load(FILE.read_text(encoding="utf-8")))
