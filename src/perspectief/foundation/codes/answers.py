"""What a page says to who typed a code that is none, or typed too many of them. What was typed is never in it."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from perspectief.foundation.codes.filling import TooMuch


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


def too_much(often: TooMuch) -> str:
    """Too much came in; what somebody wrote is still in the form, and when to try again."""
    if often.seconds is None:
        return _(
            "Er kwam vandaag heel veel binnen. Wat u schreef, staat nog hier. Bewaar het zelf. Probeer het morgen weer."
        )
    minutes = -(-often.seconds // 60)
    words = ngettext(
        "Er komt nu heel veel binnen. Wat u schreef, staat nog hier. Wacht %(number)s minuut. Probeer het dan weer.",
        "Er komt nu heel veel binnen. Wat u schreef, staat nog hier. Wacht %(number)s minuten. Probeer het dan weer.",
        minutes,
    )
    return words % {"number": minutes}


def in_words(problem: str, numbers: Sequence[int], *, not_found: str) -> str:
    """What was not understood of six words.

    `problem`: `count` with how many there were, `places` with which words we do not know, else `not_found`.
    """
    if problem == "count":
        return _("Wij lezen er %(number)s. Het moeten er zes zijn.") % {"number": numbers[0]}
    if problem == "places":
        words = ngettext(
            "Woord nummer %(numbers)s kennen wij niet. Kijk het na op uw papier.",
            "De woorden met nummer %(numbers)s kennen wij niet. Kijk ze na op uw papier.",
            len(numbers),
        )
        return words % {"numbers": ", ".join(map(str, numbers))}
    return not_found
