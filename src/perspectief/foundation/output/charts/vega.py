"""Altair, from the first chart on: importing it takes most of a second, which most starts of the house never need."""

from __future__ import annotations

from importlib import import_module
from typing import Any


class _FromTheFirstChartOn:
    def __getattr__(self, name: str) -> Any:
        return getattr(import_module("altair"), name)


alt: Any = _FromTheFirstChartOn()
