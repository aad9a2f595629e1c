"""Looks up versions of the framework, and makes sure that a frozen one is what it was."""

from __future__ import annotations

from django.db.models import QuerySet

from perspectief.policy.weighing.calc import framework as calc
from perspectief.policy.weighing.choices import FrameworkState
from perspectief.policy.weighing.models import Framework

PUBLIC = (FrameworkState.PUBLISHED, FrameworkState.FROZEN, FrameworkState.CLOSED)
FIXED = (FrameworkState.FROZEN, FrameworkState.CLOSED)


class NotAsFrozen(RuntimeError):
    """A frozen framework is not what was frozen: nobody weighs with it until somebody found out why."""


def frameworks(municipality: str) -> QuerySet[Framework]:
    """Every version, newest first within each key."""
    return Framework.objects.filter(municipality__code=municipality)


def public_frameworks(municipality: str) -> QuerySet[Framework]:
    """What everybody may read."""
    return frameworks(municipality).filter(state__in=PUBLIC)


def find(municipality: str, key: str, version: int) -> Framework | None:
    """One version."""
    return frameworks(municipality).filter(key=key, version=version).first()


def newest(municipality: str, key: str) -> Framework | None:
    """The highest version of a key."""
    return frameworks(municipality).filter(key=key).order_by("-version").first()


def content_of(framework: Framework) -> calc.Content:
    """The framework to work with. Raises NotAsFrozen when a frozen one was changed, BadFramework when it is none."""
    verify(framework)
    return calc.read(framework.content)


def verify(framework: Framework) -> None:
    """Raises NotAsFrozen when the content does not give the digest, or is not what a round was announced with.

    Rounds are asked whatever its state says: who thaws a frozen version in the database is noticed as well.
    """
    now = calc.digest(framework.content)
    if framework.state in FIXED and now != framework.digest:
        raise NotAsFrozen(f"{framework.key} {framework.version}: the content was changed after it was frozen.")
    noted = framework.rounds.filter(steps__kind="announced").values_list("steps__detail", flat=True)
    said = {detail["framework_digest"] for detail in noted if "framework_digest" in detail}
    if said - {now}:
        raise NotAsFrozen(f"{framework.key} {framework.version}: a round was announced with another content.")


def is_whole(framework: Framework) -> bool:
    """Whether it is what was frozen; true for what is not frozen."""
    try:
        verify(framework)
    except NotAsFrozen:
        return False
    return True
