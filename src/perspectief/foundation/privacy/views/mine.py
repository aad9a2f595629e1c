"""One's own data: what we keep, who looked, and what somebody may do about it. Only for the account itself."""

from __future__ import annotations

import csv
from dataclasses import asdict
from uuid import UUID

from django.contrib.auth import get_user_model, logout
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from perspectief.foundation.access import may_because_logged_in
from perspectief.foundation.output import pdf, spreadsheet
from perspectief.foundation.output.responses import pdf as pdf_response
from perspectief.foundation.privacy import queries, services
from perspectief.foundation.privacy.choices import Action
from perspectief.foundation.privacy.forms import OwnFields, Sure
from perspectief.foundation.privacy.models import ACCESS_LOG, OWN_DATA
from perspectief.foundation.privacy.paper import paper_of
from perspectief.foundation.privacy.queries.pack import Pack, as_json, pack_of
from perspectief.foundation.privacy.subjects import Correctable, Subject, account, source_of
from perspectief.foundation.privacy.views.answers import (
    as_file,
    as_json_file,
    number_of,
    to,
)
from perspectief.foundation.ui.pages import allowed, public
from perspectief.foundation.ui.problems import problems_of

DONE = {"verbeterd", "gepauzeerd", "hervat", "gewist"}


def me(request: HttpRequest) -> Subject:
    """The account that asks."""
    return account(request.actor.account)


@allowed(may_because_logged_in)
@require_safe
def my_data(request: HttpRequest) -> HttpResponse:
    """What we keep of you, and what you can do."""
    pack = _logged_pack(request, Action.VIEW, "own_data")
    source = source_of(me(request).room)
    context = {
        "pack": pack,
        "rectify": reverse(source.rectify_url) if source and source.rectify_url else "",
        "may_correct": bool(_correctable(request)),
        "done": request.GET.get("gedaan", "") if request.GET.get("gedaan") in DONE else "",
    }
    return render(request, "privacy/my_data.html", context)


@allowed(may_because_logged_in)
@require_safe
def pack_pdf(request: HttpRequest) -> HttpResponse:
    """Everything on paper."""
    pack, language = _logged_pack(request, Action.EXPORT, "pack"), get_language() or "nl"
    content = pdf.make("privacy/pack.typ", paper_of(pack), title=_("Uw gegevens"), language=language)
    return pdf_response(content, "mijn-gegevens")


@allowed(may_because_logged_in)
@require_safe
def pack_json(request: HttpRequest) -> HttpResponse:
    """Everything, to take to another service (AVG article 20)."""
    return as_json_file(as_json(_logged_pack(request, Action.EXPORT, "pack")), "mijn-gegevens")


@transaction.atomic
def _logged_pack(request: HttpRequest, action: Action, what: str) -> Pack:
    whose = queries.all_of(me(request))
    services.log_look(
        by=request.actor, activity=OWN_DATA, subjects=whose, action=action, what=what, reason="own_request"
    )
    return pack_of(me(request))


@allowed(may_because_logged_in)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest) -> HttpResponse:
    """Put right what you may put right yourself."""
    form = OwnFields(request.POST if request.method == "POST" else None, correctable=_correctable(request))
    if request.method == "POST" and form.is_valid():
        services.correct(subject=me(request), by=request.actor, values=form.cleaned_data)
        return to("privacy:my-data", "verbeterd")
    return render(request, "privacy/correct.html", {"form": form, "problems": problems_of(form)})


def _correctable(request: HttpRequest) -> list[Correctable]:
    source = source_of(me(request).room)
    return list(source.correctable(me(request).key)) if source and source.correctable else []


@allowed(may_because_logged_in)
@require_POST
def pause(request: HttpRequest) -> HttpResponse:
    """Nobody else may look for now; or they may again."""
    if request.POST.get("pauze") == "aan":
        services.pause(subject=me(request), by=request.actor)
        return to("privacy:my-data", "gepauzeerd")
    services.resume(subject=me(request), by=request.actor)
    return to("privacy:my-data", "hervat")


@allowed(may_because_logged_in)
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest) -> HttpResponse:
    """First what goes and what stays; then a tick and a button; then it is gone."""
    form = Sure(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        services.erase(subject=me(request), by=request.actor)
        return _after_erasing(request)
    stays = services.what_stays(subject=me(request))
    return render(request, "privacy/erase.html", {"form": form, "stays": stays, "problems": problems_of(form)})


def _after_erasing(request: HttpRequest) -> HttpResponse:
    if get_user_model().objects.filter(pk=request.user.pk).exists():
        return to("privacy:my-data", "gewist")
    logout(request)
    return to("privacy:erased")


@public
@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    """It is done."""
    return render(request, "privacy/erased.html")


@allowed(may_because_logged_in)
@require_safe
def looks(request: HttpRequest) -> HttpResponse:
    """Who looked at your data: when, with what role, what and why."""
    page = queries.looks_page(me(request), number_of(request))
    return render(request, "privacy/my_looks.html", {"looks": page})


@allowed(may_because_logged_in)
@require_safe
def looks_csv(request: HttpRequest) -> HttpResponse:
    """The same lines for a spreadsheet."""
    lines = _logged_looks(request)
    response = HttpResponse(content_type="text/csv; charset=utf-8", headers=as_file("wie-keek-er-mee.csv"))
    response.write("\ufeff")
    writer = csv.writer(response, delimiter=";")
    writer.writerow([_("wanneer"), _("wie"), _("organisatie"), _("wat gedaan"), _("welke gegevens"), _("waarom")])
    for one in lines:
        when = date_format(timezone.localtime(one.at), "Y-m-d H:i")
        cells = (when, one.role, one.organisation, one.action, one.what, one.reason)
        writer.writerow(spreadsheet.row(map(str, cells)))
    return response


@allowed(may_because_logged_in)
@require_safe
def looks_json(request: HttpRequest) -> HttpResponse:
    """The same lines for a machine."""
    return as_json_file([asdict(one) for one in _logged_looks(request)], "wie-keek-er-mee")


@transaction.atomic
def _logged_looks(request: HttpRequest) -> list[queries.LookLine]:
    lines = queries.looks_at(me(request))
    services.log_look(
        by=request.actor,
        activity=ACCESS_LOG,
        subjects=[me(request)],
        action=Action.EXPORT,
        what="looks",
        reason="own_request",
    )
    return lines


@allowed(may_because_logged_in)
@require_safe
def consents(request: HttpRequest) -> HttpResponse:
    """What you said yes to, until when, and a button to stop each."""
    given = queries.consents_of(me(request))
    context = {
        "holding": [one for one in given if one.holds],
        "ended": [one for one in given if not one.holds],
        "done": request.GET.get("gedaan") == "gestopt",
    }
    return render(request, "privacy/consents.html", context)


@allowed(may_because_logged_in)
@require_POST
def stop_consent(request: HttpRequest, key: UUID) -> HttpResponse:
    """Stop one at once: it was given without a second question, so it is stopped without one."""
    consent = queries.find_consent(me(request), key)
    if consent is None:
        raise Http404
    services.withdraw_consent(consent=consent)
    return to("privacy:consents", "gestopt")
