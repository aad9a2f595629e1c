"""What a teller does with a story: open it by its six words, let fewer or more people see it, withdraw it, erase it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from perspectief.community.publishing import consents, sealing
from perspectief.community.publishing.choices import CALLED, GONE, ORDER, Age, Level, State
from perspectief.community.publishing.models import STORIES, Opinion, Story
from perspectief.community.publishing.queries import own as queries
from perspectief.community.publishing.services.emptying import empty
from perspectief.community.publishing.services.locking import locked
from perspectief.community.publishing.states import insist_on_step
from perspectief.foundation import keys
from perspectief.foundation.access import NOBODY
from perspectief.foundation.codes import stretching
from perspectief.foundation.codes.calc.words import Code
from perspectief.foundation.privacy import journal, terms
from perspectief.foundation.privacy import services as privacy
from perspectief.foundation.privacy.choices import Action, Side
from perspectief.foundation.privacy.journal import Kind, Way
from perspectief.foundation.privacy.purpose import purpose
from perspectief.foundation.privacy.queries import find_consent


class NotForThisKind(ValueError):
    """These readers cannot be chosen for a voice or a face."""


def open_story(*, code: Code) -> Story | None:
    """The story of this code; None when there is none, or it is over its day. Both take the same steps."""
    today = timezone.localdate()
    found, found_under = None, None
    for costs in stretching.costs_since(today - terms.term("story"), today):
        known = queries.known_of(list(stretching.lookups(sealing.PLACE, code, costs)))
        found, found_under = (known, costs) if known else (found, found_under)
    if found is None:
        return None
    is_old = found_under != stretching.costs_on(today) or not found.lookup.startswith(f"{keys.key_ids()[0]}.")
    _note_opening(found, code if is_old else None)
    return found


@transaction.atomic
def _note_opening(story: Story, code: Code | None) -> None:
    """`code`: when the row must be found under the key and the costs of today from now on."""
    if code is not None:
        story.lookup = next(stretching.lookups(sealing.PLACE, code, stretching.costs_on(timezone.localdate())))
        with purpose(STORIES):
            story.save(update_fields=["lookup"])
    log_own(story, Action.VIEW, "story_words")


@transaction.atomic
def change_level(*, story: Story, level: Level, called: str, language: str) -> Story:
    """Other people may see it. Fewer: from this moment on. More, or under another name: when the panel has looked again
    (and a parent, of a child). Raises NotForThisKind, NoSuchStep."""
    if level not in queries.levels_for(story.kind, respoken=story.respoken):
        raise NotForThisKind
    story = locked(story)
    is_wider = ORDER.index(level) > ORDER.index(Level(story.level))
    _withdraw_consent(story, story.consent)
    child = queries.is_of_a_child(story.age)
    story.consent = consents.agree(
        subject=queries.subject_of(story.pk),
        text=consents.CHILD if child else consents.TELL,
        level=level,
        last_day=story.until,
        language=language,
    )
    story.level = level
    is_renamed = called != queries.called(story)
    if is_wider or (is_renamed and called):
        _look_again(story, child)
    if is_renamed:
        _call(story, called)
    with purpose(STORIES):
        story.save()
    log_own(story, Action.CHANGE, "story_readers")
    return story


def _look_again(story: Story, child: bool) -> None:
    if story.state in (State.CHOSEN, State.NOT_CHOSEN):
        insist_on_step(story.state, State.NEW)
        story.state, story.decided_at = State.NEW, None
    with purpose(STORIES):
        Opinion.objects.filter(story=story).delete()  # they were about other readers, or another name
    if child and story.parent_consent:
        _withdraw_consent(story, story.parent_consent)
        story.state, story.parent_consent = State.WAITING, None
        story.ends_on = min(story.until, timezone.localdate() + terms.term("story_waiting"))
    widest = max((Level(story.widest), Level(story.level)), key=ORDER.index)
    story.widest = widest


def _call(story: Story, called: str) -> None:
    """How the teller wants to be called from now on. Without a name it is a word of ours, at once."""
    told, shown = sealing.told_of(story.sealed, story.pk), sealing.shown_of(story.shown, story.pk)
    story.sealed = sealing.seal_told(sealing.Told(told.text, called), story.pk)
    if story.shown:
        story.shown = sealing.seal_shown(shown.now(called=called or str(CALLED[Age(story.age)])), story.pk)


@transaction.atomic
def withdraw(*, story: Story) -> Story:
    """The teller says stop: the words, the file and all that was thought of them are gone at once. What stays for a
    while is that there was a story, so that the teller can read where it was handed out."""
    story = locked(story)
    insist_on_step(story.state, State.WITHDRAWN)
    withdraw_consents(story)
    _stop(story, timezone.now())
    journal.note(Kind.WITHDRAWN, STORIES, story.pk)
    log_own(story, Action.CHANGE, "story_withdrawn")
    return story


@transaction.atomic
def erase(*, story: Story) -> None:
    """Gone for good, also that there was a story."""
    privacy.erase(subject=queries.subject_of(story.pk), by=NOBODY, side=Side.WITH_CODE)


def erase_key(key: str) -> None:
    """What `privacy` calls to erase what this room knows of somebody."""
    with transaction.atomic(), purpose(STORIES):
        Story.objects.filter(pk=key).delete()


def tell_journal() -> None:
    """At start-up: a story that was withdrawn stays so when an older database is put back."""
    journal.register(STORIES, Kind.WITHDRAWN, Way(_not_withdrawn, _withdraw_again))


def log_own(story: Story, action: Action, what: str) -> None:
    """A line that the teller reads: somebody with the code did this."""
    privacy.log_look(
        by=NOBODY,
        activity=STORIES,
        subjects=[queries.subject_of(story.pk)],
        action=action,
        what=what,
        reason="story_own",
        side=Side.WITH_CODE,
    )


def _not_withdrawn() -> Iterable[str]:
    return map(str, Story.objects.exclude(state__in=GONE).values_list("pk", flat=True))


def _withdraw_again(key: str, at: dt.datetime) -> None:
    for story in Story.objects.filter(pk=key):
        _stop(story, at)


def _stop(story: Story, at: dt.datetime) -> None:
    story.decided_at = story.decided_at if story.state == State.CHOSEN else None
    story.state, story.withdrawn_at = State.WITHDRAWN, at
    empty(story, at)


def withdraw_consents(story: Story) -> None:
    """The yes of the teller, and that of a parent."""
    for key in (story.consent, story.parent_consent):
        _withdraw_consent(story, key)


def _withdraw_consent(story: Story, key: UUID | None) -> None:
    if key and (consent := find_consent(queries.subject_of(story.pk), key)):
        privacy.withdraw_consent(consent=consent)
