"""The outcome on paper: the sentences, the most asked figures, and the tables of what changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from perspectief.foundation.language import law
from perspectief.foundation.output import pdf
from perspectief.policy.simulator import wording
from perspectief.policy.simulator.models import Run
from perspectief.policy.simulator.queries import method, outcome
from perspectief.policy.simulator.queries.outcome import Section
from perspectief.policy.simulator.queries.sheets import Sheet, cell

TEMPLATE = "simulator/paper.typ"
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "kern": ("wat", "nu_midden", "plan_midden", "verschil_midden"),
    "kosten-verschil": ("regeling", "nu_midden", "plan_midden", "verschil_midden"),
    "bereik-verschil": ("regeling", "recht_plan", "krijgt_plan_midden", "krijgt_verschil_midden"),
    "mensen-soort": ("groep", "meer_midden", "minder_midden", "gemiddeld_meer_midden"),
    "mensen-inkomen": ("groep", "meer_midden", "minder_midden", "gemiddeld_meer_midden"),
    "wijken": ("groep", "huishoudens", "meer_midden", "deel_meer"),
    "armoede-huishoudens": ("lijn", "nu_midden", "plan_midden", "verschil_midden"),
    "armoede-kinderen": ("lijn", "nu_midden", "plan_midden", "verschil_midden"),
    "werken-uur": ("deel", "nu", "plan"),
    "drempels-verschil": ("regeling", "voorwaarde", "nu", "plan"),
    "uitvoering-verschil": ("regeling", "kantoor_nu_midden", "kantoor_plan_midden", "kantoor_verschil_midden"),
}
"""Tables that stand on paper, with the columns that fit on it; the files have everything."""


def of(run: Run) -> bytes:
    """The paper as PDF."""
    title = _("Uitkomst van een plan (synthetisch)")
    return pdf.make(TEMPLATE, data(run), title=title, language=law.reader_language())


def data(run: Run) -> dict[str, Any]:
    """What the template draws."""
    behind = method.of(run)
    place = {"place": run.figures.population.name, "day": date_format(run.day, "j F Y")}
    return {
        "title": run.reform.name,
        "mark": str(wording.SYNTHETIC),
        "about": _("%(place)s, regels van %(day)s.") % place,
        "says": list(outcome.summary.sentences(run.figures.content)),
        "parts": [part for part in (_part(one) for one in outcome.every_part(run)) if part["sections"]],
        "method_title": _("Zo rekenden wij"),
        "method": _method(behind),
        "not_modelled_title": _("Dit rekent het plan niet mee"),
        "not_modelled": list(behind.not_modelled),
        "key": _("Sleutel van de uitkomst: %(key)s") % {"key": run.figures_id},
    }


def _part(part: outcome.Part) -> dict[str, Any]:
    found = [_section(section) for section in part.sections if section.sheet and section.sheet.key in COLUMNS]
    return {"title": str(part.title), "sections": found}


def _section(section: Section) -> dict[str, Any]:
    assert section.sheet is not None
    chart = section.chart
    return {
        "title": str(section.title),
        "picture": chart.wide if chart else "",
        "alt": f"{chart.title}. {chart.about}" if chart else "",
        **_table(section.sheet),
    }


def _table(sheet: Sheet) -> dict[str, Any]:
    """Headings and rows of the columns that fit; a range stands below its middle."""
    columns = [column for column in sheet.columns if column.name in COLUMNS[sheet.key]]
    rows = [[_cell(cell(row, column)) for column in columns] for row in sheet.rows]
    wide = [any(cell(row, column)["is_long"] for row in sheet.rows) for column in columns]
    heads = [str(column.heading) for column in columns]
    return {"heads": heads, "rows": rows, "wide": wide, "notes": sheet.reasons}


def _cell(said: Mapping[str, str]) -> str:
    if not said["low"]:
        return said["said"]
    return _("%(said)s (%(low)s tot %(high)s)") % said


def _method(behind: method.Method) -> list[str]:
    rule = {"few": behind.rule.threshold, "step": behind.rule.round_to}
    return [
        _("De mensen in deze stad bestaan niet. Zij tellen op tot cijfers die zijn gepubliceerd."),
        _("Hoeveel mensen iets aanvragen, is niet precies bekend. Daarom staan er soms twee getallen bij."),
        _("Niemand gaat in onze stad meer of minder werken door het plan."),
        _("Wij ronden aantallen af op %(step)s. Minder dan %(few)s laten wij niet zien.") % rule,
    ]
