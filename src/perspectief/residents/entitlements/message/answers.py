"""The answers in a message: put in one by one, as on the pages. Nobody keeps them; each message tells all."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from perspectief.residents.entitlements.calc import order, screens
from perspectief.residents.entitlements.calc.kinds import Screen, Told
from perspectief.residents.entitlements.calc.told import MUNICIPALITY
from perspectief.residents.entitlements.message.text import (
    MOST_CHARACTERS,
    BadMessage,
    read_block,
    under,
    unfit,
    unknown_keys,
)
from perspectief.residents.entitlements.message.values import OFFERED, read_answer
from perspectief.residents.entitlements.words import SCREENS
from perspectief.rules import BadHousehold, Problem
from perspectief.rules.household import INCOME_KINDS

ALL, NEW = "antwoorden", "antwoord"
KEYS = ("municipality", ALL, NEW)
A_MUNICIPALITY = re.compile(r"GM\d{4}", re.ASCII)
A_SCREEN = re.compile(r"(?P<person>p\d{1,2}\.)?(?P<name>[a-z_.]+?)(?:\.exact)?", re.ASCII)


@dataclass(frozen=True)
class Asked:
    """What a message tells. `left_out`: the screens whose answer does not fit what else was told (any more)."""

    municipality: str
    told: Told
    left_out: tuple[str, ...]


def read_answers(content_type: str | None, message: bytes) -> Asked:
    """The answers in a message; raises NotReadable, or BadMessage naming every problem.

    An answer waits until its screen makes sense, so the order in which keys arrive does not matter much.
    """
    said = read_block(content_type, message)
    known = {key: value for key, value in said.items() if key in KEYS}
    problems = [*unknown_keys(said, KEYS), *unfit(known), *_wrong_blocks(known)]
    if problems:
        raise bad_answers(problems)
    reader = _Reader(said.get("municipality") or MUNICIPALITY)
    reader.take(said.get(ALL) or {}, ALL)
    reader.take(said.get(NEW) or {}, NEW)
    if reader.problems:
        raise bad_answers(reader.problems)
    return Asked(reader.municipality, reader.told, tuple(one for one in reader.sent if one not in reader.told))


def bad_answers(problems: Sequence[Problem]) -> BadMessage:
    """The answer to answers that we cannot use."""
    return BadMessage("body", "answer", "In de antwoorden staat iets dat wij niet kunnen gebruiken.", problems)


def _wrong_blocks(said: Mapping[str, Any]) -> list[Problem]:
    advice = 'Schrijf een blok met per vraag het antwoord: {"who": {"partner": "no"}}.'
    wrong = [key for key in (ALL, NEW) if not isinstance(said.get(key), dict | None)]
    problems = [Problem(key, "hier hoort een blok met antwoorden", advice) for key in wrong]
    if isinstance(said.get(NEW), dict) and len(said[NEW]) > 1:
        problems.append(Problem(NEW, f"hier staan {len(said[NEW])} antwoorden", "Stuur het antwoord op één vraag."))
    code = said.get("municipality")
    if code is not None and not (isinstance(code, str) and A_MUNICIPALITY.fullmatch(code)):
        found = f"'{str(code)[:60]}' is geen code van een gemeente"
        problems.append(Problem("municipality", found, f"Groningen is {MUNICIPALITY}."))
    return problems


class _Reader:
    """Puts answers in, and notes every problem."""

    def __init__(self, municipality: str):
        self.municipality, self.today = municipality, date.today()
        self.told: Told = {}
        self.sent: dict[str, None] = {}
        self.problems: list[Problem] = []

    def take(self, answers: Mapping[str, Any], place: str) -> None:
        """Every answer whose screen makes sense, in the order in which they were sent."""
        waiting = dict(answers)
        self.sent |= dict.fromkeys(answers)
        while waiting:
            fitting = {one.id: one for one in screens.screens(self.told, self.today)}
            key = next((key for key in waiting if key in fitting), None)
            if key is None:
                break
            self._answer(fitting[key], waiting.pop(key), under(place, key))
        self.told = screens.forget(self.told, "", self.today)
        self.problems += [_unknown(key, self.told, place) for key in waiting if not could_be_asked(key)]

    def _answer(self, screen: Screen, said: Any, place: str) -> None:
        answer, problems = read_answer(screen, said, place, self.today)
        self.problems += problems
        if problems:
            return
        if "ticked" in answer:
            self.told = screens.accept(self.told, screen.id, self._with_lines(screen, answer), self.today)
        else:
            self.told[screen.id] = answer

    def _with_lines(self, screen: Screen, answer: dict[str, Any]) -> dict[str, Any]:
        """The tick list remembers which lines were shown; who does not say so showed the lines that we gave."""
        if OFFERED in answer:
            return answer
        try:
            shown = order.look(self.told, self.municipality, self.today).shown(screen.id)
        except BadHousehold:
            return answer
        lines = [line.key for line in shown.fields[0].lines]
        return {**answer, OFFERED: list(dict.fromkeys([*lines, *answer["ticked"]]))}


def _unknown(key: str, told: Told, place: str) -> Problem:
    near = difflib.get_close_matches(key, [one.id for one in screens.screens(told)], n=1)
    advice = f"Bedoelt u '{near[0]}'?" if near else "Gebruik de id van 'next', of een id uit 'screens'."
    return Problem(under(place, key[:MOST_CHARACTERS]), "deze vraag kennen wij niet", advice)


def could_be_asked(screen_id: str) -> bool:
    """Whether this is the id of a screen that makes sense in some household."""
    found = A_SCREEN.fullmatch(screen_id)
    if not found:
        return False
    name = f"person.{found['name']}" if found["person"] else found["name"]
    head, _dot, kind = name.rpartition(".")
    return name in SCREENS or (head == "person.income" and kind in INCOME_KINDS)


__all__ = ["ALL", "Asked", "bad_answers", "could_be_asked", "read_answers"]
