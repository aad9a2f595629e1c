"""From where to where a report and a cycle may go."""

from __future__ import annotations

from typing import NamedTuple

from perspectief.policy.council.choices import LetterState, Phase, QuestionState, ReportState


class Arrow(NamedTuple):
    """One step, and what it is for."""

    origin: ReportState
    to: ReportState
    why: str


REPORT = (
    Arrow(ReportState.DRAFT, ReportState.EMBARGO, "everything is there; it goes out by itself at a moment"),
    Arrow(ReportState.EMBARGO, ReportState.DRAFT, "something must still change before it goes out"),
    Arrow(ReportState.DRAFT, ReportState.PUBLISHED, "everything is there, and everybody may read it now"),
    Arrow(ReportState.EMBARGO, ReportState.PUBLISHED, "the moment has come, or somebody brings it forward"),
    Arrow(ReportState.PUBLISHED, ReportState.FROZEN, "it was discussed; from now on it stays as it is"),
)
"""A frozen report never moves: a mistake is mended in the next edition."""
PHASES = (Phase.PLAN, Phase.DO, Phase.CHECK, Phase.ACT, Phase.CLOSED)
"""A cycle goes on by one phase at a time, and never back."""


def may_follow(origin: ReportState, to: ReportState) -> bool:
    """Is there such a step?"""
    return any(arrow.origin == origin and arrow.to == to for arrow in REPORT)


def next_phase(phase: Phase) -> Phase | None:
    """The phase after this one; None after the last."""
    at = PHASES.index(phase) + 1
    return PHASES[at] if at < len(PHASES) else None


# --- Questions and letters --------------------------------------------------------------------------------------------
class QuestionArrow(NamedTuple):
    """One step of a question, and what it is for."""

    origin: QuestionState
    to: QuestionState
    why: str


QUESTION = (
    QuestionArrow(QuestionState.OPEN, QuestionState.ANSWERED, "there is an answer"),
    QuestionArrow(QuestionState.AGAIN, QuestionState.ANSWERED, "there is a further answer"),
    QuestionArrow(QuestionState.ANSWERED, QuestionState.ANSWERED, "the answer was made better, with the reason"),
    QuestionArrow(QuestionState.ACCEPTED, QuestionState.ANSWERED, "the answer changed, so the council looks again"),
    QuestionArrow(QuestionState.ANSWERED, QuestionState.ACCEPTED, "the council is content with the answer"),
    QuestionArrow(QuestionState.ANSWERED, QuestionState.AGAIN, "the answer does not say what was asked"),
    QuestionArrow(QuestionState.ACCEPTED, QuestionState.CLOSED, "nothing more has to be done"),
    QuestionArrow(QuestionState.OPEN, QuestionState.CLOSED, "who asked took it back"),
    QuestionArrow(QuestionState.AGAIN, QuestionState.CLOSED, "who asked took it back"),
)
"""A closed question stays closed: who wants to know more asks a new one."""
LETTER = (
    (LetterState.DRAFT, LetterState.EMBARGO, "ready; it goes out by itself at a moment"),
    (LetterState.EMBARGO, LetterState.DRAFT, "something must still change before it goes out"),
    (LetterState.DRAFT, LetterState.PUBLISHED, "everybody may read it now"),
    (LetterState.EMBARGO, LetterState.PUBLISHED, "the moment has come, or somebody brings it forward"),
)
"""A public letter never moves: a mistake is mended in a next letter."""


def question_may_go(origin: str, to: str) -> bool:
    """Is there such a step of a question?"""
    return any((arrow.origin, arrow.to) == (origin, to) for arrow in QUESTION)


def letter_may_go(origin: str, to: str) -> bool:
    """Is there such a step of a letter?"""
    return any((start, end) == (origin, to) for start, end, _why in LETTER)
