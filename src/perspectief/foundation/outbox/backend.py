"""Django's way of sending mail, through the outbox: every mail of every package is a row first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from perspectief.foundation.outbox import services
from perspectief.foundation.outbox.envelope import BadMessage


class ThroughTheOutbox(BaseEmailBackend):
    """`EMAIL_BACKEND`. Each receiver gets a mail of its own, as plain text, from our own sender."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write them down, in the transaction of the caller."""
        return sum(self._write_down(message) for message in email_messages)

    def _write_down(self, message: EmailMessage) -> int:
        if message.attachments or message.content_subtype != "plain":
            raise BadMessage("Mail of this house is plain text without attachments.")
        for receiver in message.recipients():
            services.send_mail(to=receiver, **_said(message))
        return 1 if message.recipients() else 0


def _said(message: EmailMessage) -> dict[str, Any]:
    return {
        "subject": str(message.subject),
        "text": str(message.body),
        "about": "account",
        "idempotency_key": f"mail:{uuid4()}",
    }
