"""What the outbox says on start pages."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.outbox import queries
from perspectief.foundation.outbox.permissions import may_see_messages
from perspectief.foundation.panels.register import door, panel


def _waiting(_request: HttpRequest) -> dict[str, Any] | None:
    numbers = queries.numbers()
    return dict(numbers) if numbers["dead"] else None


panel(
    key="messages",
    title=_("Berichten"),
    may=may_see_messages,
    template="outbox/panel.html",
    context=_waiting,
    empty=_("Alle berichten konden weg."),
    order=20,
)
door(
    key="messages",
    title=_("Berichten"),
    says=_("Kijk welke mail wacht, weg is of niet weg kon."),
    goes_to="outbox:messages",
    may=may_see_messages,
    order=40,
)
