"""What a worker does for this room: send what is due all the time, and forget each day what came in long ago."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.jobs import running
from perspectief.foundation.jobs.handlers import Progress, beside, daily
from perspectief.foundation.outbox import delivery, queries


@beside("outbox", every_s=lambda: queries.setting("look_every_s"))
def send() -> None:
    """Messages do not wait behind long work."""
    delivery.deliver_due(must_stop=running.stopping.is_set)


@daily("outbox-forget", name=_("Oude berichten vergeten"))
def forget(progress: Progress) -> str:
    """Notes of messages from outside that no sender tries again. Our own go with the other data about people."""
    return str(queries.received_too_long_ago(timezone.now()).delete()[0])
