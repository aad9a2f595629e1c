"""Charts as SVG text with the same numbers as a table: no script, no style, no network.

chart = charts.grouped_bars(rows, x="regeling", y="gezinnen", series="voorstel", words=charts.Words(...))
{% load charts %} ... {% chart chart csv=address_of_the_file %}
"""

from perspectief.foundation.output.charts.areas import Shape, area_map
from perspectief.foundation.output.charts.bars import grouped_bars, range_bars
from perspectief.foundation.output.charts.chart import Chart
from perspectief.foundation.output.charts.lines import line, stacked_area
from perspectief.foundation.output.charts.look import TooManySeries
from perspectief.foundation.output.charts.svg import BadChart
from perspectief.foundation.output.charts.tiles import Tile, tile_map
from perspectief.foundation.output.charts.trend import Dot, Sign, Wanted, trend
from perspectief.foundation.output.charts.words import Unit, Words

__all__ = [
    "BadChart",
    "Chart",
    "Dot",
    "Shape",
    "Sign",
    "Tile",
    "TooManySeries",
    "Unit",
    "Wanted",
    "Words",
    "area_map",
    "grouped_bars",
    "line",
    "range_bars",
    "stacked_area",
    "tile_map",
    "trend",
]
