"""Pages of the house itself: who can use the site, is it up, and what goes wrong."""

from __future__ import annotations

from contextlib import suppress
from http.cookies import CookieError

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_safe

from perspectief.foundation.language import glossary
from perspectief.foundation.ui import accessibility as statement
from perspectief.foundation.ui.pages import public


@public
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """Who can use this site, what was tested and when, and what to do when somebody cannot use it."""
    return render(request, "ui/accessibility.html", {"statement": statement.statement()})


@public
@require_safe
def words(request: HttpRequest) -> HttpResponse:
    """What hard words mean that we cannot leave out."""
    return render(
        request, "ui/words.html", {"words": sorted(glossary.explained().items(), key=lambda one: one[0].lower())}
    )


@public
@never_cache
@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Quickly away, to a page about the weather: every cookie of ours goes, also without JavaScript."""
    response = redirect(settings.QUICK_EXIT_URL)
    response.headers["Referrer-Policy"] = "no-referrer"
    for name in request.COOKIES:
        with suppress(CookieError):  # a name that is not ours: a cookie of another site of the city
            response.delete_cookie(name)
    return response


@public
@never_cache
@require_GET
def health(_request: HttpRequest) -> HttpResponse:
    """For the machine that watches us: are web and database up?"""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "fout", "database": "geen antwoord"}, status=503)
    return JsonResponse({"status": "goed", "database": "goed"})


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404"""
    lead = _("Het adres is misschien verkeerd getypt, of de pagina bestaat niet meer.")
    return _message(request, 404, _("Deze pagina is er niet"), lead)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403, with the reason of the verdict when there is one."""
    reason = str(exception.args[0]) if exception.args else _("U kunt terug naar de beginpagina.")
    return _message(request, 403, _("Deze pagina is niet voor u open"), reason)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400"""
    lead = _("Ga terug en probeer het nog een keer. Er is niets bewaard.")
    return _message(request, 400, _("Wij begrijpen deze vraag niet"), lead)


def server_error(request: HttpRequest) -> HttpResponse:
    """500"""
    lead = _("Dat ligt aan ons, niet aan u. Probeer het later nog een keer. Er is niets bewaard van wat u invulde.")
    return _message(request, 500, _("Er gaat iets mis bij ons"), lead)


def _message(request: HttpRequest, status: int, heading: str, lead: str) -> HttpResponse:
    number = getattr(request, "request_id", "") if status >= 500 else ""
    return render(request, "ui/message.html", {"heading": heading, "lead": lead, "number": number}, status=status)
