"""Takes in what somebody tells, and a parent's yes."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db import IntegrityError, transaction
from django.utils import timezone

from perspectief.community.publishing import consents, sealing
from perspectief.community.publishing.calc.triad import point
from perspectief.community.publishing.choices import Age, Kind, Level, State
from perspectief.community.publishing.models import STORIES, Recording, Story
from perspectief.community.publishing.queries.own import is_of_a_child, is_recognisable, subject_of
from perspectief.community.publishing.services.locking import locked
from perspectief.community.publishing.services.own import log_own, withdraw_consents
from perspectief.community.publishing.states import insist_on_state
from perspectief.foundation import keys
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


def key_of(form: uuid.UUID) -> uuid.UUID:
    """Under which key the story of one form on a page is kept: nobody can choose that of another story."""
    return uuid.UUID(keys.digest("stories: one form", str(form)).rpartition(".")[2][:32])


def tell(
    *, telling: Telling, file: Accepted | None, language: str, form: uuid.UUID | None = None
) -> tuple[Story, Code]:
    """Keep a story under a new code, which is nowhere but in the answer to this call. Raises Recognisable.

    Of a child it waits for a parent, and is shown to nobody until then. `form`: one on a page. What the same form sent
    before makes place: its code went with an answer that nobody saw, so nobody could ever withdraw that one.
    """
    if telling.level is Level.ALIAS and is_recognisable(telling.kind, respoken=telling.respoken):
        raise Recognisable
    try:
        return _kept(telling, file, language, form)
    except IntegrityError:  # both at once: the other one is there by now
        return _kept(telling, file, language, form)


@transaction.atomic
def _kept(telling: Telling, file: Accepted | None, language: str, form: uuid.UUID | None) -> tuple[Story, Code]:
    code, key, today = new_code(), _free_key(form), timezone.localdate()
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


def _free_key(form: uuid.UUID | None) -> uuid.UUID:
    """The key for what this form sends; what it sent before goes, unless something was done with that already."""
    if form is None:
        return uuid.uuid4()
    with purpose(STORIES):
        before = Story.objects.select_for_update(no_key=True).filter(pk=key_of(form)).first()
        if before is None:
            return key_of(form)
        if before.state not in (State.NEW, State.WAITING):
            return uuid.uuid4()
        withdraw_consents(before)
        before.delete()
    return key_of(form)


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
