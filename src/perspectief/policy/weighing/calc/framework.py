"""A framework as data: the questions, what each score means, how scores become values. No Django.

`read(content)` gives a `Content`, or raises BadFramework with all problems at once; `digest(content)` is the SHA-256 of
its canonical JSON, by which a frozen version is known.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

SCORES = (0, 1, 2, 3, 4)
QUESTION, PRINCIPLE = "question", "principle"
"""What a criterion is: one of the questions of the framework, or one of the principles (existing provisions only)."""
STATUSES = ("concept", "vastgesteld")


class BadFramework(ValueError):
    """A framework that cannot be used; `problems` names each place, what was found and what to do."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class Criterion:
    """One thing on which is scored.

    `group`: the main question it belongs to ("1" for 1a to 1f), by which weights are asked top level first.
    `anchors`: what a score means, for some of 0 to 4. `curve`: value 0 to 100 at each score, 0 to 4.
    `is_cost`: leaves the value when there is a limit of money, so that money does not count twice.
    """

    key: str
    number: str
    label: str
    asks: str
    help: str
    kind: str
    group: str
    anchors: Mapping[int, str]
    curve: tuple[float, ...]
    is_cost: bool = False


@dataclass(frozen=True)
class Content:
    """A whole framework. `groups`: the main questions in order, key -> label. `status`: of the texts of the scale."""

    groups: Mapping[str, str]
    criteria: tuple[Criterion, ...]
    scale: Mapping[int, str]
    weight_mode: str
    shares: Mapping[str, float]
    """Required shares of the money, such as `generation: 0.5`."""
    link_kinds: tuple[str, ...]
    child_question: str
    status: str
    approved_by: str = ""
    """By whom the texts of the scale were approved: experts by experience."""

    @property
    def questions(self) -> tuple[Criterion, ...]:
        """What counts for everything that is weighed."""
        return tuple(one for one in self.criteria if one.kind == QUESTION)

    @property
    def principles(self) -> tuple[Criterion, ...]:
        """What is asked of existing provisions as well; it does not count in the value."""
        return tuple(one for one in self.criteria if one.kind == PRINCIPLE)

    def criterion(self, key: str) -> Criterion:
        """By its key. Raises KeyError."""
        return next(one for one in self.criteria if one.key == key)


def canonical(content: Mapping[str, Any]) -> str:
    """The same content is the same text, whatever the order of its keys."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest(content: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical text, in hex."""
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def read(content: Mapping[str, Any]) -> Content:
    """A framework from its JSON. Raises BadFramework."""
    problems = list(problems_of(content))
    if problems:
        raise BadFramework(problems)
    return Content(
        groups=dict(content["groups"]),
        criteria=tuple(_criterion(one) for one in content["criteria"]),
        scale={int(score): text for score, text in content["scale"].items()},
        weight_mode=content["weight_mode"],
        shares=dict(content.get("shares", {})),
        link_kinds=tuple(content["link_kinds"]),
        child_question=content["child_question"],
        status=content["status"],
        approved_by=content.get("approved_by", ""),
    )


def _criterion(one: Mapping[str, Any]) -> Criterion:
    return Criterion(
        key=one["key"],
        number=one["number"],
        label=one["label"],
        asks=one["asks"],
        help=one.get("help", ""),
        kind=one.get("kind", QUESTION),
        group=one["group"],
        anchors={int(score): text for score, text in one.get("anchors", {}).items()},
        curve=tuple(float(value) for value in one.get("curve", (0, 25, 50, 75, 100))),
        is_cost=bool(one.get("is_cost", False)),
    )


def problems_of(content: Mapping[str, Any]) -> Iterator[str]:
    """Everything that is wrong with it, each with its place."""
    needed = ("groups", "criteria", "scale", "weight_mode", "link_kinds", "child_question", "status")
    missing = [name for name in needed if not content.get(name)]
    if missing:
        yield f"Het kader mist: {', '.join(missing)}."
        return
    if content["status"] not in STATUSES:
        yield f"status: '{content['status']}' is geen stand. Kies uit: {', '.join(STATUSES)}."
    if sorted(int(score) for score in content["scale"]) != list(SCORES):
        yield "scale: geef een woord bij elk van de scores 0 tot en met 4."
    seen: set[str] = set()
    for place, one in enumerate(content["criteria"], start=1):
        yield from _criterion_problems(place, one, content, seen)


def _criterion_problems(
    place: int, one: Mapping[str, Any], content: Mapping[str, Any], seen: set[str]
) -> Iterator[str]:
    missing = [name for name in ("key", "number", "label", "asks", "group") if not one.get(name)]
    if missing:
        yield f"criteria, nummer {place}: mist {', '.join(missing)}."
        return
    if one["key"] in seen:
        yield f"criteria: '{one['key']}' staat er twee keer."
    seen.add(one["key"])
    if one.get("kind", QUESTION) == QUESTION and one["group"] not in content["groups"]:
        yield f"criteria, '{one['key']}': '{one['group']}' is geen hoofdvraag."
    curve = tuple(one.get("curve", (0, 25, 50, 75, 100)))
    if len(curve) != len(SCORES) or list(curve) != sorted(curve) or curve[0] < 0 or curve[-1] > 100:
        yield f"criteria, '{one['key']}': geef vijf waarden van 0 tot 100 die niet dalen."
