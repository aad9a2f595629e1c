"""What holds today for fetching and for files: `data/sources.yaml`."""

from __future__ import annotations

from pathlib import Path

from perspectief.foundation.dated import lookup

FILE = Path(__file__).parents[1] / "data" / "sources.yaml"
setting = lookup(FILE)
"""The value of today."""
