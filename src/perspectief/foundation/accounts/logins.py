"""What is known of how somebody logged in during this session. allauth writes a record per step; we read them."""

from __future__ import annotations

import time

from allauth.account import app_settings
from allauth.account.authentication import get_authentication_records
from django.http import HttpRequest

from perspectief.foundation.accounts import city_login
from perspectief.foundation.accounts.models import User

SECOND_FACTOR = "mfa"
"""How allauth calls a step by a second factor."""
BY_PROVIDER = "socialaccount"
"""How allauth calls a step by an identity provider."""


def is_strong(request: HttpRequest) -> bool:
    """Whether this session passed a second factor, here or at the city's identity provider; or needs none (demo)."""
    records = get_authentication_records(request, request.user)
    if any(one["method"] == SECOND_FACTOR or one.get("strong") for one in records):
        return True
    return came_strong(request, request.user)


def came_strong(request: HttpRequest, user: User | None) -> bool:
    """Whether this session came by the city's login: nobody gets in there without a second factor (`provider.py`)."""
    records = get_authentication_records(request, user)
    return any(one["method"] == BY_PROVIDER and one.get("provider") == city_login.KEY for one in records)


def logged_in_lately(request: HttpRequest) -> bool:
    """Whether somebody showed a moment ago that it is them."""
    records = get_authentication_records(request, request.user)
    return bool(records) and time.time() - records[-1]["at"] < app_settings.REAUTHENTICATION_TIMEOUT
