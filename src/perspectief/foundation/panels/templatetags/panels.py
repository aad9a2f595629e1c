"""Panels of a place, drawn for whoever looks."""

from __future__ import annotations

from typing import Any

from django import template

from perspectief.foundation.panels.drawing import Drawn, Shown, draw_all

register = template.Library()


@register.inclusion_tag("panels/all.html", takes_context=True)
def panels(context: template.Context, place: str) -> dict[str, Any]:
    """`{% panels "start" %}`: what there is to tell first, then what failed, then what has nothing to tell."""
    return {**sorted_out(draw_all(context["request"], place)), "place": place}


def sorted_out(drawn: list[Drawn]) -> dict[str, Any]:
    """Panels by how they came out."""
    return {
        "full": [one for one in drawn if one.shown is Shown.FULL],
        "not_now": [one for one in drawn if one.shown in (Shown.FAILED, Shown.LATER)],
        "quiet": [one for one in drawn if one.shown is Shown.EMPTY and one.panel.empty],
    }
