"""What one assessor says of one item: an answer on each question, what is wrong with it, and how it goes in a box."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from typing import NamedTuple

from perspectief.policy.weighing.calc.framework import SCORES, Content, Criterion

SCORE, CANNOT_JUDGE, NOT_HERE = "score", "cannot_judge", "not_here"
"""As in `choices.Answer`, which Django knows."""
SURENESS = (1, 2, 3)
LONGEST_REASON = 600
"""Signs of a reason."""


@dataclass(frozen=True)
class Said:
    """One answer. `value` 0 to 4 only with a score; `low`, `high`: what it could be as well; `confidence` 1 to 3."""

    answer: str
    value: int | None = None
    low: int | None = None
    high: int | None = None
    confidence: int | None = None
    reason: str = ""


class Wrong(NamedTuple):
    """What is not right: on which question, which field, and a code word."""

    criterion: str
    field: str
    code: str


Answers = Mapping[str, Said]


def asked(content: Content, *, exists: bool) -> tuple[Criterion, ...]:
    """What is asked of an item: the questions, and of what exists already the principles as well."""
    return (*content.questions, *content.principles) if exists else content.questions


def problems(answers: Answers, criteria: Iterable[Criterion]) -> Iterator[Wrong]:
    """Everything that must be put right before it can be handed in, in the order of the questions."""
    for one in criteria:
        said = answers.get(one.key)
        if said is None or said.answer not in (SCORE, CANNOT_JUDGE, NOT_HERE):
            yield Wrong(one.key, "answer", "missing")
        elif said.answer == SCORE:
            yield from (Wrong(one.key, field, code) for field, code in _problems_of_score(said, one))
        elif (said.value, said.low, said.high) != (None, None, None):
            yield Wrong(one.key, "answer", "no_score")
        if said is not None and len(said.reason) > LONGEST_REASON:
            yield Wrong(one.key, "reason", "too_long")


def _problems_of_score(said: Said, one: Criterion) -> Iterator[tuple[str, str]]:
    if said.value not in SCORES:
        yield "answer", "missing"
        return
    if said.low is not None and not SCORES[0] <= said.low <= said.value:
        yield "low", "not_lower"
    if said.high is not None and not said.value <= said.high <= SCORES[-1]:
        yield "high", "not_higher"
    if said.confidence is not None and said.confidence not in SURENESS:
        yield "confidence", "unknown"
    if one.kind == "question" and not said.reason.strip():
        yield "reason", "missing"


def to_bytes(answers: Answers) -> bytes:
    """As it goes in a box."""
    said = {key: asdict(one) for key, one in answers.items()}
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def from_bytes(plain: bytes) -> dict[str, Said]:
    """As it comes out of a box. Raises ValueError."""
    known = {one.name for one in fields(Said)}
    said = json.loads(plain)
    if not isinstance(said, dict) or not all(isinstance(one, dict) and set(one) == known for one in said.values()):
        raise ValueError("This is not what one assessor said.")
    return {key: Said(**one) for key, one in said.items()}
