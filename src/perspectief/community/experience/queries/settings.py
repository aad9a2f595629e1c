"""Terms of this room, as they hold on a day."""

from __future__ import annotations

from pathlib import Path

from perspectief.foundation.dated import lookup

SETTINGS = Path(__file__).parents[1] / "data" / "settings.yaml"
setting = lookup(SETTINGS)
"""What holds on a day; today when none is named."""
