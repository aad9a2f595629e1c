"""What keeps guessing of this room slow (`foundation/codes`): wrong codes per neighbourhood of addresses, in memory."""

from __future__ import annotations

from perspectief.foundation.codes.guessing import Tries

CODES = Tries()
