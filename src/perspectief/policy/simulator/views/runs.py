"""Asking for a plan to be worked out, and waiting for it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from perspectief.foundation.jobs.choices import State
from perspectief.foundation.jobs.models import Job
from perspectief.foundation.ui.pages import public, public_form, see_other
from perspectief.policy.simulator.calc import plan as calc
from perspectief.policy.simulator.models import Run
from perspectief.policy.simulator.queries import plans, runs
from perspectief.policy.simulator.services import plans as plan_services
from perspectief.policy.simulator.services import runs as services
from perspectief.policy.simulator.views import own
from perspectief.policy.simulator.views.plans import found, page


@public_form
@require_POST
def start(request: HttpRequest, key: str) -> HttpResponse:
    """Ask for it. A plan of the gallery is kept first; an answer that is there already is shown at once."""
    row, reform, _problems = found(key)
    if reform is None:
        return page(request, key, status=409)
    day = _day(request.POST.get("dag", ""), calc.days_for(reform, date.today()))
    if day is None:
        return page(request, key, _("Kies een dag uit de lijst."), status=400)
    try:
        row = row or plan_services.keep(reform=reform)
        asked = services.start(row=row, day=day)
    except plan_services.Refused as refused:
        return page(request, key, str(refused), status=429)
    return own.remember(request, see_other(_address(asked)), row.key)


def _day(typed: str, days: list[date]) -> date | None:
    return next((day for day in days if day.isoformat() == typed), None)


def _address(asked: Job | Run) -> str:
    name = "simulator:outcome" if isinstance(asked, Run) else "simulator:job"
    return reverse(name, args=[asked.key])


@public
@never_cache
@require_safe
def wait(request: HttpRequest, key: UUID) -> HttpResponse:
    """How far it is; on to the outcome when it is done."""
    job = runs.job(key)
    if job is None:
        raise Http404
    if job.state == State.DONE and runs.find(job.result):
        return redirect("simulator:outcome", job.result)
    row = plans.find(job.params["reform"])
    return render(
        request, "simulator/job.html", {"job": job, "row": row, "day": date.fromisoformat(job.params["date"])}
    )
