"""Which municipalities look like this one, on features that say nothing of poverty; and what another choice says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.datafiles import data_files
from perspectief.foundation.output.charts.words import dutch
from perspectief.policy.monitor.calc.distance import Neighbour, nearest
from perspectief.policy.monitor.models import ComparableSet

ROOM = Path(__file__).parents[1]
USUAL = 6
"""So many municipalities are compared with unless somebody asks otherwise."""
FEATURES = {
    "inwoners": _("aantal inwoners"),
    "adressen_per_km2": _("adressen per vierkante kilometer"),
    "deel_15_24": _("deel van 15 tot en met 24 jaar"),
    "deel_65_plus": _("deel van 65 jaar en ouder"),
    "deel_alleen": _("deel huishoudens van één persoon"),
    "deel_met_kinderen": _("deel huishoudens met kinderen"),
    "deel_sociale_huur": _("deel woningen van een corporatie"),
    "deel_andere_huur": _("deel andere huurwoningen"),
    "deel_hoog_opgeleid": _("deel mensen dat hoog is opgeleid"),
}
BY_SIZE = ("inwoners", "adressen_per_km2")
"""A town of 200,000 is to one of 100,000 as one of 400,000 is to one of 200,000."""
FOUR_LARGEST = ("GM0363", "GM0599", "GM0518", "GM0344")


@dataclass(frozen=True)
class Candidate:
    """A municipality with its features."""

    code: str
    name: str
    features: Mapping[str, float]

    @property
    def said(self) -> list[str]:
        """Its features as people read them, in their order."""
        return [dutch(self.features[name], 1) for name in FEATURES]


@dataclass(frozen=True)
class Choice:
    """A way to choose whom to compare with. `codes`: without our own."""

    key: str
    name: str
    codes: tuple[str, ...]


@cache
def candidates() -> tuple[Candidate, ...]:
    """All municipalities of which the features are known."""
    return tuple(
        Candidate(row["code"], row["name"], {name: row[name] for name in FEATURES})
        for file in data_files(ROOM, "comparable")
        for row in file.rows
    )


@cache
def source() -> tuple[str, str]:
    """Where the features come from, and the address."""
    file = next(data_files(ROOM, "comparable"))
    return file.source, str(file.top.get("source_url", ""))


def most_alike(features: Sequence[str] = ()) -> list[Neighbour]:
    """All candidates, the most alike first; on all features or on some. Empty where we do not know our own."""
    by_code = {one.code: one.features for one in candidates()}
    if settings.MUNICIPALITY not in by_code:
        return []
    names = tuple(name for name in FEATURES if not features or name in features)
    return nearest(settings.MUNICIPALITY, by_code, features=names, by_size=BY_SIZE)


def set_on(day: dt.date) -> ComparableSet | None:
    """The set that somebody decided on for this day."""
    holds = Q(valid_until__isnull=True) | Q(valid_until__gte=day)
    found = ComparableSet.objects.filter(holds, municipality__code=settings.MUNICIPALITY, valid_from__lte=day)
    return found.order_by("-valid_from").first()


def peers_on(day: dt.date) -> tuple[str, ...]:
    """With whom we compare on this day: the set that was decided on, or else the six that are most alike."""
    decided = set_on(day)
    return tuple(decided.codes) if decided else tuple(one.code for one in most_alike()[:USUAL])


def choices(day: dt.date) -> list[Choice]:
    """Several honest ways to choose, to show how much the verdict hangs on the choice."""
    alike = [one.code for one in most_alike()]
    four = tuple(code for code in FOUR_LARGEST if code in alike)
    return [
        Choice("gekozen", str(_("de vaste groep")), peers_on(day)),
        Choice("drie", str(_("de drie die het meest lijken")), tuple(alike[:3])),
        Choice("tien", str(_("de tien die het meest lijken")), tuple(alike[:10])),
        Choice("vier-grote", str(_("de vier grootste steden")), four),
        Choice("alle", str(_("alle gemeenten met 100.000 inwoners of meer")), tuple(alike)),
    ]
