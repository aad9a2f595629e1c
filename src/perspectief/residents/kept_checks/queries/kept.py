"""One kept check, for who holds it."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils import timezone

from perspectief.foundation.privacy import terms
from perspectief.foundation.privacy.purpose import purpose
from perspectief.foundation.privacy.subjects import Subject
from perspectief.residents.kept_checks.models import KEPT, KeptCheck

TERM = "kept_check"


def term(on: dt.date | None = None) -> dt.timedelta:
    """How long a check is kept after it was last used."""
    return terms.term(TERM, on)


def subject_of(kept: UUID) -> Subject:
    """About whom: this room knows them by the key of their check only."""
    return Subject("kept_checks", str(kept))


def find_kept(key: UUID | None) -> KeptCheck | None:
    """The check of this key; None when it is gone or over its day."""
    with purpose(KEPT):
        return KeptCheck.objects.filter(pk=key, expires_on__gte=timezone.localdate()).first() if key else None


def known_of(found_by: list[str]) -> KeptCheck | None:
    """The check that one of these lookups finds; None when there is none or it is over its day."""
    with purpose(KEPT):
        return KeptCheck.objects.filter(lookup__in=found_by, expires_on__gte=timezone.localdate()).first()
