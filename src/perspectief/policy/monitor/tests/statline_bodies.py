"""Small bodies in the shape of 86006NED (v4) and of a table that only v3 has. ALL FIGURES ARE INVENTED."""

from __future__ import annotations

from itertools import product
from typing import Any

from perspectief.policy.monitor.tests.statline_server import Body

ID, ENDED_ID = "86006NED", "83921NED"
REGIONS = {"NL01": "Nederland", "GM0014": "Groningen (gemeente)", "GM0363": "Amsterdam", "GM0599": "Rotterdam"}
LIMITS = {"T001164": "Totaal", "A043007": "Inkomen tot 110% sociaal minimum"}
DURATIONS = {"A028721": "Ten minste 1 jaar", "A028724": "Vier jaar of langer"}
HOUSEHOLDS = {
    "1050010": "Particuliere huishoudens",
    "1050195": "Type: Eenouder, alle kinderen < 18 jr",
    "1017810": "Type: Paar, alle kinderen < 18 jr",
}
PERIODS = {"2021JJ00": "2021", "2022JJ00": "2022", "2023JJ00": "2023"}
MEASURES = {
    "1050010_1": ("Particuliere huishoudens", "x 1 000"),
    "1050010_2": ("Particuliere huishoudens relatief", "%"),
    "1016445_1": ("Minderjarige kinderen", "x 1 000"),
    "1016445_2": ("Minderjarige kinderen relatief", "%"),
}
SHARES = {"NL01": 9.1, "GM0014": 14.2, "GM0363": 15.3, "GM0599": 16.0}
THOUSANDS = {"NL01": 7600.0, "GM0014": 100.0, "GM0363": 440.0, "GM0599": 300.0}
PARTS = {"1050010": 1.0, "1050195": 0.08, "1017810": 0.2}


def low_income() -> Body:
    """A cube like that of low incomes by municipality: four lists, four measures, with the reasons for empty cells."""
    rows = []
    for place in product(MEASURES, LIMITS, DURATIONS, HOUSEHOLDS, REGIONS, PERIODS):
        rows.append(_observation(len(rows), *place))
    return Body(
        about={
            "Identifier": ID,
            "Title": "Laag en langdurig laag inkomen; regio (indeling 2024) VERZONNEN CIJFERS",
            "Status": "Regulier",
            "Modified": "2025-10-08T02:00:00+02:00",
            "ObservationsModified": "2025-10-08T02:00:00+02:00",
            "ObservationCount": len(rows),
            "Version": "202510080200",
            "License": "https://creativecommons.org/licenses/by/4.0/",
        },
        measures=[
            {"Identifier": code, "Index": index, "Title": title, "Unit": unit, "Decimals": 1, "DataType": "Double"}
            for index, (code, (title, unit)) in enumerate(MEASURES.items())
        ],
        lists={
            "InkomensgrensHuishouden": _list(
                "InkomensgrensHuishouden", "Inkomensgrens huishouden", "Dimension", LIMITS
            ),
            "DuurInkomenspositie": _list("DuurInkomenspositie", "Duur inkomenspositie", "Dimension", DURATIONS),
            "KenmerkenVanHuishoudens": _list(
                "KenmerkenVanHuishoudens", "Kenmerken van huishoudens", "Dimension", HOUSEHOLDS
            ),
            "RegioS": _list("RegioS", "Regio’s", "GeoDimension", REGIONS),
            "Perioden": _list("Perioden", "Perioden", "TimeDimension", PERIODS, last="Voorlopig"),
        },
        rows=rows,
    )


def _list(name: str, title: str, kind: str, codes: dict[str, str], last: str = "") -> dict[str, Any]:
    rows = [{"Identifier": code, "Index": index, "Title": means} for index, (code, means) in enumerate(codes.items())]
    if last:
        for row in rows:
            row["Status"] = "Definitief"
        rows[-1]["Status"] = last
    return {"about": {"Identifier": name, "Title": title, "Kind": kind, "ContainsCodes": True}, "codes": rows}


