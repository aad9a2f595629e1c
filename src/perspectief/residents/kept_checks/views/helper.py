"""For a helper: a number to say aloud, and what residents share. Every look is logged and shown to the resident."""

from __future__ import annotations

import time
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from perspectief.foundation.access import HELPERS, Actor, Held, Verdict
from perspectief.foundation.privacy.views.answers import number_of
from perspectief.foundation.ui.pages import allowed
from perspectief.foundation.ui.problems import problems_of
from perspectief.residents.entitlements.services import in_words, outcome_of
from perspectief.residents.kept_checks import queries, sealing, services
from perspectief.residents.kept_checks.choices import Part, Reason
from perspectief.residents.kept_checks.forms import ReasonForm
from perspectief.residents.kept_checks.models import SharedCopy
from perspectief.residents.kept_checks.permissions import NOT_SHARED, may_help
from perspectief.residents.kept_checks.views.common import see_other

ASKED = "kept_checks: why"
"""Where the session remembers why somebody looks at a share: a key and a code word, nothing of a person."""
VISIT_S = 60 * 60
OUTCOME, ANSWERS = Part("kept_outcome"), Part("kept_answers")
PARTS = {"": OUTCOME, "uitkomst": OUTCOME, "antwoorden": ANSWERS}


@allowed(may_help)
@require_http_methods(["GET", "HEAD", "POST"])
def number(request: HttpRequest) -> HttpResponse:
    """Six digits to say to a resident. They are shown in the answer to the form itself: nowhere else are they kept."""
    roles = _helping_roles(request.actor)
    context = {"roles": list(enumerate(map(_said, roles))), "number": "", "pair": ""}
    if request.method == "POST":
        chosen = number_of(request, "role", 0)
        held = roles[chosen] if chosen < len(roles) else roles[0]
        digits, made = services.make_number(by=request.actor, held=held)
        context |= {"number": f"{digits[:3]} {digits[3:]}", "pair": made.pair, "until": made.ends_at}
    return render(request, "kept_checks/number.html", context)


@allowed(may_help)
@require_safe
def shared(request: HttpRequest) -> HttpResponse:
    """What residents share with this helper."""
    with transaction.atomic():
        copies = queries.copies_for(request.actor)
        response = render(request, "kept_checks/shared.html", {"copies": copies})
        services.log_list(by=request.actor, copies=copies)
    return response


@allowed(may_help)
@require_http_methods(["GET", "HEAD", "POST"])
def shared_one(request: HttpRequest, key: UUID, part: str = "") -> HttpResponse:
    """One part of what a resident shares, once it was said why. The law of today is asked anew; nothing can change."""
    copy, wanted = queries.find_copy(key), PARTS.get(part)
    if copy is None or wanted is None:
        return _not_shared(request, NOT_SHARED)
    if part == "" and OUTCOME not in copy.parts:
        wanted = ANSWERS
    verdict = queries.may_see(request.actor, copy, wanted)
    if not verdict.allowed:
        return _not_shared(request, verdict)
    reason = _reason(request, copy)
    if request.method == "POST" or reason is None:
        return _ask_why(request, copy, part)
    return _show(request, copy, wanted, reason)


def _show(request: HttpRequest, copy: SharedCopy, part: Part, reason: Reason) -> HttpResponse:
    with transaction.atomic():
        try:
            said = services.look_along(by=request.actor, copy=copy, part=part, reason=reason)
        except sealing.DoesNotOpen:
            return _not_shared(request, NOT_SHARED)
        line = next(one for one in queries.copies_for(request.actor) if one.key == copy.pk)
        context = {"line": line, "part": part.value, "read_only": True}
        if part is OUTCOME:
            return render(request, "kept_checks/shared_outcome.html", {**context, "answers": outcome_of(said)})
        return render(request, "kept_checks/shared_answers.html", {**context, "people": in_words(said)})


def _ask_why(request: HttpRequest, copy: SharedCopy, part: str) -> HttpResponse:
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        reasons = request.session.get(ASKED, {})
        request.session[ASKED] = {**reasons, str(copy.pk): [form.cleaned_data["reason"].value, int(time.time())]}
        return see_other("shared-one", copy.pk, *([part] if part else []))
    problems = problems_of(form) if request.method == "POST" else []
    return render(request, "kept_checks/why.html", {"form": form, "problems": problems, "copy": copy})


def _reason(request: HttpRequest, copy: SharedCopy) -> Reason | None:
    """Why this helper looks, said within the last hour."""
    reason, at = request.session.get(ASKED, {}).get(str(copy.pk), ("", 0))
    return Reason(reason) if reason in Reason.values and 0 <= time.time() - at <= VISIT_S else None


def _not_shared(request: HttpRequest, verdict: Verdict) -> HttpResponse:
    """The same page for what was stopped, what ended, what is for another and what never was."""
    return render(request, "kept_checks/not_shared.html", {"reason": verdict.reason}, status=403)


def _helping_roles(by: Actor) -> list[Held]:
    found = [one for one in by.held if one.role in HELPERS and one.role in by.roles]
    if not found:
        raise PermissionDenied(NOT_SHARED.reason)
    return found


def _said(held: Held) -> str:
    words = (queries.role_words(held.role), queries.organisation_words(held.organisation or ""))
    return ", ".join(filter(None, words))
