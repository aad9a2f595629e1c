"""Which kinds of work there are. A room registers its own at start-up, in `apps.ready`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol


class Cancelled(Exception):
    """Somebody asked this job to stop. A handler lets it pass, and cleans up behind itself."""


class NotPossible(Exception):
    """This work cannot be done. The message is a Dutch sentence for the person who asked, without any person in it."""


class Progress(Protocol):
    """What a handler tells on its way."""

    def __call__(self, done: int, all: int, doing: str = "") -> None:
        """`done` of `all` steps, and a few words about this step. Raises `Cancelled` when the job must stop."""

    def stopped(self) -> bool:
        """Must it stop? For work that asks instead of being interrupted; raise `Cancelled` afterwards."""


Handler = Callable[..., str | None]
"""Takes a `Progress` and the parameters of its kind; gives the key under which the room keeps the result."""


@dataclass(frozen=True)
class Kind:
    """One kind of work: what people call it, who does it, and which parameters it takes."""

    key: str
    name: Any
    run: Handler
    takes: frozenset[str]
    retries: str = ""
    """Name of the dated setting that says how often and when a failed job is tried again; empty: never by itself."""
    is_daily: bool = False
    """A worker starts it by itself, once a calendar day."""


@dataclass(frozen=True)
class Beside:
    """Small work that every worker does beside its jobs, again and again."""

    key: str
    run: Callable[[], object]
    every_s: Callable[[], float]


_kinds: dict[str, Kind] = {}
_besides: dict[str, Beside] = {}


def handler(kind: str, *, name: Any, takes: tuple[str, ...] = (), retries: str = "") -> Callable[[Handler], Handler]:
    """Marks a function as the one that does this kind of work.

    `name`: what people call it, translatable. `takes`: the only parameters that `start` lets through, so that nothing
    about a person slips into the row by accident. `retries`: the setting that says how a failed one is tried again.
    """
    return _registers(lambda run: Kind(kind, name, run, frozenset(takes), retries))


def daily(kind: str, *, name: Any) -> Callable[[Handler], Handler]:
    """Marks a function as work that a worker starts by itself, once a calendar day: a function of `progress` only.

    However many workers there are, a day has one job; after a night without any it starts when the first is back.
    What fails is tried again that day. It may run twice, so doing it twice must change nothing more.
    """
    return _registers(lambda run: Kind(kind, name, run, frozenset(), "retries_daily", is_daily=True))


def _registers(kind_for: Callable[[Handler], Kind]) -> Callable[[Handler], Handler]:
    def register(run: Handler) -> Handler:
        kind = kind_for(run)
        known = _kinds.get(kind.key)
        if known and known.run is not run:
            raise ValueError(f"There are two handlers for jobs of kind '{kind.key}'.")
        _kinds[kind.key] = kind
        return run

    return register


def beside(key: str, *, every_s: Callable[[], float]) -> Callable[[Callable[[], object]], Callable[[], object]]:
    """Marks a function that every worker calls that often, in a thread of its own: long jobs never keep it waiting.

    Several workers call it at the same moment. Killed half-way it must leave nothing that the next call cannot mend.
    """

    def register(run: Callable[[], object]) -> Callable[[], object]:
        _besides[key] = Beside(key, run, every_s)
        return run

    return register


def besides() -> list[Beside]:
    """What workers do beside their jobs, by key."""
    return [_besides[key] for key in sorted(_besides)]


def daily_kinds() -> list[Kind]:
    """What must be done each day, by key."""
    return [_kinds[key] for key in sorted(_kinds) if _kinds[key].is_daily]


def kind_of(key: str) -> Kind:
    """The kind with this key. A KeyError tells that no installed room does such work (any more)."""
    return _kinds[key]
