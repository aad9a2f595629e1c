"""Which indicators can be computed from a snapshot, and what a table must hold for it. Loads no Ibis."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from perspectief.policy.monitor.expressions import low_income as sums

if TYPE_CHECKING:
    import ibis.expr.types as ir

FAMILIES = ("1050195", "1017810")
"""One parent, and a couple: with children who are all younger than 18."""


@dataclass(frozen=True)
class Expression:
    """One indicator as a sum over a table. `key`: what a version of an indicator calls it.

    `needs`: codes that must be in the lists of the table. `all_of`: lists of which no code may be left out.
    """

    key: str
    means: Any
    run: Callable[[ir.Table], ir.Table]
    needs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    all_of: tuple[str, ...] = ()

    def fits(self, columns: Mapping[str, Any]) -> bool:
        """Whether a table with these lists holds what it needs."""
        return all(set(codes) <= set(columns.get(name, {}).get("codes", {})) for name, codes in self.needs.items())


def _share(key: str, means: Any, measure: str, limit: str, duration: str = sums.ONE_YEAR) -> Expression:
    needs = {sums.MEASURE: (measure,), sums.LIMIT: (limit,), sums.DURATION: (duration,), sums.KIND: (sums.ALL,)}
    return Expression(key, means, lambda table: sums.share(table, measure, limit, duration), needs)


EXPRESSIONS = (
    _share("huishoudens-tot-110", _("deel van de huishoudens tot 110%"), sums.HOUSEHOLDS, sums.UP_TO_110),
    _share("huishoudens-tot-105", _("deel van de huishoudens tot 105%"), sums.HOUSEHOLDS, sums.UP_TO_105),
    _share("huishoudens-tot-120", _("deel van de huishoudens tot 120%"), sums.HOUSEHOLDS, sums.UP_TO_120),
    _share("huishoudens-rond-minimum", _("deel van de huishoudens tot 101%"), sums.HOUSEHOLDS, sums.UP_TO_101),
    _share(
        "huishoudens-tot-110-lang",
        _("deel van de huishoudens, vier jaar of langer tot 110%"),
        sums.HOUSEHOLDS,
        sums.UP_TO_110,
        sums.FOUR_YEARS,
    ),
    _share("laag-inkomen", _("deel van de huishoudens onder de lage-inkomensgrens"), sums.HOUSEHOLDS, sums.LOW),
    _share(
        "laag-inkomen-lang",
        _("deel van de huishoudens, vier jaar of langer onder de lage-inkomensgrens"),
        sums.HOUSEHOLDS,
        sums.LOW,
        sums.FOUR_YEARS,
    ),
    _share("kinderen-tot-110", _("deel van de kinderen tot 110%"), sums.CHILDREN, sums.UP_TO_110),
    Expression(
        "gezinnen-tot-110",
        _("deel van de gezinnen met alleen kinderen onder 18, tot 110%"),
        lambda table: sums.share_together(table, FAMILIES, sums.UP_TO_110),
        {
            sums.MEASURE: (sums.HOUSEHOLDS, sums.THOUSANDS),
            sums.LIMIT: (sums.UP_TO_110,),
            sums.DURATION: (sums.ONE_YEAR,),
            sums.KIND: FAMILIES,
        },
    ),
    Expression(
        "plaats-laag-inkomen",
        _("plaats op de lijst van gemeenten, 1 is het hoogste deel"),
        lambda table: sums.place(table, sums.HOUSEHOLDS, sums.LOW),
        {sums.MEASURE: (sums.HOUSEHOLDS,), sums.LIMIT: (sums.LOW,), sums.KIND: (sums.ALL,), sums.REGION: ()},
        all_of=(sums.REGION,),
    ),
    Expression(
        "plaats-tot-110",
        _("plaats op de lijst van gemeenten tot 110%, 1 is het hoogste deel"),
        lambda table: sums.place(table, sums.HOUSEHOLDS, sums.UP_TO_110),
        {sums.MEASURE: (sums.HOUSEHOLDS,), sums.LIMIT: (sums.UP_TO_110,), sums.KIND: (sums.ALL,), sums.REGION: ()},
        all_of=(sums.REGION,),
    ),
)


def expressions() -> tuple[Expression, ...]:
    """All of them."""
    return EXPRESSIONS


def expression(key: str) -> Expression | None:
    """The one with this key."""
    return next((one for one in EXPRESSIONS if one.key == key), None)


def for_columns(columns: Mapping[str, Any]) -> list[Expression]:
    """Those that a table with these lists holds enough for."""
    return [one for one in EXPRESSIONS if one.fits(columns)]
