"""What this room and the packages keep under the data keys, for rotation."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from perspectief.foundation.keys import NotOurs
from perspectief.foundation.privacy import chain, rotation
from perspectief.foundation.privacy.models import Consent, Look, Restriction, Segment
from perspectief.foundation.privacy.services.log import head_of, is_whole

NAMES = ((Look, "actor"), (Look, "subject"), (Consent, "subject"), (Consent, "receiver"))


def declare_all() -> None:
    """The names in the log and the ledger: nobody can make them again, so their key stays as long as they stand."""
    for model, name in (*NAMES, (Restriction, "subject")):
        rotation.register_waiting(rotation.names_column(model, name))
    rotation.register(rotation.Sealed("privacy.Segment.mark", _marks_not_under, _marked_again))
    rotation.register(rotation.Sealed("privacy.Segment.release_mark", _releases_not_under, _released_again))


def _marks_not_under(key_id: str) -> QuerySet[Segment]:
    return Segment.objects.exclude(mark__startswith=f"{key_id}.")


def _marked_again(segment: Segment) -> dict[str, Any]:
    """A head that is not as we left it gets no new mark."""
    if not is_whole(segment):
        raise NotOurs
    return {"mark": chain.mark(*head_of(segment))}


def _releases_not_under(key_id: str) -> QuerySet[Segment]:
    return Segment.objects.exclude(release_mark="").exclude(release_mark__startswith=f"{key_id}.")


def _released_again(segment: Segment) -> dict[str, Any]:
    """A removal that is not ours gets no new mark."""
    said = (segment.closing_hash, segment.closed_at, segment.released_at)
    if not chain.is_our_release(segment.release_mark, *said):
        raise NotOurs
    return {"release_mark": chain.release_mark(*said)}
