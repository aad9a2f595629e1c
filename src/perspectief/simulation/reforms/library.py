"""Reforms as files: read one, write one, and the gallery that comes with this program."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from perspectief.rules import Problem
from perspectief.rules.yaml_files import parse
from perspectief.simulation.reforms.model import BadReform, Merge, Reform, Value
from perspectief.simulation.reforms.reading import reform_from

GALLERY = Path(__file__).parent / "gallery"
LARGEST = 64_000
_UNREADABLE = (yaml.YAMLError, ValueError, TypeError, RecursionError, OverflowError)


def read_reform(source: Path | str | Mapping[str, Any]) -> Reform:
    """A reform from a file (`Path`), from YAML text (`str`) or from what a form sent. Raises BadReform."""
    if isinstance(source, Mapping):
        return reform_from(source)
    if isinstance(source, Path):
        return reform_from(_parsed(_text(source)), source.stem)
    return reform_from(_parsed(source))


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise _too_large()
        return path.read_text(encoding="utf-8")
    except OSError as error:
        advice = "Kijk of de naam klopt en of u het bestand mag lezen."
        raise BadReform([Problem(str(path), "dit bestand is niet te openen", advice)]) from error
    except UnicodeDecodeError as error:
        raise BadReform([Problem(str(path), "dit is geen tekst", "Bewaar het bestand als UTF-8.")]) from error


def _parsed(text: str) -> Any:
    if len(text) > LARGEST:
        raise _too_large()
    try:
        return parse(text)
    except _UNREADABLE as error:
        found = f"dit is niet te lezen ({_first_line(error)})"
        advice = "Kijk of het inspringen klopt en of elke naam er één keer staat."
        raise BadReform([Problem("bestand", found, advice)]) from error


def _first_line(error: BaseException) -> str:
    mark = getattr(error, "problem_mark", None)
    return f"regel {mark.line + 1}" if mark else (str(error).splitlines() or ["te diep genest"])[0][:120]


def _too_large() -> BadReform:
    advice = "Een plan is een kort bestand. Haal eruit wat er niet bij hoort."
    return BadReform([Problem("bestand", f"dit is groter dan {LARGEST // 1000} kB", advice)])


def write_reform(reform: Reform) -> str:
    """The YAML of a reform; read again it gives the same reform."""
    content: dict[str, Any] = {"naam": reform.name, "reden": reform.reason, "vanaf": reform.start}
    parts = {
        "gemeente": reform.municipality,
        "waarden": _written(reform.values),
        "aannames": _written(reform.assumed),
        "regels": dict(reform.rules),
        "schaft_af": list(reform.abolished),
        "voegt_samen": {one.into: _merge(one) for one in reform.merged},
        "geldt_weer": {one.scheme: {"naam": one.name, "doel": one.purpose} for one in reform.revived},
        "kent_automatisch_toe": list(reform.automatic),
        "niet_gemodelleerd": list(reform.not_modelled),
    }
    content |= {key: part for key, part in parts.items() if part}
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=100)


def _written(values: Mapping[str, Value]) -> dict[str, Any]:
    return {name: [list(row) for row in value] if isinstance(value, tuple) else value for name, value in values.items()}


def _merge(merge: Merge) -> dict[str, Any]:
    parts = {
        "naam": merge.name,
        "regelingen": list(merge.schemes),
        "voorwaarden": list(merge.conditions),
        "bedrag": merge.amount,
        "per": merge.per,
    }
    return {key: part for key, part in parts.items() if part}


@cache
def gallery() -> Mapping[str, Reform]:
    """The reforms that come with this program, by key."""
    return MappingProxyType({path.stem: read_reform(path) for path in sorted(GALLERY.glob("*.yaml"))})
