"""From a plan to compiled units: loops over persons, partners, families and dwellings, compiled by Numba.

A unit holds the rules of one law folder that can run one after another; rules of the same level share a loop, so values
that nobody else needs never leave the processor. Values of the law are passed in as data: a reform of amounts compiles
nothing. A generated module carries in its name the hash of every source it rests on, because Numba's own cache does not
see a change in another file. `PERSPECTIEF_COMPILE=0` runs the same loops as plain Python.

`order` cuts a plan into units, `layout` names their columns, `writer` writes rules and `groups` aggregates, `careful`
writes how a rule takes what is not known (with `ranges`), `compiled` keeps what was compiled.
"""

from __future__ import annotations

from collections.abc import Iterable

from perspectief.rules.kernel.plan import Plan
from perspectief.rules.kernel.units.compiled import cache_folder, compiling, load, rules_of
from perspectief.rules.kernel.units.layout import UNKNOWN_CODE, Layout, Unit
from perspectief.rules.kernel.units.order import folder_of, order_units
from perspectief.rules.kernel.units.writer import Writer

__all__ = [
    "UNKNOWN_CODE",
    "Layout",
    "Unit",
    "cache_folder",
    "compiling",
    "load",
    "order_units",
    "rules_of",
    "write_units",
]


def write_units(plan: Plan, keep: Iterable[int]) -> tuple[Layout, list[Unit]]:
    """The units of a plan in the order in which they run; `keep`: slots whose column is asked for."""
    layout = Layout(plan)
    runs = order_units(plan)
    units = []
    kept = set(keep)
    for run in runs:
        own = set(run)
        used = {arg for slot in plan.slots if slot.index not in own for arg in slot.args}
        units.append(Writer(layout, run, kept | used).unit(folder_of(plan, run[0])))
    return layout, units
