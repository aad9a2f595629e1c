"""The calendar of the council: on a page, on paper, and for a phone."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from perspectief.foundation.output import calendar, responses
from perspectief.foundation.ui.pages import public
from perspectief.policy.council.queries import calendar as queries


@public
@never_cache
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What comes, month by month; and what was."""
    day = timezone.localdate()
    found = queries.items(settings.MUNICIPALITY, day)
    past = queries.past(found, day)
    said = {"coming": queries.months(queries.coming(found, day)), "past": queries.months(past)}
    return render(request, "council/calendar.html", said)


@public
@require_safe
def as_calendar(request: HttpRequest) -> HttpResponse:
    """What comes, as a calendar file."""
    day = timezone.localdate()
    coming = queries.coming(queries.items(settings.MUNICIPALITY, day), day)
    return responses.calendar(calendar.make(queries.entries(coming), name=_("Kalender van de raad")), "raadskalender")
