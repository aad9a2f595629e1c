"""What this room makes with the data keys, for the day that a new one takes over."""

from __future__ import annotations

from perspectief.foundation.privacy import rotation
from perspectief.residents.kept_checks.models import DeskNumber, KeptCheck, SharedCopy
from perspectief.residents.kept_checks.sealing import COPY, place_of_copy


def declare_all() -> None:
    """Copies are sealed again; what only its code opens waits: it is sealed anew when opened, or goes by itself."""
    rotation.register(rotation.sealed_column(SharedCopy, "sealed", COPY, lambda row: place_of_copy(row.key)))
    rotation.register_waiting(rotation.names_column(KeptCheck, "lookup"))
    rotation.register_waiting(rotation.names_column(DeskNumber, "digest"))
