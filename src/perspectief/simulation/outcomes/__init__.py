"""What a reform costs, whom it reaches, and who gains or loses: a city under today's law and under another.

* `simulate(city, reform)` gives a `Simulation`: budget, reach, poverty, groups, execution and, when asked for, what is
  kept of working more, cliffs and who is blocked by one condition;
* `compare(baseline, reform)` gives a `Comparison`: the differences, winners and losers, and a summary in Dutch.

All amounts are whole cents a year. The same numbers come out for every size and order of blocks.
"""

from typing import TYPE_CHECKING

from perspectief.simulation.lazily import lazily

if TYPE_CHECKING:
    from perspectief.simulation.outcomes.comparing import Comparison, compare
    from perspectief.simulation.outcomes.dimensions import Dimension
    from perspectief.simulation.outcomes.result import Simulation
    from perspectief.simulation.outcomes.running import Stopped, simulate

__all__ = ["Comparison", "Dimension", "Simulation", "Stopped", "compare", "simulate"]
__getattr__ = lazily(
    __name__,
    {
        "Comparison": "comparing",
        "Dimension": "dimensions",
        "Simulation": "result",
        "Stopped": "running",
        "compare": "comparing",
        "simulate": "running",
    },
)
