"""Is the access log whole? Reads every line again and names the first place in each month that is not right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import TextChoices
from perspectief.foundation.privacy import chain, terms
from perspectief.foundation.privacy.models import ACCESS_LOG, Look, Segment
from perspectief.foundation.privacy.purpose import purpose

AT_ONCE = 2000


class Wrong(TextChoices):
    """What is not right at a place."""

    CHANGED = "changed", _("deze regel is veranderd")
    MISSING = "missing", _("hier ontbreekt een regel")
    EXTRA = "extra", _("hier staat een regel te veel")
    ORDER = "order", _("deze regel volgt niet op de vorige")
    HEAD = "head", _("de laatste regel is niet de regel die de maand noemt")
    MARK = "mark", _("het zegel van deze maand klopt niet, of de sleutel ervan is weg")
    OPENING = "opening", _("deze maand sluit niet aan op de maand ervoor")
    CLOSING = "closing", _("het slot van deze maand klopt niet")
    EARLY = "early", _("de regels van deze maand zijn te vroeg gewist")
    RELEASE = "release", _("wij hebben de regels van deze maand niet zelf gewist: het zegel klopt niet")
    NOTED = "noted", _("deze regel is een andere dan u eerder noteerde")


@dataclass(frozen=True)
class MonthCheck:
    """One month: how many lines it has, the hash to write down, and what is not right. `place`: number of the line."""

    month: str
    count: int
    hash: str
    is_closed: bool
    is_removed: bool
    wrong: Wrong | None = None
    place: int = 0

    @property
    def note(self) -> str:
        """To keep outside this house."""
        return chain.note_of(self.month, self.count, self.hash)


class _Broken(Exception):
    def __init__(self, wrong: Wrong, place: int):
        super().__init__(wrong, place)
        self.wrong, self.place = wrong, place


def verify_log() -> list[MonthCheck]:
    """Every month, oldest first. The log is whole when none of them has something `wrong`."""
    with purpose(ACCESS_LOG):
        return list(_checks())


def first_wrong(checks: list[MonthCheck]) -> MonthCheck | None:
    """The oldest month that is not right."""
    return next((one for one in checks if one.wrong), None)


def agrees_with_note(note: str) -> bool:
    """Whether the line that somebody noted earlier is still the same. Raises ValueError for what is no note.

    Of a month that is over its term the lines are gone; then only the hash of its last line can be compared.
    """
    month, number, *parts = re.split("[:/]", note.strip())
    if not parts:
        raise ValueError(note)
    noted = "".join(parts)
    with purpose(ACCESS_LOG):
        found = Look.objects.filter(segment__month=month, number=int(number)).values_list("hash", flat=True).first()
    if found is None:
        return Segment.objects.filter(month=month, count=int(number), last_hash=noted).exists()
    return found == noted


def _checks() -> Iterator[MonthCheck]:
    before: Segment | None = None
    for segment in Segment.objects.order_by("month"):
        wrong, place = None, 0
        try:
            segment = _check(segment, before)
        except _Broken as broken:
            wrong, place = broken.wrong, broken.place
        yield MonthCheck(
            month=segment.month,
            count=segment.count,
            hash=segment.last_hash,
            is_closed=segment.closed_at is not None,
            is_removed=segment.released_at is not None,
            wrong=wrong,
            place=place,
        )
        before = segment


def _check(segment: Segment, before: Segment | None) -> Segment:
    """The segment as it was when its last line was read: it may grow meanwhile. Raises _Broken."""
    if segment.opening_hash != (before.closing_hash if before else ""):
        raise _Broken(Wrong.OPENING, 0)  # also when the oldest months are gone: the first one ever began from nothing
    if before is not None and before.closed_at is None:
        raise _Broken(Wrong.OPENING, 0)
    segment = _check_lines(segment)
    head = (segment.month, segment.opening_hash, segment.count, segment.last_hash)
    if segment.closed_at is not None and segment.closing_hash != chain.closing_hash(*head):
        raise _Broken(Wrong.CLOSING, segment.count)
    if not chain.is_ours(segment.mark, *head):
        raise _Broken(Wrong.MARK, segment.count)
    _check_release(segment)
    return segment


def _check_release(segment: Segment) -> None:
    """Lines that are gone were removed by us, after their term: a database cannot say that of itself."""
    closed, released = segment.closed_at, segment.released_at
    if closed is None or released is None:
        return
    if released < closed or segment.month >= terms.oldest_month(ACCESS_LOG, released):
        raise _Broken(Wrong.EARLY, 0)
    if not chain.is_our_release(segment.release_mark, segment.closing_hash, closed, released):
        raise _Broken(Wrong.RELEASE, 0)


def _check_lines(segment: Segment) -> Segment:
    seen, last = 0, segment.opening_hash
    while True:
        seen, last = _read_on(segment, seen, last)
        segment = Segment.objects.get(pk=segment.pk)
        if segment.released_at is not None:
            if seen:
                raise _Broken(Wrong.EXTRA, seen)
            return segment
        if segment.count < seen:
            raise _Broken(Wrong.EXTRA, segment.count + 1)
        if segment.count == seen:
            break
        if not Look.objects.filter(segment=segment, number__gt=seen).exists():
            raise _Broken(Wrong.MISSING, seen + 1)
    if seen and segment.last_hash != last:
        raise _Broken(Wrong.HEAD, seen)
    return segment


def _read_on(segment: Segment, seen: int, last: str) -> tuple[int, str]:
    rows = Look.objects.filter(segment=segment, number__gt=seen).order_by("number")
    for previous, found, *values in rows.values_list("previous", "hash", *chain.HASHED).iterator(AT_ONCE):
        number = values[0]
        if number != seen + 1:
            raise _Broken(Wrong.MISSING, seen + 1)
        if previous != last:
            raise _Broken(Wrong.ORDER, number)
        if found != chain.line_hash(segment.month, previous, values):
            raise _Broken(Wrong.CHANGED, number)
        seen, last = number, found
    return seen, last


def heads() -> list[Segment]:
    """The months as they say of themselves, newest first, without reading their lines."""
    return list(Segment.objects.order_by("-month"))
