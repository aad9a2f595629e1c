"""The catalogue of our data sets after DCAT-AP-NL 3.0, as JSON-LD: one data set for each indicator that has figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import Max, Min, Q
from django.urls import reverse
from django.utils.translation import override

from perspectief.foundation.places import queries as places
from perspectief.policy.monitor.choices import Origin, Rhythm
from perspectief.policy.monitor.models import Delivery, Indicator, Observation
from perspectief.policy.monitor.queries.figures import VISIBLE
from perspectief.policy.monitor.queries.indicators import current_version, indicators

EU = "http://publications.europa.eu/resource/authority"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
FREQUENCIES = {
    Rhythm.HALF_YEAR: "ANNUAL_2",
    Rhythm.YEAR: "ANNUAL",
    Rhythm.SCHOOL_YEAR: "ANNUAL",
    Rhythm.TWO_YEARS: "BIENNIAL",
    Rhythm.FOUR_YEARS: "QUADRENNIAL",
    Rhythm.ONCE: "NEVER",
}
LICENCES = {"CC BY 4.0": "http://creativecommons.org/licenses/by/4.0/deed.nl"}
UNKNOWN_LICENCE = "http://standaarden.overheid.nl/owms/terms/licentieonbekend"
FORMATS = {"csv": "text/csv", "json": "application/json", "parquet": "application/vnd.apache.parquet"}
FILE_TYPES = {"csv": "CSV", "json": "JSON", "parquet": "PARQUET"}


def catalogue() -> dict[str, Any]:
    """The whole catalogue. A fixed number of questions to the database."""
    city = places.municipality(settings.MUNICIPALITY).name
    known = indicators()
    spans, licences = _spans(known), _licences(known)
    sets = [_data_set(one, city, spans[one.pk], licences.get(one.pk, set())) for one in known if one.pk in spans]
    return {
        "@context": CONTEXT,
        "@id": _address("monitor:catalogue"),
        "@type": "dcat:Catalog",
        "dct:title": _dutch(f"Cijfers over armoede in {city}"),
        "dct:description": _dutch("De cijfers van de monitor, met hun definitie, bron en moment."),
        "dct:publisher": _publisher(city),
        "dcat:contactPoint": _contact(city),
        "dct:language": _id(f"{EU}/language/NLD"),
        "dcat:themeTaxonomy": _id(f"{EU}/data-theme"),
        "dcat:dataset": sets,
    }


def _spans(known: Iterable[Indicator]) -> dict[int, tuple[dt.date, dt.date, dt.datetime]]:
    """For each indicator with figures: the first and last day they are about, and when the newest came."""
    found = (
        Observation.objects.filter(
            version__in=[version.pk for one in known for version in one.versions.all()],
            area__in=(settings.MUNICIPALITY, "NL00"),
            status__in=VISIBLE,
            superseded_at__isnull=True,
        )
        .exclude(origin=Origin.INVENTED)
        .order_by()
        .values_list("version__indicator")
        .annotate(Min("starts"), Max("ends"), Max("recorded_at"))
    )
    return {pk: (first, last, newest) for pk, first, last, newest in found}


def _licences(known: Iterable[Indicator]) -> dict[int, set[str]]:
    """Under which licences the publications behind each indicator stand, in the words of their load."""
    pairs = (
        Observation.objects.filter(
            Q(delivery__isnull=False),
            version__in=[version.pk for one in known for version in one.versions.all()],
            area__in=(settings.MUNICIPALITY, "NL00"),
            status__in=VISIBLE,
        )
        .order_by()
        .values_list("version__indicator", "delivery")
        .distinct()
    )
    found = list(pairs)
    deliveries = Delivery.objects.in_bulk([delivery for _pk, delivery in found])
    said: dict[int, set[str]] = {}
    for pk, delivery in found:
        said.setdefault(pk, set()).add(deliveries[delivery].mapping.get("licence", ""))
    return said


def _data_set(
    one: Indicator, city: str, span: tuple[dt.date, dt.date, dt.datetime], licences: set[str]
) -> dict[str, Any]:
    version = current_version(one)
    address = _address("monitor:figure", one.key)
    first, last, newest = span
    return {
        "@id": address,
        "@type": "dcat:Dataset",
        "dct:identifier": address,
        "dct:title": _dutch(one.name),
        "dct:description": _dutch(version.definition if version else one.name),
        "dct:publisher": _publisher(city),
        "dct:creator": _publisher(city),
        "dcat:contactPoint": _contact(city),
        "dct:accessRights": _id(f"{EU}/access-right/PUBLIC"),
        "dcat:theme": _id(f"{EU}/data-theme/SOCI"),
        "dcat:keyword": [_dutch("armoede"), _dutch(city)],
        "dct:language": _id(f"{EU}/language/NLD"),
        "dct:accrualPeriodicity": _id(
            f"{EU}/frequency/{FREQUENCIES[Rhythm(version.rhythm)] if version else 'UNKNOWN'}"
        ),
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _day(first),
            "dcat:endDate": _day(last),
        },
        "dct:spatial": {
            "@type": "dct:Location",
            "dct:identifier": settings.MUNICIPALITY,
            "http://www.w3.org/2004/02/skos/core#prefLabel": _dutch(city),
        },
        "dct:source": _dutch(version.source if version else ""),
        "dct:modified": {"@value": newest.isoformat(), "@type": "xsd:dateTime"},
        "dcat:landingPage": _id(address),
        "dcat:distribution": [_distribution(one, kind, licences) for kind in FORMATS],
    }


def _distribution(one: Indicator, kind: str, licences: set[str]) -> dict[str, Any]:
    address = _address(f"monitor:figure-{kind}", one.key)
    return {
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": _dutch(f"{one.name} ({FILE_TYPES[kind]})"),
        "dcat:accessURL": _id(address),
        "dcat:downloadURL": _id(address),
        "dcat:mediaType": _id(f"https://www.iana.org/assignments/media-types/{FORMATS[kind]}"),
        "dct:format": _id(f"{EU}/file-type/{FILE_TYPES[kind]}"),
        "dct:license": _id(_licence(licences)),
    }


def _licence(said: set[str]) -> str:
    """One licence for all publications together; unknown as soon as one of them is not plainly open."""
    known = {LICENCES.get(one, UNKNOWN_LICENCE) for one in said}
    return known.pop() if len(known) == 1 else UNKNOWN_LICENCE


def _publisher(city: str) -> dict[str, Any]:
    kind = _id("http://purl.org/adms/publishertype/LocalAuthority")
    return {"@type": "foaf:Agent", "foaf:name": _dutch(f"Gemeente {city}"), "dct:type": kind}


def _contact(city: str) -> dict[str, Any]:
    report = _id(_address("inbox:report"))
    return {"@type": "vcard:Organization", "vcard:fn": f"Gemeente {city}", "vcard:hasURL": report}


def _address(name: str, *args: str) -> str:
    with override(settings.LANGUAGE_CODE):  # one address for each data set, in whatever language somebody asks
        return settings.ADDRESS + reverse(name, args=args)


def _id(address: str) -> dict[str, str]:
    return {"@id": address}


def _dutch(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "nl"}


def _day(day: dt.date) -> dict[str, str]:
    return {"@value": day.isoformat(), "@type": "xsd:date"}
