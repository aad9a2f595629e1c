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


_kinds: dict[str, Kind] = {}


def handler(kind: str, *, name: Any, takes: tuple[str, ...] = ()) -> Callable[[Handler], Handler]:
    """Marks a function as the one that does this kind of work.

    `name`: what people call it, translatable. `takes`: the only parameters that `start` lets through, so that nothing
    about a person slips into the row by accident.
    """

    def register(run: Handler) -> Handler:
        known = _kinds.get(kind)
        if known and known.run is not run:
            raise ValueError(f"There are two handlers for jobs of kind '{kind}'.")
        _kinds[kind] = Kind(kind, name, run, frozenset(takes))
        return run

    return register


def kind_of(key: str) -> Kind:
    """The kind with this key. A KeyError tells that no installed room does such work (any more)."""
    return _kinds[key]
