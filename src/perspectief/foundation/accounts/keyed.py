"""What this room seals, for the day that a new data key takes over."""

from __future__ import annotations

from functools import partial
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.db.models import QuerySet

from perspectief.foundation.privacy import rotation

SECRETS = ("secret", "seed")
"""Of an app with codes, and of a list of codes for once."""


def declare_all() -> None:
    """The secrets of second factors. Sessions end by themselves within a working day."""
    for name in SECRETS:
        rotation.register(rotation.Sealed(f"mfa.Authenticator.{name}", partial(_older, name), partial(_renewed, name)))


def _older(name: str, key_id: str) -> QuerySet[Authenticator]:
    begin = f"{key_id}.".encode().hex()
    return Authenticator.objects.filter(data__has_key=name).exclude(**{f"data__{name}__startswith": begin})


def _renewed(name: str, row: Authenticator) -> dict[str, Any]:
    seals = get_adapter()
    return {"data": row.data | {name: seals.encrypt(seals.decrypt(row.data[name]))}}
