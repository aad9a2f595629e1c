"""Public pages made from the register: the monitoring plan, and headlines that seem to contradict each other."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from perspectief.foundation.output import spreadsheet
from perspectief.foundation.ui.pages import public
from perspectief.policy.monitor.queries import headlines
from perspectief.policy.monitor.queries.plan import Part, Plan, Row
from perspectief.policy.monitor.queries.plan import plan as make_plan


@public
@require_safe
def monitoring_plan(request: HttpRequest) -> HttpResponse:
    """What is measured for each goal, how, when and by whom; and what is missing."""
    return render(request, "monitor/plan.html", {"plan": _plan()})


@public
@require_safe
def monitoring_plan_csv(request: HttpRequest) -> HttpResponse:
    """The plan as a table for a spreadsheet."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="meetplan.csv"'
    writer = csv.writer(response)
    writer.writerow(_heads())
    writer.writerows(spreadsheet.row(_cells(part, row)) for part, row in _plan().rows)
    return response


@public
@require_safe
def contradictions(request: HttpRequest) -> HttpResponse:
    """One in six and one in eight, top three and top five: why they do not contradict, or why nobody can tell."""
    return render(request, "monitor/headlines.html", {"riddles": headlines.riddles()})


def _plan() -> Plan:
    return make_plan(timezone.localdate(), settings.MUNICIPALITY)


def _heads() -> list[str]:
    return [
        _("doel"),
        _("indicator"),
        _("sleutel"),
        _("stand"),
        _("bewijs"),
        _("versie"),
        _("wat het telt"),
        _("teller"),
        _("noemer"),
        _("eenheid"),
        _("grens"),
        _("bron"),
        _("hoe"),
        _("hoe vaak"),
        _("wie"),
        _("nieuwste periode"),
        _("wat er mist"),
    ]


def _cells(part: Part, row: Row) -> Iterator[str]:
    one, version = row.indicator, row.version
    yield from (part.name, one.name, one.key, str(one.get_state_display()), str(one.get_evidence_display()))
    yield from (str(version.number), version.definition, version.numerator, version.denominator)
    yield from (str(version.get_unit_display()), version.threshold, version.source, version.method)
    yield from (str(version.get_rhythm_display()), version.owner, row.last.period if row.last else "", row.gap)
