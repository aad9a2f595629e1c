"""A start button that partners put on their own site: a link and a picture. No script, no frame, no tracker."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from perspectief.foundation.ui.pages import public

WIDTH_OF_A_SIGN = 11
PADDING = 28
HEIGHT = 56


def _words() -> str:
    return _("Waar heb ik recht op?")


def _size() -> dict[str, int]:
    return {"width": len(_words()) * WIDTH_OF_A_SIGN + 2 * PADDING, "height": HEIGHT}


@public
@cache_control(public=True, max_age=86_400)
@require_safe
def button(request: HttpRequest) -> HttpResponse:
    """The button as a picture, in the language of the address. Any site may show it."""
    response = render(
        request, "entitlements/button.svg", {"words": _words(), **_size()}, content_type="image/svg+xml; charset=utf-8"
    )
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@public
@require_safe
def explain(request: HttpRequest) -> HttpResponse:
    """How a partner puts the button on a page, with the lines to copy."""
    context = {
        "address": request.build_absolute_uri(reverse("entitlements:check")),
        "picture": request.build_absolute_uri(reverse("entitlements:button")),
        "words": _words(),
        **_size(),
    }
    return render(request, "entitlements/embedding.html", context)
