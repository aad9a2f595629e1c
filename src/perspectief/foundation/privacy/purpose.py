"""The purpose for which data about a person is read. A query outside any purpose is an error, on every road."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import models

from perspectief.foundation.privacy.register import Activity, activity

_now: ContextVar[tuple[str, ...]] = ContextVar("purposes", default=())
EVERY = "*"
"""Upkeep of the store itself: retention, migration, backup. It shows nothing to anybody."""


class NoPurpose(RuntimeError):
    """Data about persons was asked for without saying what for."""


@contextmanager
def purpose(key: str) -> Iterator[Activity]:
    """Within this, data of one activity of the register may be read. Raises UnknownActivity."""
    found = activity(key)
    token = _now.set((*_now.get(), key))
    try:
        yield found
    finally:
        _now.reset(token)


@contextmanager
def upkeep() -> Iterator[None]:
    """Within this every row may be touched, to keep the store in order: retention, key rotation, proofs."""
    token = _now.set((*_now.get(), EVERY))
    try:
        yield
    finally:
        _now.reset(token)


class PersonQuerySet(models.QuerySet):
    """Refuses to run outside the purpose of its model."""

    def _fetch_all(self) -> None:
        self._insist()
        super()._fetch_all()

    def _insist(self) -> None:
        wanted = self.model.ACTIVITY
        if not {wanted, EVERY} & set(_now.get()):
            raise NoPurpose(f"{self.model.__name__} was read outside the purpose '{wanted}'.")

    def iterator(self, *args: Any, **kwargs: Any) -> Iterator[Any]:
        """As Django's, within a purpose."""
        self._insist()
        return super().iterator(*args, **kwargs)

    def exists(self) -> bool:
        """As Django's, within a purpose."""
        self._insist()
        return super().exists()

    def count(self) -> int:
        """As Django's, within a purpose."""
        self._insist()
        return super().count()

    def aggregate(self, *args: Any, **kwargs: Any) -> Any:
        """As Django's, within a purpose."""
        self._insist()
        return super().aggregate(*args, **kwargs)

    def update(self, **kwargs: Any) -> int:
        """As Django's, within a purpose."""
        self._insist()
        return super().update(**kwargs)

    def delete(self) -> Any:
        """As Django's, within a purpose."""
        self._insist()
        return super().delete()


class PersonData(models.Model):
    """A row about a person. `ACTIVITY`: key of the activity of the register that it is kept for."""

    ACTIVITY: str
    objects = PersonQuerySet.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"
