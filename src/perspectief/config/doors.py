"""Closed unless marked: the last look at who may open a view, also where a room or a package forgot it.

A view carries its mark itself (`foundation/ui/pages.py`: public or `allowed`); a room that uses a view of a package
marks it where it gives it an address. Whatever has no mark is closed for everybody, and the log names it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from perspectief.config.problems import API_PATH
from perspectief.foundation.accounts.services import note_use

log = logging.getLogger(__name__)
OF_PAGES = ("GET", "HEAD", "POST")


class ClosedUnlessMarked:
    """Refuses a view without a mark, and notes on the way out with which role one with a mark was opened."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """What was opened with a role is noted for that role, once a day."""
        response = self.get_response(request)
        permission = getattr(getattr(request.resolver_match, "func", None), "permission", None)
        if permission is not None and response.status_code < 400 and request.user.is_authenticated:
            note_use(by=request.actor, permission=permission)
        return response

    def process_view(self, request: HttpRequest, view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
        """Go on when the view is marked. A page is looked at or sent to, and knows no other method."""
        if request.method not in OF_PAGES and not request.path.startswith(API_PATH):
            return HttpResponseNotAllowed(OF_PAGES)
        if not is_marked(view):
            log.error("closed: the view %s.%s has no mark", view.__module__, getattr(view, "__name__", "?"))
            raise PermissionDenied
        return None


def is_marked(view: Any) -> bool:
    """Whether a view says who may open it."""
    return getattr(view, "is_public", False) or getattr(view, "permission", None) is not None
