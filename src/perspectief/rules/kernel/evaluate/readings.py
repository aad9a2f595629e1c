"""Several readings of one household: what is the same in all is final, the rest depends on what is not known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from perspectief.rules.kernel.evaluate.answer import Outcome, Reason, SchemeResult
from perspectief.rules.kernel.evaluate.words import WHO_BELONGS


def left_open(answer: SchemeResult, doubt: Iterable[str]) -> SchemeResult:
    """An answer of which nothing is said, because it hangs on these places in the file."""
    return replace(
        answer,
        outcome=Outcome.HANGT_AF_VAN,
        amount=None,
        amount_between=None,
        per_person=dict.fromkeys(answer.per_person),
        depends_on=tuple(sorted({*answer.depends_on, *doubt})),
        because=tuple(_opened(reason) for reason in answer.because),
    )


def joined(answers: list[SchemeResult], doubt: list[str]) -> SchemeResult:
    """The answers of several readings as one: final where all say the same, else it hangs on these places too."""
    first = answers[0]
    if all((one.outcome, one.amount) == (first.outcome, first.amount) for one in answers):
        if first.outcome is not Outcome.HANGT_AF_VAN:
            return first
        names = {name for one in answers for name in one.depends_on}
        return replace(first, depends_on=tuple(sorted(names)))
    names = {name for one in answers for name in one.depends_on} | set(doubt)
    return replace(
        first,
        outcome=Outcome.HANGT_AF_VAN,
        amount=None,
        depends_on=tuple(sorted(names)),
        because=tuple(r if _same_everywhere(r, answers) else _opened(r) for r in first.because),
    )


def _same_everywhere(reason: Reason, answers: list[SchemeResult]) -> bool:
    return all(reason in one.because for one in answers)


def _opened(reason: Reason) -> Reason:
    return Reason(reason.term, WHO_BELONGS, {}, reason.article, reason.source, None)
