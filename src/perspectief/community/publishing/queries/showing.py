"""Chosen stories for whoever may see them: only while their tellers still say yes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from perspectief.community.publishing import sealing
from perspectief.community.publishing.choices import CALLED, SEEN_BY, Age, Level, State
from perspectief.community.publishing.models import STORIES, Story
from perspectief.community.publishing.queries.own import holding
from perspectief.foundation import keys
from perspectief.foundation.privacy.purpose import purpose
from perspectief.foundation.voices import Audience, Voice


class About(NamedTuple):
    """Which stories: about a goal, beside an indicator, from an area, told in some way. Empty: any."""

    goal: str = ""
    indicator: str = ""
    area: str = ""
    kind: str = ""


ANY = About()


def chosen(audience: Audience, about: About = ANY) -> list[Story]:
    """What this audience may see now, newest first. Two queries."""
    with purpose(STORIES):
        rows = Story.objects.filter(state=State.CHOSEN, level__in=SEEN_BY[audience])
        return holding(_about(_where(rows, about), about))


def find_chosen(key: UUID, audience: Audience) -> Story | None:
    """One story as this audience may see it now; None when it may not, or not any more."""
    with purpose(STORIES):
        rows = Story.objects.filter(pk=key, state=State.CHOSEN, level__in=SEEN_BY[audience])
        return next(iter(holding(list(rows))), None)


def voices(audience: Audience, about: About = ANY, as_of: dt.datetime | None = None) -> list[Voice]:
    """The stories in words. `as_of`: as chosen at that moment; those that are seen no more come without their words."""
    if as_of is None:
        return [voice_of(story, audience) for story in chosen(audience, about)]
    with purpose(STORIES):
        rows = Story.objects.filter(decided_at__lte=as_of, widest__in=SEEN_BY[audience])
        known = _about(_where(rows, about._replace(area="")).filter(state__in=(State.CHOSEN, State.WITHDRAWN)), about)
    gone = [one for one in known if one.state == State.WITHDRAWN and _was_there(one, as_of)]
    there = [one for one in known if one.state == State.CHOSEN and about.area in ("", one.area)]
    seen = {one.pk for one in holding(there) if Level(one.level) in SEEN_BY[audience]}
    shown = sorted([*there, *(gone if not about.area else [])], key=lambda one: (one.told_on, one.pk), reverse=True)
    return [voice_of(one, audience) if one.pk in seen else withdrawn(one.pk) for one in shown]


def by_key(names: Sequence[str], audience: Audience) -> dict[str, Voice]:
    """These as they may be shown now; one that is not ours is left out."""
    wanted = [UUID(name) for name in names if is_key(name)]
    with purpose(STORIES):
        rows = {one.pk: one for one in Story.objects.filter(pk__in=wanted)}
    seen = {
        one.pk
        for one in holding([one for one in rows.values() if one.state == State.CHOSEN])
        if Level(one.level) in SEEN_BY[audience]
    }
    return {str(pk): voice_of(one, audience) if pk in seen else withdrawn(pk) for pk, one in rows.items()}


def voice_of(story: Story, audience: Audience) -> Voice:
    """One story in words, for an audience that may see it."""
    try:
        shown = sealing.shown_of(story.shown, story.pk)
    except keys.NotOurs:
        return withdrawn(story.pk)
    is_public = audience is Audience.PUBLIC or Level(story.level) in SEEN_BY[Audience.PUBLIC]
    return Voice(
        key=str(story.pk),
        withdrawn=False,
        text=shown.text,
        by=shown.called or str(CALLED[Age(story.age)]),
        kind=story.kind,
        alternative=shown.alternative,
        because=shown.because,
        goal=next(iter(story.goals), ""),
        indicator=next(iter(story.indicators), ""),
        area=story.area,
        against=story.against,
        told_on=story.told_on,
        address=reverse("publishing:story", args=[story.pk]) if is_public else "",
        invented=story.invented,
    )


def withdrawn(key: UUID) -> Voice:
    """A story of which nothing may be seen any more."""
    return Voice(key=str(key), withdrawn=True)


def was_public(story: Story) -> bool:
    """Whether everybody could see it once."""
    return Level(story.widest) in SEEN_BY[Audience.PUBLIC]


def _where(rows: QuerySet[Story], about: About) -> QuerySet[Story]:
    exact = {name: value for name, value in (("area", about.area), ("kind", about.kind)) if value}
    return rows.filter(**exact)


def _about(rows: Iterable[Story], about: About) -> list[Story]:
    """Lists within a row are looked through here: not every database can, and there are few stories."""
    return [
        one
        for one in rows
        if (not about.goal or about.goal in one.goals) and (not about.indicator or about.indicator in one.indicators)
    ]


def _was_there(story: Story, moment: dt.datetime) -> bool:
    return story.withdrawn_at is not None and story.withdrawn_at > moment


def is_key(name: str) -> bool:
    """Whether it could be the key of a story of ours."""
    try:
        UUID(name)
    except ValueError:
        return False
    return True
