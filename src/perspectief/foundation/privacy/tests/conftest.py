"""What tests of the log and of consent share."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection

from perspectief.foundation.access import Actor, Held, Role
from perspectief.foundation.privacy.choices import Action
from perspectief.foundation.privacy.models import ACCESS_LOG, Look
from perspectief.foundation.privacy.services import log_look
from perspectief.foundation.privacy.subjects import Subject

FAMILY = Subject("kept_checks", "11111111-1111-4111-8111-111111111111")
HELPER = UUID("22222222-2222-4222-8222-222222222222")
Looks = Callable[..., list[Look]]


def helper(account: UUID = HELPER, role: Role = Role.PROFESSIONAL) -> Actor:
    """Somebody who works with a second factor."""
    return Actor(account, (Held(role),), strong=True)


def look(*subjects: Subject, by: Actor | None = None, **said: Any) -> list[Look]:
    """A look at each of these, or at the family."""
    words = {"activity": ACCESS_LOG, "action": Action.VIEW, "what": "own_data", "reason": "oversight", **said}
    return log_look(by=by or helper(), subjects=subjects or [FAMILY], **words)


def somebody() -> Subject:
    """Somebody new."""
    return Subject("kept_checks", str(uuid4()))


def run(sql: str, params: tuple[Any, ...] = ()) -> None:
    """Straight into the database, as whoever has its password could."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


@pytest.fixture
def unguarded(db: None) -> None:
    """A database of which somebody took the triggers away first. The test's transaction brings them back."""
    append_only: Any = import_module("perspectief.foundation.privacy.migrations.0003_release_mark")
    with connection.cursor() as cursor:
        editor = SimpleNamespace(connection=connection, execute=lambda sql, params=None: cursor.execute(sql))
        append_only.unguard(None, editor)
