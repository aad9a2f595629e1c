"""Boundaries that a municipality takes over from a file."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from perspectief.foundation.output import charts
from perspectief.foundation.places import queries, services
from perspectief.foundation.places.models import Area, Boundary, Municipality
from perspectief.foundation.places.sources.geojson import BadFile

SQUARE = [[6.5, 53.2], [6.51, 53.2], [6.51, 53.21], [6.5, 53.21], [6.5, 53.2]]
BESIDE = [[6.51, 53.2], [6.52, 53.2], [6.52, 53.21], [6.51, 53.21], [6.51, 53.2]]
TOLD = {"source": "CBS / Kadaster", "licence": "CC BY 4.0", "read_on": date(2026, 11, 1)}


@pytest.fixture
def two_areas() -> None:
    city = Municipality.objects.create(code="GM9999", name="Verzonnen", source="test", read_on=date(2026, 1, 1))
    for column, code in enumerate(("WK999900", "WK999901"), start=1):
        place = {"map_row": 1, "map_column": column, "source": "test", "read_on": date(2026, 1, 1)}
        Area.objects.create(municipality=city, code=code, name=code, **place)


def feature(code: str, ring: Any, kind: str = "Polygon") -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": {"wijkcode": code},
        "geometry": {"type": kind, "coordinates": [ring] if kind == "Polygon" else [[ring]]},
    }


def file_of(folder: Path, *features: Any) -> Path:
    path = folder / "areas.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def take_over(path: Path) -> int:
    return services.import_boundaries(file=path, municipality="GM9999", **TOLD)


@pytest.mark.django_db
def test_neighbours_keep_the_same_border_in_metres(two_areas: None, tmp_path: Path) -> None:
    path = file_of(tmp_path, feature("WK999900", SQUARE), feature("WK999901", BESIDE, "MultiPolygon"))

    assert take_over(path) == 2

    found = queries.boundaries_of("GM9999")
    west, east = (set(map(tuple, found[code].polygons[0][0])) for code in ("WK999900", "WK999901"))
    assert len(west & east) == 2
    assert max(y for _, y in west) == pytest.approx(1113, abs=5)
    assert max(x for x, _ in west) == pytest.approx(667, abs=5)


@pytest.mark.django_db
def test_metres_of_the_dutch_grid_stay_metres(two_areas: None, tmp_path: Path) -> None:
    ring = [[233000, 581000], [234000, 581000], [234000, 582000], [233000, 581000]]

    take_over(file_of(tmp_path, feature("WK999900", ring), feature("WK999901", ring)))

    assert queries.boundaries_of("GM9999")["WK999900"].polygons == [[[[0, 0], [1000, 0], [1000, 1000], [0, 0]]]]


@pytest.mark.django_db
def test_a_second_file_takes_the_place_of_the_first_and_removing_brings_back_the_tiles(
    two_areas: None, tmp_path: Path
) -> None:
    path = file_of(tmp_path, feature("WK999900", SQUARE), feature("WK999901", BESIDE), feature("WK888800", BESIDE))
    take_over(path)
    take_over(path)

    assert Boundary.objects.count() == 2
    call_command("import_boundaries", "--remove", "--municipality=GM9999")
    assert queries.boundaries_of("GM9999") == {}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("features", "words"),
    [
        ([], "no list 'features'"),
        ([feature("WK999900", SQUARE)], "lacks WK999901"),
        ([{"properties": {"naam": "x"}, "geometry": None}], "no CBS code. Found naam"),
        ([feature("WK999900", SQUARE[:2])], "Area 1: its geometry is Polygon"),
        ([feature("WK999900", SQUARE), {"properties": {"code": "WK999901"}, "geometry": None}], "Area 2"),
        ([feature("WK999900", [["a", "b"]] * 4)], "Area 1"),
    ],
)
def test_a_file_that_cannot_be_used_says_where_and_changes_nothing(
    two_areas: None, tmp_path: Path, features: list[Any], words: str
) -> None:
    with pytest.raises(BadFile, match=words):
        take_over(file_of(tmp_path, *features))

    assert not Boundary.objects.exists()


@pytest.mark.django_db
def test_a_boundary_without_its_source_is_not_taken_over(two_areas: None, tmp_path: Path) -> None:
    path = file_of(tmp_path, feature("WK999900", SQUARE), feature("WK999901", BESIDE))

    with pytest.raises(CommandError, match="source, licence"):
        call_command("import_boundaries", path, "--read-on=2026-11-01")


def test_a_map_draws_every_area_and_its_number() -> None:
    squares = [(((0, 0), (0, 9), (9, 9), (9, 0)),), (((9, 0), (9, 9), (18, 9), (18, 0)),)]
    shapes = [charts.Shape(f"WK{n}", f"Wijk {n}", (square,), n * 10.0) for n, square in enumerate(squares, 1)]
    words = charts.Words(title="Kaart", about="Een kaart.", x="Wijk", y="Deel", unit=charts.Unit.PERCENT)

    drawn = charts.area_map(shapes, words=words)

    assert [row[:2] for row in drawn.rows] == [("Wijk 1", 1), ("Wijk 2", 2)]
    for picture in (drawn.wide, drawn.narrow):
        assert "1. Wijk 1" in picture
        assert ">2</text>" in picture
