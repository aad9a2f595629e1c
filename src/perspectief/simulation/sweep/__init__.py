"""Many reforms at once: a grid of values, tried at every crossing, on this machine or on a cluster.

* `read_grid(source)`: a grid from a file; `BadGrid` names every problem;
* `sweep(grid, folder)`: a table with a row per crossing; what is done stays done.
"""

from perspectief.simulation.sweep.grid import BadGrid, Grid, read_grid
from perspectief.simulation.sweep.run import NoDask, OtherRelease, sweep

__all__ = ["BadGrid", "Grid", "NoDask", "OtherRelease", "read_grid", "sweep"]
