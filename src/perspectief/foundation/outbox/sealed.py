"""What a message says, sealed for its row and opened for the moment of sending."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from perspectief.foundation import keys
from perspectief.foundation.outbox.models import Message

LABEL = "outbox"
FIELDS = ("recipient", "subject", "body")


@dataclass(frozen=True)
class Letter:
    """One message, open: for the port that sends it, and never written down."""

    key: UUID
    recipient: str
    subject: str
    body: str
    asked_at: datetime


def seal_into(message: Message, **plain: str) -> Message:
    """Put receiver, subject and body into a row, each sealed for that place in that row."""
    for name in FIELDS:
        setattr(message, name, keys.seal(LABEL, plain[name].encode(), place(message, name)))
    return message


def opened(message: Message) -> Letter:
    """Raises keys.NotOurs when the key is gone or the row was changed."""
    recipient, subject, body = (_open(message, name) for name in FIELDS)
    return Letter(message.key, recipient, subject, body, message.asked_at)


def masked(message: Message) -> str:
    """The receiver, for staff: enough to recognise it, too little to write to. Empty when it is gone."""
    try:
        recipient = _open(message, "recipient") if message.recipient else ""
    except keys.NotOurs:
        return "…"
    name, at, domain = recipient.rpartition("@")
    if not at:
        return recipient
    return f"{name[:1]}…@{domain[:1]}….{domain.rpartition('.')[2]}" if "." in domain else f"{name[:1]}…@{domain[:1]}…"


def _open(message: Message, name: str) -> str:
    return keys.unseal(LABEL, bytes(getattr(message, name)), place(message, name)).decode()


def place(message: Message, name: str) -> bytes:
    """Where it stands: sealed for this field of this row, it opens nowhere else."""
    return f"{message.key}.{name}".encode()
