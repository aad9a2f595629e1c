"""How many households, people and children live below a line, and how much they lack."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from perspectief.foundation.disclosure import Columns, Kind, Published, Reason, hide, publish_amount, publish_share
from perspectief.foundation.disclosure import publish_table as published
from perspectief.foundation.output import charts
from perspectief.policy.simulator import wording
from perspectief.policy.simulator.calc.figures import LINE
from perspectief.policy.simulator.queries.outcome.common import (
    SCENARIOS,
    Content,
    Part,
    Row,
    Section,
    beside,
    counts,
    differences,
    is_shown,
    ranged,
    sheet,
    single,
    under,
)
from perspectief.policy.simulator.queries.sheets import Sheet
from perspectief.simulation.outcomes import Dimension

WHAT = {
    "households": ("huishoudens", gettext_lazy("Huishoudens")),
    "persons": ("mensen", gettext_lazy("Mensen")),
    "children": ("kinderen", gettext_lazy("Kinderen")),
}


def part(content: Content) -> Part:
    """The page about poverty."""
    sections = [_section(content, what, *names) for what, names in WHAT.items()]
    sections.append(
        Section(
            gettext_lazy("Wat zij tekortkomen"),
            says=(gettext_lazy("Zo veel is er per jaar nodig om iedereen tot de lijn te brengen."),),
            sheet=_gaps(content),
            folded=True,
        )
    )
    sections.append(
        Section(
            gettext_lazy("Per soort huishouden, onder 110%"),
            sheet=table(content, Dimension.KIND, "armoede-soort", gettext_lazy("Laag inkomen per soort huishouden")),
            folded=True,
        )
    )
    lead = gettext_lazy(
        "De lijn is een deel van het laagste inkomen volgens de wet. "
        "Huurtoeslag telt niet mee, en studentenhuizen ook niet."
    )
    return Part("armoede", gettext_lazy("Laag inkomen"), lead, tuple(sections))


def lines(content: Content) -> Iterator[tuple[Row, Row]]:
    """Each line for everybody: now and with the plan."""
    for before, after in beside(content, "poverty", "dimension", "code", "line"):
        if before and after and after["dimension"] == Dimension.ALL.value:
            yield before, after


def _section(content: Content, what: str, word: str, title: Any) -> Section:
    rows = [_line(before, after, what) for before, after in lines(content)]
    notes = [after["note"] for _before, after in lines(content) if after["note"]]
    columns = (
        single("lijn", gettext_lazy("Lijn")),
        ranged("nu", gettext_lazy("Nu")),
        ranged("plan", gettext_lazy("Met het plan")),
        ranged("verschil", gettext_lazy("Verschil")),
        ranged("deel_nu", gettext_lazy("Deel nu")),
        ranged("deel_plan", gettext_lazy("Deel met het plan")),
    )
    return Section(
        title,
        says=tuple(notes) if what == "households" else (),
        chart=_chart(rows, str(title)),
        sheet=sheet(f"armoede-{word}", title, columns, rows),
        folded=True,
    )


def _line(before: Row, after: Row, what: str) -> dict[str, Any]:
    now, then = counts(before, what), counts(after, what)
    return {
        "lijn": str(wording.LINES[after["line"]]),
        "kort": wording.SHORT_LINES.get(after["line"], ""),
        **under("nu", now),
        **under("plan", then),
        **under("verschil", differences(then, now)),
        **under("deel_nu", _shares(before, what)),
        **under("deel_plan", _shares(after, what)),
    }


def _shares(row: Row, what: str) -> dict[str, Published]:
    return {one: publish_share(row[f"{what}_{one}"], row[f"of_{what}"]) for one in SCENARIOS}


def _chart(rows: list[dict[str, Any]], what: str) -> charts.Chart | None:
    shown = [row for row in rows if row["kort"] and is_shown(row["nu_midden"], row["plan_midden"])]
    if not shown:
        return None
    words = charts.Words(
        title=_("%(what)s onder elke lijn, nu en met het plan (synthetisch)") % {"what": what},
        about=_("Per lijn twee balken: hoeveel er nu onder zitten, en hoeveel met het plan."),
        x=_("Lijn"),
        y=what,
    )
    bars = [
        {"lijn": row["kort"], "aantal": row[f"{when}_midden"], "wanneer": name}
        for row in shown
        for when, name in (("nu", _("nu")), ("plan", _("met het plan")))
    ]
    return charts.grouped_bars(bars, x="lijn", y="aantal", series="wanneer", words=words)


def _gaps(content: Content) -> Sheet:
    columns = (
        single("lijn", gettext_lazy("Lijn")),
        ranged("tekort_nu", gettext_lazy("Tekort nu")),
        ranged("tekort_plan", gettext_lazy("Tekort met het plan")),
        single("gemiddeld_nu", gettext_lazy("Tekort als deel van de lijn, nu")),
        single("gemiddeld_plan", gettext_lazy("Met het plan")),
    )
    rows = [
        {
            "lijn": str(wording.LINES[after["line"]]),
            **under("tekort_nu", _gap(before)),
            **under("tekort_plan", _gap(after)),
            "gemiddeld_nu": _depth(before),
            "gemiddeld_plan": _depth(after),
        }
        for before, after in lines(content)
    ]
    return sheet("armoede-tekort", gettext_lazy("Wat mensen onder de lijn tekortkomen, per jaar"), columns, rows)


def _gap(row: Row) -> dict[str, Published]:
    if row["gap_cents_mid"] is None:
        return dict.fromkeys(SCENARIOS, hide(Reason.UNKNOWN, Kind.AMOUNT))
    return {one: publish_amount(row[f"gap_cents_{one}"], contributors=row[f"households_{one}"]) for one in SCENARIOS}


def _depth(row: Row) -> Published:
    """Of the households below the line, the mean part of the line that they lack, in whole percents."""
    if row["gap_mid"] is None or not row["households_mid"]:
        return hide(Reason.UNKNOWN, Kind.SHARE)
    lacking = round(row["gap_mid"] * row["of_households"])
    return publish_share(lacking, row["households_mid"])


def table(content: Content, dimension: Dimension, key: str, title: Any) -> Sheet:
    """Households and children below 110% per group, now and with the plan."""
    raw = [
        {"groep": wording.group_name(dimension.value, after["code"], after["group"]), "code": after["code"]}
        | {f"{what}_{when}": row[f"{what}_mid"] for when, row in (("nu", before), ("plan", after)) for what in WHAT}
        | {"alle": after["of_households"]}
        for before, after in beside(content, "poverty", "dimension", "code", "line")
        if before
        and after
        and after["dimension"] == dimension.value
        and after["line"] == LINE
        and after["of_households"]
    ]
    names = [f"{what}_{when}" for what in ("households", "children") for when in ("nu", "plan")]
    shares = {f"deel_{when}": (f"households_{when}", "alle") for when in ("nu", "plan")}
    rows = published(raw, Columns(counts=[*names, "alle"], shares=shares))
    columns = (
        single("code", "", in_page=False),
        single("groep", wording.DIMENSIONS[dimension.value]),
        single("households_nu", gettext_lazy("Huishoudens nu")),
        single("households_plan", gettext_lazy("Met het plan")),
        single("deel_nu", gettext_lazy("Deel nu")),
        single("deel_plan", gettext_lazy("Deel met het plan")),
        single("children_nu", gettext_lazy("Kinderen nu")),
        single("children_plan", gettext_lazy("Kinderen met het plan")),
    )
    return sheet(key, title, columns, rows)
