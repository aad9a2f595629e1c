"""A city in Parquet: one file per level, each marked `synthetisch`, and the fit report.

`dwellings.parquet`, `families.parquet`, `partners.parquet`, `persons.parquet` hold a column per fact of their level;
persons also carry the numbers of their groups and the rows of their partners. Every file has a column `synthetisch`
that is true, and says so in its metadata too.
"""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
import polars as pl

from perspectief.rules.facts import FACTS
from perspectief.rules.kernel.levels import Level
from perspectief.simulation.city.mark import SYNTHETIC
from perspectief.simulation.city.model import (
    GROUPS,
    PER_DWELLING,
    PER_PERSON,
    Area,
    City,
    CityBlock,
    Column,
    joined,
)

FILES = {
    Level.PERSON: "persons.parquet",
    Level.PARTNERS: "partners.parquet",
    Level.FAMILY: "families.parquet",
    Level.DWELLING: "dwellings.parquet",
}
REPORT = "fit_report.parquet"
OWN = {Level.PERSON: (*GROUPS, *PER_PERSON), Level.DWELLING: PER_DWELLING}
MARK = "Synthetische gegevens: deze mensen bestaan niet."


def is_there(folder: Path) -> bool:
    """Whether a whole city stands in a folder."""
    return (folder / REPORT).exists()


def write(city: City, folder: Path) -> Path:
    """Writes a city to a folder that is made; what stood there is replaced in one go."""
    parts = folder.with_name(f".{folder.name}-{uuid4().hex[:8]}")
    parts.mkdir(parents=True)
    block = joined(city.blocks)
    about = _about(city)
    for level, name in FILES.items():
        _marked(_frame(block, level), parts / name, about)
    _marked(city.report, parts / REPORT, about)
    if folder.exists():
        shutil.rmtree(folder)
    try:
        parts.replace(folder)
    except OSError:  # somebody else was first, with the same city
        shutil.rmtree(parts)
    return folder


def read(folder: Path) -> City:
    """A city that was written. Raises FileNotFoundError."""
    about = json.loads(pl.read_parquet_metadata(folder / REPORT)["city"])
    frames = {level: pl.read_parquet(folder / name) for level, name in FILES.items()}
    persons = frames[Level.PERSON]
    facts: dict[str, Column] = {
        name: _numpy(frames[fact.level], name) for name, fact in FACTS.items() if name in frames[fact.level].columns
    }
    block = CityBlock(
        **{name: _numpy(persons, name) for name in (*GROUPS, *PER_PERSON)},
        **{name: _numpy(frames[Level.DWELLING], name) for name in PER_DWELLING},
        facts=facts,
        counts=tuple(about["counts"]),
    )
    whole = City(
        about["place"],
        about["name"],
        date.fromisoformat(about["day"]),
        about["seed"],
        (block,),
        about["fingerprint"],
        tuple(Area(code, name) for code, name in about["areas"]),
        pl.read_parquet(folder / REPORT).drop(SYNTHETIC),
    )
    return whole.cut(about["block"])


def _about(city: City) -> dict[str, str]:
    whole: dict[str, Any] = {
        "place": city.place,
        "name": city.name,
        "day": city.day.isoformat(),
        "seed": city.seed,
        "fingerprint": city.fingerprint,
        "areas": [[area.code, area.name] for area in city.areas],
        "counts": [int(n) for n in np.sum([block.counts for block in city.blocks], axis=0)],
        "block": max(block.counts[3] for block in city.blocks),
    }
    return {SYNTHETIC: MARK, "city": json.dumps(whole)}


def _marked(frame: pl.DataFrame, path: Path, about: dict[str, str]) -> None:
    frame.with_columns(pl.lit(True).alias(SYNTHETIC)).write_parquet(path, metadata=about, compression="zstd")


def _frame(block: CityBlock, level: Level) -> pl.DataFrame:
    own = {name: getattr(block, name) for name in OWN.get(level, ())}
    size = block.counts[list(Level).index(level)]
    facts = {name: column for name, column in block.facts.items() if FACTS[name].level is level}
    return pl.DataFrame({**own, **facts}) if own or facts else pl.DataFrame({"row": np.arange(size)})


def _numpy(frame: pl.DataFrame, name: str) -> Column:
    return np.ascontiguousarray(frame[name].to_numpy())
