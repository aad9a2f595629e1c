"""What is no story goes at once: the words, the file and what was thought of it. Its teller reads that, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from perspectief.community.publishing import sealing
from perspectief.community.publishing.choices import JUDGED, State, WhyDiscard
from perspectief.community.publishing.models import STORIES, Story
from perspectief.community.publishing.queries import discarding as queries
from perspectief.community.publishing.queries.own import subject_of
from perspectief.community.publishing.services.emptying import empty
from perspectief.community.publishing.services.locking import locked
from perspectief.community.publishing.services.panel import in_language, tell_teller
from perspectief.community.publishing.states import NoSuchStep, insist_on_step
from perspectief.foundation.access import Actor
from perspectief.foundation.privacy import journal
from perspectief.foundation.privacy import services as privacy
from perspectief.foundation.privacy.choices import Action
from perspectief.foundation.privacy.journal import Kind, Way
from perspectief.foundation.privacy.purpose import purpose
from perspectief.foundation.ui.pages import insist


@transaction.atomic
def discard(*, story: Story, by: Actor, why: WhyDiscard) -> Story:
    """Erase what was sent, with its file. What stays for a while is that it was not kept, and why.

    Raises NoSuchStep, PermissionDenied.
    """
    story = locked(story)
    insist_on_step(story.state, State.DISCARDED)
    insist(queries.may_discard_now(by, story))
    if why not in reasons_for(story):
        raise NoSuchStep(f"{why} is no reason for what is {story.state}")
    now, reason = timezone.now(), in_language(story, why)
    story.state, story.decided_at = State.DISCARDED, now
    with purpose(STORIES):
        tell_teller(story)
    empty(story, now, stays=sealing.seal_shown(sealing.Shown(answer=reason), story.pk))
    journal.note(Kind.ENDED, STORIES, story.pk)
    privacy.log_look(
        by=by,
        activity=STORIES,
        subjects=[subject_of(story.pk)],
        action=Action.ERASE,
        what="story_discarded",
        reason=why.value,
    )
    return story


def reasons_for(story: Story) -> tuple[WhyDiscard, ...]:
    """Of what nobody of the panel could look at, nobody can say what was in it."""
    return (WhyDiscard.FLOOD,) if story.state == State.WAITING else JUDGED


def tell_journal() -> None:
    """At start-up: what was thrown away stays so when an older database is put back. Why, that database never knew."""
    journal.register(STORIES, Kind.ENDED, Way(_kept, _discard_again))


def _kept() -> Iterable[str]:
    rows = Story.objects.exclude(state__in=(State.WITHDRAWN, State.DISCARDED))
    return map(str, rows.values_list("pk", flat=True))


def _discard_again(key: str, at: dt.datetime) -> None:
    for story in Story.objects.filter(pk=key):
        story.state, story.decided_at = State.DISCARDED, at
        empty(story, at)
