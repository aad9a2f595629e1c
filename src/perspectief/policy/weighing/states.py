"""From where to where a framework, a round and what is weighed may go: who does it, and why. One table each."""

from __future__ import annotations

from typing import NamedTuple

from perspectief.policy.weighing.choices import FrameworkState, ItemState, RoundState


class Arrow(NamedTuple):
    """One step. `who`: in words, for the drawing in the README; `permissions.py` judges it."""

    origin: str
    to: str
    who: str
    why: str


# --- Frameworks, rounds and what is weighed ---------------------------------------------------------------------------
FRAMEWORK = (
    Arrow(FrameworkState.DRAFT, FrameworkState.PUBLISHED, "officer", "everybody may read how we mean to weigh"),
    Arrow(FrameworkState.PUBLISHED, FrameworkState.DRAFT, "officer", "something must still change before a round"),
    Arrow(FrameworkState.PUBLISHED, FrameworkState.FROZEN, "officer", "a round is announced: the same for everybody"),
    Arrow(FrameworkState.FROZEN, FrameworkState.CLOSED, "officer", "no new round uses it any more"),
)
"""A frozen version never changes: a mistake is mended in the next version."""
ROUND = (
    Arrow(RoundState.DRAFT, RoundState.ANNOUNCED, "officer", "ground, ceiling, way of dividing and dates are public"),
    Arrow(RoundState.ANNOUNCED, RoundState.OPEN, "officer or the daily job", "the first day has come"),
    Arrow(RoundState.OPEN, RoundState.SCORING, "officer", "the last day has passed, and it is clear what takes part"),
    Arrow(RoundState.SCORING, RoundState.TALK, "chair and an expert by experience", "the first scores are opened"),
    Arrow(RoundState.TALK, RoundState.CHOOSING, "chair", "the panel has talked and scored again"),
    Arrow(RoundState.CHOOSING, RoundState.TALK, "officer", "the panel must look at something once more"),
    Arrow(RoundState.CHOOSING, RoundState.REPLYING, "officer", "there is a proposed decision to which providers reply"),
    Arrow(RoundState.REPLYING, RoundState.CHOOSING, "officer", "a reply changes the choice"),
    Arrow(RoundState.REPLYING, RoundState.DECIDED, "officer", "the replies are answered, and it is decided"),
    *(
        Arrow(origin, RoundState.STOPPED, "officer", "it cannot go on; the reason is public")
        for origin in RoundState
        if origin not in (RoundState.DECIDED, RoundState.STOPPED)
    ),
)
"""A decided or stopped round stays so."""
ITEM = (
    Arrow(ItemState.DRAFT, ItemState.SUBMITTED, "provider", "all questions are answered, before the last day"),
    Arrow(ItemState.SUBMITTED, ItemState.INCOMPLETE, "officer", "something is missing, with a day to add it"),
    Arrow(ItemState.INCOMPLETE, ItemState.SUBMITTED, "provider", "what was missing is there"),
    Arrow(ItemState.SUBMITTED, ItemState.ACCEPTED, "officer", "it is complete and takes part"),
    Arrow(ItemState.SUBMITTED, ItemState.NOT_TAKEN, "officer", "it does not fit this round, with the reason"),
    Arrow(ItemState.INCOMPLETE, ItemState.NOT_TAKEN, "officer", "what was missing did not come in time"),
    Arrow(ItemState.ACCEPTED, ItemState.NOT_TAKEN, "officer", "a nomination or acceptance was a mistake"),
    Arrow(ItemState.DRAFT, ItemState.WITHDRAWN, "provider", "does not go on"),
    Arrow(ItemState.SUBMITTED, ItemState.WITHDRAWN, "provider", "takes it back"),
    Arrow(ItemState.INCOMPLETE, ItemState.WITHDRAWN, "provider", "takes it back"),
    Arrow(ItemState.ACCEPTED, ItemState.WITHDRAWN, "provider", "takes it back before the choice"),
)
"""What was withdrawn or not taken stays so. A provision that exists begins as accepted: an officer nominates it."""


def framework_may_go(origin: str, to: str) -> bool:
    """Is there such a step of a framework?"""
    return _is_there(FRAMEWORK, origin, to)


def round_may_go(origin: str, to: str) -> bool:
    """Is there such a step of a round?"""
    return _is_there(ROUND, origin, to)


def item_may_go(origin: str, to: str) -> bool:
    """Is there such a step of what is weighed?"""
    return _is_there(ITEM, origin, to)


def _is_there(arrows: tuple[Arrow, ...], origin: str, to: str) -> bool:
    return any((arrow.origin, arrow.to) == (origin, to) for arrow in arrows)


# --- Panel, scores, talk ----------------------------------------------------------------------------------------------
# --- Decisions, letters, money ----------------------------------------------------------------------------------------
