"""Data as one fixed text, so that the same data always gives the same bytes and the same check number."""

from __future__ import annotations

import hashlib
import json
from typing import Any


def canonical(data: Any) -> str:
    """JSON with sorted names and without room for choice."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def digest(text: str) -> str:
    """SHA-256 of a text, in 64 signs."""
    return hashlib.sha256(text.encode()).hexdigest()
