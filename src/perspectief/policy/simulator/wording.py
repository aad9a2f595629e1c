"""Words of plans and outcomes for what the simulation says in codes."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from perspectief.simulation.outcomes import Dimension

SYNTHETIC = _("Synthetisch: deze huishoudens bestaan niet echt.")
"""Stands on every output."""

UNITS: dict[str, Any] = {
    "euro": "",
    "euro per maand": _("per maand"),
    "euro per jaar": _("per jaar"),
    "euro per kwartaal": _("per kwartaal"),
    "euro per uur": _("per uur"),
    "aantal": _("aantal"),
    "jaren": _("jaar"),
    "maanden": _("maanden"),
    "weken": _("weken"),
    "datum": _("datum"),
    "uren per week": _("uur per week"),
    "uren per maand": _("uur per maand"),
    "uren per jaar": _("uur per jaar"),
}
"""What stands behind a number; the euro sign stands before it."""
VALUE_STATUS: dict[str, Any] = {
    "sourced": _("uit de bron"),
    "second_hand": _("uit een andere bron"),
    "derived": _("zelf uitgerekend"),
    "memory": _("niet nagekeken"),
}
APPLICANTS: dict[str, Any] = {
    "persoon": _("mensen"),
    "toeslagpartners": _("huishoudens"),
    "gezin": _("gezinnen"),
    "adres": _("adressen"),
}
"""Who asks for a scheme, by the level of its law."""
GROUNDS: dict[str, Any] = {
    "sourced": _("uit onderzoek"),
    "derived": _("afgeleid van onderzoek"),
    "guess": _("schatting van ons"),
    "automatic": _("komt vanzelf in dit plan"),
    "data": _("staat in de gegevens van de stad"),
}
"""Where it comes from how many people ask for a scheme."""
DIMENSIONS: dict[str, Any] = {
    Dimension.KIND.value: _("Soort huishouden"),
    Dimension.AREA.value: _("Wijk"),
    Dimension.CHILDREN.value: _("Kinderen"),
    Dimension.WORK.value: _("Leven van"),
    Dimension.POSITION.value: _("Inkomen nu"),
}
GROUPS: dict[str, tuple[Any, ...]] = {
    Dimension.ALL.value: (_("alle huishoudens"),),
    Dimension.KIND.value: (
        _("alleen"),
        _("paar zonder kinderen"),
        _("paar met kinderen"),
        _("één ouder met kinderen"),
        _("huisgenoten"),
        _("drie generaties"),
        _("ouder en huisgenoot"),
        _("paar op twee adressen"),
        _("ouder met eigen ouder"),
    ),
    Dimension.CHILDREN.value: (_("geen kinderen"), _("1 kind"), _("2 kinderen"), _("3 of meer kinderen")),
    Dimension.WORK.value: (_("niets"), _("loon"), _("eigen bedrijf"), _("uitkering"), _("pensioen"), _("studie")),
    Dimension.POSITION.value: (
        _("onder het minimum"),
        _("100 tot 110%"),
        _("110 tot 120%"),
        _("120 tot 130%"),
        _("130 tot 150%"),
        _("150% of meer"),
        _("studenten"),
    ),
}
"""By the number that the simulation gives a group; areas go by their own names."""
LINES: dict[str, Any] = {
    "100%": _("onder het minimum (100%)"),
    "101%": _("tot het minimum (101%)"),
    "110%": _("tot 110%"),
    "120%": _("tot 120%"),
    "130%": _("tot 130%"),
    "armoedegrens": _("de armoedegrens van 2024"),
}
SHORT_LINES: dict[str, Any] = {"100%": "100%", "101%": "101%", "110%": "110%", "120%": "120%", "130%": "130%"}


def group_name(dimension: str, code: str, name: str) -> str:
    """What people call a group."""
    names = GROUPS.get(dimension)
    return str(names[int(code)]) if names and code.isdigit() and int(code) < len(names) else name
