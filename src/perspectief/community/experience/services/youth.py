"""Children and young people say what they think: no name, only an age group; an adult sits beside them."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from perspectief.community.experience.choices import AdviceState, Age, Face, Panel, Typed
from perspectief.community.experience.models import YOUTH, Advice, Gathering, Word
from perspectief.community.experience.permissions import may_supervise
from perspectief.community.experience.queries import youth as queries
from perspectief.community.experience.queries.settings import setting
from perspectief.community.experience.sealing import WORD, seal_text
from perspectief.community.experience.services.refusing import Refused, check, insist_on_nobody
from perspectief.foundation.access import NOBODY, Actor, role_of
from perspectief.foundation.privacy import services as privacy
from perspectief.foundation.privacy.choices import Action
from perspectief.foundation.privacy.purpose import purpose
from perspectief.foundation.privacy.subjects import Subject

LONGEST = 600
ALL_CHILDREN = Subject(YOUTH, "all")
"""Nobody knows which child said it, so a look is about all of them together."""


@transaction.atomic
def open_gathering(*, advice: Advice, by: Actor) -> Gathering:
    """A link that works for an afternoon: children type without an account. Raises Refused."""
    check(may_supervise(by))
    if advice.panel != Panel.YOUTH or advice.state != AdviceState.ASKED:
        raise Refused(_("Deze vraag ligt nu niet bij kinderen en jongeren."))
    now = timezone.now()
    ends = now + dt.timedelta(hours=setting("gathering_hours"))
    return Gathering.objects.create(advice=advice, ends_at=ends, role=role_of(by), at=now)


@transaction.atomic
def close_gathering(*, gathering: Gathering, by: Actor) -> None:
    """The link works no longer. Raises Refused."""
    check(may_supervise(by))
    gathering.ends_at = timezone.now()
    gathering.save(update_fields=["ends_at"])


@transaction.atomic
def say(*, gathering: Gathering, age: Age, face: Face, text: str, typed: Typed = Typed.CHILD) -> Word:
    """What one child says. A text that tells who somebody is, is refused, and not kept. Raises Refused."""
    if len(text) > LONGEST:
        raise Refused(_("Dit is te lang. Maak het wat korter."), "text")
    insist_on_nobody(text=text)
    if queries.words_since(gathering.advice, gathering.at) >= setting("gathering_words"):
        raise Refused(_("Er zijn nu genoeg antwoorden. Vraag het aan de volwassene die erbij is."))
    key = uuid.uuid4()
    with purpose(YOUTH):
        return Word.objects.create(
            key=key,
            advice=gathering.advice,
            age=age,
            face=face,
            typed=typed,
            sealed=seal_text(WORD, text.strip(), key),
        )


@transaction.atomic
def remove_word(*, word: Word, by: Actor) -> None:
    """What should not have been said goes for good: a child named somebody after all. Raises Refused."""
    check(may_supervise(by))
    with purpose(YOUTH):
        Word.objects.filter(pk=word.pk).delete()
    log_reading(by, Action.CHANGE)


def log_reading(by: Actor = NOBODY, action: Action = Action.VIEW) -> None:
    """A line that somebody read what children said, in the caller's transaction."""
    privacy.log_look(
        by=by, activity=YOUTH, subjects=[ALL_CHILDREN], action=action, what="experience_word", reason="experience_youth"
    )
