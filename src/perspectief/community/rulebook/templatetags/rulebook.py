"""How a source is shown."""

from __future__ import annotations

from urllib.parse import urlsplit

from django import template

register = template.Library()
SHORT = 20


@register.filter
def site(address: str) -> str:
    """A web address as a short name: the site, and the last part when that is short; the link holds the rest."""
    parts = urlsplit(address)
    last = parts.path.rstrip("/").rpartition("/")[2]
    host = parts.netloc.removeprefix("www.")
    return f"{host}/{last}" if last and len(last) <= SHORT else host
