"""Makes half years, keeps their calendar and notes what was decided. Keyword-only; each step notes role and reason."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from perspectief.foundation.access import Actor, role_of
from perspectief.foundation.places.models import Municipality
from perspectief.policy.council.calc.half_year import HalfYear
from perspectief.policy.council.choices import DecidedBy, MomentKind, Phase
from perspectief.policy.council.models import Cycle, CycleStep, Decision, Moment
from perspectief.policy.council.permissions import STEERS, may_steer
from perspectief.policy.council.services.refusing import Refused, check
from perspectief.policy.council.states import next_phase

MONTH_OF_PLANS = 30
CHECK_BEFORE_END = 61
ACT_BEFORE_END = 14
"""In days: a month to plan, two months before the end the figures are looked at, two weeks before it plans change."""


def phases_of(half: HalfYear) -> dict[str, dt.date]:
    """The days on which the four phases begin, as long as nobody chose others."""
    day = dt.timedelta(days=1)
    return {
        "plan_on": half.starts,
        "do_on": half.starts + MONTH_OF_PLANS * day,
        "check_on": half.ends - CHECK_BEFORE_END * day,
        "act_on": half.ends - ACT_BEFORE_END * day,
    }


@transaction.atomic
def make_cycle(
    *, municipality: Municipality, half: HalfYear, by: Actor, phases: dict[str, dt.date] | None = None
) -> Cycle:
    """Begin a half year."""
    check(may_steer(by))
    if Cycle.objects.filter(municipality=municipality, key=half.key).exists():
        raise Refused(_("Dit half jaar is er al."))
    days = phases or phases_of(half)
    if list(days.values()) != sorted(days.values()):
        raise Refused(_("De vier fasen volgen elkaar op. Zet de data op volgorde."))
    cycle = Cycle.objects.create(
        municipality=municipality, key=half.key, starts=half.starts, ends=half.ends, invented=by.is_invented, **days
    )
    _note(cycle, Phase.PLAN, _("Het half jaar is gemaakt."), by)
    return cycle


@transaction.atomic
def move_on(*, cycle: Cycle, by: Actor, reason: str) -> Cycle:
    """Go on to the next phase."""
    check(may_steer(by))
    to = next_phase(Phase(cycle.phase))
    if to is None:
        raise Refused(_("Dit half jaar is al afgesloten."))
    if not reason.strip():
        raise Refused(_("Schrijf op waarom u verdergaat."))
    cycle.phase = to
    cycle.save(update_fields=["phase"])
    _note(cycle, to, reason, by)
    return cycle


def _note(cycle: Cycle, phase: Phase, reason: str, by: Actor) -> None:
    CycleStep.objects.create(
        cycle=cycle, phase=phase, reason=reason.strip(), role=role_of(by, STEERS), at=timezone.now()
    )


@transaction.atomic
def set_moment(
    *,
    cycle: Cycle,
    kind: MomentKind,
    day: dt.date,
    by: Actor,
    title: str = "",
    reason: str = "",
    as_if: dt.date | None = None,
) -> Moment:
    """Put a day in the calendar. A fixed kind that stood there already is moved, with a reason.

    `as_if`: the day on which the loader of invented half years acts; nobody else gives it.
    """
    check(may_steer(by))
    today = _today(as_if, by)
    if kind == MomentKind.EXPERTS_DUE and day < today:
        raise Refused(_("Deze dag is al voorbij. De ervaringsdeskundigen hebben tijd nodig. Kies een latere dag."))
    if kind == MomentKind.OTHER and not title.strip():
        raise Refused(_("Schrijf op wat er die dag is."))
    standing = None if kind == MomentKind.OTHER else cycle.moments.filter(kind=kind, replaced_at=None).first()
    if standing is not None:
        _move_away(standing, reason)
    return Moment.objects.create(
        cycle=cycle,
        kind=kind,
        title=title.strip(),
        day=day,
        role=role_of(by, STEERS),
        at=_noon(today) if as_if else timezone.now(),
        invented=by.is_invented,
    )


def _today(as_if: dt.date | None, by: Actor) -> dt.date:
    if as_if is not None and not by.is_invented:
        raise ValueError("Only who is invented acts on another day than today.")
    return as_if or timezone.localdate()


def _noon(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(12)))


def _move_away(standing: Moment, reason: str) -> None:
    if standing.done_on:
        raise Refused(_("Dit is al gedaan. Dan verandert de dag niet meer."))
    if not reason.strip():
        raise Refused(_("Deze dag stond er al. Schrijf op waarom hij verandert."))
    standing.replaced_at, standing.reason = timezone.now(), reason.strip()
    standing.save(update_fields=["replaced_at", "reason"])


@transaction.atomic
def done(*, moment: Moment, on: dt.date, by: Actor, as_if: dt.date | None = None) -> Moment:
    """It happened, on this day. That experts were asked is noted on the day itself. `as_if`: see `set_moment`."""
    check(may_steer(by))
    if moment.done_on or moment.replaced_at:
        raise Refused(_("Dit moment is al gedaan of verzet."))
    today = _today(as_if, by)
    if on > today:
        raise Refused(_("Deze dag is er nog niet. Kies een dag tot en met vandaag."))
    if moment.kind == MomentKind.EXPERTS_ASKED and on < today:
        raise Refused(_("Dat u het vroeg, legt u vast op de dag zelf. Vul de dag van vandaag in."))
    moment.done_on = on
    moment.save(update_fields=["done_on"])
    return moment


@transaction.atomic
def note_decision(*, cycle: Cycle, on: dt.date, decided_by: DecidedBy, text: str, reason: str, by: Actor) -> Decision:
    """Write down what was decided. It stays as it was written."""
    check(may_steer(by))
    if not text.strip() or not reason.strip():
        raise Refused(_("Schrijf op wat er is besloten, en waarom."))
    return Decision.objects.create(
        cycle=cycle,
        on=on,
        by=decided_by,
        text=text.strip(),
        reason=reason.strip(),
        role=role_of(by, STEERS),
        at=timezone.now(),
        invented=by.is_invented,
    )
