"""How much work one application is: assumptions."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

MINUTES = Path(__file__).parent / "minutes.yaml"


@cache
def minutes() -> dict[str, float]:
    """Minutes of work on one application, for the office and for the household."""
    raw = yaml.safe_load(MINUTES.read_text(encoding="utf-8"))
    return {name: float(line["value"]) for name, line in raw.items() if isinstance(line, dict)}
