"""Makes rounds and moves them on. Keyword-only; each step notes the role and the reason, never a name."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from perspectief.foundation.access import Actor, role_of
from perspectief.foundation.places.models import Municipality
from perspectief.policy.weighing import states
from perspectief.policy.weighing.choices import FrameworkState, RoundState
from perspectief.policy.weighing.models import Framework, Round, RoundStep
from perspectief.policy.weighing.permissions import may_steer
from perspectief.policy.weighing.queries import frameworks as framework_queries
from perspectief.policy.weighing.queries import rounds as queries
from perspectief.policy.weighing.queries.settings import rules_on, setting
from perspectief.policy.weighing.services import frameworks
from perspectief.policy.weighing.services.refusing import Refused, check, insist_on_nobody

SEEDS = 2**31
TAKEN = frozenset({"ronde", "kader", "stuk", "nieuw", "panel", "mijn", "aanvraag", "geld", "besluit"})
"""Words that stand in addresses of this room: no key of a round."""
FIELDS = (
    *("name", "what_for", "legal_basis", "legal_basis_url", "dividing", "ceilings", "staff"),
    *("opens_on", "closes_on", "scores_until", "replies_until", "framework"),
)
"""What an officer fills in while a round is in the making; from the announcement on it stays as it is."""


@transaction.atomic
def make_round(
    *,
    municipality: Municipality,
    key: str,
    name: str,
    framework: Framework,
    by: Actor,
    seed: int | None = None,
    on: dt.datetime | None = None,
) -> Round:
    """Begin a round. `seed`: from which all that is left to chance follows, so that it can be done again."""
    check(may_steer(by))
    if not name.strip():
        raise Refused(_("Geef de ronde een naam."))
    if key in TAKEN or queries.find(municipality.code, key) is not None:
        raise Refused(_("Er is al een ronde met deze naam."))
    if framework.state == FrameworkState.CLOSED:
        raise Refused(_("Dit wegingskader is afgesloten. Kies een ander."))
    made = Round.objects.create(
        municipality=municipality,
        key=key,
        name=name.strip(),
        framework=framework,
        seed=secrets.randbelow(SEEDS) if seed is None else seed,
        invented=by.is_invented,
    )
    note(one=made, kind="made", by=by, at=moment(on, by))
    return made


@transaction.atomic
def fill_in(*, one: Round, said: Mapping[str, Any], by: Actor) -> Round:
    """Change a round that is still in the making. `said`: some of FIELDS."""
    check(may_steer(by))
    held = locked(one)
    if held.state != RoundState.DRAFT:
        raise Refused(_("Deze ronde is aangekondigd. Dit verandert niet meer."))
    unknown = set(said) - set(FIELDS)
    if unknown:
        raise ValueError(f"Not of a round: {', '.join(sorted(unknown))}.")
    for name, value in said.items():
        setattr(held, name, value)
    if held.opens_on and held.closes_on and held.closes_on < held.opens_on:
        raise Refused(_("De laatste dag ligt voor de eerste dag."))
    held.save(update_fields=list(said))
    return held


@transaction.atomic
def announce(*, one: Round, by: Actor, on: dt.datetime | None = None) -> Round:
    """Tell everybody: ground, ceiling, way of dividing, dates and framework. From now on these stay as they are.

    `on`: the moment at which the loader of an invented round acts; nobody else gives it.
    """
    check(may_steer(by))
    held, at = locked(one), moment(on, by)
    if held.state != RoundState.DRAFT:
        raise Refused(_("Deze ronde is al aangekondigd."))
    day = timezone.localdate(at)
    missing = list(queries.missing_before_announcing(held, day, setting("days_public_before", day)))
    if missing:
        raise Refused(" ".join(missing))
    framework = frameworks.freeze(framework=held.framework, by=by, at=at)
    held.framework, held.announced_at = framework, at
    held.rules = {**rules_on(day), "settings_on": day.isoformat(), "shares": framework.content.get("shares", {})}
    held.save(update_fields=["announced_at", "rules"])
    detail = {
        "framework": f"{framework.key}/{framework.version}",
        "framework_digest": framework.digest,
        "legal_basis": held.legal_basis,
        "ceilings": held.ceilings,
        "dividing": held.dividing,
        "opens_on": str(held.opens_on),
        "closes_on": str(held.closes_on),
    }
    return move(one=held, to=RoundState.ANNOUNCED, by=by, kind="announced", detail=detail, at=at)


@transaction.atomic
def open_round(*, one: Round, by: Actor, on: dt.datetime | None = None) -> Round:
    """Providers may apply from now on: not before the first day. Opened twice is opened once."""
    check(may_steer(by))
    held, at = locked(one), moment(on, by)
    if held.state == RoundState.OPEN:
        return held
    if held.opens_on is None or timezone.localdate(at) < held.opens_on:
        raise Refused(_("De eerste dag is er nog niet."))
    framework_queries.verify(held.framework)
    return move(one=held, to=RoundState.OPEN, by=by, kind="opened", at=at)


def open_what_is_due(*, municipality: str, at: dt.datetime) -> int:
    """What the daily job does: rounds of which the first day has come open by themselves. Gives how many."""
    due = list(queries.opening_on(municipality, timezone.localdate(at)).values_list("pk", flat=True))
    return sum(_opened_by_the_calendar(pk, at) for pk in due)


@transaction.atomic
def _opened_by_the_calendar(pk: int, at: dt.datetime) -> bool:
    held = Round.objects.select_for_update(no_key=True).get(pk=pk)
    if held.state != RoundState.ANNOUNCED:
        return False
    framework_queries.verify(held.framework)
    _go(held, RoundState.OPEN)
    RoundStep.objects.create(round=held, kind="opened", at=at, role="", reason="", detail={"by": "calendar"})
    return True


@transaction.atomic
def begin_scoring(*, one: Round, by: Actor, on: dt.datetime | None = None) -> Round:
    """The last day has passed and it is clear what takes part: the panel begins."""
    check(may_steer(by))
    held, at = locked(one), moment(on, by)
    missing = list(queries.missing_before_scoring(held, timezone.localdate(at)))
    if missing:
        raise Refused(" ".join(missing))
    framework_queries.verify(held.framework)
    keys = [str(key) for key in held.items.filter(state="accepted").order_by("key").values_list("key", flat=True)]
    return move(one=held, to=RoundState.SCORING, by=by, kind="scoring", detail={"items": keys}, at=at)


@transaction.atomic
def stop(*, one: Round, by: Actor, reason: str) -> Round:
    """It does not go on. The reason is public, and all that was sent stays to be seen by who sent it."""
    check(may_steer(by))
    if not reason.strip():
        raise Refused(_("Schrijf op waarom deze ronde stopt. Iedereen kan dat lezen."))
    insist_on_nobody(reason)
    return move(one=locked(one), to=RoundState.STOPPED, by=by, kind="stopped", reason=reason)


# --- For every step of a round, of whichever part of the room ---------------------------------------------------------
def locked(one: Round) -> Round:
    """The same round as it is now, held until the transaction ends: call inside one."""
    return Round.objects.select_for_update(of=("self",), no_key=True).select_related("framework").get(pk=one.pk)


def move(
    *,
    one: Round,
    to: RoundState,
    by: Actor,
    kind: str,
    reason: str = "",
    detail: Mapping[str, Any] | None = None,
    at: dt.datetime | None = None,
) -> Round:
    """Go to another state, when there is such a step, and note it. `one` must be `locked`. Raises Refused."""
    _go(one, to)
    note(one=one, kind=kind, by=by, reason=reason, detail=detail, at=at)
    return one


def note(
    *,
    one: Round,
    kind: str,
    by: Actor,
    reason: str = "",
    detail: Mapping[str, Any] | None = None,
    at: dt.datetime | None = None,
) -> RoundStep:
    """Write down that something happened to a round: the role of who did it, the reason, and what can be checked."""
    return RoundStep.objects.create(
        round=one,
        kind=kind,
        at=at or timezone.now(),
        role=role_of(by),
        reason=reason.strip(),
        detail=dict(detail or {}),
    )


def moment(on: dt.datetime | None, by: Actor) -> dt.datetime:
    """Now; or the moment that the loader of an invented round gives, as nobody else may."""
    if on is not None and not by.is_invented:
        raise ValueError("Only who is invented acts at another moment than now.")
    return on or timezone.now()


def _go(one: Round, to: RoundState) -> None:
    if not states.round_may_go(one.state, to):
        raise Refused(_("Deze stap kan nu niet."))
    one.state = to
    one.save(update_fields=["state"])
