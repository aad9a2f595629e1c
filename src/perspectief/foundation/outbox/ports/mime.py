"""A letter as a mail: plain text, a neutral sender, and a Message-ID that stays the same at each try."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from django.conf import settings

from perspectief.foundation.outbox.sealed import Letter


def as_mail(letter: Letter) -> EmailMessage:
    """Ready to send."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = settings.DEFAULT_FROM_EMAIL
    mail["To"] = letter.recipient
    mail["Subject"] = letter.subject
    mail["Date"] = format_datetime(letter.asked_at)
    mail["Message-ID"] = message_id(letter)
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(letter.body)
    return mail


def message_id(letter: Letter) -> str:
    """By which a receiver knows that it has this mail already: from the key of the row, which stays."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{letter.key.hex}@{domain}>"
