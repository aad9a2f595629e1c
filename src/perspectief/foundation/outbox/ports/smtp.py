"""Mail through a mail server: `smtp+tls://user:password@host:587`, `smtps://host:465`, or `smtp://localhost:25`."""

from __future__ import annotations

import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Self
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from perspectief.foundation.outbox import queries
from perspectief.foundation.outbox.choices import Trouble
from perspectief.foundation.outbox.ports import Never, NotNow
from perspectief.foundation.outbox.ports.mime import as_mail
from perspectief.foundation.outbox.sealed import Letter

PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
FOR_GOOD = range(500, 600)


@dataclass(frozen=True)
class Server:
    """Where mail is handed over, and how."""

    scheme: str
    host: str
    port: int
    user: str
    password: str


def server_of(url: str) -> Server:
    """Raises ImproperlyConfigured; never shows the password."""
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname:
        raise ImproperlyConfigured("PERSPECTIEF_MAIL_URL: begin with smtp+tls://, smtps:// or smtp:// and a host.")
    try:
        port = parts.port or PORTS[parts.scheme]
    except ValueError:
        raise ImproperlyConfigured("PERSPECTIEF_MAIL_URL: after the last ':' comes a port, a number.") from None
    return Server(parts.scheme, parts.hostname, port, unquote(parts.username or ""), unquote(parts.password or ""))


class SmtpPort:
    """One connection, kept for all letters of one look."""

    def __init__(self, url: str):
        self.server = server_of(url)
        self._open: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._hang_up()

    def send(self, letter: Letter) -> None:
        """Hand it to the mail server."""
        try:
            self._connected().send_message(as_mail(letter))
        except (smtplib.SMTPRecipientsRefused, smtplib.SMTPResponseException) as refused:
            self._hang_up()
            raise _judged(refused) from None
        except (OSError, smtplib.SMTPException):
            self._hang_up()
            raise NotNow(Trouble.NO_CONNECTION, all_wait=True) from None

    def _connected(self) -> smtplib.SMTP:
        if self._open is None:
            self._open = _connect(self.server, queries.setting("answer_within_s"))
        return self._open

    def _hang_up(self) -> None:
        connection, self._open = self._open, None
        if connection is not None:
            with suppress(OSError, smtplib.SMTPException):
                connection.quit()
            connection.close()


def _connect(server: Server, timeout: float) -> smtplib.SMTP:
    safe = ssl.create_default_context()
    if server.scheme == "smtps":
        connection: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=timeout, context=safe)
    else:
        connection = smtplib.SMTP(server.host, server.port, timeout=timeout)
    try:
        if server.scheme == "smtp+tls":
            connection.starttls(context=safe)
        if server.user:
            connection.login(server.user, server.password)
    except BaseException:
        connection.close()
        raise
    return connection


def _judged(refused: Exception) -> Exception:
    """Is it the login, this address, this message, or only this moment?"""
    if isinstance(refused, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _ in refused.recipients.values()]
        return Never(Trouble.NO_SUCH_ADDRESS) if all(code in FOR_GOOD for code in codes) else NotNow(Trouble.BUSY)
    if isinstance(refused, smtplib.SMTPAuthenticationError):
        return NotNow(Trouble.LOGIN, all_wait=True)
    if isinstance(refused, (smtplib.SMTPConnectError, smtplib.SMTPHeloError)):
        return NotNow(Trouble.NO_CONNECTION, all_wait=True)
    assert isinstance(refused, smtplib.SMTPResponseException)
    return Never(Trouble.REFUSED) if refused.smtp_code in FOR_GOOD else NotNow(Trouble.BUSY)
