"""Which texts are about the same: rare words that both have count most (TF-IDF, cosine). The same every time.

It proposes only; people decide what belongs together.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

WORD = re.compile(r"[a-z]+")
ENDINGS = ("heden", "ingen", "tjes", "jes", "en", "es", "je", "e", "s", "t")
"""Taken off, longest first, while four letters or more are left: `brieven` and `brief` then nearly meet."""
SHORTEST = 4
HARD = str.maketrans({"v": "f", "z": "s"})
COMMON_FILE = Path(__file__).parents[1] / "data" / "common_words.txt"
COMMON = frozenset(COMMON_FILE.read_text(encoding="utf-8").split())
"""Words that say nothing about what a text is about."""
Vector = Mapping[str, float]


@dataclass(frozen=True)
class Text:
    """A text with its key, and the provision it is about (empty: none)."""

    key: str
    words: str
    provision: str = ""


@dataclass(frozen=True)
class Alike:
    """How much a text is like another one: 0 is nothing in common, 1 is the same."""

    key: str
    score: float
    shared: tuple[str, ...]
    """Words that both have, the most telling first, as they stand in the other text."""


def stem(word: str) -> str:
    """A word without its ending, so that one and many, and `v` and `f`, meet."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            word = word.removesuffix(ending)
            break
    return re.sub(r"(.)\1", r"\1", word.translate(HARD))


def stems(text: str) -> list[tuple[str, str]]:
    """Stem and word of everything that tells something, in order."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return [(stem(word), word) for word in WORD.findall(plain) if len(word) > 2 and word not in COMMON]


def alike(asked: Text, others: Sequence[Text], *, bonus: float, least: float, most: int) -> list[Alike]:
    """The others that are most like the asked text, best first. `bonus`: added when both are about one provision."""
    counted = {one.key: Counter(known for known, _word in stems(one.words)) for one in (asked, *others)}
    weights = _weights(counted.values())
    mine = _vector(counted[asked.key], weights)
    found = [_compare(asked, mine, one, _vector(counted[one.key], weights), bonus) for one in others]
    enough = [one for one in found if one.score >= least]
    return sorted(enough, key=lambda one: (-one.score, one.key))[:most]


def _weights(counted: Iterable[Counter[str]]) -> dict[str, float]:
    texts = list(counted)
    seen = Counter(word for one in texts for word in one)
    return {word: math.log((1 + len(texts)) / (1 + number)) + 1 for word, number in seen.items()}


def _vector(counts: Counter[str], weights: Mapping[str, float]) -> dict[str, float]:
    """Of length 1; empty when there are no telling words."""
    raw = {word: (1 + math.log(number)) * weights[word] for word, number in sorted(counts.items())}
    length = math.sqrt(sum(value * value for value in raw.values()))
    return {word: value / length for word, value in raw.items()} if length else {}


def _compare(asked: Text, mine: Vector, other: Text, theirs: Vector, bonus: float) -> Alike:
    parts = {word: mine[word] * theirs[word] for word in sorted(mine.keys() & theirs.keys())}
    same = bonus if asked.provision and asked.provision == other.provision else 0.0
    told = dict(reversed(stems(other.words)))
    shared = sorted(parts, key=lambda word: (-parts[word], word))[:5]
    return Alike(other.key, min(1.0, round(sum(parts.values()) + same, 6)), tuple(told[word] for word in shared))
