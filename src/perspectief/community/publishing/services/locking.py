"""A story is changed by one at a time, and as it is now: what somebody read a moment ago may be old."""

from __future__ import annotations

from perspectief.community.publishing.choices import GONE
from perspectief.community.publishing.models import STORIES, Story
from perspectief.community.publishing.states import NoSuchStep
from perspectief.foundation.privacy.purpose import purpose


def locked(story: Story) -> Story:
    """The same story, read anew and held until this is kept. Raises NoSuchStep when it is gone."""
    with purpose(STORIES):
        found = Story.objects.select_for_update(no_key=True).filter(pk=story.pk).first()
    if found is None or found.state in GONE:
        raise NoSuchStep("the story is gone")
    return found
