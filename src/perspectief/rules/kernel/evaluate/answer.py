"""The answer of one scheme with its reasons, and one step behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from perspectief.rules.kernel.declare import Scheme
from perspectief.rules.kernel.evaluate.words import question_of
from perspectief.rules.kernel.unknown import NOTHING_MISSING, Missing

Translate = Callable[[str], str]
NOT_CHECKED = ": dit getal is nog niet nagekeken."


class Outcome(Enum):
    """The five answers. The value is the word in JSON."""

    JA = "ja"
    WAARSCHIJNLIJK = "waarschijnlijk"
    HANGT_AF_VAN = "hangt_af_van"
    WETEN_WE_NIET = "weten_we_niet"
    NEE = "nee"


@dataclass(frozen=True)
class Reason:
    """Why: one condition with its sentence; `met` None is open. `template` and `values` say it in any language.

    `would_be`: the sentence that would hold if the condition were met; empty when it is met.
    `missing`: the facts and values of the law that an open condition hangs on.
    """

    term: str
    template: str
    values: Mapping[str, str]
    article: str
    source: str
    met: bool | None
    would_be: str = ""
    missing: Missing = NOTHING_MISSING

    @property
    def sentence(self) -> str:
        """The sentence in Dutch."""
        return self.say(lambda template: template)

    def say(self, translate: Translate) -> str:
        """The sentence after `translate` turned the template into another language."""
        return translate(self.template).format_map(self.values)


@dataclass(frozen=True)
class SchemeResult:
    """The answer for one scheme. `amount` in euro per `per`; `amount_between` when a range is all we know."""

    scheme: Scheme
    outcome: Outcome
    amount: float | None
    amount_between: tuple[float, float] | None
    per_person: Mapping[str, float | None]
    because: tuple[Reason, ...]
    depends_on: tuple[str, ...]
    unchecked_values: tuple[str, ...]
    unknown_values: tuple[str, ...]
    after_last_amounts: int | None
    already_received: bool

    key = property(lambda self: self.scheme.key)
    name = property(lambda self: self.scheme.name)
    unit = "euro"

    @property
    def per(self) -> str:
        """maand, kwartaal, jaar or keer."""
        return self.scheme.per

    @property
    def unchecked(self) -> tuple[str, ...]:
        """A Dutch sentence for each value that the answer rests on and nobody checked."""
        return tuple(f"{meaning}{NOT_CHECKED}" for meaning in self.unchecked_values)

    @property
    def depends_on_questions(self) -> list[str]:
        """The questions behind `depends_on`, each once."""
        return list(dict.fromkeys(question_of(key) for key in self.depends_on))

    def to_dict(self) -> dict[str, Any]:
        """The JSON object: keys English, values Dutch."""
        return {
            "key": self.key,
            "name": self.scheme.name,
            "outcome": self.outcome.value,
            "amount": self.amount,
            "amount_between": list(self.amount_between) if self.amount_between else None,
            "unit": self.unit,
            "per": self.per,
            "per_person": dict(self.per_person),
            "because": [
                {"sentence": r.sentence, "article": r.article, "source": r.source, "met": r.met, "term": r.term}
                for r in self.because
            ],
            "depends_on": list(self.depends_on),
            "unchecked": list(self.unchecked),
            "unknown_values": list(self.unknown_values),
            "not_modelled": list(self.scheme.not_modelled),
            "also_counts": list(self.scheme.also_counts),
            "ask": self.scheme.ask,
            "apply": self.scheme.apply,
            "next_doors": list(self.scheme.next_doors),
            "rule_last_seen_in": self.after_last_amounts,
            "already_received": self.already_received,
        }


@dataclass(frozen=True)
class Step:
    """One step of the trace: a term with its value per person or group, and where it comes from.

    `meaning` in words; `read_on` the day on which somebody read the source of a value.
    """

    term: str
    values: Any
    unit: str
    article: str
    source: str
    since: date | None
    status: str
    needs: tuple[str, ...]
    meaning: str = ""
    read_on: date | None = None

    @property
    def is_given(self) -> bool:
        """Whether this is an answer of the household, and no step of the law."""
        return "." not in self.term
