"""A login that does not go on, said kindly: what happened, and what to do now."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers


def refusal(request: HttpRequest, heading: str, lead: str, then: str, status: int = 403) -> HttpResponse:
    """One page, never kept by a browser."""
    said = {"heading": heading, "lead": lead, "then": then}
    response = render(request, "account/refused.html", said, status=status)
    add_never_cache_headers(response)
    return response
