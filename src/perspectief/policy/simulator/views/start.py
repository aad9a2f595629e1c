"""The first page of the simulator, and how well the made-up city resembles the real one."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from perspectief.foundation.ui.pages import public
from perspectief.policy.simulator.queries import fit, plans, runs
from perspectief.policy.simulator.views import own


@public
@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What can be tried here: plans to begin with, and the plans that this visitor made."""
    mine = [(row, runs.of_plan(row)) for row in own.plans_of(request)]
    said = {
        "gallery": plans.shown_gallery().values(),
        "mine": mine,
        "outcomes": [run for _row, found in mine for run in found],
        "most": runs.MOST_BESIDE,
    }
    return render(request, "simulator/index.html", said)


@public
@require_safe
def resemblance(request: HttpRequest) -> HttpResponse:
    """Each published figure beside what the made-up city reached."""
    population = runs.newest_population(settings.MUNICIPALITY)
    report = fit.report(population) if population else None
    return render(request, "simulator/fit.html", {"population": population, "report": report})