def _observation(number: int, measure: str, limit: str, duration: str, kind: str, region: str, period: str) -> Any:
    value, attribute = _value(measure, limit, duration, kind, region, period)
    return {
        "Id": number,
        "Measure": measure,
        "InkomensgrensHuishouden": limit,
        "DuurInkomenspositie": duration,
        "KenmerkenVanHuishoudens": kind,
        "RegioS": region,
        "Perioden": period,
        "Value": value,
        "StringValue": None,
        "ValueAttribute": attribute,
    }


def _value(measure: str, limit: str, duration: str, kind: str, region: str, period: str) -> tuple[float | None, str]:
    if measure.startswith("1016445") and kind == "1050195" and region == "GM0599":
        return None, "."
    if limit == "T001164" and measure.endswith("_2") and duration == "A028724":
        return None, "Impossible"
    if region == "GM0363" and kind == "1017810" and period == "2021JJ00":
        return None, "x"
    share = SHARES[region] * (1.4 if kind == "1050195" else 1) * (0.5 if duration == "A028724" else 1)
    share = 100.0 if limit == "T001164" else round(share - 0.3 * (int(period[:4]) - 2021), 1)
    if measure.endswith("_2"):
        return share, "None"
    return round(THOUSANDS[region] * PARTS[kind] * share / 100, 1), "None"


def wide() -> Body:
    """A table of v3: padded keys, columns with a running number, reasons as signs. It is no longer kept up."""
    rows = [
        {"ID": 0, "RegioS": "NL01      ", "Perioden": "2015JJ00", "Huishoudens_1": "  7600.0", "Tot110_2": "     9.1"},
        {"ID": 1, "RegioS": "NL01      ", "Perioden": "2016JJ00", "Huishoudens_1": "  7610.0", "Tot110_2": "     9.3"},
        {"ID": 2, "RegioS": "GM0014    ", "Perioden": "2015JJ00", "Huishoudens_1": "    98.0", "Tot110_2": "    14.8"},
        {"ID": 3, "RegioS": "GM0014    ", "Perioden": "2016JJ00", "Huishoudens_1": "    99.5", "Tot110_2": "   14,9*"},
        {"ID": 4, "RegioS": "GM0009    ", "Perioden": "2015JJ00", "Huishoudens_1": "     3.1", "Tot110_2": "       ."},
        {"ID": 5, "RegioS": "GM0009    ", "Perioden": "2016JJ00", "Huishoudens_1": "        ", "Tot110_2": "       x"},
        {"ID": 6, "RegioS": "GM0363    ", "Perioden": "2016JJ00", "Huishoudens_1": None, "Tot110_2": "    15.0"},
    ]
    regions = {"NL01": "Nederland", "GM0014": "Groningen", "GM0009": "Ten Boer", "GM0363": "Amsterdam"}
    return Body(
        about={
            "ID": 0,
            "Identifier": ENDED_ID,
            "Title": "Laag inkomen; regio (indeling 2017) VERZONNEN CIJFERS",
            "Modified": "2019-11-01T02:00:00",
            "ReasonDelivery": "Stopgezet",
            "OutputStatus": "Gediscontinueerd",
            "Period": "2015 - 2016",
        },
        measures=[
            {"ID": 2, "Type": "TopicGroup", "Key": "", "Title": "Huishoudens"},
            {"ID": 3, "Type": "Topic", "Key": "Huishoudens_1", "Title": "Huishoudens", "Unit": "x 1 000"},
            {"ID": 4, "Type": "Topic", "Key": "Tot110_2", "Title": "Tot 110% van sociaal minimum", "Unit": "%"},
        ],
        lists={
            "RegioS": {
                "about": {"ID": 0, "Type": "GeoDimension", "Key": "RegioS", "Title": "Regio’s"},
                "codes": [{"Key": code.ljust(10), "Title": title} for code, title in regions.items()],
            },
            "Perioden": {
                "about": {"ID": 1, "Type": "TimeDimension", "Key": "Perioden", "Title": "Perioden"},
                "codes": [
                    {"Key": "2015JJ00", "Title": "2015", "Status": "Definitief"},
                    {"Key": "2016JJ00", "Title": "2016", "Status": "Voorlopig"},
                ],
            },
        },
        rows=rows,
    )
