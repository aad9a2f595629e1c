"""The register of processing activities (AVG article 30), in code: each room names its own in `apps.ready`.

From it come the notices that people read, the privacy officer's export and the pages of `docs/privacy`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Basis(StrEnum):
    """On which ground of article 6 AVG something is done."""

    NO_PERSONAL_DATA = "none"
    CONSENT = "6-1-a"
    LEGAL_DUTY = "6-1-c"
    PUBLIC_TASK = "6-1-e"


@dataclass(frozen=True)
class Activity:
    """One thing that the house does with data about people. Texts are B1 Dutch and lazily translated.

    `term`: key of the retention term (`data/terms.yaml`); empty when nothing is kept. `stays`: what is kept without a
    term, and why, when no person can be in it. `article`: act and article that the basis stands on. `checked`: whether
    a lawyer looked at the basis; until then pages say that it was not.
    """

    key: str
    name: Any
    purpose: Any
    basis: Basis
    article: str
    whose: Any
    data: tuple[Any, ...]
    receivers: tuple[Any, ...] = ()
    term: str = ""
    room: str = ""
    checked: bool = False
    notes: tuple[Any, ...] = field(default=())
    stays: Any = ""

    @property
    def keeps(self) -> bool:
        """Whether anything stays after the page was closed."""
        return bool(self.term or self.stays)

    @property
    def knows_somebody(self) -> bool:
        """Whether what is done is about a person whom we could find."""
        return self.basis is not Basis.NO_PERSONAL_DATA


class UnknownActivity(LookupError):
    """An activity that no room registered."""


_ACTIVITIES: dict[str, Activity] = {}


def register(activity: Activity) -> Activity:
    """Name an activity, at start-up. The same one twice changes nothing; another under its key is refused."""
    if _ACTIVITIES.setdefault(activity.key, activity) != activity:
        raise ValueError(f"Two activities are called '{activity.key}'.")
    return activity


def activities() -> tuple[Activity, ...]:
    """All of them, by key."""
    return tuple(_ACTIVITIES[key] for key in sorted(_ACTIVITIES))


def activity(key: str) -> Activity:
    """One of them. Raises UnknownActivity."""
    if key not in _ACTIVITIES:
        raise UnknownActivity(key)
    return _ACTIVITIES[key]
