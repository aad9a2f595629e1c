"""A chart on a page: `{% load charts %}{% chart chart csv=address %}`."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.safestring import mark_safe

from perspectief.foundation.output.charts import Chart

register = template.Library()


@register.inclusion_tag("output/chart.html")
def chart(
    chart: Chart, *, csv: str = "", open: bool = False, heading: bool = True, numbers: bool = True
) -> dict[str, Any]:
    """Both drawings (the stylesheet shows one), the title as caption, and the numbers as a table.

    `csv`: address of the file with all rows; `open`: the table is unfolded; `heading`: False when the page itself has
    a heading with the same words; `numbers`: False when the page itself shows a table with all of them.
    """
    return {
        "chart": chart,
        "wide": mark_safe(chart.wide),  # noqa: S308 - drawn by us; every text in it was escaped by ElementTree
        "narrow": mark_safe(chart.narrow),  # noqa: S308 - idem
        "csv": csv,
        "open": open,
        "heading": heading,
        "numbers": numbers,
    }
