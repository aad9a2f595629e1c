"""What rooms offer for a page of another: panels (a block that says something) and doors (a way into a room).

A room registers its own in its `panels.py`, which is read at start-up. Two with one key are refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import YES, Actor, Permission, Role, Verdict

WAITS = "start"
"""Place on the start page: what waits for somebody."""
CHANGED = "start-changed"
"""Place on the start page: what is different since a while."""

Context = Callable[[HttpRequest], Mapping[str, Any] | None]
"""What the template of a panel needs. None or nothing in it: there is nothing to tell."""
NOT_YOURS = Verdict(False, _("Dit deel is voor mensen met ander werk."))


@dataclass(frozen=True)
class Panel:
    """One block of a page. Lower `order` stands higher.

    `empty`: one sentence for when there is nothing to tell; without it the panel then stays away.
    """

    key: str
    place: str
    title: Any
    may: Permission
    template: str
    context: Context
    empty: Any
    order: int


@dataclass(frozen=True)
class Door:
    """A way into a room, in plain words. `goes_to`: name of its address."""

    key: str
    title: Any
    says: Any
    goes_to: str
    may: Permission
    order: int


_PANELS: dict[str, Panel] = {}
_DOORS: dict[str, Door] = {}


def panel(
    *,
    key: str,
    title: Any,
    may: Permission,
    template: str,
    context: Context,
    empty: Any = "",
    place: str = WAITS,
    order: int = 50,
) -> Panel:
    """Offer a block. Texts are lazily translated."""
    made = Panel(key, place, title, may, template, context, empty, order)
    return _keep(_PANELS, made)


def door(*, key: str, title: Any, says: Any, goes_to: str, may: Permission, order: int = 50) -> Door:
    """Offer a way into a room. `may` is the permission of the page behind it."""
    return _keep(_DOORS, Door(key, title, says, goes_to, may, order))


def _keep(shelf: dict[str, Any], made: Any) -> Any:
    if made.key in shelf:
        raise ValueError(f"There are two called '{made.key}'.")
    shelf[made.key] = made
    return made


def for_roles(*roles: Role) -> Permission:
    """Whoever holds one of these roles: for what is public anyway, and only of use to some."""
    return lambda by: YES if by.has(*roles) else NOT_YOURS


def panels_at(place: str) -> list[Panel]:
    """All panels of a place, in their order."""
    return sorted((one for one in _PANELS.values() if one.place == place), key=_order)


def doors() -> list[Door]:
    """All ways into rooms, in their order."""
    return sorted(_DOORS.values(), key=_order)


def doors_for(actor: Actor) -> list[Door]:
    """The rooms that somebody may enter."""
    return [one for one in doors() if one.may(actor).allowed]


def find(key: str) -> Panel | None:
    """The panel with this key."""
    return _PANELS.get(key)


def _order(one: Panel | Door) -> tuple[int, str]:
    return one.order, one.key
