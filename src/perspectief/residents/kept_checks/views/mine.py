"""One's own kept check: until when, who looked, what can be done with it, and letting it go."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override
from django.views.decorators.http import require_POST, require_safe

from perspectief.foundation.access import NOBODY
from perspectief.foundation.language.languages import languages
from perspectief.foundation.output import responses
from perspectief.foundation.privacy import services as privacy
from perspectief.foundation.privacy.choices import Action, Side
from perspectief.foundation.privacy.queries import is_restricted, looks_page
from perspectief.foundation.privacy.queries.pack import Chapter, Pack, as_json, pack_of
from perspectief.foundation.privacy.register import activity
from perspectief.foundation.privacy.views.answers import number_of
from perspectief.foundation.ui.pages import public
from perspectief.residents.entitlements.services import bring_back, to_keep, wipe
from perspectief.residents.kept_checks import paper, queries, sealing, services
from perspectief.residents.kept_checks.holding import Holding, held_by, let_go
from perspectief.residents.kept_checks.models import KEPT, KeptCheck
from perspectief.residents.kept_checks.views.common import see_other, with_kept

FIRST_LOOKS = 5
"""Lines of "Wie keek er mee?" that stand on the page itself."""


@with_kept
@require_safe
def mine(request: HttpRequest, kept: KeptCheck) -> HttpResponse:
    """Everything that somebody can see and do of their own check."""
    holding, told, subject = held_by(request), to_keep(request), queries.subject_of(kept.pk)
    holding.code, holding.until = [], 0
    context = {
        "kept": kept,
        "done": holding.pop_done(),
        "told": bool(told),
        "changed": bool(told) and told != _said(kept, holding),
        "can_be_longer": kept.expires_on < timezone.localdate() + queries.term(),
        "copies": queries.copies_of(kept.pk),
        "paused": is_restricted(subject),
        "looks": looks_page(subject, size=FIRST_LOOKS),
        "in_own_language": _in_own_language(kept),
    }
    return render(request, "kept_checks/mine.html", context)


@with_kept
@require_POST
def back(request: HttpRequest, kept: KeptCheck) -> HttpResponse:
    """The kept answers travel along again, instead of what was filled in since."""
    holding = held_by(request)
    bring_back(request, _said(kept, holding), together=holding.together)
    holding.done = "back"
    return see_other("mine")


@with_kept
@require_POST
def save(request: HttpRequest, kept: KeptCheck) -> HttpResponse:
    """What was filled in since is kept under the same words."""
    holding, said = held_by(request), to_keep(request)
    if said:
        services.save(kept=kept, data_key=holding.opens, said=said)
        holding.done = "saved"
    return see_other("mine")


@with_kept
@require_POST
def renew(request: HttpRequest, kept: KeptCheck) -> HttpResponse:
    """Kept for a whole term again, from today."""
    services.renew(kept=kept)
    held_by(request).done = "renewed"
    return see_other("mine")


@with_kept
@require_POST
def pause(request: HttpRequest, kept: KeptCheck) -> HttpResponse:
    """No helper may look for now; or they may again."""
    subject, is_on = queries.subject_of(kept.pk), request.POST.get("pauze") == "aan"
    change = privacy.pause if is_on else privacy.resume
    change(subject=subject, by=NOBODY, side=Side.WITH_CODE)
    held_by(request).done = "paused" if is_on else "resumed"
    return see_other("mine")


@with_kept
@require_POST
def erase(request: HttpRequest, kept: KeptCheck) -> HttpResponse:
    """Gone for good, with us and in this browser. No question is asked: who wants it gone may be in a hurry."""
    services.erase(kept=kept)
    let_go(request)
    wipe(request)
    return see_other("gone")


@public
@require_safe
def gone(request: HttpRequest) -> HttpResponse:
    """It is gone."""
    return render(request, "kept_checks/gone.html")


@with_kept
@require_safe
def looks(request: HttpRequest, kept: KeptCheck) -> HttpResponse:
    """Who looked, all of it."""
    found = looks_page(queries.subject_of(kept.pk), number_of(request))
    return render(request, "kept_checks/looks.html", {"looks": found})


@with_kept
@require_safe
def pack_json(request: HttpRequest, kept: KeptCheck) -> HttpResponse:
    """All that is kept, to take to another service."""
    pack, said = _pack(request, kept)
    content = json.dumps({**as_json(pack), "antwoorden": said}, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
    headers = {"Content-Disposition": 'attachment; filename="bewaard.json"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type="application/json; charset=utf-8", headers=headers)


@with_kept
@require_safe
def pack_pdf(request: HttpRequest, kept: KeptCheck) -> HttpResponse:
    """All that is kept, on paper."""
    pack, _plain = _pack(request, kept)
    return responses.pdf(paper.pack(pack), paper.PACK_FILE)


@transaction.atomic
def _pack(request: HttpRequest, kept: KeptCheck) -> tuple[Pack, dict[str, Any]]:
    services.log_own(kept, Action.EXPORT, "kept_pack")
    said, pack = _said(kept, held_by(request)), pack_of(queries.subject_of(kept.pk))
    answers = Chapter(paper.answers_part(said), activity(KEPT))
    return dataclasses.replace(pack, chapters=(*pack.chapters, answers)), said


def _in_own_language(kept: KeptCheck) -> dict[str, str] | None:
    """The same page in the language in which the check was kept, for who reads another one now: at a desk, say."""
    language = languages().get(kept.language)
    if language is None or kept.language == get_language():
        return None
    with override(kept.language):
        return {"code": kept.language, "name": language.name, "address": reverse("kept_checks:mine")}


def _said(kept: KeptCheck, holding: Holding) -> dict[str, Any]:
    return sealing.unseal(kept.sealed, holding.opens, kept.pk)
