"""How well the made-up city resembles the real one: each published figure, and what was reached."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.language import law
from perspectief.foundation.output.charts.words import dutch
from perspectief.policy.simulator.models import Population

MARGINS: dict[str, Any] = {
    "persons": _("Inwoners"),
    "sex": _("Mannen en vrouwen"),
    "age": _("Leeftijd"),
    "households": _("Huishoudens"),
    "household_type": _("Soort huishouden"),
    "household_size": _("Mensen per huishouden"),
    "households_in_base": _("Huishoudens die meetellen bij laag inkomen"),
    "tenure": _("Eigen huis"),
    "benefit": _("Mensen met een uitkering"),
    "income_recipients": _("Mensen met inkomen"),
    "person_income": _("Inkomen van mensen"),
    "household_income": _("Inkomen van huishoudens"),
    "low_income": _("Huishoudens met een laag inkomen"),
    "children_low_income": _("Kinderen in een huishouden met een laag inkomen"),
    "children_low_income_2021": _("Kinderen in een huishouden met een laag inkomen, 2021"),
    "benefit_households": _("Huishoudens met een uitkering"),
    "students": _("Studenten"),
    "minors": _("Kinderen onder de 18"),
    "single_parent_share": _("Ouders die alleen voor kinderen zorgen"),
    "employment_15_74": _("Mensen met werk, 15 tot 75 jaar"),
    "main_source": _("Waar huishoudens vooral van leven"),
    "low_income_110": _("Tot 110%, naar waar huishoudens van leven"),
}
CATEGORIES: dict[str, Any] = {
    "total": "",
    "mean": "",
    "men": _("mannen"),
    "women": _("vrouwen"),
    "0-17": _("0 tot en met 17 jaar"),
    "one person": _("één persoon"),
    "multi-person without children": _("meer mensen, geen kinderen"),
    "with children": _("met kinderen"),
    "owner-occupied": _("eigen huis"),
    "bijstand": _("bijstand"),
    "disability": _("geen of minder werk door ziekte"),
    "unemployment": _("werkloos"),
    "state pension": _("AOW"),
    "lowest 40%": _("laagste 40%"),
    "middle 40%": _("middelste 40%"),
    "highest 20%": _("hoogste 20%"),
    "up to 101%": _("tot 101% van het minimum"),
    "up to 105%": _("tot 105% van het minimum"),
    "up to 110%": _("tot 110% van het minimum"),
    "up to 120%": _("tot 120% van het minimum"),
    "living in the municipality": _("die hier wonen"),
    "of households with children": _("deel van de huishoudens met kinderen"),
    "employed": _("met werk"),
}
"""A category that is not here, such as an age, is shown as the source has it."""


@dataclass(frozen=True)
class Line:
    """One published figure beside what was reached."""

    what: str
    category: str
    year: str
    published: str
    interval: str
    reached: str
    within: bool
    held_out: bool
    source: str
    reason: law.Said | None


@dataclass(frozen=True)
class Report:
    """The figures of the whole place, and those of its areas together per subject."""

    lines: tuple[Line, ...]
    held_out: tuple[Line, ...]
    areas: tuple[tuple[str, int, int], ...]
    reached: int
    all: int


def report(population: Population) -> Report:
    """The fit report of a city, in words."""
    rows = [row for row in population.report if row["published"] is not None]
    whole = [row for row in rows if row["area"] == population.place]
    return Report(
        lines=tuple(_line(row) for row in whole if not row["held_out"]),
        held_out=tuple(_line(row) for row in whole if row["held_out"]),
        areas=tuple(_areas([row for row in rows if row["area"] != population.place])),
        reached=sum(row["within"] for row in whole if not row["held_out"]),
        all=sum(not row["held_out"] for row in whole),
    )


def _line(row: Mapping[str, Any]) -> Line:
    return Line(
        what=str(MARGINS.get(row["margin"], row["margin"])),
        category=str(CATEGORIES.get(row["category"], row["category"])),
        year=str(row["year"]),
        published=_number(row["published"], row["unit"]),
        interval=f"{_number(row['low'], row['unit'])} – {_number(row['high'], row['unit'])}",
        reached=_number(row["reached"], row["unit"]),
        within=row["within"],
        held_out=row["held_out"],
        source=row["source"],
        reason=law.say(row["reason"]) if row["reason"] else None,
    )


def _number(value: float, unit: str) -> str:
    if unit == "%":
        return f"{dutch(value, 1)}%"
    return dutch(value, 0 if unit == "count" else 2)


def _areas(rows: list[Mapping[str, Any]]) -> Iterator[tuple[str, int, int]]:
    """Per subject: how many figures of areas lie in their interval, and how many there are."""
    for margin in dict.fromkeys(row["margin"] for row in rows):
        found = [row["within"] for row in rows if row["margin"] == margin]
        yield str(MARGINS.get(margin, margin)), sum(found), len(found)
