"""`manage.py import_boundaries FILE --source "CBS / Kadaster" --licence "CC BY 4.0" --read-on 2026-11-22`."""

from __future__ import annotations

import datetime as dt
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from perspectief.foundation.places import services
from perspectief.foundation.places.sources.geojson import BadFile


class Command(BaseCommand):
    """Real boundaries on the maps, instead of tiles."""

    help = "Take over the boundaries of a municipality's areas from a GeoJSON file (degrees, or metres of the RD grid)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file and where it comes from."""
        parser.add_argument("file", type=Path, nargs="?", help="GeoJSON with a CBS code for each area")
        parser.add_argument("--municipality", default=settings.MUNICIPALITY, help="CBS code; default: %(default)s")
        parser.add_argument("--source", default="", help="who published it")
        parser.add_argument("--licence", default="", help="under which licence")
        parser.add_argument("--read-on", type=dt.date.fromisoformat, help="day on which it was fetched (YYYY-MM-DD)")
        parser.add_argument("--remove", action="store_true", help="back to tiles")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, or remove."""
        place = options["municipality"]
        if options["remove"]:
            self.stdout.write(f"{services.remove_boundaries(municipality=place)} boundaries removed; maps show tiles.")
            return
        told = {name: options[name] for name in ("file", "source", "licence", "read_on")}
        missing = [name.replace("_", "-") for name, value in told.items() if not value]
        if missing:
            raise CommandError(f"Also say {', '.join(missing)}: a boundary without its source is not shown.")
        try:
            count = services.import_boundaries(municipality=place, **told)
        except BadFile as wrong:
            raise CommandError(str(wrong)) from wrong
        self.stdout.write(f"{count} boundaries of {place} taken over.")
