"""Snapshots as files: pages go into a temporary folder, and only what is whole gets a name. Nothing half stands."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from perspectief.policy.monitor.sources.shape import VALUES, Row

if TYPE_CHECKING:
    import polars as pl

HALF = ".half-"
"""Begin of the name of what is not whole yet."""
PIECE = 1024 * 1024
FORGOTTEN_S = 24 * 60 * 60
ROWS_IN_A_GROUP = 100_000


class Draft:
    """Pages on their way to one file."""

    def __init__(self, folder: Path, names: Sequence[str]):
        self.folder, self.names, self.parts, self.rows = folder, tuple(names), 0, 0

    def add(self, rows: list[Row]) -> None:
        """Keep one page for the time being."""
        import polars as pl

        if rows:
            self.parts, self.rows = self.parts + 1, self.rows + len(rows)
            pl.DataFrame(rows, schema=schema(self.names)).write_parquet(self.folder / f"{self.parts:06}.part")

    def whole(self, about: Mapping[str, str]) -> Path:
        """All pages as one file in a fixed order: the same figures give the same bytes. `about` travels along."""
        import polars as pl

        path = self.folder / "whole.parquet"
        pages = pl.scan_parquet(sorted(self.folder.glob("*.part")))
        pages.sort(*self.names).sink_parquet(path, row_group_size=ROWS_IN_A_GROUP, metadata=dict(about))
        return path


def schema(names: Sequence[str]) -> dict[str, Any]:
    """The columns of a snapshot with their types."""
    import polars as pl

    value, text, missing, said, provisional = VALUES
    lists = dict.fromkeys(names, pl.String)
    return {**lists, value: pl.Float64, text: pl.String, missing: pl.String, said: pl.String, provisional: pl.Boolean}


@contextmanager
def drafting(folder: Path, names: Sequence[str]) -> Iterator[Draft]:
    """A place for pages, which is gone afterwards whatever happens."""
    folder.mkdir(parents=True, exist_ok=True)
    _forget(folder)
    here = Path(tempfile.mkdtemp(prefix=HALF, dir=folder))
    try:
        yield Draft(here, names)
    finally:
        shutil.rmtree(here, ignore_errors=True)


def _forget(folder: Path) -> None:
    """What a killed worker left long ago."""
    for path in folder.glob(f"{HALF}*"):
        if path.stat().st_mtime < time.time() - FORGOTTEN_S:
            shutil.rmtree(path, ignore_errors=True)


def keep(path: Path, name: str) -> Path:
    """Give a whole file its name, in one step and safely on disk."""
    final = path.parents[1] / name
    with path.open("rb+") as file:
        os.fsync(file.fileno())
    path.replace(final)
    return final


def digest_of(path: Path) -> str:
    """SHA-256 of the file."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            found.update(piece)
    return found.hexdigest()


@dataclass(frozen=True)
class Difference:
    """What changed between two snapshots: how many figures, and the largest changes one by one."""

    new: int
    gone: int
    changed: int
    same: int
    examples: list[dict[str, Any]]

    @property
    def is_none(self) -> bool:
        """Nothing changed."""
        return not (self.new or self.gone or self.changed)


def difference(before: Path, after: Path, names: Sequence[str], most: int) -> Difference:
    """Compares two snapshots on the columns that both have. Largest changes first, then by their codes."""
    import polars as pl

    old, new = pl.scan_parquet(before), pl.scan_parquet(after)
    keys = [name for name in names if name in old.collect_schema().names()]
    both = old.join(new, on=keys, how="inner", suffix="_new")
    changed = both.filter(_differs("value") | _differs("text") | _differs("missing"))
    lines = changed.sort(_jump(), *keys, descending=[True, *(False for _ in keys)], nulls_last=True).head(most)
    counts = {
        "new": new.join(old, on=keys, how="anti"),
        "gone": old.join(new, on=keys, how="anti"),
        "changed": changed,
        "same": both.filter(~(_differs("value") | _differs("text") | _differs("missing"))),
    }
    found = {name: int(frame.select(pl.len()).collect().item()) for name, frame in counts.items()}
    return Difference(**found, examples=[_example(row, keys) for row in lines.collect().to_dicts()])


def _differs(name: str) -> pl.Expr:
    import polars as pl

    return ~pl.col(name).eq_missing(pl.col(f"{name}_new"))


def _jump() -> pl.Expr:
    """How large a change is: as a share of what it was."""
    import polars as pl

    return ((pl.col("value_new") - pl.col("value")).abs() / pl.max_horizontal(pl.col("value").abs(), 1)).alias("jump")


def _example(row: dict[str, Any], keys: Sequence[str]) -> dict[str, Any]:
    was = {name: row[name] for name in ("value", "text", "missing")}
    now = {name: row[f"{name}_new"] for name in ("value", "text", "missing")}
    return {"codes": {key: row[key] for key in keys}, "was": was, "now": now}
