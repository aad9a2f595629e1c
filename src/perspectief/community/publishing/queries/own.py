"""One story, for who holds its six words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from perspectief.community.publishing import sealing
from perspectief.community.publishing.choices import CHILDREN, Age, Kind, Level, State
from perspectief.community.publishing.models import STORIES, HandedOut, Recording, Story
from perspectief.foundation.privacy.purpose import purpose
from perspectief.foundation.privacy.queries import consents_holding
from perspectief.foundation.privacy.subjects import Subject


@dataclass(frozen=True)
class Own:
    """A story as its teller reads it."""

    story: Story
    told: sealing.Told
    shown: sealing.Shown
    handed_out: Sequence[HandedOut]
    holds: bool
    """Whether what the teller said yes to still holds."""
    has_file: bool
    content_type: str

    @property
    def is_changed(self) -> bool:
        """Something was left out of the words."""
        return bool(self.shown.text) and self.shown.text != self.told.text

    @property
    def is_seen(self) -> bool:
        """Whether somebody else than the panel can see it now."""
        return self.holds and self.story.state == State.CHOSEN


def subject_of(story: UUID) -> Subject:
    """About whom: this room knows them by the key of their story only."""
    return Subject(STORIES, str(story))


def find_story(key: UUID | None) -> Story | None:
    """The story of this key; None when it is gone or over its day."""
    with purpose(STORIES):
        return Story.objects.filter(pk=key, ends_on__gte=timezone.localdate()).first() if key else None


def known_of(found_by: Sequence[str]) -> Story | None:
    """The story that one of these lookups finds; None when there is none or it is over its day."""
    with purpose(STORIES):
        return Story.objects.filter(lookup__in=found_by, ends_on__gte=timezone.localdate()).first()


def own(story: Story) -> Own:
    """All of it. Raises keys.NotOurs."""
    with purpose(STORIES):
        types = list(Recording.objects.filter(story=story).values_list("content_type", flat=True))
        return Own(
            story=story,
            told=sealing.told_of(story.sealed, story.pk),
            shown=sealing.shown_of(story.shown, story.pk),
            handed_out=list(story.handed_out.all()),
            holds=bool(holding([story])),
            has_file=bool(types),
            content_type=types[0] if types else "",
        )


def called(story: Story) -> str:
    """How the teller is called beside the story, as the panel left it; before that, as they asked."""
    shown, told = sealing.shown_of(story.shown, story.pk), sealing.told_of(story.sealed, story.pk)
    return shown.called or told.called


def recording_of(story: UUID) -> tuple[bytes, str] | None:
    """The file of a story and what kind it is. Raises keys.NotOurs."""
    with purpose(STORIES):
        found = Recording.objects.filter(story=story).first()
        return (sealing.file_of(found.sealed, story), found.content_type) if found else None


def holding(stories: Sequence[Story]) -> list[Story]:
    """Those of which the teller (and of a child a parent) still says yes, and that are not over their day."""
    today = timezone.localdate()
    asked = {key for one in stories for key in (one.consent, one.parent_consent) if key}
    yes = consents_holding(asked) if asked else set()
    return [one for one in stories if one.until >= today and one.ends_on >= today and _agreed(one, yes)]


def _agreed(story: Story, yes: set[UUID]) -> bool:
    if story.invented:
        return True
    needed = (story.consent, story.parent_consent) if is_of_a_child(story.age) else (story.consent,)
    return all(key in yes for key in needed)


def is_of_a_child(age: str) -> bool:
    """Under 16: a parent must say yes too."""
    return Age(age) in CHILDREN


def is_recognisable(kind: str, *, respoken: bool) -> bool:
    """A voice or a face, so that another name hides nothing."""
    return Kind(kind) in (Kind.AUDIO, Kind.FILM) and not respoken


def levels_for(kind: str, *, respoken: bool) -> list[Level]:
    """Who may see a story told like this."""
    return [one for one in Level if one is not Level.ALIAS or not is_recognisable(kind, respoken=respoken)]
