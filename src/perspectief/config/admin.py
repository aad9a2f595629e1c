"""Django's admin answers on this machine only, and only while debugging, until roles exist."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import ip_address

from django.http import HttpRequest, HttpResponse

from perspectief.foundation.ui.views import page_not_found

ADMIN_PATH = "/admin/"


def admin_on_this_machine_only(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Anybody else finds no such page."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path.startswith(ADMIN_PATH) and not is_loopback(request):
            return page_not_found(request, Exception())
        return get_response(request)

    return middleware


def is_loopback(request: HttpRequest) -> bool:
    """Whether the request came from this machine."""
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
