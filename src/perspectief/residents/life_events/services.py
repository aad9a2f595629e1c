"""The day that somebody told for an event: it travels in the sealed cookie of the check, and is kept nowhere else."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest

from perspectief.residents.entitlements.services import carried_by
from perspectief.residents.entitlements.services import with_answers as with_answers

LONGEST = 40
"""Characters of a typed date that travel along, so that what we did not understand can be shown once more."""
FIELDS = ("day", "birth")


def typed(request: HttpRequest, slug: str) -> dict[str, str]:
    """What was typed for this event; empty when nothing was."""
    said = carried_by(request).events.get(slug, {})
    return {name: str(said[name]) for name in FIELDS if said.get(name)}


def keep(request: HttpRequest, *, slug: str, said: Mapping[str, str]) -> None:
    """What was typed travels along; nothing typed is nothing kept."""
    wanted = {name: said.get(name, "").strip()[:LONGEST] for name in FIELDS}
    wanted = {name: text for name, text in wanted.items() if text}
    if not wanted:
        forget(request, slug=slug)
        return
    carried_by(request).events[slug] = wanted


def forget(request: HttpRequest, *, slug: str) -> None:
    """The day of this event is gone; other answers stay."""
    carried_by(request).events.pop(slug, None)
