"""GET /api/v1/indicatoren: what is measured, and the figures, as data. The same published figures as on the pages."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from ninja import Path, Query, Router, Schema
from pydantic import ConfigDict, Field

from perspectief.policy.monitor.queries import names
from perspectief.policy.monitor.queries.book import (
    book,
    entry_about,
    entry_document,
    series_document,
    version_document,
)
from perspectief.policy.monitor.queries.indicators import find
from perspectief.policy.monitor.queries.series import ALL, series

router = Router(tags=["Cijfers"])
EXAMPLE = "huishoudens-tot-110"
Indicator = Annotated[str, Path(description="De sleutel van een indicator.", example=EXAMPLE)]
Area = Annotated[
    str, Query(description="CBS-code van een land, provincie, gemeente of wijk. Leeg: de gemeente.", example="WK001404")
]
Group = Annotated[str, Query(description="De groep, of `all` voor iedereen.", example=ALL)]
Day = Annotated[
    dt.date | None,
    Query(description="Wat er op deze dag bekend was. Leeg: wat er nu bekend is.", example="2026-01-31"),
]
PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
NOT_FOUND = {"description": "Deze indicator, dit gebied of deze groep kennen wij niet.", "content": PROBLEM}
BAD_DAY = {"description": "Dit is geen dag.", "content": PROBLEM}


class IndicatorSummaryOut(Schema):
    """One indicator in the list."""

    model_config = ConfigDict(extra="allow")

    sleutel: str
    naam: str
    stand: str = Field(description="proposed, trying, adopted of retired")
    bewijs: str = Field(description="see, hear of both")
    doelen: list[str]
    lijnen: list[int]
    verzameling: str
    eenheid: str
    bron: str
    definitie: int = Field(description="nummer van de nieuwste definitie")


class IndicatorOut(Schema):
    """Everything about one indicator: definitions, targets with their judgement, and its figures."""

    model_config = ConfigDict(extra="allow")

    sleutel: str
    naam: str
    definities: list[dict[str, Any]]
    streefdoelen: list[dict[str, Any]]
    reeksen: list[dict[str, Any]]


class FigureOut(Schema):
    """One figure; without a number the reason."""

    model_config = ConfigDict(extra="allow")

    periode: str
    van: str
    tot_en_met: str
    versie: int
    nieuwe_reeks: bool = Field(description="niet te vergelijken met wat ervoor staat")
    waarde: str | None = Field(description="met een punt voor de decimalen")
    waarom_niet: str | None
    voorlopig: bool
    herkomst: str = Field(description="official, register, synthetic of invented")
    uitgave: str


class FigureSeriesOut(Schema):
    """The figures of one area and one group, with every definition."""

    model_config = ConfigDict(extra="allow")

    indicator: str
    naam: str
    gebied: str
    groep: str
    stand: str
    definities: list[dict[str, Any]]
    cijfers: list[FigureOut]


@router.get(
    "/indicatoren",
    response=list[IndicatorSummaryOut],
    operation_id="alleIndicatoren",
    summary="Alle indicatoren",
    openapi_extra={"responses": {400: BAD_DAY}},
)
def every(request: HttpRequest, stand: Day = None) -> HttpResponse:
    """Wat wij meten: elke indicator die in gebruik is, met bron en definitie."""
    return _answer([entry_about(entry) for entry in book(_moment(stand), whole=False).entries])


@router.get(
    "/indicatoren/{indicator}",
    response=IndicatorOut,
    operation_id="indicator",
    summary="Eén indicator",
    openapi_extra={"responses": {400: BAD_DAY, 404: NOT_FOUND}},
)
def one(request: HttpRequest, indicator: Indicator, stand: Day = None) -> HttpResponse:
    """Definities, streefdoelen met hun oordeel, en de cijfers van de gemeente en van Nederland."""
    found = next((one for one in book(_moment(stand)).entries if one.indicator.key == indicator), None)
    if found is None:
        raise Http404(indicator)
    return _answer(entry_document(found))


@router.get(
    "/indicatoren/{indicator}/cijfers",
    response=FigureSeriesOut,
    operation_id="cijfers",
    summary="De cijfers van een indicator",
    openapi_extra={"responses": {400: BAD_DAY, 404: NOT_FOUND}},
)
def figures(
    request: HttpRequest, indicator: Indicator, gebied: Area = "", groep: Group = ALL, stand: Day = None
) -> HttpResponse:
    """Eén reeks: van één gebied en één groep. Kleine aantallen zijn afgerond of geheim; dat staat erbij."""
    known = find(indicator)
    if known is None or not names.is_area(gebied) or not names.is_group(groep):
        raise Http404(indicator)
    found = series(known, area=gebied or settings.MUNICIPALITY, group=groep, as_of=_moment(stand))
    if found is None:
        raise Http404(indicator)
    said = {"indicator": known.key, "naam": known.name, "stand": _day_of(stand).isoformat()}
    definitions = [version_document(one) for one in found.versions]
    return _answer(said | series_document(found) | {"definities": definitions})


def _day_of(asked: dt.date | None) -> dt.date:
    return asked or timezone.localdate()


def _moment(asked: dt.date | None) -> dt.datetime | None:
    """The last moment of that day; None for now."""
    if asked is None:
        return None
    return timezone.make_aware(dt.datetime.combine(asked, dt.time.max))


def _answer(said: Any) -> HttpResponse:
    return JsonResponse(said, safe=False, json_dumps_params={"ensure_ascii": False})
