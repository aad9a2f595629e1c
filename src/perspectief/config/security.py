"""Where to tell about a weak spot (RFC 9116)."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from perspectief.foundation.ui.pages import public

GOOD_FOR_DAYS = 180
"""RFC 9116 asks for an end less than a year away. It is worked out per request: the setting is what somebody keeps."""


@public
@require_safe
def security_txt(_request: HttpRequest) -> HttpResponse:
    """The contact that the operator chose in PERSPECTIEF_SECURITY_CONTACT; without one there is no such file."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    expires = dt.datetime.now(dt.UTC).replace(hour=0, minute=0, second=0, microsecond=0) + dt.timedelta(GOOD_FOR_DAYS)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires.isoformat().replace('+00:00', 'Z')}",
        "Preferred-Languages: nl, en",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
