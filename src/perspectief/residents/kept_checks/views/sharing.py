"""A resident lets one helper look along: the helper's number, what they may see, until when, and stopping."""

from __future__ import annotations

import re
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from perspectief.foundation.accounts.services import Refused
from perspectief.foundation.codes.answers import too_often
from perspectief.foundation.privacy.choices import Channel
from perspectief.foundation.privacy.consent_texts import text_of
from perspectief.foundation.ui.problems import FormProblem, problems_of
from perspectief.residents.kept_checks import queries, sealing, services
from perspectief.residents.kept_checks.forms import ShareForm
from perspectief.residents.kept_checks.holding import Holding, held_by
from perspectief.residents.kept_checks.models import DeskNumber, KeptCheck
from perspectief.residents.kept_checks.services.sharing import CONSENT_TEXT, CONSENT_VERSION
from perspectief.residents.kept_checks.views.common import in_words, see_other, with_kept


@with_kept
@require_http_methods(["GET", "HEAD", "POST"])
def share(request: HttpRequest, kept: KeptCheck) -> HttpResponse:
    """First the number that the helper says."""
    holding = held_by(request)
    if request.method == "POST":
        return _take_number(request, kept, holding)
    return render(request, "kept_checks/share.html", {"problems": in_words(holding.pop_problems())})


def _take_number(request: HttpRequest, kept: KeptCheck, holding: Holding) -> HttpResponse:
    try:
        services.ask_number(request)
    except services.TooOften as often:
        return too_often(request, often.seconds)
    found = services.type_number(kept=kept, typed=re.sub(r"\D", "", request.POST.get("number", "")[:20]))
    if found is None:
        services.failed_number(request)
        holding.problems = [["number"]]
        return see_other("share")
    holding.number = found.pk
    return see_other("choose")


@with_kept
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, kept: KeptCheck) -> HttpResponse:
    """Then who it is, what they may see and until when. Nothing is shared before the resident says yes."""
    holding = held_by(request)
    number = queries.typed_number(kept.pk, holding.number) if holding.number else None
    if number is None:
        holding.number, holding.problems = 0, [["number"]]
        return see_other("share")
    data = request.POST if request.method == "POST" else None
    form = ShareForm(data, today=timezone.localdate(), last_day=queries.last_share_day(kept))
    problems = problems_of(form) if data is not None else []
    if data is not None and not problems:
        try:
            return _agree(kept, number, form, holding)
        except Refused as refused:
            problems = [FormProblem(_("Helper"), str(refused), "inhoud")]
    context = {
        "form": form,
        "problems": problems,
        "role": queries.role_words(number.role),
        "organisation": queries.organisation_words(number.organisation),
        "pair": number.pair,
        "text": text_of(CONSENT_TEXT, CONSENT_VERSION, _language()),
    }
    return render(request, "kept_checks/choose.html", context)


def _agree(kept: KeptCheck, number: DeskNumber, form: ShareForm, holding: Holding) -> HttpResponse:
    services.share(
        kept=kept,
        said=sealing.unseal(kept.sealed, holding.opens, kept.pk),
        number=number,
        parts=form.cleaned_data["parts"],
        last_day=form.cleaned_data["day"],
        language=_language(),
        channel=Channel.DESK if holding.together else Channel.SITE,
    )
    holding.number, holding.done = 0, "shared"
    return see_other("mine")


@with_kept
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, kept: KeptCheck, key: UUID) -> HttpResponse:
    """The helper sees nothing any more, from the next request on."""
    copy = queries.copy_of(kept.pk, key)
    if copy is None:
        return see_other("mine")
    if request.method == "POST":
        services.stop_sharing(copy=copy)
        held_by(request).done = "stopped"
        return see_other("mine")
    context = {"role": queries.role_words(copy.role), "organisation": queries.organisation_words(copy.organisation)}
    return render(request, "kept_checks/stop.html", {**context, "copy": copy})


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE
