"""Draws panels one by one. One that fails or waits too long says so; the page around it always stands."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from uuid import uuid4

from django.db import connection, transaction
from django.http import HttpRequest
from django.template.loader import render_to_string

from perspectief.foundation.access import NOBODY, Actor
from perspectief.foundation.dated import lookup
from perspectief.foundation.panels.register import Panel, panels_at

setting = lookup(Path(__file__).parent / "data" / "settings.yaml")
"""What holds today, in seconds."""
logger = logging.getLogger(__name__)


class Shown(StrEnum):
    """How a panel came out."""

    FULL = "full"
    EMPTY = "empty"
    FAILED = "failed"
    LATER = "later"


@dataclass(frozen=True)
class Drawn:
    """A panel as it came out: its text, or the number under which the log knows what went wrong."""

    panel: Panel
    shown: Shown
    html: str = ""
    number: str = ""


def draw_all(request: HttpRequest, place: str) -> list[Drawn]:
    """Every panel of a place that whoever asks may see. What does not fit in the time of the page is left for later."""
    mine = [one for one in panels_at(place) if one.may(_actor(request)).allowed]
    return list(_within(request, mine, setting("page_s")))


def draw(request: HttpRequest, panel: Panel) -> Drawn:
    """One panel. Never raises: a failure goes to the log, under a number that the panel shows."""
    began = time.monotonic()
    try:
        with _by_itself():
            drawn = _draw(request, panel)
    except Exception:
        number = uuid4().hex[:8]
        logger.exception("panel %s failed, number %s", panel.key, number)
        return Drawn(panel, Shown.FAILED, number=number)
    took = time.monotonic() - began
    if took > setting("slow_s"):
        logger.warning("panel %s took %.1f seconds", panel.key, took)
    return drawn


def _within(request: HttpRequest, panels: list[Panel], seconds: float) -> Iterator[Drawn]:
    ends = time.monotonic() + seconds
    for panel in panels:
        yield draw(request, panel) if time.monotonic() < ends else Drawn(panel, Shown.LATER)


def _draw(request: HttpRequest, panel: Panel) -> Drawn:
    said = panel.context(request)
    if not said:
        return Drawn(panel, Shown.EMPTY)
    return Drawn(panel, Shown.FULL, render_to_string(panel.template, {**said, "panel": panel}, request))


def _by_itself() -> AbstractContextManager:
    """Inside a transaction a failing query spoils all that follows, unless it has a savepoint of its own."""
    return transaction.atomic() if connection.in_atomic_block else nullcontext()


def _actor(request: HttpRequest) -> Actor:
    return getattr(request, "actor", NOBODY)
