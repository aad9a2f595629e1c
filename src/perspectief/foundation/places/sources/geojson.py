"""Boundaries out of a GeoJSON file (RFC 7946): polygons by CBS code, in metres east and north of one point.

Degrees (WGS84) and metres of the Dutch grid (Rijksdriehoek) are both understood; nothing else is.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

CODES = ("code", "wijkcode", "statcode", "WK_CODE", "gwb_code")
"""What publishers call the CBS code of an area."""
METRES_PER_DEGREE = 111_320
"""Along a meridian; enough for a picture."""
GRID = 10
"""Metres to which points are rounded, so that neighbours keep the same border."""
LARGEST = 64 * 1024 * 1024
Point = tuple[int, int]
Polygons = list[list[list[Point]]]


class BadFile(ValueError):
    """A file that cannot be used; the message names the place, what was found and what to do."""


def read(path: Path) -> dict[str, Polygons]:
    """Polygons by CBS code. Raises BadFile."""
    features = _features(path)
    found = {_code(feature, number): _geometry(feature, number) for number, feature in features.items()}
    points = [point for polygons in found.values() for rings in polygons for ring in rings for point in ring]
    to_metres = _metres_from(points)
    return {
        code: [[[to_metres(point) for point in ring] for ring in rings] for rings in polygons]
        for code, polygons in found.items()
    }


def _features(path: Path) -> dict[int, Any]:
    if not path.is_file():
        raise BadFile(f"{path}: there is no such file.")
    if path.stat().st_size > LARGEST:
        raise BadFile(f"{path}: larger than {LARGEST // 1024**2} MiB. Take a generalised file, of one municipality.")
    try:
        whole = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as wrong:
        raise BadFile(f"{path}: this is no JSON ({wrong}). Export it as GeoJSON.") from wrong
    features = whole.get("features") if isinstance(whole, dict) else None
    if not isinstance(features, list) or not features:
        raise BadFile(f"{path}: no list 'features' with areas in it. Export it as a GeoJSON FeatureCollection.")
    return dict(enumerate(features, start=1))


def _code(feature: Any, number: int) -> str:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    said = properties if isinstance(properties, dict) else {}
    code = next((str(said[name]).strip() for name in CODES if said.get(name)), "")
    if not code:
        names = ", ".join(map(str, said)) or "nothing"
        raise BadFile(f"Area {number}: no CBS code. Found {names}; name it one of {', '.join(CODES)}.")
    return code


def _geometry(feature: Any, number: int) -> Any:
    shape = feature.get("geometry") or {}
    kind, coordinates = shape.get("type"), shape.get("coordinates")
    polygons = [coordinates] if kind == "Polygon" else coordinates
    if kind not in ("Polygon", "MultiPolygon") or not _is_polygons(polygons):
        raise BadFile(
            f"Area {number}: its geometry is {kind or 'missing'}. It must be a whole Polygon or MultiPolygon."
        )
    return polygons


def _is_polygons(polygons: Any) -> bool:
    try:
        rings = [ring for polygon in polygons for ring in polygon]
        points = [point for ring in rings for point in ring]
        return bool(rings) and all(len(ring) > 3 for ring in rings) and all(map(_is_point, points))
    except TypeError:
        return False


def _is_point(point: Any) -> bool:
    return len(point) >= 2 and all(isinstance(one, int | float) and math.isfinite(one) for one in point[:2])


def _metres_from(points: list[Any]) -> Callable[[Any], Point]:
    west, south = min(point[0] for point in points), min(point[1] for point in points)
    north = max(point[1] for point in points)
    degrees = all(abs(point[0]) <= 180 and abs(point[1]) <= 90 for point in points)
    along = METRES_PER_DEGREE if degrees else 1
    across = along * math.cos(math.radians((south + north) / 2)) if degrees else 1

    def metres(point: Any) -> Point:
        return _rounded((point[0] - west) * across), _rounded((point[1] - south) * along)

    return metres


def _rounded(metres: float) -> int:
    return round(metres / GRID) * GRID
