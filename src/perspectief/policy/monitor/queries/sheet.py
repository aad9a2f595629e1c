"""The figures of an indicator as a file: every area and group, each with its definition, publication and moment."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import timezone

from perspectief.foundation.output import spreadsheet
from perspectief.foundation.places import queries as places
from perspectief.policy.monitor.models import Indicator
from perspectief.policy.monitor.queries import comparables, names
from perspectief.policy.monitor.queries.book import figure_document, plain, version_document
from perspectief.policy.monitor.queries.series import Key, Point, Series, many

FIELDS = (
    *("indicator", "naam", "versie", "periode", "van", "tot_en_met", "gebied", "gebied_naam", "groep"),
    *("waarde", "eenheid", "waarom_niet", "ondergrens", "bovengrens", "nieuwe_reeks", "voorlopig", "herkomst"),
    *("verzonnen", "uitgave", "bron_adres", "opmerking", "vastgelegd"),
)


@dataclass(frozen=True)
class Sheet:
    """All figures of an indicator that may be shown, as known at a moment."""

    indicator: Indicator
    series: dict[Key, Series]
    as_of: dt.datetime

    @property
    def rows(self) -> list[dict[str, Any]]:
        """One row for each figure, by area, group and time."""
        return list(self._rows())

    def _rows(self) -> Iterator[dict[str, Any]]:
        called = names.areas([area for _pk, area, _group in self.series])
        for (_pk, area, group), series in sorted(self.series.items()):
            for point in series.points:
                yield {"gebied": area, "gebied_naam": called[area], "groep": group} | _row(series, point)

    def csv(self) -> str:
        """A point before decimals; a figure that is not there has its reason in a column of its own."""
        file = io.StringIO()
        writer = csv.writer(file)
        writer.writerow(FIELDS)
        writer.writerows([_cell(row[name]) for name in FIELDS] for row in self.rows)
        return file.getvalue()

    def parquet(self) -> bytes:
        """The same with types, and what the file says of itself."""
        import polars as pl

        numbers = {"waarde", "ondergrens", "bovengrens"}
        rows = self.rows
        columns = {
            name: pl.Series(
                [None if row[name] is None else float(row[name]) if name in numbers else row[name] for row in rows],
                dtype=pl.Float64 if name in numbers else None,
            )
            for name in FIELDS
        }
        file = io.BytesIO()
        pl.DataFrame(columns).write_parquet(file, metadata=self.about)
        return file.getvalue()

    @property
    def about(self) -> dict[str, str]:
        """What a file says of itself, beside its figures."""
        version = next(iter(self.series.values())).version
        return {
            "titel": self.indicator.name,
            "definitie": version.definition,
            "bron": version.source,
            "stand": self.as_of.isoformat(),
            "adres": f"{settings.ADDRESS}/beleid/monitor/cijfer/{self.indicator.key}",
        }

    def document(self) -> dict[str, Any]:
        """The same as plain data, with every definition."""
        versions = next(iter(self.series.values())).versions
        definitions = [version_document(one) for one in versions]
        return self.about | {"sleutel": self.indicator.key, "definities": definitions, "cijfers": self.rows}


def sheet(indicator: Indicator, *, as_of: dt.datetime | None = None) -> Sheet | None:
    """The figures here, in the country, in the neighbourhoods and of the peers; None without a definition yet."""
    city, moment = settings.MUNICIPALITY, as_of or timezone.now()
    wijken = [one.code for one in places.areas_of(city)]
    peers = comparables.peers_on(timezone.localdate(moment))
    codes = dict.fromkeys([city, names.COUNTRY, *names.PROVINCES, *wijken, *peers])
    found = many([indicator], areas=list(codes), as_of=moment)
    return Sheet(indicator, found, moment) if found else None


def _row(series: Series, point: Point) -> dict[str, Any]:
    version = series.version_of(point)
    return {
        "indicator": series.indicator.key,
        "naam": series.indicator.name,
        "versie": point.version,
        "periode": point.period,
        "van": point.starts.isoformat(),
        "tot_en_met": point.ends.isoformat(),
        **figure_document(point.figure, point.missing),
        "eenheid": version.unit,
        "ondergrens": plain(point.low),
        "bovengrens": plain(point.high),
        "nieuwe_reeks": point.opens,
        "voorlopig": point.provisional,
        "herkomst": point.origin,
        "verzonnen": point.is_made_up,
        "uitgave": point.release,
        "bron_adres": point.source_url,
        "opmerking": point.note,
        "vastgelegd": point.recorded_at.isoformat(),
    }


def _cell(value: Any) -> Any:
    """What a spreadsheet reads as what it is: a word never becomes a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return spreadsheet.cell(value) if isinstance(value, str) and not _is_number(value) else value


def _is_number(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdigit()
