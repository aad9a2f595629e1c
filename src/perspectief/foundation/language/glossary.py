"""Names and terms of law that must appear, explained in plain words. The page "Moeilijke woorden" shows them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).parent / "data" / "b1" / "names.yaml"


@cache
def explained() -> dict[str, str]:
    """Each name or term, and the words that explain it."""
    return dict(yaml.safe_load(FILE.read_text(encoding="utf-8"))["names"])
