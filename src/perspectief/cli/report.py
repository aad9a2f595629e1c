"""The half-year report of the council as it would be built on the figures that were known on a day."""

from __future__ import annotations

import argparse
import copy
import os
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from perspectief.cli.common import GRONINGEN, Failure

if TYPE_CHECKING:  # Django takes a second to start: other commands do without
    from perspectief.policy.council.models import Report

DIFFERENT = 1
"""Exit status when a kept report cannot be rebuilt as it was."""


def add_commands(commands: Any) -> None:
    """`perspectief report`."""
    one = commands.add_parser("report", help="bouw het raadsrapport op uit de cijfers van een dag")
    one.add_argument("--cycle", required=True, metavar="HALFJAAR", help="bijvoorbeeld 2024-1")
    one.add_argument("--as-of", required=True, type=_moment, metavar="DAG", help="cijfers zoals bekend op deze dag")
    one.add_argument("--place", default=GRONINGEN, help="code van de gemeente (GM0014 is Groningen)")
    one.add_argument("--pdf", type=Path, metavar="BESTAND", help="schrijf het rapport als PDF")
    one.add_argument("--json", type=Path, metavar="BESTAND", help="schrijf het rapport als JSON")
    one.set_defaults(command=_report)


def _moment(text: str) -> date | datetime:
    """A day, or an exact moment such as `2024-07-01T09:30:00+02:00`."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        message = f"'{text}' is geen dag: schrijf jaar-maand-dag, bijvoorbeeld 2024-07-01"
        raise argparse.ArgumentTypeError(message)
    return found


def _report(options: argparse.Namespace) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "perspectief.config.settings")
    import django

    django.setup()
    from django.utils import translation

    with translation.override("nl"):
        return _build(options)


def _build(options: argparse.Namespace) -> int:
    from perspectief.policy.council import paper
    from perspectief.policy.council.calc.canonical import canonical, digest
    from perspectief.policy.council.queries.report import content, files

    report = _as_of(options)
    found, _record = content.of(report)
    if options.json:
        options.json.write_text(files.as_json(report), encoding="utf-8")
    if options.pdf:
        options.pdf.write_bytes(paper.of(report))
    print("\n".join(_told(report)))
    print(f"\nControlegetal van de cijfers (SHA-256): {digest(canonical(found))}")
    return _compared(report, digest(canonical(found)))


def _as_of(options: argparse.Namespace) -> Report:
    """The newest edition of this half year as a draft on the figures of that day; nothing is stored."""
    from django.utils import timezone

    from perspectief.policy.council.choices import ReportState
    from perspectief.policy.council.models import Report
    from perspectief.policy.council.queries import cycles, reports
    from perspectief.policy.council.queries.report import pages

    cycle = cycles.find(options.place, options.cycle)
    if cycle is None:
        known = ", ".join(one.key for one in cycles.cycles(options.place)) or "geen"
        raise Failure(f"{options.cycle}: dit half jaar is er niet. Bekend zijn: {known}.")
    asked = options.as_of
    if asked > (timezone.now() if isinstance(asked, datetime) else timezone.localdate()):
        raise Failure("Cijfers van later zijn er nog niet. Kies een dag tot en met vandaag.")
    moment = asked if isinstance(asked, datetime) else pages.end_of(asked)
    report = copy.copy(reports.latest(cycle) or Report(cycle=cycle, made_at=timezone.now()))
    report.state, report.as_of, report.published_at, report.frozen_at = ReportState.DRAFT, moment, None, None
    report.figures_digest = ""
    return report


def _told(report: Report) -> list[str]:
    """Page one in letters."""
    from perspectief.policy.council import wording
    from perspectief.policy.council.queries.report import pages

    found = pages.of(report)
    lines = [found.title, *([f"({wording.MARKS['invented']})"] if found.made_up else []), ""]
    for block in found.front.blocks:
        mark = f" ({wording.MARKS[block.mark.value]})" if block.mark else ""
        lines += [f"- {item}{mark}" for item in block.items] if block.items else [f"{block.text}{mark}"]
    return lines


def _compared(report: Report, now: str) -> int:
    """Beside every edition that was kept on the same moment: is every byte of its figures the same?"""
    status = 0
    for kept in report.cycle.reports.exclude(figures_digest="").filter(as_of=report.as_of):
        same = kept.figures_digest == now
        print(f"Uitgave {kept.edition}: de cijfers zijn {'precies gelijk' if same else 'ANDERS dan bewaard'}.")
        status = status if same else DIFFERENT
    if status:
        print("Een bewaard rapport is niet meer zo op te bouwen. Vertel dit de beheerder.", file=sys.stderr)
    return status
