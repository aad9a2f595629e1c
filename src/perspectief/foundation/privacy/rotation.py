"""A new data key takes over from an older one, while everybody goes on working.

1. The operator puts a new key first in `PERSPECTIEF_DATA_KEYS`, before the older one, and restarts web and worker:
   from then on everything is sealed with the new key, and the older one still opens.
2. `python manage.py rotate_keys` seals what was sealed before again, in batches. It may be stopped and begun again.
3. When it says that nothing hangs on the older key any more, the operator takes that key out.

Each room says what it seals (`register`). What cannot be made again without the person (a name in the access log, a
check that only its code opens) it names too (`register_waiting`): the older key stays until those rows are gone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import BinaryField, Model, QuerySet
from django.db.models.functions import Substr

from perspectief.foundation import keys
from perspectief.foundation.privacy.bsn import BsnField, digest_name
from perspectief.foundation.privacy.purpose import upkeep

BATCH = 500
Row = Any


@dataclass(frozen=True)
class Sealed:
    """Something that a room seals. `older`: rows not under this key; `renewed`: the new values of one row, by field."""

    name: str
    older: Callable[[str], QuerySet]
    renewed: Callable[[Row], dict[str, Any]]


@dataclass(frozen=True)
class Waiting:
    """Something made with a key that nobody can make again: how many rows by key, and when they go."""

    name: str
    by_key: Callable[[], Counter[str]]


@dataclass
class Turned:
    """How it went with one of them."""

    name: str
    done: int = 0
    shut: list[Any] = field(default_factory=list)
    """Keys of rows that did not open: their key is gone, or they were changed."""


_SEALED: dict[str, Sealed] = {}
_WAITING: dict[str, Waiting] = {}


def register(sealed: Sealed) -> None:
    """Say what a room seals, at start-up."""
    _SEALED[sealed.name] = sealed


def register_waiting(waiting: Waiting) -> None:
    """Say what hangs on its key until it goes by itself, at start-up."""
    _WAITING[waiting.name] = waiting


def sealed_column(model: type[Model], name: str, label: str, place: Callable[[Row], bytes]) -> Sealed:
    """A column of sealed bytes; `label` and `place` as the room gives them to `keys.seal`."""

    def renewed(row: Row) -> dict[str, Any]:
        plain = keys.unseal(label, bytes(getattr(row, name)), place(row))
        return {name: keys.seal(label, plain, place(row))}

    return Sealed(f"{model._meta.label}.{name}", lambda key_id: _not_under(model, name, key_id), renewed)


def bsn_column(model: type[Model], name: str) -> Sealed:
    """A column of sealed citizen service numbers, with its digests."""

    def renewed(row: Row) -> dict[str, Any]:
        number = getattr(row, name)
        return {name: number, digest_name(name): model._meta.get_field(name).digest_of(number)}

    return Sealed(f"{model._meta.label}.{name}", lambda key_id: _not_under(model, name, key_id), renewed)


def names_column(model: type[Model], name: str) -> Waiting:
    """A column of keyed hashes (`keys.digest`, pseudonyms), which nobody can make again from themselves."""

    def by_key() -> Counter[str]:
        rows = model._base_manager
        return Counter({one: rows.filter(**{f"{name}__startswith": f"{one}."}).count() for one in keys.key_ids()})

    return Waiting(f"{model._meta.label}.{name}", by_key)


def rotate(only: Iterable[Sealed] | None = None, *, batch: int = BATCH) -> Iterator[Turned]:
    """Seal everything again that is not under the newest key. Each batch is a transaction of its own."""
    for sealed in _all() if only is None else only:
        yield _rotate(sealed, keys.key_ids()[0], batch)


def left(only: Iterable[Sealed] | None = None) -> dict[str, int]:
    """How many rows are not under the newest key, by column; without touching any."""
    with upkeep():
        return {sealed.name: sealed.older(keys.key_ids()[0]).count() for sealed in (_all() if only is None else only)}


def waiting() -> dict[str, Counter[str]]:
    """How many rows hang on which key until they go by themselves."""
    with upkeep():
        return {name: one.by_key() for name, one in sorted(_WAITING.items())}


def _all() -> list[Sealed]:
    numbers = [
        bsn_column(model, one.name)
        for model in apps.get_models()
        for one in model._meta.local_fields
        if isinstance(one, BsnField)
    ]
    return sorted([*_SEALED.values(), *numbers], key=lambda one: one.name)


def _rotate(sealed: Sealed, newest: str, batch: int) -> Turned:
    turned, after = Turned(sealed.name), None
    while some := _next(sealed, newest, after, batch):
        with transaction.atomic(), upkeep():
            for key in some:
                _renew(sealed, newest, key, turned)
        after = some[-1]
    return turned


def _next(sealed: Sealed, newest: str, after: Any, batch: int) -> list[Any]:
    """Keys of the next rows; what was done is no longer among them, also after a stop."""
    with upkeep():
        rows = sealed.older(newest).order_by("pk")
        return list((rows if after is None else rows.filter(pk__gt=after)).values_list("pk", flat=True)[:batch])


def _renew(sealed: Sealed, newest: str, key: Any, turned: Turned) -> None:
    """One row, held until the batch is written: nobody changes it in between."""
    try:
        row = sealed.older(newest).select_for_update(no_key=True).filter(pk=key).first()
        values = sealed.renewed(row) if row else {}
    except keys.NotOurs:
        turned.shut.append(key)
        return
    if values:
        turned.done += type(row)._base_manager.filter(pk=key).update(**values)


def _not_under(model: type[Model], name: str, key_id: str) -> QuerySet:
    prefix = f"{key_id}.".encode()
    begin = Substr(name, 1, len(prefix), output_field=BinaryField())
    rows = model._base_manager.filter(**{f"{name}__isnull": False}).annotate(under_key=begin)
    return rows.exclude(under_key=prefix).exclude(under_key=b"")
