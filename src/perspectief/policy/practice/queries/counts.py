"""How often something was reported: read as published figures, never counted for a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from perspectief.foundation.disclosure import Published, Reason, rule_on
from perspectief.foundation.statistics.queries import published

TABLE, CLUSTER = "meldingen-per-knelpunt", "knelpunt"
NONE_YET = "nog-geen"
"""Code of the table: reports that belong to no public cluster (yet)."""


@dataclass(frozen=True)
class Reported:
    """Figures by key of a cluster; `about`: until which day."""

    figures: Mapping[str, Published]
    about: str

    def of(self, key: str) -> str:
        """How often, in words for a page."""
        figure = self.figures.get(key)
        if figure is None:
            return _("nog niet geteld")
        if figure.reason == Reason.SECRET:
            return _("minder dan %(number)s") % {"number": rule_on().threshold}
        return _("ongeveer %(number)s") % {"number": figure.text} if figure.value is not None else figure.text


def reported() -> Reported:
    """As it stood in the last quarter that was over."""
    table = published(TABLE)
    figures = {dict(at)[CLUSTER]: one.number for at, one in table.figures.items() if CLUSTER in dict(at)}
    return Reported(figures, table.about)
