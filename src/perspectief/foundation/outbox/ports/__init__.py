"""The doors through which messages leave the house. A port sends a letter, or tells what kind of trouble there was."""

from __future__ import annotations

from types import TracebackType
from typing import Any, Protocol, Self

from django.conf import settings

from perspectief.foundation.outbox.choices import Channel
from perspectief.foundation.outbox.sealed import Letter


class NotNow(Exception):
    """This try failed; a later one may succeed. `all_wait`: nothing else along this road can go now either."""

    def __init__(self, trouble: Any, *, all_wait: bool = False):
        super().__init__(trouble.value)
        self.trouble, self.all_wait = trouble, all_wait


class Never(Exception):
    """The other side refuses this message for good, by which `Trouble`."""

    def __init__(self, trouble: Any):
        super().__init__(trouble.value)
        self.trouble = trouble


class Port(Protocol):
    """A road out of the house, open for as long as the `with` lasts. It connects when the first letter goes."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def send(self, letter: Letter) -> None:
        """Done when this returns. Raises NotNow or Never."""


def port_for(channel: str) -> Port:
    """The road that this installation has for this kind of message."""
    from perspectief.foundation.outbox.ports.file import FilePort
    from perspectief.foundation.outbox.ports.http import HttpPort
    from perspectief.foundation.outbox.ports.smtp import SmtpPort

    if Channel(channel) is Channel.WEBHOOK:
        return HttpPort(settings.WEBHOOKS)
    return SmtpPort(settings.MAIL_URL) if settings.MAIL_URL else FilePort(settings.MAIL_FOLDER)
