"""Names that are loaded when somebody asks for them: a web process that only names a city needs no Numba and Polars."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any


def lazily(package: str, where: Mapping[str, str], name: str) -> Any:
    """For `__getattr__` of a package (PEP 562): this name, out of the module of the package that has it."""
    if name not in where:
        raise AttributeError(f"module '{package}' has no attribute '{name}'")
    found = getattr(import_module(f"{package}.{where[name]}"), name)
    setattr(sys.modules[package], name, found)
    return found
