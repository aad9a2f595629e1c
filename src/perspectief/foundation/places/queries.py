"""Looks up the municipality and its areas."""

from __future__ import annotations

from django.db.models import QuerySet

from perspectief.foundation.places.models import Area, Boundary, Municipality


def municipality(code: str) -> Municipality:
    """The municipality with this CBS code."""
    return Municipality.objects.get(code=code)


def areas_of(code: str) -> QuerySet[Area]:
    """All areas of a municipality, in the order of their codes."""
    return Area.objects.filter(municipality__code=code)


def tile_map(code: str) -> list[list[Area | None]]:
    """The rows of the tile map from north to south; None where no area lies."""
    tiles = {(area.map_row, area.map_column): area for area in areas_of(code)}
    if not tiles:
        return []
    height = max(row for row, _ in tiles)
    width = max(column for _, column in tiles)
    return [[tiles.get((row, column)) for column in range(1, width + 1)] for row in range(1, height + 1)]


def boundaries_of(code: str) -> dict[str, Boundary]:
    """The imported boundaries of a municipality, by the code of their area; empty where none was imported."""
    return {one.area.code: one for one in Boundary.objects.filter(area__municipality__code=code).select_related("area")}
