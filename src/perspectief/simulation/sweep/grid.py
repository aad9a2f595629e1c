"""A grid: one reform with some values left open, and for each of those the values to try.

```yaml
naam: Inkomensgrens en vermogen
gemeente: GM0014          # NL for the whole country
dag: 2026-01-01
basis: stadjerspas_130    # a reform of the gallery, or a reform written out; may be left out
assen:
  - term: stadjerspas.inkomensgrens_deel
    waarden: [1.1, 1.2, 1.3]
  - term: individuele_inkomenstoeslag.inkomensgrens_deel
    van: 1.0
    tot: 1.5
    stap: 0.05
```
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import yaml

from perspectief.rules import Problem
from perspectief.rules.yaml_files import parse
from perspectief.simulation.reforms import BASELINE, BadReform, Reform, compose, gallery, read_reform

MOST_POINTS = 100_000
_KEYS = {"naam", "reden", "gemeente", "dag", "vanaf", "basis", "assen"}
_AXIS = {"term", "waarden", "van", "tot", "stap"}
Values = Mapping[str, float]


class BadGrid(BadReform):
    """A grid that cannot be read; `problems` names every place, what was found and what to do."""


@dataclass(frozen=True)
class Grid:
    """A reform tried at every crossing of its axes: of each axis the term and its values."""

    name: str
    place: str
    day: date
    base: Reform
    axes: tuple[tuple[str, tuple[float, ...]], ...]

    def __len__(self) -> int:
        size = 1
        for _, values in self.axes:
            size *= len(values)
        return size

    def points(self) -> Iterator[Values]:
        """Every crossing: the value of each term, the last axis running fastest."""
        terms = [term for term, _ in self.axes]
        for values in itertools.product(*(values for _, values in self.axes)):
            yield dict(zip(terms, values, strict=True))

    def reform(self, point: Values) -> Reform:
        """The reform of one crossing. Raises BadReform where the law has no such term or value."""
        named = ", ".join(f"{term} = {value:g}" for term, value in point.items())
        own = read_reform({"naam": named, "reden": self.name or named, "vanaf": self.day, "waarden": dict(point)})
        return own if self.base is BASELINE else compose(self.base, own)


def read_grid(source: Path | str | Mapping[str, Any]) -> Grid:
    """A grid from a file, a text or what was read from one. Raises BadGrid with all problems together."""
    raw = source if isinstance(source, Mapping) else _content(source)
    problems: list[Problem] = []
    if not isinstance(raw, Mapping):
        raise BadGrid([Problem("bestand", "dit is geen lijst van namen en waarden", "Begin met `naam:` en `assen:`.")])
    advice = f"Gebruik: {', '.join(sorted(_KEYS))}."
    problems += [Problem(str(key), "dit woord kennen wij niet", advice) for key in raw if key not in _KEYS]
    day = raw.get("dag")
    if not isinstance(day, date):
        problems.append(Problem("dag", f"'{day}' is geen datum", "Schrijf jaar-maand-dag, zoals 2026-01-01."))
    axes = [_axis(number, one, problems) for number, one in enumerate(_axes(raw, problems), 1)]
    base = _base(raw.get("basis"), problems)
    if problems:
        raise BadGrid(problems)
    assert isinstance(day, date)
    grid = Grid(str(raw.get("naam", "")), str(raw.get("gemeente", "GM0014")), day, base, tuple(axes))
    if len(grid) > MOST_POINTS:
        raise BadGrid([Problem("assen", f"dit zijn {len(grid)} combinaties", f"Kies er hoogstens {MOST_POINTS}.")])
    grid.reform(next(grid.points()))
    return grid


def _content(source: Path | str) -> Any:
    try:
        return parse(source.read_text(encoding="utf-8") if isinstance(source, Path) else source)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        found = f"dit is niet te lezen ({str(error).splitlines()[0]})"
        raise BadGrid([Problem("bestand", found, "Kijk of het bestand er is en of het inspringen klopt.")]) from error


def _axes(raw: Mapping[str, Any], problems: list[Problem]) -> list[Any]:
    axes = raw.get("assen")
    if isinstance(axes, list) and axes:
        return axes
    problems.append(Problem("assen", "er is geen as", "Noem minstens een term met de waarden die u wilt proberen."))
    return []


def _axis(number: int, raw: Any, problems: list[Problem]) -> tuple[str, tuple[float, ...]]:
    place = f"assen[{number}]"
    if not isinstance(raw, Mapping) or not isinstance(raw.get("term"), str) or set(raw) - _AXIS:
        advice = "Schrijf `term:` met `waarden:`, of met `van`, `tot` en `stap`."
        problems.append(Problem(place, "dit is geen as", advice))
        return "", ()
    try:
        values = _values(raw)
    except (InvalidOperation, TypeError, ValueError, KeyError):
        values = ()
    if not values:
        advice = "Schrijf `waarden: [1.1, 1.2]`, of `van`, `tot` en een `stap` boven nul."
        problems.append(Problem(place, "hier staan geen waarden om te proberen", advice))
    return raw["term"], values


def _values(raw: Mapping[str, Any]) -> tuple[float, ...]:
    """In decimals, so that 1.0 with steps of 0.1 reaches 1.3 and not 1.3000000000000003."""
    if "waarden" in raw:
        return tuple(float(value) for value in raw["waarden"])
    low, high, step = (Decimal(str(raw[key])) for key in ("van", "tot", "stap"))
    if step <= 0 or (high - low) / step > MOST_POINTS:
        return ()
    return tuple(float(low + step * n) for n in range(int((high - low) / step) + 1))


def _base(raw: Any, problems: list[Problem]) -> Reform:
    if raw is None:
        return BASELINE
    if isinstance(raw, Mapping):
        try:
            return read_reform(raw)
        except BadReform as bad:
            problems += [Problem(f"basis.{one.place}", one.found, one.advice) for one in bad.problems]
            return BASELINE
    if raw in gallery():
        return gallery()[raw]
    problems.append(Problem("basis", f"'{raw}' staat niet in de galerij", f"Kies uit: {', '.join(gallery())}."))
    return BASELINE
