"""What this room seals, for the day that a new data key takes over."""

from __future__ import annotations

from functools import partial

from perspectief.foundation.outbox.models import Message
from perspectief.foundation.outbox.sealed import FIELDS, LABEL, place
from perspectief.foundation.privacy import rotation


def declare_all() -> None:
    """Receiver, subject and text of messages that have not gone yet."""
    for name in FIELDS:
        rotation.register(rotation.sealed_column(Message, name, LABEL, partial(place, name=name)))
