"""Who has a right, who gets it and who misses it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from perspectief.foundation.disclosure import Published, publish_count
from perspectief.foundation.output import charts
from perspectief.policy.simulator import wording
from perspectief.policy.simulator.queries.outcome.common import (
    CODE,
    SCENARIOS,
    SCHEME,
    Content,
    Part,
    Row,
    beside,
    changes_first,
    count,
    counts,
    difference,
    differences,
    moved,
    ranged,
    scheme_name,
    single,
    some,
    split,
    under,
)

MOST_BARS = 8
COLUMNS = (
    SCHEME,
    CODE,
    single("wie", gettext_lazy("Geteld in")),
    single("recht_nu", gettext_lazy("Recht nu")),
    single("recht_plan", gettext_lazy("Recht met het plan")),
    ranged("krijgt_nu", gettext_lazy("Krijgt het nu")),
    ranged("krijgt_plan", gettext_lazy("Krijgt het met het plan")),
    ranged("krijgt_verschil", gettext_lazy("Verschil")),
    ranged("mist_plan", gettext_lazy("Mist het met het plan")),
    single("niet_bekend", "", in_page=False),
    single("grond", gettext_lazy("Hoe wij dit weten")),
    single("bron", gettext_lazy("Bron"), in_page=False),
)


def part(content: Content) -> Part:
    """The page about reach."""
    changed, others = split(rows(content))
    says = (
        () if changed else (gettext_lazy("Bij geen enkele regeling verandert wie er recht op heeft of haar krijgt."),)
    )
    titles = gettext_lazy("Bereik dat verandert"), gettext_lazy("Bereik dat hetzelfde blijft")
    sections = changes_first("bereik", titles, COLUMNS, (changed, others), says=says, chart=_chart(changed))
    lead = gettext_lazy(
        "Niet iedereen met recht op een regeling krijgt haar. Hier ziet u wie haar krijgt, en wie niet."
    )
    return Part("bereik", gettext_lazy("Bereik"), lead, sections)


def rows(content: Content) -> Iterator[dict[str, Any]]:
    """Every scheme: now, with the plan, and the difference."""
    grounds = {row["scheme"]: row for row in content["after"]["reach"]}
    for before, after in beside(content, "schemes", "scheme"):
        name = some(before, after)["scheme"]
        entitled = [count(row, "entitled") for row in (before, after)]
        reached = [counts(row, "reached") for row in (before, after)]
        change = differences(reached[1], reached[0])
        ground = grounds.get(name, {"status": "", "source": ""})
        yield {
            "regeling": scheme_name(some(before, after)),
            "regeling_sleutel": name,
            "wie": str(wording.APPLICANTS[some(before, after)["unit"]]),
            "recht_nu": entitled[0],
            "recht_plan": entitled[1],
            **under("krijgt_nu", reached[0]),
            **under("krijgt_plan", reached[1]),
            **under("krijgt_verschil", change),
            **under("mist_plan", _missed(after)),
            "niet_bekend": count(after, "not_known"),
            "grond": str(wording.GROUNDS.get(ground["status"], _("hier beslissen mensen"))),
            "bron": ground["source"],
            "changes": moved(*change.values(), difference(entitled[1], entitled[0])),
        }


def _missed(row: Row | None) -> dict[str, Published]:
    def missed(scenario: str) -> int | None:
        reached = None if row is None else row[f"reached_{scenario}"]
        return None if row is None or reached is None else row["entitled"] - reached

    return {scenario: publish_count(missed(scenario)) for scenario in SCENARIOS}


def _chart(changed: list[dict[str, Any]]) -> charts.Chart | None:
    shown = [row for row in changed if row["krijgt_plan_midden"].value is not None]
    largest = sorted(shown, key=lambda row: -abs(row["krijgt_verschil_midden"].value or 0))[:MOST_BARS]
    if not largest:
        return None
    words = charts.Words(
        title=_("Wie het krijgt, nu en met het plan (synthetisch)"),
        about=_("Per regeling twee balken: hoeveel mensen of gezinnen haar nu krijgen, en hoeveel met het plan."),
        x=_("Regeling"),
        y=_("Mensen of gezinnen"),
    )
    bars = [
        {"regeling": row["regeling"], "aantal": row[f"krijgt_{when}_midden"], "wanneer": name}
        for row in largest
        for when, name in (("nu", _("nu")), ("plan", _("met het plan")))
    ]
    return charts.grouped_bars(bars, x="regeling", y="aantal", series="wanneer", words=words)
