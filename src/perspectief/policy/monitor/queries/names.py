"""What areas and groups are called."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from perspectief.foundation.places.models import Area, Municipality
from perspectief.policy.monitor.queries.comparables import FEATURES, candidates

COUNTRY = "NL00"
AREA = re.compile(r"|NL00|PV\d{2}|GM\d{4}|WK\d{6}")
GROUP = re.compile(r"[a-z0-9-]{1,40}")
PROVINCES = {"PV20": gettext_lazy("provincie Groningen")}
GROUPS = {
    "all": gettext_lazy("iedereen"),
    "up-to-110": gettext_lazy("huishoudens tot en met 110 procent"),
    "above-110": gettext_lazy("huishoudens boven 110 procent"),
    "long-low": gettext_lazy("lang een laag inkomen"),
    "short-low": gettext_lazy("kort een laag inkomen"),
    "couple-minors": gettext_lazy("stellen met kinderen onder 18"),
    "single-parent-minors": gettext_lazy("ouders alleen met kinderen onder 18"),
}
"""What a group in a figure is called; another one by its own key."""


def areas(codes: Iterable[str]) -> dict[str, str]:
    """The name of each of these areas. One question to the database for neighbourhoods, one for municipalities."""
    wanted = list(dict.fromkeys(codes))
    found = {code: str(name) for code, name in PROVINCES.items()} | _known_municipalities()
    found[COUNTRY] = country()
    found |= dict(Area.objects.filter(code__in=wanted).values_list("code", "name"))
    found |= dict(Municipality.objects.filter(code__in=wanted).values_list("code", "name"))
    return {code: found.get(code, code) for code in wanted}


@cache
def _known_municipalities() -> dict[str, str]:
    return {one.code: one.name for one in candidates()}


def country() -> str:
    """What the whole country is called."""
    return _("Nederland")


def group(key: str) -> str:
    """What a group is called."""
    return str(GROUPS.get(key, key.replace("-", " ")))


def group_order(key: str) -> tuple[bool, str]:
    """Everybody first, then by name."""
    return key != "all", group(key)


def is_area(code: str) -> bool:
    """Whether this is, or could be, the code of an area; empty counts too: the city."""
    return AREA.fullmatch(code) is not None


def is_group(key: str) -> bool:
    """Whether this could be the key of a group."""
    return GROUP.fullmatch(key) is not None


def feature(key: str) -> str:
    """A feature of municipalities in words."""
    return str(FEATURES.get(key, key))
