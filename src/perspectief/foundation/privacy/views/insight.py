"""Watching over looking: search the access log, see whether it is whole, find who was affected by a leak.

What is searched for is sent, never asked for in the address. Every search is itself a line of the log.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from perspectief.foundation.output import spreadsheet
from perspectief.foundation.privacy import services
from perspectief.foundation.privacy.choices import Action
from perspectief.foundation.privacy.forms import Leak, Search
from perspectief.foundation.privacy.models import ACCESS_LOG, Look
from perspectief.foundation.privacy.permissions import may_search_log
from perspectief.foundation.privacy.queries.log import LookLine, line
from perspectief.foundation.privacy.queries.search import Affected, Asked, about_affected, affected_by, last_line
from perspectief.foundation.privacy.queries.search import search as find
from perspectief.foundation.privacy.queries.verify import first_wrong, verify_log
from perspectief.foundation.privacy.register import UnknownActivity, activity
from perspectief.foundation.privacy.subjects import Subject, source_of
from perspectief.foundation.privacy.views.answers import as_file, number_of
from perspectief.foundation.ui.pages import allowed
from perspectief.foundation.ui.problems import problems_of

ALL = Subject(ACCESS_LOG, "all")
"""Stands in the log for a search that is not about one person."""
ON_THE_PAGE = 200


@dataclass(frozen=True)
class LogLine:
    """One line as a watcher reads it."""

    said: LookLine
    look: Look
    room: str
    activity: str


@allowed(may_search_log)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """Lines about somebody, of somebody, in some days, of some role."""
    form = Search(request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {"form": form, "page": None, "lines": []}
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            asked = replace(form.asked, upto=number_of(request, "tot", 0) or last_line())
            page = find(asked, number_of(request))
            _log_search(request, asked, page.object_list, form.cleaned_data["reason"])
        context |= {"page": page, "lines": [_log_line(look) for look in page], "upto": asked.upto}
    context["problems"] = problems_of(form)
    context["hidden"] = [(name, request.POST.get(name, "")) for name in form.fields]
    return render(request, "privacy/insight.html", context)


def _log_search(request: HttpRequest, asked: Asked, found: Sequence[Look], reason: str) -> None:
    """A line about who was searched for, and about everybody in the lines that are shown: they see it too."""
    who = (ALL.room, ALL.known_as(ACCESS_LOG))
    if asked.names:
        who = (found[0].subject_room if found and not asked.as_actor else "accounts", asked.names[0])
    shown = [(look.subject_room, look.subject) for look in found]
    shown += [("accounts", look.actor) for look in found if look.actor]
    services.log_known(
        by=request.actor,
        activity=ACCESS_LOG,
        about=[*dict.fromkeys([who, *shown])],
        action=Action.SEARCH,
        what="access_log",
        reason=reason,
    )


def _log_line(look: Look) -> LogLine:
    source = source_of(look.subject_room)
    try:
        name = str(activity(look.activity).name)
    except UnknownActivity:
        name = look.activity
    return LogLine(line(look), look, str(source.name) if source else look.subject_room, name)


@allowed(may_search_log)
@require_safe
def whole(request: HttpRequest) -> HttpResponse:
    """Read every line again. It shows numbers and hashes, nothing about a person."""
    checks = verify_log()
    return render(request, "privacy/whole.html", {"checks": checks[::-1], "broken": first_wrong(checks)})


@allowed(may_search_log)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def leak(request: HttpRequest) -> HttpResponse:
    """Everybody whose data was seen with an account in some days."""
    form = Leak(request.POST if request.method == "POST" else None)
    affected: list[Affected] | None = None
    if request.method == "POST" and form.is_valid():
        affected = _affected(request, form)
        if request.POST.get("bestand") == "csv":
            return _as_csv(affected)
    context = {
        "form": form,
        "problems": problems_of(form),
        "affected": affected,
        "shown": (affected or [])[:ON_THE_PAGE],
    }
    return render(request, "privacy/leak.html", context)


@transaction.atomic
def _affected(request: HttpRequest, form: Leak) -> list[Affected]:
    whose: Subject = form.cleaned_data["username"]
    action = Action.EXPORT if request.POST.get("bestand") == "csv" else Action.SEARCH
    found = affected_by(whose.key, *form.days)
    shown = found if action is Action.EXPORT else found[:ON_THE_PAGE]
    services.log_known(
        by=request.actor,
        activity=ACCESS_LOG,
        about=about_affected(whose, shown),
        action=action,
        what="affected_persons",
        reason=form.cleaned_data["reason"],
    )
    return found


def _as_csv(affected: list[Affected]) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8", headers=as_file("geraakt.csv"))
    response.write("\ufeff")
    writer = csv.writer(response, delimiter=";")
    writer.writerow([_("soort gegevens"), _("sleutel"), _("pseudoniem"), _("keren"), _("eerste"), _("laatste")])
    for one in affected:
        cells = (one.room, one.key, one.subject, one.looks, one.first.isoformat(), one.last.isoformat())
        writer.writerow(spreadsheet.row(map(str, cells)))
    return response
