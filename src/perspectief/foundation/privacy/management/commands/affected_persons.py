"""python manage.py affected_persons USERNAME [--from DAY] [--to DAY]"""

from __future__ import annotations

import csv
import datetime as dt
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from perspectief.foundation.access import NOBODY
from perspectief.foundation.privacy.choices import Action, Side
from perspectief.foundation.privacy.models import ACCESS_LOG
from perspectief.foundation.privacy.people import account_named
from perspectief.foundation.privacy.queries.search import about_affected, affected_by
from perspectief.foundation.privacy.services import log_known
from perspectief.foundation.privacy.subjects import account


class Command(BaseCommand):
    """Lists everybody whose data was seen with an account: for the day that it leaks."""

    help = "Lists, as CSV, everybody whose data was seen or changed with an account in these days, both included."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whose account, and the days in which somebody else could use it."""
        parser.add_argument("username")
        parser.add_argument("--from", dest="since", type=dt.date.fromisoformat, metavar="YYYY-MM-DD")
        parser.add_argument("--to", dest="until", type=dt.date.fromisoformat, metavar="YYYY-MM-DD")

    @transaction.atomic
    def handle(self, *_args: Any, username: str, since: dt.date | None, until: dt.date | None, **_options: Any) -> None:
        """Find, log that somebody looked, and print."""
        key = account_named(username)
        if key is None:
            raise CommandError("Dit account is er niet.")
        found = affected_by(key, since, until)
        log_known(
            by=NOBODY,
            side=Side.HOUSE,
            activity=ACCESS_LOG,
            about=about_affected(account(key), found),
            action=Action.EXPORT,
            what="affected_persons",
            reason="data_breach",
        )
        writer = csv.writer(self.stdout, delimiter=";")
        writer.writerow(["soort", "sleutel", "pseudoniem", "keren", "eerste", "laatste"])
        for one in found:
            times = (one.first.isoformat(), one.last.isoformat())
            writer.writerow([one.room, one.key, one.subject, one.looks, *times])
        self.stderr.write(f"{len(found)} personen geraakt.")
