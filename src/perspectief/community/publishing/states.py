"""How far a story may go from where it is, who moves it, and why."""

from __future__ import annotations

from typing import NamedTuple

from perspectief.community.publishing.choices import State


class Step(NamedTuple):
    """One arrow."""

    start: State
    end: State
    who: str
    why: str


STEPS = (
    Step(State.WAITING, State.NEW, "parent", "a parent says yes too"),
    Step(State.NEW, State.CHOSEN, "panel", "it may be shown, with the reason"),
    Step(State.NEW, State.NOT_CHOSEN, "panel", "it is not shown, with a kind reason"),
    Step(State.CHOSEN, State.NOT_CHOSEN, "panel", "on second thoughts it is not shown"),
    Step(State.CHOSEN, State.NEW, "panel or teller", "looked at again, or more people may see it"),
    Step(State.NOT_CHOSEN, State.NEW, "panel or teller", "looked at again"),
    Step(State.WAITING, State.WITHDRAWN, "teller", "says stop"),
    Step(State.NEW, State.WITHDRAWN, "teller", "says stop"),
    Step(State.CHOSEN, State.WITHDRAWN, "teller", "says stop"),
    Step(State.NOT_CHOSEN, State.WITHDRAWN, "teller", "says stop"),
    Step(State.WAITING, State.DISCARDED, "staff of the panel", "files come in a flood and the room is nearly full"),
    Step(State.NEW, State.DISCARDED, "staff of the panel", "no story: it goes at once"),
    Step(State.NOT_CHOSEN, State.DISCARDED, "staff of the panel", "no story: it goes at once"),
)


class NoSuchStep(ValueError):
    """A story cannot go there from where it is."""


def insist_on_step(start: str, end: State) -> None:
    """Raises NoSuchStep."""
    if not any((step.start, step.end) == (start, end) for step in STEPS):
        raise NoSuchStep(f"{start} -> {end}")


def insist_on_state(state: str, *allowed: State) -> None:
    """Raises NoSuchStep when a story is somewhere else."""
    if state not in allowed:
        raise NoSuchStep(f"{state} is not {' or '.join(allowed)}")
