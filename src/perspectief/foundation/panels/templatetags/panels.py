"""Panels of a place, drawn for whoever looks."""

from __future__ import annotations

from typing import Any

from django import template

from perspectief.foundation.panels.drawing import Drawn, Shown, draw_all

register = template.Library()


@register.inclusion_tag("panels/all.html", takes_context=True)
def panels(context: template.Context, place: str, *, beside: bool = False) -> dict[str, Any]:
    """`{% panels "start" %}`: what there is to tell first, then what failed, then what has nothing to tell.

    `beside`: the page has a subject of its own, so that nothing is said when there is nothing to tell.
    """
    return {**sorted_out(draw_all(context["request"], place)), "place": place, "beside": beside}


def sorted_out(drawn: list[Drawn]) -> dict[str, Any]:
    """Panels by how they came out."""
    return {
        "full": [one for one in drawn if one.shown is Shown.FULL],
        "not_now": [one for one in drawn if one.shown in (Shown.FAILED, Shown.LATER)],
        "quiet": [one for one in drawn if one.shown is Shown.EMPTY and one.panel.empty],
    }
