"""What the register says, in words for people: one notice for each activity (AVG articles 13 and 14)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.privacy import terms
from perspectief.foundation.privacy.register import Activity, Basis, activities, activity

WHY_ALLOWED: Mapping[Basis, Any] = {
    Basis.NO_PERSONAL_DATA: _("Wij weten niet wie u bent. Daarom geldt de privacywet hier niet."),
    Basis.CONSENT: _("U zegt zelf ja. U kunt elke dag stoppen."),
    Basis.LEGAL_DUTY: _("De wet zegt dat wij dit moeten doen."),
    Basis.PUBLIC_TASK: _("Dit hoort bij het werk van de gemeente."),
}
MUST_YOU: Mapping[Basis, Any] = {
    Basis.NO_PERSONAL_DATA: _("Nee. U kiest zelf wat u invult."),
    Basis.CONSENT: _("Nee. Zegt u nee? Dan verandert er voor u niets."),
    Basis.LEGAL_DUTY: _("Dit gaat vanzelf. U hoeft niets in te vullen."),
    Basis.PUBLIC_TASK: _("Alleen als u dit deel van de site gebruikt."),
}
IN_SHORT: Mapping[Basis, Any] = {
    Basis.NO_PERSONAL_DATA: _("niemand bekend"),
    Basis.CONSENT: _("u zegt zelf ja"),
    Basis.LEGAL_DUTY: _("de wet zegt dat het moet"),
    Basis.PUBLIC_TASK: _("werk van de gemeente"),
}
HOW_SURE: Mapping[str, Any] = {
    "vastgesteld": _("De gemeente heeft dit zo besloten."),
    "voorstel": _("Dit is ons voorstel. De gemeente moet hier nog over beslissen."),
    "aanname": _("Dit is een aanname. Niemand heeft dit nog nagekeken."),
}


@dataclass(frozen=True)
class Notice:
    """One activity, as people read it. `how_long`: empty when nothing is kept."""

    activity: Activity
    why_allowed: Any
    in_short: Any
    must_you: Any
    how_long: str
    counted_from: str
    how_sure: Any


@dataclass(frozen=True)
class Group:
    """Activities that people may take together, under a heading."""

    heading: Any
    notices: tuple[Notice, ...]


def notice(key: str, on: dt.date | None = None) -> Notice:
    """The notice of one activity. Raises UnknownActivity."""
    return _notice(activity(key), on)


def notices() -> list[Notice]:
    """All of them, by key."""
    return [_notice(one, None) for one in activities()]


def groups() -> list[Group]:
    """All of them, under what matters most to a reader: is something kept, and did I choose that?"""
    headings = {
        _("Hier bewaren wij niets"): lambda one: not one.knows_somebody and not one.keeps,
        _("Hier bewaren wij iets, zonder wie u bent"): lambda one: not one.knows_somebody and one.keeps,
        _("Hier bewaren wij iets als u dat zelf kiest"): lambda one: one.basis is Basis.CONSENT,
        _("Hier bewaren wij iets omdat het nodig is"): lambda one: (
            one.knows_somebody and one.basis is not Basis.CONSENT
        ),
    }
    found = [
        Group(heading, tuple(said for said in notices() if belongs(said.activity)))
        for heading, belongs in headings.items()
    ]
    return [group for group in found if group.notices]


def controller() -> Mapping[str, str]:
    """Who is responsible, and how to reach the privacy officer; empty where the operator did not say."""
    return {"name": settings.DATA_CONTROLLER, "contact": settings.PRIVACY_CONTACT}


def as_rows() -> Iterable[dict[str, Any]]:
    """The register for other programs, in Dutch names."""
    for said in notices():
        one = said.activity
        yield {
            "sleutel": one.key,
            "naam": str(one.name),
            "doel": str(one.purpose),
            "grondslag": one.basis.value,
            "grondslagInWoorden": str(said.in_short),
            "artikel": str(one.article),
            "grondslagNagekeken": one.checked,
            "betrokkenen": str(one.whose),
            "gegevens": [str(part) for part in one.data],
            "ontvangers": [str(part) for part in one.receivers],
            "bewaartermijn": said.how_long,
            "teltVanaf": said.counted_from,
            "statusBewaartermijn": terms.value(one.term).status if one.term else "",
            "opmerkingen": [str(part) for part in (*one.notes, one.stays) if part],
            "kamer": one.room,
        }


def _notice(one: Activity, on: dt.date | None) -> Notice:
    kept = bool(one.term)
    return Notice(
        activity=one,
        why_allowed=WHY_ALLOWED[one.basis],
        in_short=IN_SHORT[one.basis],
        must_you=MUST_YOU[one.basis],
        how_long=terms.in_words(one.term, on) if kept else "",
        counted_from=terms.counted_from(one.term) if kept else "",
        how_sure=HOW_SURE[terms.value(one.term, on).status] if kept else "",
    )
