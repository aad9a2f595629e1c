"""What goes of a story when it stops: all that was told, and the file."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from perspectief.community.publishing.models import STORIES, Opinion, Recording, Story
from perspectief.foundation.privacy import terms
from perspectief.foundation.privacy.purpose import purpose


def empty(story: Story, at: dt.datetime, *, stays: bytes = b"") -> None:
    """Nothing of what was told stays, and this is kept. Where it was handed out does, and the goals it was about.

    `stays`: sealed, what its teller may still read.
    """
    story.sealed, story.shown, story.mail = b"", stays, b""
    story.poles, story.triad, story.area, story.against = {}, [], "", False
    story.ends_on = timezone.localdate(at) + terms.term("story_withdrawn")
    with purpose(STORIES):
        story.save()
        Recording.objects.filter(story=story).delete()
        Opinion.objects.filter(story=story).delete()
