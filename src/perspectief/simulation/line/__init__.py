"""The poverty-trap explorer: what one household has to live on against hours or wage, before and after a reform.

* `Family(kind, ages, rent_m, wage_per_hour, …)`: a household of a kind, with every answer filled in;
* `law_of(day, municipality, reform)`: the law of a day, compiled and kept;
* `line_of(family, law, axis)`: 601 points with what each scheme grants, `burden`, `cliffs`, `dips` and `turns`;
* `compare_lines(family, reform, day)`: the same household before and after a reform; `compare_within` does not wait
  longer than so many seconds for a law that is still being compiled.

Money is in whole cents a year. Disposable income is what `simulation.income` says it is.
"""

from perspectief.simulation.line.cliffs import Cliff, Dip, cliffs, dips
from perspectief.simulation.line.endings import Turn, turns
from perspectief.simulation.line.family import MOST_CHILDREN, Family, Kind, gross_per_hour_y, household
from perspectief.simulation.line.law import Law, compile_law
from perspectief.simulation.line.laws import Comparison, Waiting, compare_lines, compare_within, law_of
from perspectief.simulation.line.line import POINTS, Axis, Burden, Line, Step, burden_between, line_of
from perspectief.simulation.line.points import PREMIUM, TAX, Points

__all__ = [
    "MOST_CHILDREN",
    "POINTS",
    "PREMIUM",
    "TAX",
    "Axis",
    "Burden",
    "Cliff",
    "Comparison",
    "Dip",
    "Family",
    "Kind",
    "Law",
    "Line",
    "Points",
    "Step",
    "Turn",
    "Waiting",
    "burden_between",
    "cliffs",
    "compare_lines",
    "compare_within",
    "compile_law",
    "dips",
    "gross_per_hour_y",
    "household",
    "law_of",
    "line_of",
    "turns",
]
