"""Reads experts: their own profile for themselves, and for others only what a yes in the ledger still allows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from perspectief.community.experience import consents
from perspectief.community.experience.choices import Sees, Shares
from perspectief.community.experience.models import EXPERIENCE, THEMES, Allowed, Expert, LivedThemes
from perspectief.community.experience.sealing import Told, themes_of, told_of
from perspectief.foundation.access import Actor
from perspectief.foundation.privacy.purpose import purpose
from perspectief.foundation.privacy.queries import consents_holding, is_restricted
from perspectief.foundation.privacy.subjects import Subject, account


@dataclass(frozen=True)
class Profile:
    """An expert as somebody may see them. `themes`: empty when this reader may not, or there are none."""

    expert: Expert
    told: Told
    themes: list[str] = field(default_factory=list)


def subject_of(expert: Expert) -> Subject:
    """Whom a look is about: the account, so that it stands under `Wie keek er mee?`."""
    return account(expert.account)


def expert_of(by: Actor) -> Expert | None:
    """The profile of who asks."""
    return expert_with(by.account) if by.account else None


def expert_with(person: UUID) -> Expert | None:
    """The profile of this account."""
    with purpose(EXPERIENCE):
        return Expert.objects.filter(account=person).first()


def expert_by_key(key: UUID) -> Expert | None:
    """The profile with this key."""
    with purpose(EXPERIENCE):
        return Expert.objects.filter(pk=key).first()


def own_profile(expert: Expert) -> Profile:
    """Everything, for who it is about."""
    return Profile(expert, told_of(expert.sealed, expert.pk), kept_themes(expert))


def kept_themes(expert: Expert) -> list[str]:
    """The lived themes, as long as the yes to keep them holds. For the person, and for the programme that matches."""
    if not consents.holds(expert.account, Sees.MATCHING, Shares.THEMES):
        return []
    with purpose(THEMES):
        found = LivedThemes.objects.filter(pk=expert.pk).first()
    return themes_of(found.sealed, expert.pk) if found else []


def themes_for(expert: Expert, receiver: str) -> list[str]:
    """The lived themes for somebody else: only on a yes for exactly this receiver, asked of the ledger now."""
    return kept_themes(expert) if consents.holds(expert.account, receiver, Shares.THEMES) else []


def seen_by(expert: Expert, receiver: str) -> Profile:
    """What this receiver may see of an expert who let it see the profile."""
    return Profile(expert, told_of(expert.sealed, expert.pk), themes_for(expert, receiver))


def is_shut(expert: Expert) -> bool:
    """The person asked that nobody looks for now."""
    return is_restricted(account(expert.account))


def pool() -> list[Profile]:
    """The experts who let coordinators see their profile, and did not pause."""
    with purpose(EXPERIENCE):
        found = list(Expert.objects.filter(paused=False))
    shown = (one for one in found if consents.holds(one.account, Sees.COORDINATORS, Shares.PROFILE))
    return [seen_by(one, Sees.COORDINATORS) for one in shown]


def may_be_seen(expert: Expert) -> bool:
    """Whether coordinators may see this profile now."""
    return consents.holds(expert.account, Sees.COORDINATORS, Shares.PROFILE)


def allowed_now(expert: Expert) -> list[Allowed]:
    """Who may know what, for who it is about: every yes that holds now."""
    with purpose(EXPERIENCE):
        found = list(Allowed.objects.filter(expert=expert))
    holding = consents_holding([one.consent for one in found])
    return [one for one in found if one.consent in holding]


def allowed_to(expert: Expert, receiver: str, part: Shares) -> list[Allowed]:
    """The yes of this receiver and part that holds now, if there is one."""
    return [one for one in allowed_now(expert) if (one.receiver, one.part) == (receiver, part)]


def themes_without_consent(rows: Iterable[LivedThemes]) -> list[UUID]:
    """Of these the ones whose yes ended or was stopped, wherever that was said."""
    known = {one.pk: one.consent for one in rows}
    holding = consents_holding(known.values())
    return [pk for pk, consent in known.items() if consent not in holding]
