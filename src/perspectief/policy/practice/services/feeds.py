"""The door for rooms that will tell which regular rules did not help: grants of Maatwerkbudget, stop buttons.

The contract, version 1. A feed says which rule failed, why (out of a list), in which month and in which wijk. It has no
place for a person: a field that is not named here, a free text, a day, a street or a smaller area is refused.

    feeds.take_in(feeds.read({"version": 1, "source": "custom_budget", "key": "<uuid>", "month": "2027-03",
                              "provision": "bijzondere_bijstand", "reason": "too_late", "area": "WK001410"}))

`key` is made by the source for this one message, and says nothing: never a number of a case or an account. The same key
of the same source twice is one. `area` may be left out; a source that knows too few households in it leaves it out.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from perspectief.foundation.places import queries as places
from perspectief.policy.practice.choices import Failed, Feed
from perspectief.policy.practice.models import Fed
from perspectief.policy.practice.queries import subjects

VERSION = 1
NEEDED = frozenset({"version", "source", "key", "month", "provision", "reason"})
ALLOWED = NEEDED | {"area"}
MONTH = re.compile(r"(20\d{2})-(0[1-9]|1[0-2])", re.ASCII)
RANDOM = 4
"""Version of a key that was made by chance: it cannot hold a number of anybody."""


class BadFeed(ValueError):
    """A message that does not keep to the contract. It never repeats what was sent, only which field."""


@dataclass(frozen=True)
class RuleFailed:
    """One regular rule that did not help. `month`: its first day; `area`: CBS code of a wijk, or empty."""

    source: Feed
    key: UUID
    month: dt.date
    provision: str
    reason: Failed
    area: str = ""


def read(said: Mapping[str, object]) -> RuleFailed:
    """A message of another room or system, judged field by field. Raises BadFeed."""
    if set(said) - ALLOWED:
        raise BadFeed("There is a field that the contract does not know. It has no place for a person.")
    if NEEDED - set(said):
        raise BadFeed(f"Missing: {', '.join(sorted(NEEDED - set(said)))}.")
    if said["version"] != VERSION:
        raise BadFeed(f"This is version {VERSION} of the contract.")
    return RuleFailed(
        source=_one_of(Feed, said["source"], "source"),
        key=_key(said["key"]),
        month=_month(said["month"]),
        provision=_provision(said["provision"]),
        reason=_one_of(Failed, said["reason"], "reason"),
        area=_area(said.get("area", "")),
    )


@transaction.atomic
def take_in(failed: RuleFailed) -> bool:
    """Keep it. False: it was here already. Raises BadFeed for what did not pass `read`."""
    if not isinstance(failed, RuleFailed):
        raise BadFeed("Only what `read` gave is taken in.")
    try:
        with transaction.atomic():
            Fed.objects.create(
                source=failed.source,
                key=failed.key,
                month=failed.month,
                provision=failed.provision,
                reason=failed.reason,
                area=failed.area,
            )
    except IntegrityError:
        return False
    return True


def _one_of(words: Any, said: object, field: str) -> Any:
    if not isinstance(said, str) or said not in words.values:
        raise BadFeed(f"{field}: not one of {', '.join(words.values)}.")
    return words(said)


def _key(said: object) -> UUID:
    try:
        key = UUID(str(said))
    except ValueError:
        raise BadFeed("key: no UUID.") from None
    if key.version != RANDOM:
        raise BadFeed("key: not made by chance (version 4). Another kind can hold a number or a moment.")
    return key


def _month(said: object) -> dt.date:
    found = MONTH.fullmatch(said) if isinstance(said, str) else None
    if found is None:
        raise BadFeed("month: like 2027-03. A day tells too much.")
    month = dt.date(int(found[1]), int(found[2]), 1)
    if month > timezone.localdate():
        raise BadFeed("month: has not begun yet.")
    return month


def _provision(said: object) -> str:
    found = subjects.find(said) if isinstance(said, str) else None
    if found is None:
        raise BadFeed("provision: no key of a provision or scheme here.")
    return found.key


def _area(said: object) -> str:
    if said == "":
        return ""
    if not isinstance(said, str) or not places.areas_of(settings.MUNICIPALITY).filter(code=said).exists():
        raise BadFeed("area: no CBS code of a wijk here. Smaller is not taken.")
    return said
