"""An outcome as pages, tables and charts: only figures that passed disclosure control.

`parts_of(run)`: every page by its key; `sheet_of(run, key)`: one table; `beside_each_other(runs)`: up to four compared.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from perspectief.policy.simulator.models import Run
from perspectief.policy.simulator.queries.outcome import (
    areas,
    burden,
    costs,
    hurdles,
    people,
    poverty,
    reach,
    summary,
    work,
)
from perspectief.policy.simulator.queries.outcome.common import Part, Section
from perspectief.policy.simulator.queries.sheets import Sheet

PARTS: dict[str, tuple[Any, Callable[[Run], Part]]] = {
    "kosten": (_("Kosten"), lambda run: costs.part(run.figures.content)),
    "bereik": (_("Wie krijgt het"), lambda run: reach.part(run.figures.content)),
    "mensen": (_("Wie houdt meer over"), lambda run: people.part(run.figures.content)),
    "wijken": (_("Wijken"), lambda run: areas.part(run.figures.content, run)),
    "armoede": (_("Laag inkomen"), lambda run: poverty.part(run.figures.content)),
    "werken": (_("Loont werken?"), lambda run: work.part(run.figures.content)),
    "drempels": (_("Tegengehouden door"), lambda run: hurdles.part(run.figures.content)),
    "uitvoering": (_("Werk van de uitvoering"), lambda run: burden.part(run.figures.content)),
}
"""Every page after the first: what the tab says, and what makes it."""


def part_of(run: Run, key: str) -> Part | None:
    """One page; None when there is no such page."""
    if key == "kort":
        return summary.part(run.figures.content)
    return PARTS[key][1](run) if key in PARTS else None


def every_part(run: Run) -> list[Part]:
    """All pages in order, the first one too."""
    return [summary.part(run.figures.content), *(make(run) for _name, make in PARTS.values())]


def sheet_of(run: Run, key: str) -> Sheet | None:
    """The table with this key; its page is the first word of the key."""
    found = part_of(run, "kort" if key == summary.KEY else key.partition("-")[0])
    return next((one for one in found.sheets if one.key == key), None) if found else None


__all__ = ["PARTS", "Part", "Section", "every_part", "part_of", "sheet_of", "summary"]
