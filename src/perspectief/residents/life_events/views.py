"""Something changes: the overview, the list of one event, and the same list on paper and for a calendar."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from perspectief.foundation.ui.pages import public, see_other
from perspectief.residents.life_events import queries, services, take_along
from perspectief.residents.life_events.forms import WhenForm
from perspectief.residents.life_events.services import with_answers
from perspectief.residents.life_events.sources.files import Event


@public
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Everything that can change, in groups."""
    return render(request, "life_events/overview.html", {"groups": queries.groups()})


@with_answers
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def event(request: HttpRequest, slug: str) -> HttpResponse:
    """The list of one event. `do=wipe` forgets the day; without it the day that was typed travels along."""
    found = _event(slug)
    if request.method == "POST":
        return _take(request, found)
    form = _form(request, found)
    context = {
        "form": form,
        "problems": form.problems(),
        "list": queries.todo_list(found, form.when, timezone.localdate()),
        "has_told": bool(services.typed(request, slug)),
    }
    return render(request, "life_events/event.html", context)


@with_answers
@sensitive_variables()
@require_safe
def paper(request: HttpRequest, slug: str) -> HttpResponse:
    """The list as PDF, to print and tick off."""
    return take_along.paper(_list(request, slug))


@with_answers
@sensitive_variables()
@require_safe
def agenda(request: HttpRequest, slug: str) -> HttpResponse:
    """The list as calendar file; without a day there is nothing to put in a calendar, so back to the question."""
    found = _list(request, slug)
    if found.day is None:
        return _see_other(slug)
    return take_along.agenda(found, timezone.localdate())


def _take(request: HttpRequest, found: Event) -> HttpResponse:
    if request.POST.get("do") == "wipe":
        services.forget(request, slug=found.slug)
        return _see_other(found.slug)
    services.keep(request, slug=found.slug, said=request.POST)
    form = _form(request, found)
    return _see_other(found.slug, at="" if form.problems() else "lijst")


def _event(slug: str) -> Event:
    found = queries.event(slug)
    if found is None:
        raise Http404
    return found


def _form(request: HttpRequest, found: Event) -> WhenForm:
    return WhenForm(found, services.typed(request, found.slug), timezone.localdate())


def _list(request: HttpRequest, slug: str) -> queries.TodoList:
    found = _event(slug)
    return queries.todo_list(found, _form(request, found).when, timezone.localdate())


def _see_other(slug: str, at: str = "") -> HttpResponse:
    """After a form: fetch the page. Only the name of the event stands in the address."""
    address = reverse("life_events:event", args=[slug]) + (f"#{at}" if at else "")
    return see_other(address)
