"""Writes down what became of the ideas of the work conference, never without saying where that stands."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from perspectief.foundation.access import Actor, role_of
from perspectief.policy.practice.choices import Fate
from perspectief.policy.practice.models import Idea, IdeaFate
from perspectief.policy.practice.permissions import STEERS, may_triage
from perspectief.policy.practice.services.refusing import Refused, check, said


@transaction.atomic
def tell_fate(
    *, idea: Idea, fate: Fate, words: str, source: str, by: Actor, invented: bool = False, at: dt.datetime | None = None
) -> IdeaFate:
    """News about an idea. What we know comes with where it can be read. Raises Refused."""
    check(may_triage(by))
    known = fate == Fate.UNKNOWN
    if not known and not source.strip():
        raise Refused(_("Schrijf op waar dit staat. Anders weten wij het niet zeker."), "source")
    told = {
        "fate": fate,
        "words": said(words, "words", needed=not known),
        "source": said(source, "source", needed=False),
    }
    last = Idea.objects.select_for_update(no_key=True).get(pk=idea.pk).fates.last()
    if last and (last.fate, last.words, last.source) == tuple(told.values()):  # a form that was sent twice
        return last
    return IdeaFate.objects.create(
        idea=idea,
        **told,
        role=role_of(by, STEERS),
        at=at or timezone.now(),
        invented=invented or by.is_invented,
    )
