"""Takes in what somebody tells, and a parent's yes."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from perspectief.community.publishing import consents, sealing
from perspectief.community.publishing.calc.triad import point
from perspectief.community.publishing.choices import Age, Kind, Level, State
from perspectief.community.publishing.models import STORIES, Recording, Story
from perspectief.community.publishing.queries.own import is_of_a_child, is_recognisable, subject_of
from perspectief.community.publishing.services.locking import locked
from perspectief.community.publishing.services.own import log_own
from perspectief.community.publishing.states import insist_on_state
from perspectief.foundation.codes import stretching
from perspectief.foundation.codes.calc.words import Code, new_code
from perspectief.foundation.privacy import terms
from perspectief.foundation.privacy.choices import Action
from perspectief.foundation.privacy.purpose import purpose
from perspectief.foundation.uploads import Accepted


class Recognisable(ValueError):
    """Another name does not hide a voice or a face."""


@dataclass(frozen=True)
class Telling:
    """All that somebody says with a story. `months`: how long we may use it. `mail`: to hear of an answer."""

    kind: Kind
    text: str
    age: Age
    level: Level
    months: int
    area: str = ""
    called: str = ""
    respoken: bool = False
    goals: Sequence[str] = ()
    poles: Mapping[str, int] = field(default_factory=dict)
    triad: Sequence[float] = ()
    mail: str = ""


def last_day(months: int) -> dt.date:
    """Until when we may use a story; never longer than its term."""
    return timezone.localdate() + min(dt.timedelta(days=30 * months), terms.term("story"))


@transaction.atomic
def tell(*, telling: Telling, file: Accepted | None, language: str) -> tuple[Story, Code]:
    """Keep a story under a new code, which is nowhere but in the answer to this call. Raises Recognisable.

    Of a child it waits for a parent, and is shown to nobody until then.
    """
    if telling.level is Level.ALIAS and is_recognisable(telling.kind, respoken=telling.respoken):
        raise Recognisable
    code, key, today = new_code(), uuid.uuid4(), timezone.localdate()
    until, child = last_day(telling.months), is_of_a_child(telling.age)
    story = Story(
        key=key,
        lookup=next(stretching.lookups(sealing.PLACE, code, stretching.costs_on(today))),
        state=State.WAITING if child else State.NEW,
        kind=telling.kind,
        age=telling.age,
        area=telling.area,
        level=telling.level,
        widest=telling.level,
        respoken=telling.respoken,
        language=language,
        goals=list(telling.goals),
        poles=dict(telling.poles),
        triad=list(point(telling.triad)) if telling.triad else [],
        consent=consents.agree(
            subject=subject_of(key),
            text=consents.CHILD if child else consents.TELL,
            level=telling.level,
            last_day=until,
            language=language,
        ),
        sealed=sealing.seal_told(sealing.Told(telling.text, telling.called), key),
        mail=sealing.seal_mail(telling.mail, key),
        told_on=today,
        until=until,
        ends_on=min(until, today + terms.term("story_waiting")) if child else until,
    )
    story.save(force_insert=True)
    if file is not None:
        _keep_file(story, file)
    log_own(story, Action.CHANGE, "story_told")
    return story, code


@transaction.atomic
def parent_agrees(*, story: Story, language: str) -> Story:
    """A parent says yes too: from now on the panel may look. Raises NoSuchStep."""
    story = locked(story)
    insist_on_state(story.state, State.WAITING)
    story.parent_consent = consents.agree(
        subject=subject_of(story.pk),
        text=consents.PARENT,
        level=Level(story.level),
        last_day=story.until,
        language=language,
    )
    story.state, story.ends_on = State.NEW, story.until
    with purpose(STORIES):
        story.save(update_fields=["parent_consent", "state", "ends_on"])
    log_own(story, Action.CHANGE, "story_parent")
    return story


def _keep_file(story: Story, file: Accepted) -> None:
    sealed = sealing.seal_file(file.content, story.pk)
    Recording(story=story, content_type=file.content_type, sealed=sealed).save(force_insert=True)
