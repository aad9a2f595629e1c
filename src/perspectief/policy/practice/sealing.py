"""By what six words find a reporter's reports: slow to compute, then a keyed hash (`foundation/codes`)."""

from __future__ import annotations

from perspectief.foundation.codes.stretching import Place

ROOM = "practice_codes"
"""Key of the activity of the register, and of the room that counts wrong codes."""
PLACE = Place("practice: lookup", b"practice/find")
