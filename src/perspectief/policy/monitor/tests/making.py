"""Made-up indicators and figures for tests."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django.conf import settings

from perspectief.foundation.places.models import Area, Municipality
from perspectief.policy.monitor.calc.periods import read_period
from perspectief.policy.monitor.choices import (
    Comparable,
    Direction,
    Evidence,
    Missing,
    Origin,
    Rhythm,
    SetBy,
    State,
    Status,
    TargetKind,
    TargetState,
    Unit,
)
from perspectief.policy.monitor.models import Indicator, IndicatorStep, IndicatorVersion, Observation, Target

LONG_AGO = dt.datetime(2019, 10, 30, 12, tzinfo=dt.UTC)
CITY = "GM0014"


def city(code: str = "", *, areas: int = 0) -> Municipality:
    """A municipality with so many neighbourhoods."""
    made, _ = Municipality.objects.get_or_create(
        code=code or settings.MUNICIPALITY, defaults={"name": "Groningen", "source": "test", "read_on": LONG_AGO.date()}
    )
    for number in range(areas):
        place = {"municipality": made, "name": f"Wijk {number}", "map_row": 1, "map_column": number + 1}
        read = {"source": "test", "read_on": LONG_AGO.date()}
        Area.objects.get_or_create(code=f"WK{made.code[2:]}{number:02}", defaults=place | read)
    return made


def indicator(key: str = "laag-inkomen", *, state: State = State.ADOPTED, **said: Any) -> Indicator:
    """An indicator with the step that brought it there; without a version."""
    words = {"name": key.replace("-", " ").capitalize(), "evidence": Evidence.SEE}
    made = Indicator.objects.create(municipality=city(), key=key, state=state, **{**words, **said})
    IndicatorStep.objects.create(indicator=made, state=state, reason="test", role="team", at=LONG_AGO)
    return made


def version(of: Indicator, number: int = 1, **said: Any) -> IndicatorVersion:
    """A definition: a share in tenths unless told otherwise."""
    words = {
        "definition": "Deel van de huishoudens met een laag inkomen.",
        "unit": Unit.PERCENT,
        "decimals": 1,
        "direction": Direction.DOWN,
        "source": "CBS, Kerncijfers wijken en buurten",
        "rhythm": Rhythm.YEAR,
        "owner": "#TeamPerspectief",
        "comparable": Comparable.YES,
        "says": "Hoe groot het deel is.",
        "says_not": "Hoe mensen rondkomen.",
        "valid_from": dt.date(2011 + number, 1, 1),
        "recorded_at": LONG_AGO,
    }
    return IndicatorVersion.objects.create(indicator=of, number=number, **{**words, **said})


def figure(of: IndicatorVersion, period: str, value: float | str | None, **said: Any) -> Observation:
    """One figure, published by its source unless told otherwise."""
    when = read_period(period)
    words = {
        "area": CITY,
        "status": Status.APPROVED,
        "origin": Origin.OFFICIAL,
        "release": f"Uitgave over {period}",
        "recorded_at": LONG_AGO,
        "missing": "" if value is not None else Missing.NOT_MEASURED,
    }
    number = None if value is None else Decimal(str(value))
    days = {"starts": when.starts, "ends": when.ends}
    return Observation.objects.create(version=of, period=period, value=number, **days, **{**words, **said})


def revise(old: Observation, value: float | str, at: dt.datetime, **said: Any) -> Observation:
    """Another value for the same figure, from a moment on."""
    Observation.objects.filter(pk=old.pk).update(superseded_at=at)
    same = {"area": old.area, "group": old.group, "origin": old.origin, "base": old.base}
    return figure(old.version, old.period, value, **{**same, "status": Status.REVISION, "recorded_at": at, **said})


def target(of: Indicator, kind: TargetKind, **said: Any) -> Target:
    """Something that is wanted."""
    words = {"starts": dt.date(2019, 1, 1), "set_by": SetBy.BUDGET, "state": TargetState.SET, "recorded_at": LONG_AGO}
    return Target.objects.create(indicator=of, kind=kind, **{**words, **said})
