"""The wijkkompas: all neighbourhoods, and one of them from several sides."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from perspectief.foundation import voices
from perspectief.foundation.access import NOBODY
from perspectief.foundation.panels.register import panels_at
from perspectief.foundation.places import queries as places
from perspectief.foundation.ui.pages import allowed, public, see_other
from perspectief.foundation.voices import Audience
from perspectief.policy.monitor import charts, wording
from perspectief.policy.monitor.forms.area_views import AreaViewForm
from perspectief.policy.monitor.forms.workbench import problems
from perspectief.policy.monitor.permissions import may_steer
from perspectief.policy.monitor.queries import areas
from perspectief.policy.monitor.services.area_views import note_area_view
from perspectief.policy.monitor.services.problems import Refused
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
@never_cache
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
        "may_note": may_steer(getattr(request, "actor", NOBODY)).allowed,
        "awaited": [said for key, *said in AWAITED if key not in {panel.key for panel in offered}],
    }
    return render(request, "monitor/area.html", said)


@allowed(may_steer)
@require_http_methods(("GET", "HEAD", "POST"))
def note(request: HttpRequest, code: str) -> HttpResponse:
    """Write down what a neighbourhood finds important itself."""
    area = areas.find(code)
    if area is None:
        raise Http404(code)
    form = AreaViewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            note_area_view(area=area, by=request.actor, **form.cleaned_data)
            return see_other(reverse("monitor:area", args=[code]))
        except Refused as refused:
            form.add_error(refused.field, str(refused))
    said = {"area": area, "form": form, "problems": problems(form) if form.is_bound else []}
    return render(request, "monitor/area_note.html", said, status=400 if form.errors else 200)
