"""Loads the reference data of all rooms in the order in which they need each other."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction

from perspectief.foundation.goals import services as goals
from perspectief.foundation.organisations import services as organisations
from perspectief.foundation.places import services as places
from perspectief.foundation.provisions import services as provisions
from perspectief.rules import schemes


@transaction.atomic
def load_reference() -> dict[str, int]:
    """Load everything; loading again changes nothing. Returns what was loaded, by its Dutch name."""
    return {
        "wijken": places.load_places(),
        "organisaties": organisations.load_organisations(),
        "doelen, uitgangspunten en lijnen": goals.load_goals(),
        "voorzieningen": provisions.load_provisions(),
        "regelingen": provisions.load_schemes(
            municipality=settings.MUNICIPALITY, schemes=schemes(settings.MUNICIPALITY).values()
        ),
    }
