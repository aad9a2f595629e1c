"""Finds the account behind a user name; the room of accounts says how, at start-up: this room does not know it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

Resolver = Callable[[str], UUID | None]
_RESOLVERS: list[Resolver] = []


def register_resolver(resolver: Resolver) -> None:
    """`resolver`: the key of the account with this user name; None when there is none."""
    if resolver not in _RESOLVERS:
        _RESOLVERS.append(resolver)


def account_named(username: str) -> UUID | None:
    """The key of the account with this user name; None when nobody goes by it."""
    return next((key for resolver in _RESOLVERS if (key := resolver(username)) is not None), None)
