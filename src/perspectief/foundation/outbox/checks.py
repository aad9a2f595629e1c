"""At start-up: is the road out of the house one that we may use?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as Warned
from django.core.exceptions import ImproperlyConfigured

from perspectief.foundation.outbox.envelope import telling_word
from perspectief.foundation.outbox.ports.smtp import server_of

HERE = ("localhost", "127.0.0.1", "::1")


@register(Tags.security)
def the_roads_out_are_safe(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Mail and other systems: encrypted, and a sender that tells nothing."""
    return [*_mail(), *_sender(), *_webhooks()]


def _mail() -> Iterator[CheckMessage]:
    if not settings.MAIL_URL:
        if settings.IS_PRODUCTION:
            yield Warned("PERSPECTIEF_MAIL_URL is empty: mail goes into a folder and to nobody.", id="outbox.W001")
        return
    try:
        server = server_of(settings.MAIL_URL)
    except ImproperlyConfigured as wrong:
        yield Error(str(wrong), id="outbox.E001")
        return
    if server.scheme == "smtp" and server.host not in HERE:
        yield Error("PERSPECTIEF_MAIL_URL: mail leaves this machine in the clear. Use smtp+tls://", id="outbox.E002")


def _sender() -> Iterator[CheckMessage]:
    word = telling_word(settings.DEFAULT_FROM_EMAIL)
    if word:
        yield Error(f"PERSPECTIEF_MAIL_FROM: '{word}' may not stand on the outside of a message.", id="outbox.E003")


def _webhooks() -> Iterator[CheckMessage]:
    for name, address in settings.WEBHOOKS.items():
        if not address.startswith(("https://", *(f"http://{host}:" for host in HERE))):
            yield Error(f"PERSPECTIEF_WEBHOOKS: the address of '{name}' is not https.", id="outbox.E004")
