"""The ways to cut a city, by name."""

from __future__ import annotations

from enum import StrEnum


class Dimension(StrEnum):
    """A way to cut the city into groups of households."""

    ALL = "alle"
    KIND = "huishouden"
    AREA = "wijk"
    CHILDREN = "kinderen"
    WORK = "inkomen uit"
    POSITION = "inkomen nu"
