"""The public score page: everything that was decided, why, and why one stands above another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from perspectief.foundation.ui.pages import public
from perspectief.policy.weighing import wording
from perspectief.policy.weighing.choices import Outcome
from perspectief.policy.weighing.forms.choosing import CompareForm
from perspectief.policy.weighing.models import Decision
from perspectief.policy.weighing.queries import decisions as queries
from perspectief.policy.weighing.views.common import as_csv, found_round
from perspectief.policy.weighing.views.tables import Table, table


@public
@require_safe
def look(request: HttpRequest, key: str) -> HttpResponse:
    """What was decided in a round, with sentences, and the way to set two beside each other."""
    decision = _final(key)
    frozen = decision.snapshot
    titles = sorted(((one["key"], one["title"]) for one in frozen["items"]), key=lambda pair: pair[1].casefold())
    form = CompareForm(request.GET or None, titles=titles)
    said = {
        "decision": decision,
        "round": decision.round,
        "frozen": frozen,
        "groups": _groups(frozen),
        "years": sorted(frozen["round"]["ceilings"]),
        "questions": frozen["questions"],
        "weights": [(one["label"], round(100 * frozen["weights"][one["key"]])) for one in frozen["questions"]],
        "departures": [{**one, "title": dict(titles).get(one["item"], "")} for one in frozen["departures"]],
        "loss": wording.number(frozen["loss"]),
        "is_whole": queries.is_whole(decision),
        "form": form,
        "why": _why(decision, form),
        "total": _total(frozen),
    }
    return render(request, "weighing/outcome.html", said)


def _groups(frozen: Mapping[str, Any]) -> list[tuple[Outcome, list[dict[str, Any]]]]:
    """The outcomes one after the other, each with what has it, the highest value first."""
    rows = sorted(frozen["items"], key=lambda one: (-one["value"], one["title"]))
    found = [(outcome, [_row(frozen, one) for one in rows if one["outcome"] == outcome]) for outcome in Outcome]
    return [(outcome, group) for outcome, group in found if group]


def _row(frozen: Mapping[str, Any], one: Mapping[str, Any]) -> dict[str, Any]:
    """One thing as everybody sees it: group values as `open_questions` says, in whole points."""
    may_see = queries.open_questions(frozen, one)
    return {
        **one,
        "points": round(one["value"]),
        "paid": [(year, wording.euro(euros)) for year, euros in one["costs"].items() if euros],
        "shown": [
            (question["label"], round(one["values"][question["key"]]["mean"]), one["values"][question["key"]]["n"])
            for question in frozen["questions"]
            if question["key"] in may_see
        ],
        "hidden": [question["label"] for question in frozen["questions"] if question["key"] not in may_see],
        "core_said": wording.in_of_100(one["title"], one["core"]) if one["core"] is not None else "",
    }


def _total(frozen: Mapping[str, Any]) -> Table | None:
    """What there is in each year, and what was given."""
    rows = [
        [year, wording.euro(int(euros)), wording.euro(sum(one["costs"].get(year, 0) for one in frozen["items"]))]
        for year, euros in sorted(frozen["round"]["ceilings"].items())
    ]
    return table(_("Geld per jaar"), (_("Jaar"), _("Er was"), _("Gegeven")), rows)


def _why(decision: Decision, form: CompareForm) -> list[str]:
    """Why one stands above the other; nothing as long as nobody chose two."""
    if not form.is_bound or not form.is_valid():
        return []
    from perspectief.policy.weighing.queries import reasons  # NumPy comes in only here

    frozen = decision.snapshot
    return reasons.why(frozen, reasons.results_in(decision), form.cleaned_data["een"], form.cleaned_data["ander"])


@public
@require_safe
def as_file(request: HttpRequest, key: str) -> HttpResponse:
    """The same as a table."""
    decision = _final(key)
    return as_csv(f"uitkomst-{key}", queries.csv_rows(decision))


def _final(key: str) -> Decision:
    decision = queries.final(found_round(key))
    if decision is None:
        raise Http404(key)
    return decision
