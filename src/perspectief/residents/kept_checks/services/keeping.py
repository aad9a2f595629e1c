"""Keeps a check, opens it by its code, saves what changed, and lets it go for good."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from perspectief.foundation import keys
from perspectief.foundation.access import NOBODY
from perspectief.foundation.accounts.models import Circle
from perspectief.foundation.codes import stretching
from perspectief.foundation.codes.calc.words import Code, new_code
from perspectief.foundation.privacy import services as privacy
from perspectief.foundation.privacy.choices import Action, Side
from perspectief.foundation.privacy.purpose import purpose
from perspectief.residents.kept_checks import queries, sealing
from perspectief.residents.kept_checks.models import KEPT, SHARED, KeptCheck, SharedCopy

Said = Mapping[str, Any]


@dataclass(frozen=True)
class Opened:
    """A check that its code opened: the row, what opens its answers later on, and the answers."""

    kept: KeptCheck
    data_key: bytes
    said: dict[str, Any]


@transaction.atomic
def keep(*, said: Said, language: str) -> tuple[Opened, Code]:
    """Keep these answers under a new code. The code is nowhere but in the answer to this call."""
    today, code, key, data_key = timezone.localdate(), new_code(), uuid.uuid4(), sealing.new_data_key()
    kept = KeptCheck(
        key=key,
        sealed=sealing.seal(said, data_key, key),
        language=language,
        kept_on=today,
        last_used_on=today,
        expires_on=today + queries.term(today),
    )
    _put_under(kept, code, data_key)
    kept.save(force_insert=True)
    return Opened(kept, data_key, dict(said)), code


def open_check(*, code: Code) -> Opened | None:
    """The check of this code; None when there is none, or it is over its day. Both take the same steps.

    It counts as use: from today on it is kept for a whole term again.
    """
    today = timezone.localdate()
    found, costs = None, stretching.costs_on(today)
    for one in stretching.costs_since(today - queries.term(today), today):
        known = queries.known_of(list(stretching.lookups(sealing.PLACE, code, one)))
        found, costs = (known, one) if known else (found, costs)
    key_id = sealing.key_id_of(found.lookup) if found else keys.key_ids()[0]
    under = sealing.code_key(code, bytes(found.salt) if found else sealing.new_salt(), costs, key_id)
    if found is None:
        return None
    try:
        data_key = sealing.unwrap(found.wrapped, under, found.pk)
        opened = Opened(found, data_key, sealing.unseal(found.sealed, data_key, found.pk))
    except sealing.DoesNotOpen:
        return None
    is_old = key_id != keys.key_ids()[0] or costs != stretching.costs_on(today)
    _note_opening(opened, code if is_old else None)
    return opened


@transaction.atomic
def save(*, kept: KeptCheck, data_key: bytes, said: Said) -> KeptCheck:
    """Keep these answers instead, under the same code. Helpers with whom it is shared see them too."""
    with purpose(KEPT), purpose(SHARED):
        kept.sealed = sealing.seal(said, data_key, kept.pk)
        _use(kept, "sealed")
        for copy in SharedCopy.objects.filter(kept=kept):
            copy.sealed = sealing.seal_copy(said, copy.pk)
            copy.save(update_fields=["sealed"])
    log_own(kept, Action.CHANGE, "kept_answers")
    return kept


@transaction.atomic
def renew(*, kept: KeptCheck) -> KeptCheck:
    """Keep it for a whole term from today."""
    with purpose(KEPT):
        _use(kept)
    return kept


@transaction.atomic
def erase(*, kept: KeptCheck) -> None:
    """Gone for good: the answers, what was shared of them, and who stood around it."""
    privacy.erase(subject=queries.subject_of(kept.pk), by=NOBODY, side=Side.WITH_CODE)


def log_own(kept: KeptCheck, action: Action, what: str) -> None:
    """A line that the resident reads: somebody with the code did this."""
    privacy.log_look(
        by=NOBODY,
        activity=KEPT,
        subjects=[queries.subject_of(kept.pk)],
        action=action,
        what=what,
        reason="kept_own",
        side=Side.WITH_CODE,
    )


def remove_rows(rows: QuerySet) -> int:
    """Remove checks with what hangs on them, and the circles around them. How many checks went."""
    circles = list(rows.exclude(circle=None).values_list("circle", flat=True))
    gone = rows.delete()[1].get(KeptCheck._meta.label, 0)
    _remove_circles(circles)
    return int(gone)


def erase_key(key: str) -> None:
    """What `privacy` calls to erase what this room knows of somebody."""
    with transaction.atomic(), purpose(KEPT), purpose(SHARED):
        remove_rows(KeptCheck.objects.filter(pk=key))


def _remove_circles(found: Iterable[Any]) -> None:
    Circle.objects.filter(pk__in=list(found)).delete()


@transaction.atomic
def _note_opening(opened: Opened, code: Code | None) -> None:
    """It was used today. `code`: when it must be sealed anew, under the key and the costs of today."""
    if code is not None:
        _put_under(opened.kept, code, opened.data_key)
    with purpose(KEPT):
        _use(opened.kept, *(("lookup", "salt", "wrapped") if code is not None else ()))
    log_own(opened.kept, Action.VIEW, "kept_answers")


def _put_under(kept: KeptCheck, code: Code, data_key: bytes) -> None:
    """Seal the data key under this code, the newest key of the server and what a try costs today."""
    costs, key_id, salt = stretching.costs_on(timezone.localdate()), keys.key_ids()[0], sealing.new_salt()
    kept.lookup, kept.salt = next(stretching.lookups(sealing.PLACE, code, costs)), salt
    kept.wrapped = sealing.wrap(data_key, sealing.code_key(code, salt, costs, key_id), kept.pk)


def _use(kept: KeptCheck, *also: str) -> None:
    today = timezone.localdate()
    kept.last_used_on, kept.expires_on = today, today + queries.term(today)
    kept.save(update_fields=["last_used_on", "expires_on", *also])
