"""What this room makes with the data keys, for the day that a new one takes over."""

from __future__ import annotations

from perspectief.foundation.privacy import rotation
from perspectief.policy.weighing import sealing
from perspectief.policy.weighing.choices import Holder
from perspectief.policy.weighing.models import Attachment, KeyHolder, Sealed
from perspectief.policy.weighing.services import locks, scoring


def declare_all() -> None:
    """Files and marks are sealed again. First scores are not: the key of their round is with people, not here."""
    rotation.register(
        rotation.sealed_column(Attachment, "sealed", sealing.FILE, lambda row: sealing.place(row.item.key))
    )
    rotation.register(
        rotation.sealed_column(
            Sealed, "mark", scoring.MARK, lambda row: scoring.place_of_mark(row.assessor_id, row.item_id)
        )
    )
    rotation.register(
        rotation.sealed_column(
            KeyHolder, "mark", locks.MARK, lambda row: locks.place_of_key(row.round, Holder(row.holder))
        )
    )
