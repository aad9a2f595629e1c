"""The page of the poverty trap: what more work brings a kind of household, before and after a plan."""

from __future__ import annotations

import csv

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from perspectief.foundation.ui.pages import public
from perspectief.policy.simulator.forms.line import Explore
from perspectief.policy.simulator.queries import line as lines
from perspectief.simulation.line import Waiting


@public
@require_safe
def explorer(request: HttpRequest) -> HttpResponse:
    """The form, and what follows from it when somebody chose."""
    form = Explore(request.GET, day=lines.today())
    said = {"form": form, "problems": [], "found": None, "csv": "", "examples": lines.examples()}
    if request.GET and not form.is_valid():
        said |= {"problems": form.problems()}
    elif request.GET:
        if form.tidy() != request.GET.urlencode():
            return redirect(f"{reverse('simulator:line')}?{form.tidy()}")
        both = lines.compared(form.family(), form.reform(), form.axis())
        if isinstance(both, Waiting):
            return _wait(request, both, form)
        found = lines.explored(both, form.family(), form.reform())
        said |= {"found": found, "csv": f"{reverse('simulator:line-csv')}?{form.tidy()}"}
    return render(request, "simulator/line.html", said)


@public
@require_safe
def numbers(request: HttpRequest) -> HttpResponse:
    """Every point of the line as a file."""
    form = Explore(request.GET, day=lines.today())
    if not form.is_valid():
        return redirect(f"{reverse('simulator:line')}?{request.GET.urlencode()}")
    both = lines.compared(form.family(), form.reform(), form.axis())
    if isinstance(both, Waiting):
        return _wait(request, both, form)
    headings, rows = lines.numbers(both, form.reform())
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="armoedeval.csv"'
    writer = csv.writer(response)
    writer.writerow(headings)
    writer.writerows(rows)
    return response


def _wait(request: HttpRequest, waiting: Waiting, form: Explore) -> HttpResponse:
    """The law was never computed on this machine: how far it is, and where to look again."""
    again = f"{reverse('simulator:line')}?{form.tidy()}"
    return render(request, "simulator/line_wait.html", {"waiting": waiting, "again": again}, status=202)
