"""What is different between two versions of a framework, place by place. No Django."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Change:
    """One place: what stood there, and what stands there now. None: it was not there, or is not there any more."""

    place: str
    before: Any
    now: Any


def changes(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[Change]:
    """All changes, in the order of the newer version; questions go by their key."""
    return list(_changes("", _by_key(before), _by_key(now)))


def _by_key(content: Mapping[str, Any]) -> dict[str, Any]:
    criteria = {one["key"]: one for one in content.get("criteria", ())}
    return {**content, "criteria": criteria}


def _changes(place: str, before: Any, now: Any) -> Iterator[Change]:
    if isinstance(before, Mapping) and isinstance(now, Mapping):
        for key in dict.fromkeys([*now, *before]):
            yield from _changes(f"{place}.{key}" if place else str(key), before.get(key), now.get(key))
    elif before != now:
        yield Change(place, before, now)
