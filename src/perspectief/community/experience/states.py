"""How far a task, an agreement and advice may go from where they are, who moves them, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from perspectief.community.experience.choices import AdviceState, AgreementState, TaskState


class Step(NamedTuple):
    """One arrow."""

    start: str
    end: str
    who: str
    why: str


TASK: Sequence[Step] = (
    Step(TaskState.NEW, TaskState.OPEN, "coordinator", "it is clear, and what stands against it is fair"),
    Step(TaskState.NEW, TaskState.REFUSED, "coordinator", "experts do not see it, with the reason"),
    Step(TaskState.NEW, TaskState.WITHDRAWN, "asker", "no longer needed"),
    Step(TaskState.OPEN, TaskState.WITHDRAWN, "asker", "no longer needed"),
    Step(TaskState.OPEN, TaskState.CLOSED, "asker or coordinator", "enough people, or it is over"),
    Step(TaskState.CLOSED, TaskState.OPEN, "coordinator", "more people are needed"),
)
AGREEMENT: Sequence[Step] = (
    Step(AgreementState.PROPOSED, AgreementState.AGREED, "expert", "says yes"),
    Step(AgreementState.PROPOSED, AgreementState.DECLINED, "expert or asker", "says no, or takes it back"),
    Step(AgreementState.AGREED, AgreementState.DONE, "expert or asker", "the task was done"),
    Step(AgreementState.AGREED, AgreementState.STOPPED, "expert", "stops, at any time and without a reason"),
    Step(AgreementState.AGREED, AgreementState.CANCELLED, "asker", "it cannot go on, with the reason"),
)
ADVICE: Sequence[Step] = (
    Step(AdviceState.ASKED, AdviceState.GIVEN, "expert", "the panel gives its advice"),
    Step(AdviceState.ASKED, AdviceState.WITHDRAWN, "coordinator", "the question is taken back, with the reason"),
    Step(AdviceState.GIVEN, AdviceState.ANSWERED, "owner", "done, partly or not, with the reason"),
    Step(AdviceState.ANSWERED, AdviceState.ANSWERED, "owner", "a better answer, with the reason"),
    Step(AdviceState.ANSWERED, AdviceState.AGAIN, "expert", "it does not hold, or no longer"),
    Step(AdviceState.AGAIN, AdviceState.ANSWERED, "owner", "answers again"),
)


class NoSuchStep(ValueError):
    """It cannot go there from where it is."""


def may_go(steps: Sequence[Step], start: str, end: str) -> bool:
    """Is there such an arrow?"""
    return any((step.start, step.end) == (start, end) for step in steps)


def insist_on_step(steps: Sequence[Step], start: str, end: str) -> None:
    """Raises NoSuchStep."""
    if not may_go(steps, start, end):
        raise NoSuchStep(f"{start} -> {end}")
