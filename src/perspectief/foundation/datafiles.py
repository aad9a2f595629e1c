"""Reads the data files of rooms: `<room>/data/<municipality>/<name>.yaml`, each with municipality, source and date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from perspectief.rules.yaml_files import read_ours


class BadDataFile(Exception):
    """A data file that does not load, with its place and what is missing."""


@dataclass(frozen=True)
class DataFile:
    """One file: what it is about, where it was read and when, its rows, and all that stands at its top."""

    path: Path
    municipality: str
    source: str
    read_on: dt.date
    rows: list[dict[str, Any]]
    top: dict[str, Any]


def data_files(room: Path, name: str) -> Iterator[DataFile]:
    """The file `name` of every municipality that the room in folder `room` has data of."""
    for path in sorted((room / "data").glob(f"*/{name}.yaml")):
        yield read_data_file(path)


def read_data_file(path: Path) -> DataFile:
    """Read one file; a file without source or date does not load."""
    content = read_ours(path)
    missing = [key for key in ("municipality", "source", "read_on", "rows") if not content.get(key)]
    if missing:
        raise BadDataFile(f"{path}: {', '.join(missing)} is missing. Each data file names them at the top.")
    return DataFile(path, content["municipality"], content["source"], content["read_on"], content["rows"], content)
