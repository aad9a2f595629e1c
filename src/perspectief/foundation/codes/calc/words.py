"""Six words out of 2048 by which somebody finds a thing again: made by chance, and read back with some forgiveness.

`data/words.txt` has common, concrete, kind Dutch words of 4 to 9 letters. No two of them differ by one letter only or
sound the same, and none is another one with an ending, so that one slip of the pen rarely leads to another word.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parents[1] / "data" / "words.txt"
MANY = 6
"""Words in a code: 6 x 11 bits = 66 bits."""
LONGEST = 200
"""Signs of a typed code that are read at all."""
Code = tuple[str, ...]


@dataclass(eq=False)  # Python itself writes the traceback into it
class NotUnderstood(Exception):
    """What was typed is no code. It never holds what was typed.

    `count`: how many words there were; `places`: which words (from 1) we do not know or could read in two ways.
    """

    count: int
    places: tuple[int, ...] = ()


@cache
def words() -> tuple[str, ...]:
    """Every word, in the order of the alphabet."""
    return tuple(FILE.read_text(encoding="utf-8").split())


def new_code() -> Code:
    """Six words by chance, from the operating system."""
    return tuple(secrets.choice(words()) for _number in range(MANY))


def new_pair() -> str:
    """Two words by chance, for two people to see that they look at the same thing. It is no secret."""
    return " ".join(secrets.choice(words()) for _number in range(2))


def as_text(code: Sequence[str]) -> str:
    """The code in one line, as it is counted and hashed."""
    return " ".join(code)


def read_code(typed: str) -> Code:
    """The code that was typed: capitals, commas, numbers and one slip per word do not matter. Raises NotUnderstood."""
    return read_words(typed, MANY)


def read_words(typed: str, many: int, *, longest: int = LONGEST) -> Code:
    """So many words of the list that were typed, with the same forgiveness. Raises NotUnderstood."""
    found = _tokens(typed[:longest])
    if len(found) != many:
        raise NotUnderstood(len(found))
    read = [_word(one) for one in found]
    if wrong := tuple(place for place, word in enumerate(read, start=1) if not word):
        raise NotUnderstood(many, wrong)
    return tuple(read)


def _tokens(typed: str) -> list[str]:
    """The words without accents, signs and numbers."""
    plain = unicodedata.normalize("NFKD", typed).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z]+", plain)


def _word(typed: str) -> str:
    """The word of the list that was meant; "" when there is none, or more than one is as near."""
    if typed in _known():
        return typed
    near = {word for key in _near(typed) for word in _by_key().get(key, ()) if distance(typed, word) == 1}
    return near.pop() if len(near) == 1 else ""


def distance(one: str, other: str) -> int:
    """How many slips lie between two words: a letter more, less, another, or two that changed places."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, above, row = row, before, [i]
        for j, sign in enumerate(other, start=1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != sign)))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == sign:
                row[-1] = min(row[-1], above[j - 2] + 1)
    return row[-1]


def _near(word: str) -> Iterable[str]:
    """The word itself and it without one letter: two words that are one slip apart share at least one of these."""
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}


@cache
def _known() -> frozenset[str]:
    return frozenset(words())


@cache
def _by_key() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word in words():
        for key in _near(word):
            found[key] = (*found.get(key, ()), word)
    return found
