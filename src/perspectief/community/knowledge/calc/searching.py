"""Finding words in Dutch texts: without capitals and accents, and whatever the ending of a word."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

WORD = re.compile(r"[a-z0-9#]+")
TWICE = re.compile(r"([a-z])\1")
ENDINGS = ("jes", "je", "en", "es", "er", "e", "s")
"""Taken off a word, the longest first, as long as enough letters stay."""
HARDER = {"v": "f", "z": "s"}
"""`brieven` and `brief`, `huizen` and `huis`."""
SHORTEST_STEM = 4
SAY_NOTHING = frozenset(
    "aan bij dat de die dit een en er het hoe in is met of om op te van voor wat wie".split()  # noqa: SIM905
)
SHORTEST_INSIDE = 4
"""So many letters a word has at least to be found inside another one, such as `hulp` in `schuldhulp`."""
IN_TITLE, IN_LEAD, ELSEWHERE = 6, 3, 1
WHOLE, BEGINNING, INSIDE = 3, 2, 1


def normal(text: str) -> list[str]:
    """The words of a text, without capitals and accents."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return WORD.findall("".join(letter for letter in bare if not unicodedata.combining(letter)))


@cache
def stem(word: str) -> str:
    """A word without its endings: `gezinnen` and `gezin` become one."""
    ending = next((one for one in ENDINGS if word.endswith(one) and len(word) - len(one) >= SHORTEST_STEM), "")
    if ending:
        return stem(word.removesuffix(ending))
    hard = word[:-1] + HARDER.get(word[-1], word[-1])
    return stem(hard) if hard != word else TWICE.sub(r"\1", word)


def kept(*texts: str) -> str:
    """What is kept of texts to search in: stems, with a space before and after each."""
    return f" {' '.join(stem(word) for text in texts for word in normal(text))} "


def asked(typed: str) -> list[str]:
    """The stems somebody looks for; words that say nothing are left out as long as others stay."""
    words = [word for word in normal(typed) if len(word) > 1]
    telling = [word for word in words if word not in SAY_NOTHING] or words
    return list(dict.fromkeys(stem(word) for word in telling))


def as_kept(wanted: str) -> str:
    """What to look for in what is kept: a short word stands at the beginning of one, a longer one anywhere."""
    return wanted if len(wanted) >= SHORTEST_INSIDE else f" {wanted}"


def score(wanted: list[str], *, title: str, lead: str, whole: str) -> int:
    """How well it fits: words in the title count most, whole words more than parts. All texts as `kept`."""
    places = ((title, IN_TITLE), (lead, IN_LEAD), (whole, ELSEWHERE))
    return sum(weight * _fit(one, text) for one in wanted for text, weight in places)


def _fit(wanted: str, text: str) -> int:
    if f" {wanted} " in text:
        return WHOLE
    if f" {wanted}" in text:
        return BEGINNING
    return INSIDE if len(wanted) >= SHORTEST_INSIDE and wanted in text else 0
