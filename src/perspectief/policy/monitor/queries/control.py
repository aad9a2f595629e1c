"""From rows of figures to figures that may be shown: all that this room shows of a figure passes here.

What its source made public itself is shown as it came. What we counted ourselves, or made up, passes the same control
as any other count: and where it stands in a table of all neighbourhoods, the table as a whole, so that a hidden cell
cannot be worked out from the others (`queries/tables.py`). A cell is judged with its whole table, also when only that
cell is asked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from django.utils import timezone

from perspectief.foundation.disclosure import (
    Kind,
    Published,
    Reason,
    Rule,
    hide,
    publish_amount,
    publish_count,
    publish_official,
    publish_share,
    rule_on,
)
from perspectief.policy.monitor.choices import Missing, Origin, Unit
from perspectief.policy.monitor.queries.figures import Row
from perspectief.policy.monitor.queries.tables import secret_cells

KINDS: Mapping[str, Kind] = {
    Unit.PERCENT: Kind.SHARE,
    Unit.EURO: Kind.AMOUNT,
    Unit.SCORE: Kind.SCORE,
    Unit.RANK: Kind.RANK,
}
"""How each unit is written; all others are counts."""
CENTS = 100
REASONS = {
    Missing.SECRET: Reason.SECRET,
    Missing.NOT_YET: Reason.NOT_YET,
    Missing.NOT_APPLICABLE: Reason.NOT_APPLICABLE,
}


class Shown(NamedTuple):
    """A figure and, of a source that gives it, the interval around it."""

    figure: Published
    low: Published | None = None
    high: Published | None = None


def published(rows: Sequence[Row], moment: dt.datetime) -> dict[int, Shown]:
    """Each row as it may be shown, by its own key."""
    rule = rule_on(timezone.localdate(moment))
    secret = secret_cells([row for row in rows if _is_our_own(row)], moment, rule, _is_hidden)
    return {row.pk: _hidden(row) if row.pk in secret else _shown(row, rule) for row in rows}


def _is_our_own(row: Row) -> bool:
    return row.origin != Origin.OFFICIAL and row.value is not None


def _is_hidden(row: Row, rule: Rule) -> bool:
    """By itself, without its table."""
    return _controlled(row, KINDS.get(row.version.unit, Kind.COUNT), rule).is_hidden


def _shown(row: Row, rule: Rule) -> Shown:
    """One row by itself."""
    kind, decimals = KINDS.get(row.version.unit, Kind.COUNT), row.version.decimals
    if row.value is None:
        return Shown(hide(REASONS.get(Missing(row.missing), Reason.UNKNOWN), kind))
    if row.origin != Origin.OFFICIAL:
        return Shown(_controlled(row, kind, rule))
    figure = publish_official(row.value, kind, decimals, source=row.release)
    if row.low is None and row.high is None:
        return Shown(figure)
    return Shown(figure, _official(row, row.low, kind, decimals), _official(row, row.high, kind, decimals))


def _official(row: Row, value: Decimal | None, kind: Kind, decimals: int) -> Published | None:
    return None if value is None else publish_official(value, kind, decimals, source=row.release)


def _controlled(row: Row, kind: Kind, rule: Rule) -> Published:
    """A figure of our own: what it rests on decides whether it is shown."""
    value = row.value or Decimal(0)
    if kind is Kind.COUNT:
        return publish_count(int(value), households=row.base, rule=rule)
    if kind is Kind.SHARE:
        return publish_share(None if row.base is None else round(value * row.base / 100), row.base, rule=rule)
    if kind is Kind.AMOUNT:
        return publish_amount(int(value * CENTS), contributors=row.base, rule=rule)
    if row.base is None or row.base < rule.share_base:
        return hide(Reason.TOO_FEW, kind)
    return publish_official(value, kind, row.version.decimals, source=row.release)


def _hidden(row: Row) -> Shown:
    return Shown(hide(Reason.SECRET, KINDS.get(row.version.unit, Kind.COUNT)))
