"""What this room makes with the data keys, for the day that a new one takes over."""

from __future__ import annotations

from perspectief.community.publishing import sealing
from perspectief.community.publishing.models import Recording, Story
from perspectief.foundation.privacy import rotation


def declare_all() -> None:
    """Words, addresses and files are sealed again; what finds a code waits: the row goes by itself."""
    for name, label in (("sealed", sealing.TOLD), ("shown", sealing.SHOWN), ("mail", sealing.MAIL)):
        rotation.register(rotation.sealed_column(Story, name, label, lambda row: sealing.place(row.key)))
    rotation.register(
        rotation.sealed_column(Recording, "sealed", sealing.FILE, lambda row: sealing.place(row.story_id))
    )
    rotation.register_waiting(rotation.names_column(Story, "lookup"))
