"""Makes versions of the framework, brings them out, and freezes them for a round. Keyword-only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from perspectief.foundation.access import Actor
from perspectief.foundation.places.models import Municipality
from perspectief.policy.weighing import states
from perspectief.policy.weighing.calc import framework as calc
from perspectief.policy.weighing.choices import FrameworkState
from perspectief.policy.weighing.models import Framework
from perspectief.policy.weighing.permissions import may_steer
from perspectief.policy.weighing.queries import frameworks as queries
from perspectief.policy.weighing.services.refusing import Refused, check

HEAD = ("name", "valid_from", "source")


@transaction.atomic
def make_framework(
    *,
    municipality: Municipality,
    key: str,
    name: str,
    content: Mapping[str, Any],
    valid_from: dt.date,
    source: str,
    by: Actor,
) -> Framework:
    """The first version of a framework, or the next one when there is one of this key."""
    check(may_steer(by))
    _insist_on_whole(content)
    if not name.strip() or not source.strip():
        raise Refused(_("Geef het kader een naam, en zeg waar het vandaan komt."))
    last = queries.newest(municipality.code, key)
    return Framework.objects.create(
        municipality=municipality,
        key=key,
        version=last.version + 1 if last else 1,
        name=name.strip(),
        content=dict(content),
        valid_from=valid_from,
        source=source.strip(),
        made_at=timezone.now(),
        invented=by.is_invented,
    )


@transaction.atomic
def new_version(*, framework: Framework, by: Actor) -> Framework:
    """A draft with the same content, to change."""
    content = dict(framework.content)
    return make_framework(
        municipality=framework.municipality,
        key=framework.key,
        name=framework.name,
        content=content,
        valid_from=timezone.localdate(),
        source=framework.source,
        by=by,
    )


@transaction.atomic
def change(
    *, framework: Framework, by: Actor, content: Mapping[str, Any] | None = None, head: Mapping[str, Any] | None = None
) -> Framework:
    """Change a draft: its content, or name, first day and source. What is not whole is refused and nothing is kept."""
    check(may_steer(by))
    held = locked(framework)
    if held.state != FrameworkState.DRAFT:
        raise Refused(_("Dit kader is openbaar. Maak een nieuwe versie om iets te veranderen."))
    if content is not None:
        _insist_on_whole(content)
        held.content = dict(content)
    for name, value in (head or {}).items():
        if name not in HEAD:
            raise ValueError(f"Not of a framework: {name}.")
        setattr(held, name, value)
    held.save(update_fields=["content", *HEAD])
    return held


@transaction.atomic
def publish(*, framework: Framework, by: Actor) -> Framework:
    """Everybody may read it. Published twice is published once."""
    check(may_steer(by))
    held = locked(framework)
    if held.state == FrameworkState.PUBLISHED:
        return held
    _insist_on_whole(held.content)
    return _move(held, FrameworkState.PUBLISHED)


@transaction.atomic
def back_to_draft(*, framework: Framework, by: Actor) -> Framework:
    """Take a published version back to change it, as long as no round was announced with it."""
    check(may_steer(by))
    return _move(locked(framework), FrameworkState.DRAFT)


@transaction.atomic
def freeze(*, framework: Framework, by: Actor, at: dt.datetime | None = None) -> Framework:
    """From now on nothing in it changes. A round that is announced does this; a frozen one is looked at again."""
    check(may_steer(by))
    held = locked(framework)
    if held.state == FrameworkState.FROZEN:
        queries.verify(held)
        return held
    _insist_on_whole(held.content)
    held.digest, held.frozen_at = calc.digest(held.content), at or timezone.now()
    return _move(held, FrameworkState.FROZEN, "digest", "frozen_at")


@transaction.atomic
def close(*, framework: Framework, by: Actor) -> Framework:
    """No new round uses it."""
    check(may_steer(by))
    return _move(locked(framework), FrameworkState.CLOSED)


def locked(framework: Framework) -> Framework:
    """The same version as it is now, held until the transaction ends."""
    return (
        Framework.objects.select_for_update(of=("self",), no_key=True)
        .select_related("municipality")
        .get(pk=framework.pk)
    )


def _move(held: Framework, to: FrameworkState, *fields: str) -> Framework:
    if not states.framework_may_go(held.state, to):
        raise Refused(_("Deze stap kan nu niet."))
    held.state = to
    held.save(update_fields=["state", *fields])
    return held


def _insist_on_whole(content: Mapping[str, Any]) -> None:
    problems = list(calc.problems_of(content))
    if problems:
        raise Refused(" ".join(problems))
