"""Who has more to spend and who has less, by kind of household, children, work and income."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from perspectief.foundation.disclosure import Columns, Published, publish_amount, publish_table
from perspectief.foundation.output import charts
from perspectief.policy.simulator import wording
from perspectief.policy.simulator.queries.outcome.common import (
    SCENARIOS,
    Content,
    Part,
    Row,
    Section,
    ranged,
    sheet,
    single,
    under,
)
from perspectief.policy.simulator.queries.sheets import Column
from perspectief.simulation.city import SYNTHETIC
from perspectief.simulation.outcomes import Dimension

SUBJECTS = {
    Dimension.KIND: ("mensen-soort", gettext_lazy("Per soort huishouden")),
    Dimension.CHILDREN: ("mensen-kinderen", gettext_lazy("Met en zonder kinderen")),
    Dimension.WORK: ("mensen-leven-van", gettext_lazy("Waar mensen van leven")),
    Dimension.POSITION: ("mensen-inkomen", gettext_lazy("Bij welk inkomen")),
}
COUNTED = ("gain", "lose", "children_gain", "children_lose")
COLUMNS = (
    single("groep", gettext_lazy("Groep")),
    single("huishoudens", gettext_lazy("Huishoudens")),
    ranged("meer", gettext_lazy("Houdt meer over")),
    ranged("minder", gettext_lazy("Houdt minder over")),
    ranged("gemiddeld_meer", gettext_lazy("Gemiddeld meer per jaar")),
    ranged("gemiddeld_minder", gettext_lazy("Gemiddeld minder per jaar")),
    ranged("kinderen_meer", gettext_lazy("Kinderen, meer"), in_page=False),
    ranged("kinderen_minder", gettext_lazy("Kinderen, minder"), in_page=False),
)


def part(content: Content) -> Part:
    """The page about people."""
    sections = tuple(_section(content, one, *names) for one, names in SUBJECTS.items())
    lead = gettext_lazy(
        "Een huishouden houdt meer over als het per jaar meer te besteden heeft. Ook als dat weinig is."
    )
    says = tuple(nobody_moves(content))
    return Part("mensen", gettext_lazy("Wie houdt meer of minder over"), lead, (*_first(says), *sections))


def _first(says: tuple[Any, ...]) -> Iterator[Section]:
    if says:
        yield Section(gettext_lazy("In de hele stad"), says=says)


def _section(content: Content, dimension: Dimension, key: str, title: Any) -> Section:
    found = groups(content, dimension)
    table = sheet(key, title, columns_of(content), found)
    return Section(title, chart=_chart(content, title, found), sheet=table, folded=True)


def nobody_moves(content: Content) -> Iterator[str]:
    """Nobody in the whole city gains, or nobody loses: no table with nothing but secrets is needed to say that."""
    if not anybody(content, "gain"):
        yield _("In geld houdt niemand meer over.")
    if not anybody(content, "lose"):
        yield _("In geld houdt niemand minder over.")


def anybody(content: Content, what: str) -> bool:
    """Whether one household in the whole city stands in a column: `gain`, `lose`."""
    return any(row[what] for row in content["changes"] if row["dimension"] == Dimension.ALL.value)


def columns_of(content: Content) -> list[Column]:
    """The columns in which somebody stands."""
    empty = [word for what, word in (("gain", "meer"), ("lose", "minder")) if not anybody(content, what)]
    return [column for column in COLUMNS if not any(word in column.name.split("_") for word in empty)]


def groups(content: Content, dimension: Dimension) -> list[dict[str, Any]]:
    """Each group of a dimension with who gains and loses, published as parts of the city."""
    raw = list(_raw(content, dimension))
    names = [f"{what}_{scenario}" for what in COUNTED for scenario in SCENARIOS]
    published = publish_table(raw, Columns(counts=["households", *names]))
    return [_row(row, shown, dimension) for row, shown in zip(raw, published, strict=True)]


def _raw(content: Content, dimension: Dimension) -> Iterator[dict[str, Any]]:
    by_group: dict[str, dict[str, Any]] = {}
    for row in content["changes"]:
        if row["dimension"] == dimension.value:
            found = by_group.setdefault(row["code"], {name: row[name] for name in ("code", "group", "households")})
            found |= {f"{what}_{row['scenario']}": row[what] for what in (*COUNTED, "gained_cents", "lost_cents")}
    yield from (row for row in by_group.values() if row["households"])


def _row(raw: Row, shown: Row, dimension: Dimension) -> dict[str, Any]:
    def of(name: str) -> dict[str, Published]:
        return {scenario: shown[f"{name}_{scenario}"] for scenario in SCENARIOS}

    return {
        "code": raw["code"],
        "groep": wording.group_name(dimension.value, raw["code"], raw["group"]),
        "huishoudens": shown["households"],
        **under("meer", of("gain")),
        **under("minder", of("lose")),
        **under("gemiddeld_meer", _mean(raw, "gained_cents", "gain")),
        **under("gemiddeld_minder", _mean(raw, "lost_cents", "lose")),
        **under("kinderen_meer", of("children_gain")),
        **under("kinderen_minder", of("children_lose")),
    }


def _mean(raw: Row, cents: str, many: str) -> dict[str, Published]:
    """Per household that moves, to whole tens of euro."""

    def mean(scenario: str) -> Published:
        contributors = raw[f"{many}_{scenario}"]
        each = raw[f"{cents}_{scenario}"] // contributors if contributors else 0
        return publish_amount(each, contributors=contributors, step=10)

    return {scenario: mean(scenario) for scenario in SCENARIOS}


_SERIES = (("gain", "meer", gettext_lazy("meer")), ("lose", "minder", gettext_lazy("minder")))


def _chart(content: Content, title: Any, rows: list[dict[str, Any]]) -> charts.Chart | None:
    shown = [row for row in rows if row["meer_midden"].value or row["minder_midden"].value]
    if not shown:
        return None
    words = charts.Words(
        title=f"{title} ({SYNTHETIC})",
        about=_("Per groep twee balken: hoeveel huishoudens meer overhouden, en hoeveel minder."),
        x=_("Groep"),
        y=_("Huishoudens"),
    )
    series = [(word, name) for what, word, name in _SERIES if anybody(content, what)]
    bars = [
        {"groep": row["groep"], "aantal": row[f"{word}_midden"], "wat": str(name)}
        for row in shown
        for word, name in series
    ]
    return charts.grouped_bars(bars, x="groep", y="aantal", series="wat", words=words)
