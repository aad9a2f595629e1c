"""What the pages of this room have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from perspectief.community.knowledge.choices import AboutKind
from perspectief.community.knowledge.forms.parts import Telling
from perspectief.community.knowledge.queries import subjects
from perspectief.community.knowledge.queries.subjects import Subject
from perspectief.community.knowledge.services.refusing import Refused
from perspectief.foundation.access import NOBODY, Actor


def actor_of(request: HttpRequest) -> Actor:
    """Who asks."""
    return getattr(request, "actor", NOBODY)


def named(about: Iterable[Any]) -> list[Subject]:
    """The subjects of an item or a study by name, themes first."""
    order = list(AboutKind.values)
    links = sorted(((one.kind, one.key) for one in about), key=lambda link: (-order.index(link[0]), link[1]))
    known = subjects.named(settings.MUNICIPALITY, timezone.localdate(), links)
    return [known[one] for one in links]


def every_subject() -> list[Subject]:
    """All that can be ticked."""
    return subjects.every(settings.MUNICIPALITY, timezone.localdate())


def done(form: Telling, doing: Callable[[], Any]) -> Any:
    """What came of it; None when the service refused, and then the form tells why."""
    try:
        return doing()
    except Refused as refused:
        form.refuse(refused)
        return None
