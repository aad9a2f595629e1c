"""A report as data: one JSON document, and its figures as rows for a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from perspectief.foundation.output import spreadsheet
from perspectief.foundation.voices import Voice
from perspectief.policy.council.calc.figures import Told
from perspectief.policy.council.models import Report, Text
from perspectief.policy.council.queries.report import content, material
from perspectief.policy.council.queries.report.material import Material

COLUMNS = (
    *("indicator", "naam", "gebied", "groep", "periode", "waarde", "tekst", "waarom_geen_getal", "voorlopig"),
    *("versie", "nieuwe_reeks", "uitgave", "bron", "herkomst", "eerder", "vastgelegd"),
)


def document(report: Report) -> dict[str, Any]:
    """Everything in the report. `cijfers` is word for word what its check number is of."""
    found, record = content.of(report)
    told = material.of(report)
    return {
        "rapport": _about(report, told),
        "cijfers": found,
        "overig": record,
        "teksten": [_text(text) for _slot, text in sorted(told.texts.items())],
        "verhalen": [_voice(goal, voice) for goal, voices in sorted(told.voices.items()) for voice in voices],
    }


def as_json(report: Report) -> str:
    """The document as text."""
    return json.dumps(document(report), ensure_ascii=False, indent=1)


def _about(report: Report, told: Material) -> dict[str, Any]:
    def said(moment: Any) -> str:
        return moment.isoformat() if moment else ""

    return {
        "cyclus": report.cycle.key,
        "uitgave": report.edition,
        "stand": report.state,
        "cijfers_zoals_bekend_op": said(report.as_of),
        "openbaar_op": said(report.published_at),
        "vastgezet_op": said(report.frozen_at),
        "controlegetal_cijfers": report.figures_digest,
        "bevat_verzonnen": told.is_made_up,
    }


def _text(text: Text) -> dict[str, Any]:
    return {
        "hoofdstuk": text.slot,
        "tekst": text.text,
        "door": text.role,
        "op": text.at.isoformat(),
        "controlegetal": text.digest,
        "verzonnen": text.invented,
    }


def _voice(goal: str, voice: Voice) -> dict[str, Any]:
    if voice.withdrawn:
        return {"doel": goal, "sleutel": voice.key, "ingetrokken": True}
    return {
        "doel": goal,
        "sleutel": voice.key,
        "ingetrokken": False,
        "tekst": voice.alternative or voice.text,
        "van": voice.by,
        "waarom_gekozen": voice.because,
        "tegen_de_lijn": voice.against,
        "verzonnen": voice.invented,
    }


def as_csv(report: Report) -> str:
    """Every figure of the report on a row of its own, with its source and definition."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in material.of(report).figures.told:
        writer.writerows([_safe(cell) for cell in row] for row in _rows(one))
    return out.getvalue()


def _safe(cell: str) -> str:
    return cell if _is_number(cell) else spreadsheet.cell(cell)


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def _rows(told: Told) -> Iterator[list[str]]:
    sources = {one.number: one.source for one in told.definitions}
    for line in (told.own, *told.others):
        for point in line.points:
            yield [
                *(told.key, told.name, line.area, line.group, point.period, point.value, point.text, point.why),
                *("ja" if point.provisional else "nee", str(point.version), "ja" if point.opens else "nee"),
                *(point.release, sources.get(point.version, ""), point.origin),
                *("; ".join(point.before), point.recorded),
            ]
