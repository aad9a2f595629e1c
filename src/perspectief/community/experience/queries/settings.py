"""Terms of this room, as they hold on a day."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

from django.utils import timezone

from perspectief.foundation.dated import Setting, read_settings

SETTINGS = Path(__file__).parents[1] / "data" / "settings.yaml"


def setting(name: str, day: dt.date | None = None) -> int:
    """What holds on a day; today when none is named."""
    return int(_settings()[name].on(day or timezone.localdate()).value)


@cache
def _settings() -> dict[str, Setting]:
    return read_settings(SETTINGS)
