"""Who is who in a household file, and what each person is called on a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from perspectief.residents.entitlements.choices import Role


def roles_of(persons: Sequence[Mapping[str, Any]]) -> list[Role]:
    """What each person of a household file is to the first one."""
    return [_role(one, persons[0]) for one in persons]


def _role(person: Mapping[str, Any], claimant: Mapping[str, Any]) -> Role:
    if person is claimant:
        return Role.CLAIMANT
    if claimant.get("partner") == person["id"]:
        return Role.PARTNER
    parents = person.get("parents")
    family = {claimant["id"], claimant.get("partner")}
    return Role.CHILD if isinstance(parents, list) and family & set(parents) else Role.OTHER


def titles_of(persons: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """What each person of a household file is called, by id."""
    who = [(str(one["id"]), role) for one, role in zip(persons, roles_of(persons), strict=True)]
    return {person: title_of(person, who) for person, _role in who}


def title_of(person: str, who: Sequence[tuple[str, Role]]) -> str:
    """`U`, `Uw partner`, `Kind 2`, `Huisgenoot 1`. `who`: everybody with their role."""
    role = dict(who)[person]
    if role in (Role.CLAIMANT, Role.PARTNER):
        return str(role.label)
    same = [one for one, other in who if other is role]
    return f"{role.label} {same.index(person) + 1}"
