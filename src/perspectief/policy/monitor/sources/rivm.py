"""The file with health figures of RIVM per neighbourhood (table 50090NED): one known shape, which nobody has to map.

Of neighbourhoods these are estimates of a model, from what kind of people live there: they do not show what an action
in one neighbourhood did. They are about all adults, in whole areas. A blank cell: RIVM has no figure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from perspectief.policy.monitor.sources.mapping import AREA, PERIOD, VALUE_OF, Columns

SOURCE = "RIVM, Gezondheid per wijk en buurt (50090NED)"
PERIODS, AREAS = ("jaar", "perioden"), ("code", "wijkenenbuurten", "gwb_code")
COLUMNS = {
    "gezondheid-goed": ("gezondheid_goed_zeer_goed", "ervarengezondheidgoedzeergoed"),
    "regie": ("matig_veel_regie_eigen_leven", "matigveelregieovereigenleven"),
    "moeite-rondkomen": ("moeite_met_rondkomen", "moeitemetrondkomen"),
    "ernstig-eenzaam": ("ernstig_eenzaam", "ernstigzeerernstigeenzaam"),
    "angst-somber": ("hoog_risico_angst_depressie", "hoogrisicoopangstofdepressie"),
}
"""Key of an indicator -> names of its column: a short one, and the stem of RIVM's own, with a running number behind."""
NUMBERED = re.compile(r"_\d+$")


def recognised(columns: tuple[str, ...], indicators: Collection[str]) -> Columns | None:
    """Which column is what when this is such a file; None when it is not. `indicators`: keys of ours."""
    known = {NUMBERED.sub("", column.strip().lower()): column for column in columns}
    period, area = _first(known, PERIODS), _first(known, AREAS)
    values = {_first(known, names): VALUE_OF + key for key, names in COLUMNS.items() if key in indicators}
    values.pop("", None)
    if not period or not area or not values:
        return None
    return Columns({period: PERIOD, area: AREA, **values})


def _first(known: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((known[name] for name in names if name in known), "")
