"""Offers chosen stories to pages of other rooms (`foundation/voices.py`), and notes where they were handed out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from perspectief.community.publishing.models import STORIES, HandedOut, Story
from perspectief.community.publishing.queries import counts, showing
from perspectief.community.publishing.queries.own import subject_of
from perspectief.community.publishing.queries.showing import About
from perspectief.foundation.access import NOBODY
from perspectief.foundation.privacy import services as privacy
from perspectief.foundation.privacy.choices import Action, Side
from perspectief.foundation.privacy.purpose import purpose
from perspectief.foundation.voices import Audience, Spread, Voice

LONGEST = 200


class Stories:
    """What this room offers; see `foundation.voices.Source`."""

    def voices(
        self, *, audience: Audience, goal: str, indicator: str, area: str, as_of: dt.datetime | None
    ) -> Iterable[Voice]:
        """Chosen stories that this audience may see."""
        return showing.voices(audience, About(goal, indicator, area), as_of)

    def by_key(self, keys: Sequence[str], *, audience: Audience) -> dict[str, Voice]:
        """These stories as they may be shown now."""
        return showing.by_key(keys, audience)

    def spread(self, *, goal: str, indicator: str, area: str) -> Spread:
        """How many, and how they were marked; only by goal, so that small groups cannot be told apart."""
        return counts.spread(goal, known=not (indicator or area))

    @transaction.atomic
    def handed_out(self, keys: Sequence[str], *, where: str, on: dt.datetime) -> None:
        """Note it for each story that we know, and in the log that its teller reads."""
        wanted = [UUID(key) for key in keys if showing.is_key(key)]
        with purpose(STORIES):
            stories = list(Story.objects.filter(pk__in=wanted))
            day = timezone.localdate(on)
            for story in stories:
                HandedOut.objects.get_or_create(story=story, where=where[:LONGEST], on=day)
        if stories:
            privacy.log_look(
                by=NOBODY,
                activity=STORIES,
                subjects=[subject_of(one.pk) for one in stories],
                action=Action.EXPORT,
                what="story_words",
                reason="story_report",
                side=Side.HOUSE,
            )
