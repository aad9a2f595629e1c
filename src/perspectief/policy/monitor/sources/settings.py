"""What holds today for fetching and for files: `data/sources.yaml`."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

from perspectief.foundation.dated import Setting, read_settings

FILE = Path(__file__).parents[1] / "data" / "sources.yaml"


def setting(name: str) -> Any:
    """The value of today."""
    return _settings()[name].on(dt.date.today()).value


@cache
def _settings() -> dict[str, Setting]:
    return read_settings(FILE)
