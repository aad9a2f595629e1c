"""What this room seals, so that it goes under a new data key."""

from __future__ import annotations

from perspectief.community.experience import sealing
from perspectief.community.experience.models import Agreement, CheckIn, Expert, LivedThemes, Word
from perspectief.foundation.privacy import rotation


def declare_all() -> None:
    """Profiles, lived themes, what somebody needs, what a task cost, and what children said."""
    for model, label in (
        (Expert, sealing.PROFILE),
        (LivedThemes, sealing.LIVED),
        (Agreement, sealing.NEEDS),
        (CheckIn, sealing.AFTER),
        (Word, sealing.WORD),
    ):
        rotation.register(rotation.sealed_column(model, "sealed", label, lambda row: sealing.place(row.pk)))
