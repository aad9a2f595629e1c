"""The wijkkompas: all neighbourhoods, and one of them from several sides."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from perspectief.foundation import voices
from perspectief.foundation.panels.register import panels_at
from perspectief.foundation.places import queries as places
from perspectief.foundation.ui.pages import public
from perspectief.foundation.voices import Audience
from perspectief.policy.monitor import charts, wording
from perspectief.policy.monitor.queries import areas
from perspectief.policy.monitor.views.moment import read_moment
from perspectief.policy.monitor.views.public import chosen_voices

FIRST = "moeite-rondkomen"
"""What the map shows unless somebody asks otherwise."""
AREA = "area"
"""Place of panels on the page of a neighbourhood. Its code: `request.resolver_match.kwargs["code"]`."""
AWAITED = (
    ("area-practice", _("Signalen uit de praktijk"), _("Over deze wijk zijn er nog geen signalen.")),
    ("area-initiatives", _("Initiatieven van buurtgenoten"), _("Uit deze wijk kennen wij er nog geen.")),
)
"""What this page says as long as no room offers a panel with this key: a title and a sentence."""


@public
@require_safe
def every(request: HttpRequest) -> HttpResponse:
    """All neighbourhoods as a list, and one figure of them on a map."""
    moment = read_moment(request)
    wijken = list(places.areas_of(settings.MUNICIPALITY))
    options = areas.mappable()
    wanted = request.GET.get("cijfer", FIRST)
    shown = areas.shown(wijken, wanted, options, as_of=moment.as_of)
    said = {
        "moment": moment,
        "wijken": wijken,
        "options": options,
        "shown": shown,
        "chart": charts.of_areas(shown) if shown else None,
        "city": places.municipality(settings.MUNICIPALITY) if wijken else None,
        "credits": sorted({f"{one.source}, {one.licence}" for one in shown.boundaries.values()}) if shown else [],
        "period_said": wording.period(shown.period) if shown else "",
    }
    return render(request, "monitor/areas.html", said)


@public
@require_safe
def one(request: HttpRequest, code: str) -> HttpResponse:
    """One neighbourhood: figures in four quarters, what is offered there, what people tell and find important."""
    area, moment = areas.find(code), read_moment(request)
    if area is None:
        raise Http404(code)
    found = voices.voices(audience=Audience.PUBLIC, area=code, as_of=moment.as_of)
    offered = panels_at(AREA)
    said = {
        "moment": moment,
        "compass": areas.compass(area, as_of=moment.as_of),
        "voices": chosen_voices(found),
        "has_panels": bool(offered),
        "awaited": [said for key, *said in AWAITED if key not in {panel.key for panel in offered}],
    }
    return render(request, "monitor/area.html", said)
