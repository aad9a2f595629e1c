"""Money: what was promised beside what became of it, for everybody; and writing it down, for who steers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from perspectief.foundation.access import NOBODY, Actor
from perspectief.foundation.places import queries as places
from perspectief.foundation.ui.pages import allowed, public
from perspectief.policy.weighing.forms.money import AccountForm, GiveForm, LineForm
from perspectief.policy.weighing.permissions import may_keep_money
from perspectief.policy.weighing.queries import money as queries
from perspectief.policy.weighing.queries.money import OnLine
from perspectief.policy.weighing.services import money as services
from perspectief.policy.weighing.services.refusing import Refused
from perspectief.policy.weighing.views.common import as_csv, see_other


@public
@require_safe
def look(request: HttpRequest) -> HttpResponse:
    """All lines, what was promised, what was paid and reached, and where freed money went."""
    from perspectief.policy.weighing import charts  # drawing takes long to load

    found = queries.lines(settings.MUNICIPALITY)
    said = {
        "lines": found,
        "chart": charts.money(_rows(found)),
        "is_invented": any(one.is_invented for one in found),
        "may_keep": may_keep_money(_actor(request)).allowed,
    }
    return render(request, "weighing/money.html", said)


def _rows(found: Iterable[OnLine]) -> list[tuple[str, int, int]]:
    """What was promised and paid, of each thing over all years."""
    sums: dict[str, tuple[int, int]] = {}
    for one in found:
        for row in one.promised:
            promised, spent = sums.get(row.commitment.item.title, (0, 0))
            sums[row.commitment.item.title] = (promised + row.commitment.amount, spent + row.spent)
    return [(title, *both) for title, both in sorted(sums.items(), key=lambda pair: -pair[1][0])]


@public
@require_safe
def as_file(request: HttpRequest) -> HttpResponse:
    """Every promise beside what became of it, as a table."""
    return as_csv("geld", queries.csv_rows(queries.lines(settings.MUNICIPALITY)))


@allowed(may_keep_money)
@require_http_methods(["GET", "HEAD", "POST"])
def desk(request: HttpRequest) -> HttpResponse:
    """All lines with what can be written down, and the form for a new one."""
    form = LineForm(request.POST or None)
    refused = ""
    if request.method == "POST" and form.is_valid():
        try:
            services.add_line(
                municipality=places.municipality(settings.MUNICIPALITY), line=form.line, by=_actor(request)
            )
        except Refused as wrong:
            refused = str(wrong)
        else:
            return see_other("money-desk")
    said = {"lines": queries.lines(settings.MUNICIPALITY), "form": form, "refused": refused}
    return render(request, "weighing/money_desk.html", said)


@allowed(may_keep_money)
@require_http_methods(["GET", "HEAD", "POST"])
def promise(request: HttpRequest, number: int) -> HttpResponse:
    """One promise: write down what was paid and reached."""
    found = queries.commitment(settings.MUNICIPALITY, number)
    if found is None:
        raise Http404(str(number))
    form = AccountForm(request.POST or None, initial=AccountForm.first())
    refused = ""
    if request.method == "POST" and form.is_valid():
        try:
            services.account_for(commitment=found, account=form.account, by=_actor(request))
        except Refused as wrong:
            refused = str(wrong)
        else:
            return see_other("money-promise", found.pk)
    said = {"promised": queries.promised_of(found), "accounts": found.spent.all(), "form": form, "refused": refused}
    return render(request, "weighing/money_promise.html", said)


@allowed(may_keep_money)
@require_POST
def release(request: HttpRequest, number: int) -> HttpResponse:
    """Close a promise: what is left falls free."""
    found = queries.commitment(settings.MUNICIPALITY, number)
    if found is None:
        raise Http404(str(number))
    try:
        services.release(commitment=found, by=_actor(request))
    except Refused as wrong:
        said: dict[str, Any] = {"promised": queries.promised_of(found), "accounts": found.spent.all()}
        form = AccountForm(initial=AccountForm.first())
        return render(request, "weighing/money_promise.html", {**said, "form": form, "refused": str(wrong)})
    return see_other("money-desk")


@allowed(may_keep_money)
@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest, number: int) -> HttpResponse:
    """Let freed money go somewhere, with the reach that it buys."""
    found = queries.freed(settings.MUNICIPALITY, number)
    if found is None or found.goes_to_id is not None:
        raise Http404(str(number))
    form = GiveForm(request.POST or None, items=queries.may_get(found), initial={"bedrag": str(found.amount)})
    refused = ""
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        reach = said["mensen"]
        if reach is None:
            reach = queries.reach_for(said["naar"], said["bedrag"], found.line.year) or 0
        try:
            services.give_on(freed=found, to=said["naar"], amount=said["bedrag"], reach=reach, by=_actor(request))
        except Refused as wrong:
            refused = str(wrong)
        else:
            return see_other("money-desk")
    return render(request, "weighing/money_give.html", {"freed": found, "form": form, "refused": refused})


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = getattr(request, "actor", NOBODY)
    return actor
