"""What a page calls goals, areas and indicators."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from perspectief.community.publishing.choices import ABOUT
from perspectief.foundation import voices
from perspectief.foundation.goals.choices import Level
from perspectief.foundation.goals.queries import goals_on
from perspectief.foundation.language import law
from perspectief.foundation.places.queries import areas_of


def goals() -> dict[str, str]:
    """The tactical goals of today, as a teller would say them."""
    found = goals_on(timezone.localdate(), settings.MUNICIPALITY, Level.TACTICAL)
    return {one.key: str(ABOUT.get(one.key) or law.say(one.name)) for one in found}


class Names(NamedTuple):
    """What goals and wijken are called, looked up once for a page with many stories."""

    goals: Mapping[str, str]
    areas: Mapping[str, str]

    def area(self, code: str) -> str:
        """The name of a wijk; somewhere in the municipality without one."""
        return self.areas.get(code, code) if code else _("ergens in de gemeente")


def names() -> Names:
    """All of them."""
    return Names(goals(), areas())


def areas() -> dict[str, str]:
    """The wijken by their codes."""
    return {one.code: one.name for one in areas_of(settings.MUNICIPALITY)}


def indicators() -> dict[str, str]:
    """What a story can stand beside, as the rooms that show figures call it."""
    return dict(voices.beside())


def area_words(code: str) -> str:
    """The name of one wijk; somewhere in the municipality without one."""
    return Names({}, areas() if code else {}).area(code)
