"""How much work it is to grant and to ask."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from perspectief.foundation.disclosure import Published, Reason, hide, publish_count
from perspectief.foundation.output import charts
from perspectief.policy.simulator.queries.outcome.common import (
    CODE,
    SCENARIOS,
    SCHEME,
    Content,
    Part,
    Row,
    beside,
    changes_first,
    counts,
    differences,
    moved,
    ranged,
    scheme_name,
    single,
    some,
    split,
    under,
)

MOST_BARS = 10
COLUMNS = (
    SCHEME,
    CODE,
    single("voorwaarden", gettext_lazy("Voorwaarden")),
    single("papieren", gettext_lazy("Papieren")),
    single("formulieren", gettext_lazy("Formulieren")),
    ranged("kantoor_nu", gettext_lazy("Uren werk bij de gemeente, nu")),
    ranged("kantoor_plan", gettext_lazy("Met het plan")),
    ranged("kantoor_verschil", gettext_lazy("Verschil")),
    ranged("thuis_nu", gettext_lazy("Uren werk voor inwoners, nu")),
    ranged("thuis_plan", gettext_lazy("Met het plan")),
)


def part(content: Content) -> Part:
    """The page about the work of granting."""
    changed, others = split(_rows(content))
    title = gettext_lazy("Werk van de uitvoering")
    says = (
        gettext_lazy("Hoeveel minuten een aanvraag kost, heeft niemand geteld. Dat nemen wij aan."),
        gettext_lazy("Wij tellen alleen aanvragen die lukken."),
    )
    rows = (changed, others)
    sections = changes_first("uitvoering", (title, title), COLUMNS, rows, says=says, chart=_chart(changed))
    lead = gettext_lazy("Elke regeling vraagt werk: van wie haar aanvraagt, en van wie erover beslist.")
    return Part("uitvoering", title, lead, sections)


def _rows(content: Content) -> Iterator[dict[str, Any]]:
    for before, after in beside(content, "execution", "scheme"):
        office = [_hours(row, "office_hours") for row in (before, after)]
        home = [_hours(row, "household_hours") for row in (before, after)]
        change = differences(office[1], office[0])
        row = some(before, after)
        yield {
            "regeling": scheme_name(row),
            "regeling_sleutel": row["scheme"],
            "voorwaarden": str(row["conditions"]),
            "papieren": str(row["proofs"]) if row["papers_are_known"] else _("onbekend"),
            "formulieren": str(row["forms"]),
            **under("kantoor_nu", office[0]),
            **under("kantoor_plan", office[1]),
            **under("kantoor_verschil", change),
            **under("thuis_nu", home[0]),
            **under("thuis_plan", home[1]),
            "changes": moved(*change.values()),
        }


def _hours(row: Row | None, name: str) -> dict[str, Published]:
    """Hours of a scheme; secret when the applications behind them are few."""
    if row is None:
        return dict.fromkeys(SCENARIOS, hide(Reason.NOT_APPLICABLE))
    asked, hours = counts(row, "applications"), {one: publish_count(row[f"{name}_{one}"]) for one in SCENARIOS}
    return {one: asked[one] if asked[one].is_hidden else hours[one] for one in SCENARIOS}


def _chart(changed: list[dict[str, Any]]) -> charts.Chart | None:
    largest = sorted(changed, key=lambda row: -abs(row["kantoor_verschil_midden"].value or 0))[:MOST_BARS]
    if not largest:
        return None
    words = charts.Words(
        title=_("Verschil in uren werk per jaar bij de gemeente en anderen (synthetisch)"),
        about=_("Per regeling een streep van weinig naar veel bereik, met een stip in het midden."),
        x=_("Regeling"),
        y=_("Uren per jaar"),
        low=_("Weinig bereik"),
        mid=_("Midden"),
        high=_("Veel bereik"),
    )
    return charts.range_bars(
        largest,
        x="regeling",
        low="kantoor_verschil_laag",
        mid="kantoor_verschil_midden",
        high="kantoor_verschil_hoog",
        words=words,
    )
