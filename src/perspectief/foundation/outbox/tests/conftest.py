"""A mail server on this machine, and a folder for mail."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from email.message import Message as Mail
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from perspectief.foundation.outbox import services
from perspectief.foundation.outbox.models import Message
from perspectief.foundation.privacy.purpose import upkeep


class MailServer:
    """Takes in mail and keeps it; `answer` is what it says to the next ones."""

    def __init__(self) -> None:
        self.got: list[Envelope] = []
        self.answer = self.to_address = "250 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.to_address.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.to_address

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.answer.startswith("250"):
            self.got.append(envelope)
        return self.answer


@pytest.fixture
def mail_server(settings: Any) -> Iterator[MailServer]:
    handler = MailServer()
    controller = Controller(handler, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.MAIL_URL = f"smtp://127.0.0.1:{controller.port}"
    yield handler
    controller.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.MAIL_URL = ""
    settings.MAIL_FOLDER = tmp_path / "mail"
    return settings.MAIL_FOLDER


Write = Callable[..., Message]


@pytest.fixture
def write() -> Write:
    """Writes down a mail; each word of it can be another."""
    said = {"to": "sara@example.org", "subject": "Een bericht", "text": "Dag Sara.", "about": "trial"}
    numbers = iter(range(1000))

    def make(**other: str) -> Message:
        return services.send_mail(**{"idempotency_key": f"trial:{next(numbers)}", **said, **other})

    return make


@pytest.fixture
def rows() -> Callable[..., list[Any]]:
    """What stands in the table, as values of these fields."""

    def look(*fields: str) -> list[Any]:
        with upkeep():
            return list(Message.objects.order_by("asked_at").values_list(*fields, flat=len(fields) == 1))

    return look


def text_of(mail: Mail) -> str:
    return mail.get_payload(decode=True).decode()  # type: ignore[union-attr]
