"""What the pages of this room share."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from perspectief.foundation.ui import pages
from perspectief.residents.kept_checks import queries
from perspectief.residents.kept_checks.forms import Problem
from perspectief.residents.kept_checks.holding import held_by, let_go, with_holding

Page = Callable[..., HttpResponse]


def see_other(name: str, *parts: Any) -> HttpResponse:
    """After a form: fetch that page, of this room unless `name` says which."""
    address = reverse(name if ":" in name else f"kept_checks:{name}", args=parts)
    return pages.see_other(address)


def with_kept(view: Page) -> Page:
    """A page for who holds a check; `kept` comes first. Who holds none, or one that is gone, types the words."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        kept = queries.find_kept(held_by(request).key)
        if kept is None:
            let_go(request)
            return see_other("open")
        return view(request, kept, *args, **kwargs)

    return with_holding(guarded)


def too_often(request: HttpRequest, seconds: int) -> HttpResponse:
    """Too many wrong codes; when one may try again."""
    minutes = -(-seconds // 60)
    lead = ngettext(
        "Er zijn te veel foute codes getypt. Wacht %(number)s minuut. Probeer het dan weer.",
        "Er zijn te veel foute codes getypt. Wacht %(number)s minuten. Probeer het dan weer.",
        minutes,
    )
    context = {"heading": _("Wacht even"), "lead": lead % {"number": minutes}}
    response = render(request, "ui/message.html", context, status=429)
    response.headers["Retry-After"] = str(seconds)
    return response


def in_words(problems: list[Any]) -> list[Problem]:
    """What was not understood, without what was typed. Each problem is a code word with its numbers."""
    return [_problem(str(code), list(more)) for code, *more in problems]


def _problem(code: str, more: list[Any]) -> Problem:
    if code == "number":
        return Problem(_("Nummer"), _("Dit nummer werkt niet meer. Vraag uw helper om een nieuw nummer."), "id_number")
    return Problem(_("Uw zes woorden"), _about_words(code, more), "id_words")


def _about_words(code: str, more: list[Any]) -> str:
    if code == "count":
        return _("Wij lezen er %(number)s. Het moeten er zes zijn.") % {"number": more[0]}
    if code == "places":
        numbers = ", ".join(map(str, more))
        words = ngettext(
            "Woord nummer %(numbers)s kennen wij niet. Kijk het na op uw papier.",
            "De woorden met nummer %(numbers)s kennen wij niet. Kijk ze na op uw papier.",
            len(more),
        )
        return words % {"numbers": numbers}
    return _("Met deze woorden vinden wij geen check. Kijk ze na. Of is de tijd voorbij? Dan is de check gewist.")
