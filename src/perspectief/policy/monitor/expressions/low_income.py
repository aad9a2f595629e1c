"""Sums over the cubes of low incomes of Statistics Netherlands (83841NED, 85678NED, 86006NED). Written in Ibis.

Inside the figures, as the notes of these tables say: income of the whole calendar year; households of students and
those with an income over part of the year are left out; "four years" is of households that counted in all four.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ibis.expr.types as ir

MEASURE, LIMIT, DURATION = "Measure", "InkomensgrensHuishouden", "DuurInkomenspositie"
KIND, REGION, PERIOD = "KenmerkenVanHuishoudens", "RegioS", "Perioden"
THOUSANDS, HOUSEHOLDS, CHILDREN = "1050010_1", "1050010_2", "1016445_2"
"""Households in thousands; households and minor children in percents."""
LOW, UP_TO_101, UP_TO_105, UP_TO_110, UP_TO_120 = "1050290", "A043009", "A043010", "A043007", "A043008"
ONE_YEAR, FOUR_YEARS = "A028721", "A028724"
ALL = "1050010"
COUNTRY, COUNTRY_THERE = "NL00", "NL01"
YEAR_DIGITS, HUNDRED = 4, 100
DECIMALS = 1


def share(table: ir.Table, measure: str, limit: str, duration: str = ONE_YEAR) -> ir.Table:
    """A share as the table itself has it, of all kinds of households together."""
    found = _cells(table, limit, duration).filter(table[MEASURE] == measure, table[KIND] == ALL)
    return found.select(
        period=found[PERIOD].substr(0, YEAR_DIGITS),
        area=_area(found),
        value=found.value,
        missing=found.missing,
        provisional=found.provisional,
    )


def share_together(table: ir.Table, kinds: tuple[str, ...], limit: str) -> ir.Table:
    """The share of several kinds of households as one: their number over the number they are a share of.

    How many households there are in all follows from a number and its share. Both were rounded, so the outcome is too.
    Where one kind is missing there is no outcome: a part is not the whole.
    """
    import ibis

    found = _cells(table, limit, ONE_YEAR).filter(table[KIND].isin(kinds))
    by_kind = found.group_by(
        period=found[PERIOD].substr(0, YEAR_DIGITS), area=_area(found), kind=found[KIND]
    ).aggregate(
        number=found.value.sum(where=found[MEASURE] == THOUSANDS),
        percent=found.value.sum(where=found[MEASURE] == HOUSEHOLDS),
        provisional=found.provisional.max(),
    )
    whole = by_kind.number * HUNDRED / by_kind.percent.nullif(0)
    sums = by_kind.mutate(whole=whole).group_by("period", "area")
    together = sums.aggregate(
        number=lambda t: t.number.sum(),
        whole=lambda t: t.whole.sum(),
        known=lambda t: t.whole.count(),
        provisional=lambda t: t.provisional.max(),
    )
    is_known = together.known == len(kinds)
    percent = (together.number * HUNDRED / together.whole).round(DECIMALS)
    return together.select(
        "period",
        "area",
        value=ibis.ifelse(is_known, percent, ibis.null("float64")),
        missing=ibis.ifelse(is_known, "", "unknown"),
        provisional=together.provisional,
    )


def place(table: ir.Table, measure: str, limit: str) -> ir.Table:
    """The place of each municipality, 1 for the highest share; the same share is the same place."""
    import ibis

    found = share(table, measure, limit)
    known = found.filter(found.area.startswith("GM"), found.value.notnull())
    by_share = ibis.window(group_by=known.period, order_by=ibis.desc(known.value))
    return known.select(
        "period",
        "area",
        value=(ibis.rank().over(by_share) + 1).cast("float64"),
        missing=ibis.literal(""),
        provisional=known.provisional,
    )


def _cells(table: ir.Table, limit: str, duration: str) -> ir.Table:
    return table.filter(table[LIMIT] == limit, table[DURATION] == duration)


def _area(table: ir.Table) -> ir.StringValue:
    """In our own codes; a table without areas is about the whole country."""
    import ibis

    if REGION not in table.columns:
        return ibis.literal(COUNTRY)
    return ibis.ifelse(table[REGION] == COUNTRY_THERE, COUNTRY, table[REGION])
