"""What in a story could point at a person: our own rules for Dutch. A human looks after them, always.

Rather too much than too little. The rules know no meaning: a combination such as a wijk with an illness they cannot
see, and a name at the begin of a sentence neither, unless it is told as a name ("mevrouw ...", "ik heet ...").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import yaml

from perspectief.community.publishing.calc.redacting import Span, without_overlap

WORDS: dict[str, list[str]] = yaml.safe_load((Path(__file__).parents[1] / "data" / "pointing.yaml").read_text("utf-8"))
NAME, PLACE, NUMBER, DATE = "[naam]", "[plaats]", "[nummer]", "[datum]"
WHY_NAME, WHY_PLACE, WHY_STREET, WHY_SCHOOL, WHY_NUMBER, WHY_DATE = (
    "name",
    "place",
    "street",
    "school",
    "number",
    "date",
)
NO_NAMES = frozenset(WORDS["no_names"])
LONG = 7
"""Digits of a number that could be of a person; shorter ones are amounts."""


def _any_of(words: str) -> str:
    return "|".join(map(re.escape, WORDS[words]))


_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w'’-]*"
_FULL = rf"{_CAPITAL}(?:(?:\s+(?:van|de|den|der|ter|ten|het|'t|el|al|bin|ibn|von|y))*\s+{_CAPITAL})*"
_WHOSE = rf"(?:mijn|zijn|haar|onze|ons)\s+(?:{_any_of('people')})"
_CALLED = re.compile(rf"\b(?i:{_any_of('before_a_name')}|{_WHOSE})\s+({_FULL})")
_SAID_SMALL = re.compile(r"\b(?i:heet|naam is|genaamd)\s+([a-z]{2,})(?=[,.!?]|\s+(?:en|van)\s|$)")
"""Who types without capitals."""
_INSIDE = re.compile(rf"(?<=[\w,;:’')]\s)({_FULL})")
"""Words with a capital that do not begin a sentence."""
_STREET = re.compile(
    rf"\b(?:{_CAPITAL}\s+(?:(?:van|de|den|der)\s+)*){{0,3}}"
    rf"(?:[A-ZÀ-ÖØ-Þ][\w'’-]*(?:{_any_of('streets')})\b(?:\s+\d+\s?[a-zA-Z]?\b)?|(?:{_any_of('streets')})\s+\d+\s?[a-zA-Z]?\b)"
)
"""Bedumerweg, Nieuwe Voorbeeldstraat 12a, Korte laan 3."""
_POSTCODE = re.compile(r"\b[1-9]\d{3}\s?[A-Z]{2}\b")
_DATE = re.compile(rf"\b\d{{1,2}}[-/. ](?:\d{{1,2}}|{_any_of('months')})(?:[-/. ]\d{{2,4}})?\b", re.IGNORECASE)
_SCHOOL = re.compile(rf"\b(?i:{_any_of('before_a_place')})\s+((?:(?i:de|het|'t)\s+)?{_FULL})")
_MAIL = re.compile(r"[^\s@<>\"',;:()]+@[^\s@<>\"',;:()]+\.[A-Za-z]{2,}")
_LONG_NUMBER = re.compile(rf"(?<![\w,])[+(]?\d(?:[\s().-]?\d){{{LONG - 1},}}(?!\w)")
_ACCOUNT = re.compile(r"\b[A-Z]{2}\d\d(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,3})?\b")
_LINK = re.compile(r"\b(?:https?://|www\.)\S+|(?<!\w)@\w{3,}")
Rule = Callable[[str], Iterator[Span]]


def pointing(text: str, places: Iterable[str] = ()) -> list[Span]:
    """What could point at a person, in order and without overlap. `places`: names of wijken and other places."""
    found = [span for rule in RULES for span in rule(text)]
    return list(without_overlap([*_places(text, places), *found]))


def _whole(pattern: re.Pattern[str], mark: str, why: str) -> Rule:
    """All that the pattern finds; when it has a group, that part of it."""
    group = min(pattern.groups, 1)

    def rule(text: str) -> Iterator[Span]:
        for one in pattern.finditer(text):
            yield Span(one.start(group), one.end(group), mark, why)

    return rule


def _names(text: str) -> Iterator[Span]:
    for pattern in (_CALLED, _INSIDE):
        for one in pattern.finditer(text):
            if not all(word in NO_NAMES or word.islower() for word in one[1].split()):
                yield Span(one.start(1), one.end(1), NAME, WHY_NAME)


def _places(text: str, places: Iterable[str]) -> Iterator[Span]:
    for name in places:
        for one in re.finditer(rf"\b{re.escape(name)}\b", text, re.IGNORECASE):
            yield Span(one.start(), one.end(), PLACE, WHY_PLACE)


RULES: tuple[Rule, ...] = (
    _whole(_MAIL, NUMBER, WHY_NUMBER),
    _whole(_LINK, NUMBER, WHY_NUMBER),
    _whole(_ACCOUNT, NUMBER, WHY_NUMBER),
    _whole(_LONG_NUMBER, NUMBER, WHY_NUMBER),
    _whole(_POSTCODE, PLACE, WHY_STREET),
    _whole(_STREET, PLACE, WHY_STREET),
    _whole(_SCHOOL, PLACE, WHY_SCHOOL),
    _whole(_DATE, DATE, WHY_DATE),
    _whole(_SAID_SMALL, NAME, WHY_NAME),
    _names,
)
