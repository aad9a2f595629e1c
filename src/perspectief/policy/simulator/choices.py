"""Words of the simulator: kinds of households, and what their money comes from."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from perspectief.policy.simulator.calc.line import Source
from perspectief.simulation.line import PREMIUM, TAX, Axis, Kind

KINDS: dict[str, Any] = {
    Kind.ALONE: _("Iemand zonder partner"),
    Kind.PARENT: _("Ouder zonder partner"),
    Kind.ONE_EARNER: _("Paar, één werkt"),
    Kind.TWO_EARNERS: _("Paar, allebei werken"),
}
AXES: dict[str, Any] = {
    Axis.HOURS: _("Meer uren werken"),
    Axis.WAGE: _("Meer loon bij dezelfde uren"),
}
BESIDE: dict[str, Any] = {
    "0": _("Korter dan een half jaar"),
    "6": _("Langer dan een half jaar"),
    "36": _("Langer dan 3 jaar"),
}
"""Months of work beside bijstand; on these hangs how much of a wage stays free."""
SOURCES: dict[Source, Any] = {
    Source.NET: _("Loon na belasting"),
    Source.ASSISTANCE: _("Bijstand"),
    Source.RENT: _("Huurtoeslag"),
    Source.HEALTH: _("Zorgtoeslag"),
    Source.CHILDREN: _("Geld voor kinderen"),
    Source.OTHER: _("Andere regelingen"),
}
TAXES: dict[str, Any] = {TAX: _("Belasting"), PREMIUM: _("Premie voor de zorg")}
