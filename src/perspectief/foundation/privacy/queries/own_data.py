"""What belongs to one person, and whether they asked that nobody looks for now."""

from __future__ import annotations

from perspectief.foundation.privacy.models import OWN_DATA, Restriction
from perspectief.foundation.privacy.purpose import purpose
from perspectief.foundation.privacy.subjects import Subject, sources


def all_of(subject: Subject) -> tuple[Subject, ...]:
    """The subject itself and the subjects of other rooms that belong to it."""
    more = (one for source in sources() if source.also is not None for one in source.also(subject))
    return tuple(dict.fromkeys((subject, *more)))


def is_restricted(subject: Subject) -> bool:
    """Whether somebody paused looking at this: then nobody else may, whatever their role."""
    with purpose(OWN_DATA):
        return Restriction.objects.filter(subject__in=subject.ever_known_as(OWN_DATA)).exists()
