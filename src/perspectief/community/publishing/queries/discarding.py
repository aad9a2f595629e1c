"""How full the room for files is, what takes it, and what was thrown away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models.functions import Length
from django.utils import timezone

from perspectief.community.publishing import sealing
from perspectief.community.publishing.choices import State
from perspectief.community.publishing.models import STORIES, Opinion, Story
from perspectief.community.publishing.permissions import may_discard_story
from perspectief.community.publishing.queries.filling import bytes_of_files
from perspectief.foundation import keys
from perspectief.foundation.access import Actor, Verdict
from perspectief.foundation.codes import filling
from perspectief.foundation.privacy.purpose import purpose

NEARLY = 80
"""Of a hundred: from here on who keeps the room is warned."""
MB = 1024 * 1024
SHOWN = 50
CAN_GO = (State.WAITING, State.NEW, State.NOT_CHOSEN)
"""What may be thrown away; what others can see is first hidden."""


@dataclass(frozen=True)
class Room:
    """The room for drawings, sounds and films of all stories together, in MB."""

    taken: int
    all: int

    @property
    def percent(self) -> int:
        """How much of it is taken, of a hundred."""
        return 100 * self.taken // self.all if self.all else 100

    @property
    def nearly_full(self) -> bool:
        """Soon nobody can send a file."""
        return self.percent >= NEARLY


def room() -> Room:
    """As it is now."""
    return Room(taken=-(-bytes_of_files() // MB), all=filling.room_for_files() // MB)


def may_discard_now(by: Actor, story: Story) -> Verdict:
    """Whether somebody may erase this story as it is now."""
    with purpose(STORIES):
        says = list(Opinion.objects.filter(story=story).values_list("says", flat=True))
    return may_discard_story(
        by, state=story.state, says=says, nearly_full=story.state == State.WAITING and room().nearly_full
    )


def find(key: UUID) -> Story | None:
    """What is not gone already, with the MB of its file."""
    with purpose(STORIES):
        rows = Story.objects.filter(pk=key, state__in=(*CAN_GO, State.CHOSEN), ends_on__gte=timezone.localdate())
        return rows.annotate(size=Length("recording__sealed")).first()


def largest() -> list[Story]:
    """What takes most room and may go, the largest first. Without words: only how it was told, when, and its size."""
    with purpose(STORIES):
        rows = Story.objects.filter(state__in=CAN_GO, recording__isnull=False)
        rows = rows.annotate(size=Length("recording__sealed")).defer("sealed", "shown", "mail")
        return list(rows.order_by("-size", "key")[:SHOWN])


def discarded() -> Sequence[tuple[Story, str]]:
    """What was thrown away last, and what its teller reads about it."""
    with purpose(STORIES):
        rows = list(Story.objects.filter(state=State.DISCARDED).order_by("-decided_at", "key")[:SHOWN])
    return [(one, _why(one)) for one in rows]


def _why(story: Story) -> str:
    try:
        return sealing.shown_of(story.shown, story.pk).answer
    except keys.NotOurs:
        return ""
