"""The same per wijk, as a map and as a table."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from perspectief.foundation.disclosure import publish_share
from perspectief.foundation.output import charts
from perspectief.foundation.places import queries as places
from perspectief.foundation.places.models import Area, Boundary
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
            says=(*people.nobody_moves(content), *_credits(run)),
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
    """Within real boundaries where they were imported, else in tiles; nothing where all is hidden."""
    areas = {area.code: area for area in places.areas_of(run.place)}
    found = [(areas[row["code"]], row["deel_meer"]) for row in rows if row["code"] in areas]
    if not found or all(value.is_hidden for _area, value in found):
        return None
    boundaries = places.boundaries_of(run.place)
    if all(area.code in boundaries for area, _value in found):
        shapes = [_shape(area, boundaries[area.code], value) for area, value in found]
        return charts.area_map(shapes, words=_words(_("Een kaart van de wijken, met hun grenzen.")))
    tiles = [charts.Tile(area.code, area.name, area.map_row, area.map_column, value) for area, value in found]
    return charts.tile_map(tiles, words=_words(_("Een kaart met een vierkant per wijk.")))


def _shape(area: Area, boundary: Boundary, value: Any) -> charts.Shape:
    polygons = tuple(tuple(tuple(map(tuple, ring)) for ring in rings) for rings in boundary.polygons)
    return charts.Shape(area.code, area.name, polygons, value)


def _credits(run: Run) -> list[str]:
    """Who published the boundaries that the map shows."""
    sources = {f"{one.source}, {one.licence}" for one in places.boundaries_of(run.place).values()}
    return [_("Grenzen op de kaart: %(source)s.") % {"source": source} for source in sorted(sources)]


def _words(kind: str) -> charts.Words:
    return charts.Words(
        title=_("Deel van de huishoudens dat meer overhoudt (synthetisch)"),
        about=" ".join([kind, _("Hoe donkerder, hoe groter het deel. Noord is boven.")]),
        x=_("Wijk"),
        y=_("Deel dat meer overhoudt"),
        unit=charts.Unit.PERCENT,
    )
