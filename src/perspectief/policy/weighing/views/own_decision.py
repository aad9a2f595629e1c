"""What a provider sees of its own file: what we mean to decide, its reply, and the letter."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from perspectief.foundation.access import NOBODY, Actor
from perspectief.foundation.output import responses
from perspectief.foundation.ui.pages import allowed, insist
from perspectief.policy.weighing import letter_paper
from perspectief.policy.weighing.choices import DecisionState
from perspectief.policy.weighing.forms.choosing import TextForm
from perspectief.policy.weighing.models import Item, Verdict
from perspectief.policy.weighing.permissions import may_apply, may_reply, may_see_own
from perspectief.policy.weighing.queries import decisions as queries
from perspectief.policy.weighing.services import decisions as services
from perspectief.policy.weighing.services.refusing import Refused
from perspectief.policy.weighing.views.common import found_item, see_other


@allowed(may_apply)
@require_http_methods(["GET", "HEAD", "POST"])
def look(request: HttpRequest, key: UUID) -> HttpResponse:
    """One's own file: scores of the panel as a group, why, what would bring it in, and the reply."""
    item, actor = _own(request, key), _actor(request)
    form = TextForm(
        request.POST or None,
        label=_("Wat wilt u ons zeggen?"),
        help_text=_("Klopt er iets niet? Kan het anders of goedkoper? Schrijf geen namen van mensen op."),
    )
    refused = ""
    if request.method == "POST" and form.is_valid():
        try:
            services.reply(item=item, text=form.cleaned_data["tekst"], by=actor)
        except Refused as wrong:
            refused = str(wrong)
        else:
            return see_other("own-decision", item.key)
    return render(request, "weighing/own_decision.html", _words(item, actor, form, refused))


def _words(item: Item, actor: Actor, form: TextForm, refused: str) -> dict[str, Any]:
    until = item.round.replies_until
    in_time = until is not None and timezone.localdate() <= until
    file = queries.own_file(item)
    return {
        "item": item,
        "round": item.round,
        "file": file,
        "form": form if file is not None and in_time and may_reply(actor, item).allowed else None,
        "refused": refused,
        "is_final": file is not None and _is_final(file.verdict),
        "is_late": file is not None and not in_time,
    }


def _is_final(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict.decision.state == DecisionState.FINAL


@allowed(may_apply)
@require_safe
def letter(request: HttpRequest, key: UUID) -> HttpResponse:
    """The letter as it went out."""
    verdict = _letter(request, key)
    said = {"item": verdict.item, "letter": letter_paper.words_of(verdict)}
    return render(request, "weighing/letter.html", said)


@allowed(may_apply)
@require_safe
def letter_pdf(request: HttpRequest, key: UUID) -> HttpResponse:
    """The same on paper."""
    return responses.pdf(letter_paper.of(_letter(request, key)), "brief-over-geld")


def _letter(request: HttpRequest, key: UUID) -> Verdict:
    item = _own(request, key)
    verdict = queries.find_verdict(item.round, key)
    if verdict is None or not verdict.letter:
        raise Http404(str(key))
    return verdict


def _own(request: HttpRequest, key: UUID) -> Item:
    item = found_item(key)
    insist(may_see_own(_actor(request), item))
    return item


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = getattr(request, "actor", NOBODY)
    return actor
