"""What tests need of this room."""

from __future__ import annotations

from importlib import import_module

from django.db import connection

from perspectief.foundation.privacy.models import Consent, Look, Segment, Withdrawal
from perspectief.foundation.privacy.purpose import upkeep

_append_only = import_module("perspectief.foundation.privacy.migrations.0003_release_mark")


def empty_the_ledgers() -> None:
    """The database refuses this of the access log and of consent, so a test that really commits needs it afterwards."""
    with upkeep():
        if not Segment.objects.exists() and not Consent.objects.exists():
            return
        with connection.schema_editor() as editor:
            _append_only.unguard(None, editor)
            for model in (Withdrawal, Consent, Look, Segment):
                model.objects.all().delete()
            _append_only.guard(None, editor)
