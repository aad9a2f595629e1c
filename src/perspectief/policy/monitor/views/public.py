"""The pages of the monitor: everything at a glance, one goal, one line, one figure, and the city among others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from perspectief.foundation import voices
from perspectief.foundation.access import NOBODY
from perspectief.foundation.goals import queries as goals
from perspectief.foundation.goals.choices import Level
from perspectief.foundation.panels.register import panels_at
from perspectief.foundation.ui.pages import may_be_framed, public
from perspectief.foundation.voices import Audience, Voice
from perspectief.policy.monitor import charts, wording
from perspectief.policy.monitor.choices import State
from perspectief.policy.monitor.queries import compare, names
from perspectief.policy.monitor.queries.book import Book, Entry, book
from perspectief.policy.monitor.queries.figure import FigurePage, figure_page
from perspectief.policy.monitor.queries.indicators import find
from perspectief.policy.monitor.queries.series import ALL
from perspectief.policy.monitor.views.moment import Moment, read_moment

AT_A_GLANCE = 4
"""So many figures of a goal stand on the first page."""
MOST_VOICES = 3
FIGURE = "figure"
"""Place of panels on the page of an indicator. Its key: `request.resolver_match.kwargs["key"]`."""


@public
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The mission, the goals with their newest figures, the seven of the budget, and the lines with their actions."""
    moment = read_moment(request)
    known, city = book(moment.as_of, whole=False), settings.MUNICIPALITY
    actions = goals.actions_on(moment.on, city)
    said = {
        "moment": moment,
        "strategic": _with_entries(goals.goals_on(moment.on, city, Level.STRATEGIC), known),
        "tactical": _with_entries(goals.goals_on(moment.on, city, Level.TACTICAL), known),
        "budget": known.of_collection("begroting"),
        "lines": [
            (line, [one for one in actions if one.action.line == line.number])
            for line in goals.lines_on(moment.on, city)
        ],
    }
    return render(request, "monitor/overview.html", said)


def _with_entries(found: Any, known: Book) -> list[tuple[Any, list[Entry], int]]:
    """Each goal with its most telling figures, and how many there are."""
    return [
        (goal, sorted(known.of_goal(goal.key), key=_telling)[:AT_A_GLANCE], len(known.of_goal(goal.key)))
        for goal in found
    ]


def _telling(entry: Entry) -> tuple[bool, bool, int]:
    """First what has a number and a target, then what has a number, in their order."""
    return entry.series.newest is None, not entry.aims, entry.indicator.order


@public
@never_cache
@require_safe
def goal(request: HttpRequest, key: str) -> HttpResponse:
    """One goal: how we would know, every figure, and what people tell."""
    moment = read_moment(request)
    found = goals.goals_on(moment.on, settings.MUNICIPALITY).filter(key=key).first()
    if found is None:
        raise Http404(key)
    entries = sorted(book(moment.as_of, whole=False).of_goal(key), key=_telling)
    said = {
        "moment": moment,
        "goal": found,
        "entries": entries,
        "hears": any(one.indicator.evidence != "see" for one in entries),
        "voices": chosen_voices(voices.voices(audience=Audience.PUBLIC, goal=key, as_of=moment.as_of)),
        "actions": [one for one in goals.actions_on(moment.on, settings.MUNICIPALITY) if key in one.action.goals],
    }
    return render(request, "monitor/goal.html", said)


@public
@require_safe
def line(request: HttpRequest, number: int) -> HttpResponse:
    """One line: what it began with, what became of that, and its figures."""
    moment = read_moment(request)
    found = goals.lines_on(moment.on, settings.MUNICIPALITY).filter(number=number).first()
    if found is None:
        raise Http404(str(number))
    said = {
        "moment": moment,
        "line": found,
        "actions": goals.actions_on(moment.on, settings.MUNICIPALITY, number),
        "entries": sorted(book(moment.as_of, whole=False).of_line(number), key=_telling),
    }
    return render(request, "monitor/line.html", said)


@public
@never_cache
@require_safe
def figure(request: HttpRequest, key: str) -> HttpResponse:
    """One indicator: its figures, what they say and do not say, where they come from, and what people tell."""
    moment = read_moment(request)
    page = _page(request, key, moment)
    said = _said(page, moment) | {
        "voices": chosen_voices(voices.voices(audience=Audience.PUBLIC, indicator=key, as_of=moment.as_of)),
        "spread": voices.spread(indicator=key),
        "goals": goals.goals_on(moment.on, settings.MUNICIPALITY).filter(key__in=page.indicator.goals),
        "has_panels": any(one.may(getattr(request, "actor", NOBODY)).allowed for one in panels_at(FIGURE)),
    }
    return render(request, "monitor/figure.html", said)


@may_be_framed
@public
@require_safe
def embed(request: HttpRequest, key: str) -> HttpResponse:
    """The same figure for in a page of somebody else: the drawing, the newest figure and its source."""
    moment = read_moment(request)
    return render(request, "monitor/embed.html", _said(_page(request, key, moment), moment))


def _page(request: HttpRequest, key: str, moment: Moment) -> FigurePage:
    indicator = find(key)
    if indicator is None:
        raise Http404(key)
    area, group = request.GET.get("gebied", ""), request.GET.get("groep", ALL)
    if not names.is_area(area) or not names.is_group(group):
        raise Http404(key)
    page = figure_page(indicator, area=area, group=group, as_of=moment.as_of)
    if page is None:
        raise Http404(key)
    return page


def _said(page: FigurePage, moment: Moment) -> dict[str, Any]:
    address = reverse("monitor:figure", args=[page.indicator.key])
    name, series = page.indicator.name, page.series
    return {
        "page": page,
        "moment": moment,
        "chart": charts.trend(page.lines, page.aims, page.one_offs),
        "map": charts.map_of(page),
        "peers_chart": charts.peers_of(page),
        "groups_chart": charts.groups_of(page),
        "definition": series.version,
        "newest_version": series.version_of(series.newest) if series.newest else series.version,
        "fixed": f"{settings.ADDRESS}{address}{moment.fixed}",
        "embed_address": f"{settings.ADDRESS}{address}/inbedden",
        "is_in_use": page.indicator.state == State.ADOPTED,
        "title": name,
        "period_said": wording.period(series.newest.period) if series.newest else "",
    }


def chosen_voices(found: Sequence[Voice], most: int = MOST_VOICES) -> list[Voice]:
    """A few of them, the newest; at least one that goes against the figure when there is one. Withdrawn ones last."""
    told = [one for one in found if not one.withdrawn]
    against = [one for one in told if one.against][:1]
    rest = [one for one in told if one not in against]
    return (rest[: most - len(against)] + against) or list(found[:1])


@public
@require_safe
def among_others(request: HttpRequest) -> HttpResponse:
    """The city among municipalities that look like it, and what another choice would say."""
    moment = read_moment(request)
    compared = compare.compared(compare.read_wish(request.GET), as_of=moment.as_of)
    return render(request, "monitor/compare.html", {"moment": moment, "compared": compared})
