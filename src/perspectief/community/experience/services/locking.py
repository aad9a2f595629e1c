"""Reads a row again and holds it until the transaction ends, so that two steps do not cross."""

from __future__ import annotations

from typing import TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


def locked(row: Row) -> Row:
    """The row as it is now, held."""
    manager = type(row)._default_manager
    found: Row = manager.select_for_update(of=("self",), no_key=True).get(pk=row.pk)
    return found
