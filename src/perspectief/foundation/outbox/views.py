"""For administrators: what waits, what went, and what could not be sent. Nobody reads here what a message says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from perspectief.foundation.outbox import queries, services
from perspectief.foundation.outbox.codes import in_words
from perspectief.foundation.outbox.forms import ChooseMessages
from perspectief.foundation.outbox.models import ACTIVITY, Message
from perspectief.foundation.outbox.permissions import may_mend_messages, may_see_messages
from perspectief.foundation.outbox.sealed import masked
from perspectief.foundation.privacy.choices import Action
from perspectief.foundation.privacy.purpose import purpose
from perspectief.foundation.privacy.services import log_look
from perspectief.foundation.privacy.subjects import Subject
from perspectief.foundation.ui.pages import allowed, see_other

ON_ONE_PAGE = 25
WHAT, REASON = "message", "mending messages"
"""Code words in the access log."""


@dataclass(frozen=True)
class Line:
    """One message as staff sees it."""

    message: Message
    about: str
    to: str

    @property
    def is_dead(self) -> bool:
        """It could not be sent."""
        return self.message.state == "dead"


@allowed(may_see_messages)
@require_safe
@transaction.atomic
def messages(request: HttpRequest) -> HttpResponse:
    """Messages, newest first; by default those that could not be sent."""
    form = ChooseMessages(request.GET)
    with purpose(ACTIVITY):
        leaf = Paginator(queries.messages(form.states, form.words), ON_ONE_PAGE).get_page(request.GET.get("blad"))
        lines = [_line(one) for one in leaf]
    said = {"form": form, "numbers": queries.numbers(), "leaf": leaf, "lines": lines}
    said["just"] = request.GET.get("net", "") if request.GET.get("net") in JUST else ""
    response = render(request, "outbox/messages.html", said)
    _log(request, [line.message for line in lines if line.to], Action.SEARCH)
    return response


JUST = ("opnieuw", "weg", "te-laat")
"""What was just done, as the address says it."""


@allowed(may_mend_messages)
@require_POST
@transaction.atomic
def again(request: HttpRequest, key: UUID) -> HttpResponse:
    """Let it go once more."""
    message = _found(key)
    done = services.try_again(message=message, by=request.actor)
    _log(request, [message], Action.CHANGE)
    return _back("opnieuw" if done else "te-laat")


@allowed(may_mend_messages)
@require_safe
@transaction.atomic
def ask_away(request: HttpRequest, key: UUID) -> HttpResponse:
    """Really throw it away?"""
    message = _found(key)
    response = render(request, "outbox/throw_away.html", {"line": _line(message)})
    _log(request, [message], Action.VIEW)
    return response


@allowed(may_mend_messages)
@require_POST
@transaction.atomic
def away(request: HttpRequest, key: UUID) -> HttpResponse:
    """Throw it away."""
    message = _found(key)
    done = services.throw_away(message=message, by=request.actor)
    _log(request, [message], Action.ERASE)
    return _back("weg" if done else "te-laat")


def _line(message: Message) -> Line:
    return Line(message, in_words(message.about), masked(message))


def _found(key: UUID) -> Message:
    message = queries.find(key)
    if message is None:
        raise Http404
    return message


def _log(request: HttpRequest, messages: Iterable[Message], action: Any) -> None:
    """Last, for it holds the log until the transaction ends."""
    about = [Subject("outbox", str(message.key)) for message in messages]
    log_look(by=request.actor, activity=ACTIVITY, subjects=about, action=action, what=WHAT, reason=REASON)


def _back(just: str) -> HttpResponse:
    to = f"{reverse('outbox:messages')}?net={just}"
    return see_other(to)
