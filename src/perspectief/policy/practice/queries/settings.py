"""What the room agreed on, as it holds on a day."""

from __future__ import annotations

from pathlib import Path

from perspectief.foundation.dated import lookup

SETTINGS = Path(__file__).parents[1] / "data" / "settings.yaml"
setting = lookup(SETTINGS)
"""The number that holds on a day, or today."""
