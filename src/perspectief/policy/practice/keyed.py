"""What this room makes with the data keys: what finds a code waits until its row goes by itself."""

from __future__ import annotations

from perspectief.foundation.privacy import rotation
from perspectief.policy.practice.models import ReportCode


def declare_all() -> None:
    """At start-up."""
    rotation.register_waiting(rotation.names_column(ReportCode, "lookup"))
