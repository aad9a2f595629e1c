"""Look along as an invented person. Where nobody practises these pages do not exist."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from perspectief.foundation.demo import services
from perspectief.foundation.demo.permissions import may_look_along
from perspectief.foundation.demo.personas import personas
from perspectief.foundation.ui.pages import public, public_form, see_other

View = Callable[..., HttpResponse]


def only_where_people_practise(view: View) -> View:
    """404 outside demo mode."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_look_along().allowed:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@public
@never_cache
@only_where_people_practise
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """All invented people, with a button each."""
    return render(request, "demo/people.html", {"people": personas().values()})


@public_form
@only_where_people_practise
@require_POST
def look_along(request: HttpRequest, key: str) -> HttpResponse:
    """Go on as this one."""
    person = personas().get(key)
    if person is None:
        raise Http404(key)
    try:
        services.look_along(request=request, person=person)
    except services.Missing:
        return _not_ready(request)
    except services.RealPeople:
        return _not_here(request)
    return _on_to("panels:start")


@public_form
@only_where_people_practise
@require_POST
def stop(request: HttpRequest) -> HttpResponse:
    """Be nobody again: what looking along put in the browser goes."""
    services.stop_looking(request=request)
    response = _on_to("demo:people")
    if settings.CSRF_COOKIE_NAME in request.COOKIES:
        response.delete_cookie(settings.CSRF_COOKIE_NAME, samesite=settings.CSRF_COOKIE_SAMESITE)
    return response


def _not_ready(request: HttpRequest) -> HttpResponse:
    said = {
        "heading": _("Deze persoon is er nog niet"),
        "lead": _("De beheerder moet eerst de gegevens van de gemeente laden."),
    }
    return render(request, "ui/message.html", said, status=503)


def _not_here(request: HttpRequest) -> HttpResponse:
    said = {
        "heading": _("Oefenen kan hier niet"),
        "lead": _("Hier staan accounts van echte mensen. Daarom maken wij geen verzonnen mensen."),
    }
    return render(request, "ui/message.html", said, status=409)


def _on_to(name: str) -> HttpResponse:
    return see_other(reverse(name))
