"""What an assessor says of one thing, as a form: read from what was sent, and shown again when something is not right.

It never knows what is in a box. Only after opening it may begin with what somebody said (`began`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from perspectief.foundation.ui.problems import FormProblem
from perspectief.policy.weighing.calc.answers import CANNOT_JUDGE, NOT_HERE, SCORE, SURENESS, Said, Wrong
from perspectief.policy.weighing.calc.framework import QUESTION, SCORES, Content, Criterion
from perspectief.policy.weighing.models import Score
from perspectief.policy.weighing.services.talk import Changed

CANNOT, NOT = "kan-niet", "hier-niet"
ANSWER, LOW, HIGH, SURE, REASON, BECAUSE = "antwoord", "laag", "hoog", "zeker", "reden", "omdat"
FIELDS = {"answer": ANSWER, "low": LOW, "high": HIGH, "confidence": SURE, "reason": REASON, "because": BECAUSE}
"""Field of an answer -> how it is called in the form."""
OTHER_ANSWERS = {CANNOT: CANNOT_JUDGE, NOT: NOT_HERE}


@dataclass(frozen=True)
class Option:
    """One answer to choose: what is sent, the figure, the word, what it means, and whether it is chosen."""

    value: str
    figure: str
    words: str
    chosen: bool


@dataclass(frozen=True)
class Asked:
    """One question of the form, with what was typed."""

    criterion: Criterion
    name: str
    options: Sequence[Option]
    typed: Mapping[str, str]
    wrong: Mapping[str, str]
    """Field -> what is not right, in words; "" when it is right."""

    @property
    def is_wrong(self) -> bool:
        """Something is not right."""
        return any(self.wrong.values())

    @property
    def is_question(self) -> bool:
        """A question of the framework, and not a principle."""
        return self.criterion.kind == QUESTION

    @property
    def has_more(self) -> bool:
        """Something was typed under "lower or higher"."""
        return any(self.typed.get(field) for field in (LOW, HIGH, SURE))


class ScoreForm:
    """All questions on one thing. `again`: after the talk, where a change asks why."""

    def __init__(
        self,
        content: Content,
        criteria: Iterable[Criterion],
        data: Mapping[str, str] | None = None,
        *,
        began: Mapping[str, Score] | None = None,
    ):
        self.content, self.criteria, self.began = content, tuple(criteria), began
        self.is_sent = data is not None
        self._typed = {one.key: self._read(one.key, data) for one in self.criteria}
        self._wrong: dict[str, dict[str, str]] = {}

    def _read(self, key: str, data: Mapping[str, str] | None) -> dict[str, str]:
        if data is not None:
            return {field: data.get(f"{key}-{field}", "").strip() for field in FIELDS.values()}
        first = (self.began or {}).get(key)
        return _typed(first) if first else {}

    @property
    def answers(self) -> dict[str, Said]:
        """What was said, as far as it was said; the service judges it."""
        return {key: _said(typed) for key, typed in self._typed.items() if typed.get(ANSWER)}

    @property
    def changes(self) -> dict[str, Changed]:
        """After the talk: each answer with why it changed."""
        return {key: Changed(said, self._typed[key].get(BECAUSE, "")) for key, said in self.answers.items()}

    def refuse(self, wrong: Iterable[Wrong]) -> None:
        """Show what is not right."""
        for one in wrong:
            field = FIELDS.get(one.field, ANSWER)
            self._wrong.setdefault(one.criterion, {})[field] = _words(field, one.code)

    @property
    def questions(self) -> list[Asked]:
        """The questions of the framework."""
        return [self._asked(one) for one in self.criteria if one.kind == QUESTION]

    @property
    def principles(self) -> list[Asked]:
        """The principles, of what exists already."""
        return [self._asked(one) for one in self.criteria if one.kind != QUESTION]

    @property
    def problems(self) -> list[FormProblem]:
        """All that is not right, for the top of the page."""
        return [
            FormProblem(f"{one.number} {one.label}", words, f"id_{one.key}-{field}")
            for one in self.criteria
            for field, words in self._wrong.get(one.key, {}).items()
        ]

    def _asked(self, one: Criterion) -> Asked:
        typed = self._typed[one.key]
        chosen = typed.get(ANSWER, "")
        scores = [
            Option(str(score), str(score), one.anchors.get(score) or self.content.scale[score], chosen == str(score))
            for score in SCORES
        ]
        others = [
            Option(CANNOT, "?", _("Dat kan ik niet beoordelen"), chosen == CANNOT),
            Option(NOT, "–", _("Dat past hier niet"), chosen == NOT),
        ]
        nothing = dict.fromkeys(FIELDS.values(), "")
        wrong = nothing | self._wrong.get(one.key, {})
        return Asked(one, one.key, [*scores, *others], nothing | typed, wrong)


def _typed(first: Score) -> dict[str, str]:
    others = {said: sent for sent, said in OTHER_ANSWERS.items()}
    return {
        ANSWER: others.get(first.answer, str(first.value)),
        LOW: "" if first.low is None else str(first.low),
        HIGH: "" if first.high is None else str(first.high),
        SURE: "" if first.confidence is None else str(first.confidence),
        REASON: first.reason,
        BECAUSE: first.changed_because,
    }


def _said(typed: Mapping[str, str]) -> Said:
    answer = typed[ANSWER]
    if answer in OTHER_ANSWERS:
        return Said(OTHER_ANSWERS[answer], reason=typed.get(REASON, ""))
    return Said(
        SCORE,
        _number(answer, SCORES),
        _number(typed.get(LOW, ""), SCORES),
        _number(typed.get(HIGH, ""), SCORES),
        _number(typed.get(SURE, ""), SURENESS),
        typed.get(REASON, ""),
    )


def _number(typed: str, known: Sequence[int]) -> int | None:
    return next((one for one in known if str(one) == typed), None)


def _words(field: str, code: str) -> str:
    said: dict[tuple[str, str], Any] = {
        (ANSWER, "missing"): _("Kies een antwoord."),
        (REASON, "missing"): _("Schrijf op waarom. Een korte zin is genoeg."),
        (REASON, "too_long"): _("Dit is te lang. Maak het korter dan 600 letters."),
        (LOW, "not_lower"): _("Dit is hoger dan uw score. Kies een lager getal."),
        (HIGH, "not_higher"): _("Dit is lager dan uw score. Kies een hoger getal."),
        (BECAUSE, "missing"): _("U verandert uw score. Schrijf op waarom."),
    }
    return str(said.get((field, code), _("Kijk dit nog eens na.")))
