"""What experts do with their own profile: make it, tell what they lived through, choose who may know, stop, leave."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from perspectief.community.experience import consents
from perspectief.community.experience.choices import Sees, Shares
from perspectief.community.experience.models import (
    EXPERIENCE,
    SIGNED,
    THEMES,
    Allowed,
    Expert,
    LivedThemes,
    Reply,
    Signature,
)
from perspectief.community.experience.permissions import may_be_expert
from perspectief.community.experience.queries import people
from perspectief.community.experience.sealing import Told, seal_themes, seal_told
from perspectief.community.experience.services.refusing import check
from perspectief.foundation.access import Actor
from perspectief.foundation.privacy import services as privacy
from perspectief.foundation.privacy.choices import Action
from perspectief.foundation.privacy.purpose import purpose
from perspectief.foundation.privacy.subjects import Subject


@dataclass(frozen=True)
class Wish:
    """What somebody says of themselves."""

    told: Told
    kinds: Sequence[str] = ()
    hours_week: int | None = None
    area: str = ""
    certified: bool = False
    paused: bool = False


@transaction.atomic
def save_profile(*, by: Actor, wish: Wish) -> Expert:
    """Make or change one's own profile. Raises Refused."""
    check(may_be_expert(by))
    found = people.expert_of(by) or Expert(account=by.account, invented=by.is_invented)
    found.sealed = seal_told(wish.told, found.pk)
    found.kinds, found.hours_week, found.area = list(wish.kinds), wish.hours_week, wish.area
    found.certified, found.paused, found.confirmed_on = wish.certified, wish.paused, timezone.localdate()
    with purpose(EXPERIENCE):
        found.save()
    log_looks([found], by, Action.CHANGE, reason="experience_own")
    return found


@transaction.atomic
def keep_themes(*, expert: Expert, by: Actor, themes: Sequence[str], language: str) -> None:
    """Keep what somebody lived through, on an explicit yes; without themes it stops. Raises Refused."""
    check(may_be_expert(by))
    if not themes:
        _stop(expert, people.allowed_now(expert), only=Shares.THEMES)
        _forget_themes([expert.pk])
        return
    consent = _allow(expert, Sees.MATCHING, str(Sees.MATCHING.label), Shares.THEMES, language)
    with purpose(THEMES):
        LivedThemes.objects.update_or_create(
            expert=expert,
            defaults={"sealed": seal_themes(sorted(set(themes)), expert.pk), "consent": consent},
        )
    log_looks([expert], by, Action.CHANGE, reason="experience_own", what="experience_themes")


@transaction.atomic
def allow(*, expert: Expert, by: Actor, receiver: str, words: str, part: Shares, language: str) -> None:
    """Somebody else may see a part too, from now on. Raises Refused."""
    check(may_be_expert(by))
    _allow(expert, receiver, words, part, language)
    log_looks([expert], by, Action.CHANGE, reason="experience_own", what=part.value)


def _allow(expert: Expert, receiver: str, words: str, part: Shares, language: str) -> UUID:
    known = people.allowed_to(expert, receiver, part)
    if known:
        return UUID(str(known[0].consent))
    key = consents.give(person=expert.account, receiver=receiver, words=words, part=part, language=language)
    Allowed.objects.create(expert=expert, receiver=receiver, words=words, part=part, consent=key)
    return key


@transaction.atomic
def stop(*, expert: Expert, by: Actor, consent: UUID) -> None:
    """One yes stops, at once. Without the yes to keep themes, they are gone in the same moment. Raises Refused."""
    check(may_be_expert(by))
    found = [one for one in people.allowed_now(expert) if one.consent == consent]
    _stop(expert, found)
    if any((one.receiver, one.part) == (Sees.MATCHING, Shares.THEMES) for one in found):
        _stop(expert, people.allowed_now(expert), only=Shares.THEMES)
        _forget_themes([expert.pk])
    log_looks([expert], by, Action.CHANGE, reason="experience_own")


def _stop(expert: Expert, found: Iterable[Allowed], only: Shares | None = None) -> None:
    gone = [one for one in found if only in (None, one.part)]
    consents.stop(person=expert.account, keys=[one.consent for one in gone])
    with purpose(EXPERIENCE):
        Allowed.objects.filter(pk__in=[one.pk for one in gone]).delete()


def _forget_themes(keys: Sequence[UUID]) -> None:
    with purpose(THEMES):
        LivedThemes.objects.filter(pk__in=keys).delete()


@transaction.atomic
def forget_unallowed() -> int:
    """Themes of which the yes ended or was stopped on another page go. How many."""
    with purpose(THEMES):
        rows = list(LivedThemes.objects.all())
    gone = people.themes_without_consent(rows)
    _forget_themes(gone)
    return len(gone)


@transaction.atomic
def leave(*, expert: Expert, by: Actor) -> None:
    """Everything in this room about this expert goes for good, their agreements too. Raises Refused."""
    check(may_be_expert(by))
    _stop(expert, people.allowed_now(expert))
    privacy.erase(subject=Subject(EXPERIENCE, str(expert.account)), by=by)


def erase(key: str) -> None:
    """What `privacy` calls to erase what this room knows of an account."""
    with transaction.atomic(), purpose(EXPERIENCE), purpose(THEMES), purpose(SIGNED):
        Expert.objects.filter(account=key).delete()
        Signature.objects.filter(account=key).delete()


def restrict(key: str, is_paused: bool) -> None:
    """Somebody asked that nobody looks for now: proposals stop too, until they say otherwise."""
    if is_paused:
        with purpose(EXPERIENCE):
            Expert.objects.filter(account=key).update(paused=True)


@transaction.atomic
def take_back_reply(*, expert: Expert, reply: Reply) -> None:
    """An expert may always think again."""
    with purpose(EXPERIENCE):
        Reply.objects.filter(pk=reply.pk, expert=expert).delete()


def log_looks(
    experts: Iterable[Expert],
    by: Actor,
    action: Action,
    *,
    reason: str,
    what: str = "experience_profile",
) -> None:
    """A line for each expert, which they read under `Wie keek er mee?`."""
    subjects = [people.subject_of(one) for one in experts]
    if subjects:
        privacy.log_look(by=by, activity=EXPERIENCE, subjects=subjects, action=action, what=what, reason=reason)
