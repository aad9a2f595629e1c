"""StatLine of Statistics Netherlands: a table by its number, with its lists of codes, page by page.

OData v4 first (long form, with the reason for each missing cell). A table that has no figures there is read through the
Feed of v3 (wide form, untyped: only there stands why a cell is empty); the Api of v3 ends at 10,000 rows. Facts behind
this: docs/monitor/sources.md. `$top` is never sent with figures: it takes the next link away.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.utils.translation import gettext as _

from perspectief.policy.monitor.sources.cells import read_untyped, why_v4
from perspectief.policy.monitor.sources.fetching import Fetcher, next_address
from perspectief.policy.monitor.sources.problems import NotThere, SourceProblem
from perspectief.policy.monitor.sources.settings import setting
from perspectief.policy.monitor.sources.shape import MEASURE, Choice, Code, Kind, List, Row, Table

ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{2,29}")
LICENCE = "CC BY 4.0"
"""Of all open data of Statistics Netherlands; v3 does not say it with the table."""
V3_LISTS = {"Dimension": Kind.OTHER, "TimeDimension": Kind.TIME, "GeoDimension": Kind.REGION}
V3_ABOUT_A_LIST = frozenset({*V3_LISTS, "GeoDetail", "TopicGroup"})
V4_KINDS = {"TimeDimension": Kind.TIME, "GeoDimension": Kind.REGION}
JSON = "$format=json"
"""Without this v3 answers with XML."""
ENDED = ("gediscontinueerd", "stopgezet")
FINAL = "definitief"


class NotWhole(SourceProblem):
    """The source gave another number of figures than it counts itself."""


@dataclass(frozen=True)
class Addresses:
    """Where StatLine is."""

    v4: str
    v3: str

    @property
    def feed(self) -> str:
        """The v3 service without a limit on rows."""
        return f"{self.v3}/ODataFeed/odata"

    @property
    def api(self) -> str:
        """The v3 service for what describes a table."""
        return f"{self.v3}/ODataApi/odata"


@dataclass(frozen=True)
class Page:
    """Some figures, and how many the source has counted in all; None when it does not count."""

    rows: list[Row]
    read: int
    all: int | None


class StatLine:
    """StatLine, during one visit."""

    def __init__(self, fetcher: Fetcher, addresses: Addresses):
        self.fetcher, self.at = fetcher, addresses

    def table(self, id: str) -> Table:
        """What this table holds, without its figures. Raises NotThere."""
        if not ID.fullmatch(id):
            raise NotThere(_("‘%(id)s’ is geen nummer van een tabel. Bijvoorbeeld: 86006NED.") % {"id": id[:40]})
        try:
            found = self._table_v4(id)
        except NotThere:
            return self._table_v3(id)
        return found if self._has_figures(id) else self._table_v3(id)

    def pages(self, table: Table, choice: Choice) -> Iterator[Page]:
        """Its figures, page by page. Raises NotWhole when they are not all there at the end."""
        yield from (self._pages_v4 if table.api == "v4" else self._pages_v3)(table, choice)

    # --- v4 -----------------------------------------------------------------------------------------------------------
    def _table_v4(self, id: str) -> Table:
        here = f"{self.at.v4}/{id}"
        about = self.fetcher.json(f"{here}/Properties")
        lists = [self._measures_v4(here), *(self._list_v4(here, one) for one in self._all(f"{here}/Dimensions"))]
        return Table(
            id=id,
            api="v4",
            title=_text(about, "Title"),
            modified=_text(about, "ObservationsModified") or _text(about, "Modified"),
            status=_text(about, "Status"),
            licence=_licence(_text(about, "License")),
            address=here,
            lists=tuple(lists),
            is_discontinued=_text(about, "Status").lower() in ENDED,
        )

    def _measures_v4(self, here: str) -> List:
        codes = {
            _text(one, "Identifier"): Code(_text(one, "Title"), _text(one, "Unit"), one["Identifier"])
            for one in self._all(f"{here}/MeasureCodes")
        }
        return List(MEASURE, _("Onderwerp"), Kind.MEASURE, codes)

    def _list_v4(self, here: str, one: Mapping[str, Any]) -> List:
        name = _text(one, "Identifier")
        codes = {
            _text(code, "Identifier"): _code(code, "Identifier") for code in self._all(f"{here}/{quote(name)}Codes")
        }
        return List(name, _text(one, "Title"), V4_KINDS.get(_text(one, "Kind"), Kind.OTHER), codes)

    def _has_figures(self, id: str) -> bool:
        """Of some ended tables v4 has the description only."""
        try:
            self.fetcher.json(f"{self.at.v4}/{id}/Observations{_count_query()}")
        except NotThere:
            return False
        return True

    def _pages_v4(self, table: Table, choice: Choice) -> Iterator[Page]:
        asked = _filter(table, choice, table.names)
        here = f"{self.at.v4}/{table.id}/Observations"
        count = self.fetcher.json(f"{here}{_count_query(asked)}")["@odata.count"]
        yield from self._counted(f"{here}{_query(asked)}", count, lambda row: [_row_v4(table, row)], choice)

    # --- v3 -----------------------------------------------------------------------------------------------------------
    def _table_v3(self, id: str) -> Table:
        here = f"{self.at.api}/{id}"
        about = self._all(f"{here}/TableInfos{_query('', JSON)}")[0]
        properties = self._all(f"{here}/DataProperties{_query('', JSON)}")
        lists = [_measures_v3(properties)]
        lists += [self._list_v3(here, one) for one in properties if one.get("Type") in V3_LISTS]
        ended = {_text(about, "ReasonDelivery").lower(), _text(about, "OutputStatus").lower()}
        return Table(
            id=id,
            api="v3",
            title=_text(about, "Title"),
            modified=_text(about, "Modified"),
            status=_text(about, "OutputStatus") or _text(about, "ReasonDelivery"),
            licence=LICENCE,
            address=f"{self.at.feed}/{id}",
            lists=tuple(lists),
            is_discontinued=not ended.isdisjoint(ENDED),
        )

    def _list_v3(self, here: str, one: Mapping[str, Any]) -> List:
        name = _text(one, "Key")
        codes = {
            _text(code, "Key"): _code(code, "Key") for code in self._all(f"{here}/{quote(name)}{_query('', JSON)}")
        }
        return List(name, _text(one, "Title"), V3_LISTS[one["Type"]], codes)

    def _pages_v3(self, table: Table, choice: Choice) -> Iterator[Page]:
        here = f"{self.at.feed}/{table.id}/UntypedDataSet"
        lists = [one.name for one in table.lists if one.kind is not Kind.MEASURE]
        measures = choice.codes.get(MEASURE) or tuple(_measures_of(table))
        asked = _filter(table, choice, lists)
        count = self._count_v3(f"{here}/$count{_query(asked, JSON)}")
        select = f"$select={','.join(quote(name) for name in (*lists, *measures))}"
        address = f"{here}{_query(asked, JSON, select)}"
        yield from self._counted(address, count, lambda row: _rows_v3(table, lists, measures, row), choice)

    def _count_v3(self, address: str) -> int | None:
        """How many rows there are; None where the source does not count."""
        try:
            return int(self.fetcher.json(address))
        except NotThere:
            return None

    # --- Both ---------------------------------------------------------------------------------------------------------
    def _counted(
        self, address: str, count: int | None, read: Callable[[Mapping[str, Any]], list[Row]], choice: Choice
    ) -> Iterator[Page]:
        """All pages, counted against what the source itself counts."""
        most = setting("most_rows")
        if (count or 0) > most:
            raise _too_many(count or 0)
        done = 0
        for given in self._linked(address):
            done += len(given)
            if done > most:
                raise _too_many(done)
            rows = [row for one in given for row in read(one)]
            yield Page([row for row in rows if choice.allows(row)], done, count)
        if count is not None and done != count:
            said = _("De bron telt %(count)d regels, maar gaf er %(done)d. Wij bewaren er niets van.")
            raise NotWhole(said % {"count": count, "done": done})

    def _all(self, address: str) -> list[dict[str, Any]]:
        return [one for given in self._linked(address) for one in given]

    def _linked(self, address: str) -> Iterator[list[dict[str, Any]]]:
        """Every page of a list, along the links from one to the next."""
        seen: set[str] = set()
        following: str | None = address
        while following:
            if following in seen:
                raise SourceProblem(_("De bron stuurt ons in een kring. Probeer het later opnieuw."))
            seen.add(following)
            page = self.fetcher.json(following)
            if not isinstance(page, dict) or not isinstance(page.get("value"), list):
                raise SourceProblem(_("De bron antwoordt anders dan afgesproken. Vertel het de beheerder."))
            yield page["value"]
            link = page.get("@odata.nextLink") or page.get("odata.nextLink")
            following = next_address(following, link) if link else None


# --- Asking -----------------------------------------------------------------------------------------------------------
def _query(asked: str = "", *more: str) -> str:
    """The question behind an address."""
    parts = [*more, f"$filter={quote(asked, safe='()')}"] if asked else list(more)
    return f"?{'&'.join(parts)}" if parts else ""


def _count_query(asked: str = "") -> str:
    """Asks v4 for the size only."""
    return _query(asked, "$count=true", "$top=0")


def _too_many(count: int) -> SourceProblem:
    said = _("Deze tabel heeft %(count)d regels. Dat is te veel. Kies een deel van de tabel.")
    return SourceProblem(said % {"count": count})


def _filter(table: Table, choice: Choice, columns: Any) -> str:
    """A filter with codes as the source writes them: in v3 they end in spaces, and without these nothing is found."""
    parts = []
    for name in columns:
        wanted, known = choice.codes.get(name, ()), table.list_of(name)
        if known is None or not 0 < len(wanted) <= setting("longest_choice"):
            continue
        unknown = [code for code in wanted if code not in known.codes]
        if unknown:
            said = _("De lijst ‘%(list)s’ kent %(codes)s niet. Kies een code die er wel in staat.")
            raise SourceProblem(said % {"list": known.title, "codes": ", ".join(unknown)})
        parts.append(" or ".join(f"{name} eq '{known.codes[code].raw}'" for code in wanted))
    return " and ".join(f"({part})" for part in parts)


# --- Reading ----------------------------------------------------------------------------------------------------------
def _text(said: Mapping[str, Any], name: str) -> str:
    return str(said.get(name) or "").strip()


def _code(said: Mapping[str, Any], key: str) -> Code:
    """A code; of a period the source says whether its figures are final."""
    status = _text(said, "Status").lower()
    return Code(_text(said, "Title"), "", str(said[key]), bool(status) and status != FINAL)


def _licence(said: str) -> str:
    return LICENCE if not said or "by/4.0" in said else said[:80]


def _measures_of(table: Table) -> Mapping[str, Code]:
    return next(one.codes for one in table.lists if one.kind is Kind.MEASURE)


def _measures_v3(properties: list[dict[str, Any]]) -> List:
    codes = {
        _text(one, "Key"): Code(_text(one, "Title"), _text(one, "Unit"), _text(one, "Key"))
        for one in properties
        if one.get("Type") not in V3_ABOUT_A_LIST
    }
    return List(MEASURE, _("Onderwerp"), Kind.MEASURE, codes)


def _is_provisional(table: Table, codes: Mapping[str, str]) -> bool:
    times = (one for one in table.lists if one.kind is Kind.TIME)
    return any(one.codes[codes[one.name]].provisional for one in times if codes.get(one.name) in one.codes)


def _row_v4(table: Table, said: Mapping[str, Any]) -> Row:
    codes = {name: _text(said, name) for name in table.names}
    attribute, text, value = _text(said, "ValueAttribute"), _text(said, "StringValue"), said.get("Value")
    missing, is_star = why_v4(attribute, text, value)
    return {
        **codes,
        "value": None if value is None else float(value),
        "text": "" if missing else text,
        "missing": missing,
        "said": attribute,
        "provisional": is_star or _is_provisional(table, codes),
    }


def _rows_v3(table: Table, lists: list[str], measures: Any, said: Mapping[str, Any]) -> list[Row]:
    """One wide row as a figure for each of its columns."""
    codes = {name: _text(said, name) for name in lists}
    known = _is_provisional(table, codes)
    rows = []
    for measure in measures:
        cell = read_untyped(said.get(measure))
        rows.append({MEASURE: measure, **codes, **cell._asdict(), "provisional": cell.provisional or known})
    return rows
