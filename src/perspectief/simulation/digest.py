"""Which law and which simulation made something."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[1]


@cache
def rules_digest() -> str:
    """A hash of all law and of the simulation itself."""
    digest = hashlib.sha256()
    for wing in ("rules", "simulation"):
        for path in sorted((PACKAGE / wing).rglob("*")):
            if path.suffix in (".py", ".yaml") and "tests" not in path.parts and "cases" not in path.parts:
                digest.update(path.relative_to(PACKAGE).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:20]
