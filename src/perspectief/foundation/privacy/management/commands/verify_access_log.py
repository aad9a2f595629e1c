"""python manage.py verify_access_log [--noted MONTH:LINE:HASH ...]"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from perspectief.foundation.privacy.queries.verify import MonthCheck, agrees_with_note, first_wrong, verify_log


class Command(BaseCommand):
    """Reads every line of the access log again, and says whether it is whole or where it breaks."""

    help = "Reads every line of the access log again; ends with an error at the first place that is not right."

    def add_arguments(self, parser: CommandParser) -> None:
        """Notes that somebody kept outside this house."""
        parser.add_argument("--noted", action="append", default=[], metavar="MONTH:LINE:HASH")

    def handle(self, *_args: Any, noted: list[str], **_options: Any) -> None:
        """Check, and tell what to note this time."""
        checks = verify_log()
        for one in checks:
            self.stdout.write(f"{one.month}: {_state(one)}, {one.count} regels. Noteer: {one.note}")
        if broken := first_wrong(checks):
            raise CommandError(_sentence(broken))
        for note in noted:
            self._compare(note)
        lines = sum(one.count for one in checks)
        self.stdout.write(f"ok: {len(checks)} maanden, {lines} regels, geen verschil.")

    def _compare(self, note: str) -> None:
        try:
            agrees = agrees_with_note(note)
        except ValueError as wrong:
            raise CommandError(f"'{note}' is geen notitie: maand:regel:hash, zoals dit commando hem geeft.") from wrong
        if not agrees:
            raise CommandError(f"Niet heel: {note} staat niet meer zo in het logboek.")


def _state(one: MonthCheck) -> str:
    if one.wrong:
        return "NIET HEEL"
    if one.is_removed:
        return "heel, regels gewist na hun tijd"
    return "heel en gesloten" if one.is_closed else "heel, loopt nog"


def _sentence(broken: MonthCheck) -> str:
    with translation.override("nl"):
        what = str(broken.wrong.label) if broken.wrong else ""
    place = f", regel {broken.place}" if broken.place else ""
    return f"Niet heel: {broken.month}{place}: {what}."
