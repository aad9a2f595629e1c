"""What tests of the knowledge room share."""

from __future__ import annotations

import pytest
from django.core.management import call_command


@pytest.fixture
def plan(db: None) -> None:
    """Goals, lines, organisations and provisions of the municipality."""
    call_command("load_reference", verbosity=0)
