"""Who can see what: the list of accounts and roles, and giving, renewing and ending a role."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from perspectief.foundation.access import Actor, Role, Verdict
from perspectief.foundation.accounts import queries, services
from perspectief.foundation.accounts.forms.access import Give, Renew, Which, latest_day
from perspectief.foundation.accounts.models import Grant
from perspectief.foundation.accounts.permissions import (
    may_change_grant,
    may_manage_grants,
    may_see_grant,
    may_see_who_sees_what,
)
from perspectief.foundation.output import spreadsheet
from perspectief.foundation.ui.pages import allowed, insist, see_other
from perspectief.foundation.ui.problems import problems_of

LINES_ON_A_PAGE = 25
DONE = {"gegeven", "verlengd", "gestopt", "terug"}


@dataclass(frozen=True)
class Line:
    """One role of one account as the list shows it."""

    grant: Grant
    where: str
    ends_soon: bool
    may_change: Verdict


@allowed(may_see_who_sees_what)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def overview(request: HttpRequest) -> HttpResponse:
    """The list. A search for a name is sent, not asked for in the address; nothing is changed by it."""
    form = Which(request.POST if request.method == "POST" else _without_name(request), by=request.actor)
    rows = queries.who_can_see_what(request.actor, form.asked)
    page = Paginator(rows, LINES_ON_A_PAGE).get_page(request.POST.get("pagina") or request.GET.get("pagina"))
    done = _what_was_done(request)
    services.log_list(by=request.actor, grants=[*page, *filter(None, [done["about"]])], action="SEARCH")
    context = {
        "form": form,
        "page": page,
        "lines": [_line(request.actor, one) for one in page],
        "may_manage": may_manage_grants(request.actor).allowed,
        "days": queries.setting("ends_soon_days"),
        **done,
    }
    return render(request, "accounts/access.html", context)


@allowed(may_see_who_sees_what)
@sensitive_post_parameters()
@require_POST
def as_csv(request: HttpRequest) -> HttpResponse:
    """The same lines as a file for a spreadsheet."""
    rows = queries.who_can_see_what(request.actor, Which(request.POST, by=request.actor).asked)
    services.log_list(by=request.actor, grants=rows, action="EXPORT")
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="wie-kan-wat-zien.csv"'
    response.write("\ufeff")
    writer = csv.writer(response, delimiter=";")
    writer.writerow(_headings())
    writer.writerows([_plain(value) for value in _cells(one)] for one in rows)
    return response


@allowed(may_manage_grants)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest) -> HttpResponse:
    """Give a role to an account."""
    form = Give(request.POST if request.method == "POST" else None, by=request.actor)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            given = services.grant_role(
                by=request.actor,
                to=said["account"],
                role=Role(said["rol"]),
                organisation=said["organisatie"],
                area=said["wijk"],
                ends_on=said["laatste_dag"],
            )
        except services.Refused as refused:
            form.add_error("account", str(refused))
        else:
            return _back("gegeven", given)
    return render(request, "accounts/give.html", {"form": form, "problems": problems_of(form)})


@allowed(may_manage_grants)
@require_http_methods(["GET", "HEAD", "POST"])
def renew(request: HttpRequest, key: UUID) -> HttpResponse:
    """Let a role last longer."""
    grant = _changeable(request, key)
    form = Renew(request.POST if request.method == "POST" else None, grant=grant)
    if request.method == "POST" and form.is_valid():
        try:
            services.renew_grant(by=request.actor, grant=grant, ends_on=form.cleaned_data["laatste_dag"])
        except services.Refused as refused:
            form.add_error("laatste_dag", str(refused))
        else:
            return _back("verlengd", grant)
    said = {"form": form, "grant": grant, "problems": problems_of(form), "latest": latest_day(grant)}
    return render(request, "accounts/renew.html", said)


@allowed(may_manage_grants)
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, key: UUID) -> HttpResponse:
    """Asks whether to stop a role, and stops it."""
    grant = _changeable(request, key)
    if request.method == "POST":
        services.end_grant(by=request.actor, grant=grant)
        return _back("gestopt", grant)
    return render(request, "accounts/end.html", {"grant": grant, "hours": queries.setting("undo_hours")})


@allowed(may_manage_grants)
@require_POST
def undo(request: HttpRequest, key: UUID) -> HttpResponse:
    """Put back a role that was stopped by mistake."""
    grant = _changeable(request, key)
    try:
        services.undo_end(by=request.actor, grant=grant)
    except services.Refused as refused:
        said = {"heading": _("Deze rol is niet teruggezet"), "lead": str(refused)}
        return render(request, "ui/message.html", said, status=409)
    return _back("terug", grant)


def _changeable(request: HttpRequest, key: UUID) -> Grant:
    """A grant that this actor may change. What lies beyond its reach is as absent as what does not exist."""
    grant = queries.find_grant(key)
    if grant is None or not _may_see(request.actor, grant).allowed:
        raise Http404
    insist(_may_change(request.actor, grant))
    services.log_list(by=request.actor, grants=[grant], action="VIEW")
    return grant


def _may_see(by: Actor, grant: Grant) -> Verdict:
    return may_see_grant(by, queries.scope_of_grant(grant), invented=grant.user.is_invented)


def _may_change(by: Actor, grant: Grant) -> Verdict:
    whose, scope = grant.user, queries.scope_of_grant(grant)
    return may_change_grant(by, whose=whose.key, invented=whose.is_invented, role=Role(grant.role), scope=scope)


def _line(by: Actor, grant: Grant) -> Line:
    soon = queries.period_of(grant).ends_soon(timezone.localdate(), queries.setting("ends_soon_days"))
    where = ", ".join(str(one) for one in (grant.organisation, grant.area) if one) or _("overal")
    return Line(grant, where, soon, _may_change(by, grant))


def _without_name(request: HttpRequest) -> dict[str, str]:
    return {field: request.GET.get(field, "") for field in ("rol", "organisatie", "toon")}


def _what_was_done(request: HttpRequest) -> dict[str, Any]:
    """The change that this visitor comes from, to say that it was made and to offer the way back."""
    done, grant = request.GET.get("gedaan", ""), None
    if done in DONE:
        grant = _grant_in(request)
    return {"done": done if grant else "", "about": grant, "may_undo": bool(grant and queries.may_be_undone(grant))}


def _grant_in(request: HttpRequest) -> Grant | None:
    try:
        grant = queries.find_grant(UUID(request.GET.get("over", "")))
    except ValueError:
        return None
    if grant and _may_see(request.actor, grant).allowed:
        return grant
    return None


def _back(done: str, grant: Grant) -> HttpResponse:
    address = f"{reverse('accounts:access')}?gedaan={done}&over={grant.key}"
    return see_other(address)


def _headings() -> list[str]:
    return [
        *(_("account"), _("naam"), _("rol"), _("organisatie"), _("wijk"), _("sinds"), _("tot en met")),
        *(_("laatst gebruikt"), _("kringen"), _("gegeven door"), _("gestopt op"), _("gestopt door")),
    ]


def _cells(grant: Grant) -> list[object]:
    return [
        *(grant.user.username, grant.user.get_full_name(), grant.get_role_display()),
        *(grant.organisation, grant.area, grant.begins_on, grant.ends_on, grant.last_used_on, grant.circles),
        *(grant.granted_by, grant.ended_at and timezone.localtime(grant.ended_at).date(), grant.ended_by),
    ]


def _plain(value: object) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return "" if value is None else spreadsheet.cell(str(value))
