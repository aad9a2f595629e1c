"""What every page knows of practising."""

from __future__ import annotations

from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest

from perspectief.foundation.demo.permissions import may_look_along
from perspectief.foundation.demo.queries import person_of


def looking_along(request: HttpRequest) -> dict[str, Any]:
    """Whether somebody may look along here, and as whom this session does."""
    try:
        person = person_of(request)
    except DatabaseError:  # the page that says so must come all the same
        person = None
    return {"demo_is_open": may_look_along().allowed, "demo_person": person}
