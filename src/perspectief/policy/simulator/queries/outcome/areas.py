"""The same per wijk, as a map of tiles and as a table."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from perspectief.foundation.disclosure import publish_share
from perspectief.foundation.output import charts
from perspectief.foundation.places import queries as places
from perspectief.policy.simulator.models import Run
from perspectief.policy.simulator.queries.outcome import people, poverty
from perspectief.policy.simulator.queries.outcome.common import Content, Part, Section, sheet, single
from perspectief.simulation.outcomes import Dimension

CODE = single("code", "", in_page=False)
SHARE = single("deel_meer", gettext_lazy("Deel dat meer overhoudt"))


def part(content: Content, run: Run) -> Part:
    """The page about wijken; without them it says so."""
    title = gettext_lazy("Wijken")
    lead = gettext_lazy("De stad is verdeeld in de wijken van het CBS.")
    rows = people.groups(content, Dimension.AREA)
    if not rows:
        return Part("wijken", title, gettext_lazy("Van deze plaats kennen wij geen wijken."))
    rows = [row | {"deel_meer": _share(content, row["code"])} for row in rows]
    columns = [CODE, *people.columns_of(content), *([SHARE] if people.anybody(content, "gain") else [])]
    sections = (
        Section(
            gettext_lazy("Wie meer of minder overhoudt"),
            says=tuple(people.nobody_moves(content)),
            chart=_map(rows, run),
            sheet=sheet("wijken", gettext_lazy("Meer of minder over, per wijk"), columns, rows),
        ),
        Section(
            gettext_lazy("Huishoudens onder 110% van het minimum"),
            sheet=poverty.table(content, Dimension.AREA, "wijken-armoede", _("Laag inkomen per wijk")),
            folded=True,
        ),
    )
    return Part("wijken", title, lead, sections)


def _share(content: Content, code: str) -> Any:
    row = next(
        row
        for row in content["changes"]
        if row["dimension"] == Dimension.AREA.value and row["code"] == code and row["scenario"] == "mid"
    )
    return publish_share(row["gain"], row["households"])


def _map(rows: list[dict[str, Any]], run: Run) -> charts.Chart | None:
    tiles = {area.code: area for area in places.areas_of(run.place)}
    found = [(tiles[row["code"]], row) for row in rows if row["code"] in tiles]
    if not found or all(row["deel_meer"].is_hidden for _area, row in found):
        return None
    words = charts.Words(
        title=_("Deel van de huishoudens dat meer overhoudt (synthetisch)"),
        about=_("Een kaart met een vierkant per wijk. Hoe donkerder, hoe groter het deel. Noord is boven."),
        x=_("Wijk"),
        y=_("Deel dat meer overhoudt"),
        unit=charts.Unit.PERCENT,
    )
    drawn = [charts.Tile(area.code, area.name, area.map_row, area.map_column, row["deel_meer"]) for area, row in found]
    return charts.tile_map(drawn, words=words)
