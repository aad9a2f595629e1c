"""How much is kept already: what was told on a day, and the bytes of all files."""

from __future__ import annotations

import datetime as dt

from django.db.models import Sum
from django.db.models.functions import Length

from perspectief.community.publishing.models import STORIES, Recording, Story
from perspectief.foundation.privacy.purpose import purpose


def told_on(day: dt.date) -> int:
    """Stories of that day, also those that were withdrawn since: who stops makes no room to begin anew."""
    with purpose(STORIES):
        return Story.objects.filter(told_on=day, invented=False).count()


def bytes_of_files() -> int:
    """Of all drawings, sounds and films together."""
    with purpose(STORIES):
        return int(Recording.objects.aggregate(all=Sum(Length("sealed")))["all"] or 0)
