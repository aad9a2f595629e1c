"""Names that belong to a desk or a team instead of to one person: an account is of one person."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

_FILE = Path(__file__).parents[1] / "data" / "shared_names.yaml"
_BETWEEN = re.compile(r"[^a-zà-ÿ]+")


@cache
def shared_names() -> frozenset[str]:
    """Words that name a desk, a team or a role."""
    return frozenset(yaml.safe_load(_FILE.read_text(encoding="utf-8"))["names"])


def shared_word(name: str) -> str:
    """The word in a name that names no person; empty when there is none. `team.noord@…` has one: "team"."""
    local = name.lower().partition("@")[0]
    words = [word for word in _BETWEEN.split(local) if word]
    return next((word for word in (*words, "".join(words)) if word in shared_names()), "")
