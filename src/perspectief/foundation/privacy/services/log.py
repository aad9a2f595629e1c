"""Writes the access log: a line for each subject of each view, search hit, export and API read of personal data.

Lines are written in the caller's transaction: when the line cannot be written, nothing is shown either. Appending takes
a lock on the month until that transaction ends, so call `log_look` last, just before the answer.
"""

from __future__ import annotations

import datetime as dt
import logging
import re
from collections.abc import Iterable, Sequence

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, IntegrityError, connections, transaction
from django.utils import timezone

from perspectief.foundation.access import Actor
from perspectief.foundation.organisations.queries import names_of
from perspectief.foundation.privacy import chain, terms
from perspectief.foundation.privacy.choices import Action, Result, Side
from perspectief.foundation.privacy.models import ACCESS_LOG, Look, Segment
from perspectief.foundation.privacy.purpose import upkeep
from perspectief.foundation.privacy.register import activity as registered
from perspectief.foundation.privacy.subjects import Subject, account
from perspectief.foundation.privacy.trace import operation_id, trace_id

PLAIN = re.compile(r"[\w .,:;()/'’-]*")
LONG_NUMBER = re.compile(r"\d[\d .-]{4,}\d")
AT_ONCE = 500
audit = logging.getLogger("perspectief.audit")


class NoTransaction(RuntimeError):
    """Somebody tried to log outside the transaction in which the data is read."""


class NotACodeWord(ValueError):
    """`what` or `reason` could hold something about a person: a number, an address, a name with a sign."""


class TooEarly(ValueError):
    """These lines are not over their term."""


def log_look(
    *,
    by: Actor,
    activity: str,
    subjects: Iterable[Subject],
    action: Action,
    what: str,
    reason: str,
    organisation: str = "",
    side: Side | None = None,
    result: Result = Result.DONE,
) -> list[Look]:
    """Write a line for each subject. `what` and `reason`: code words (`subjects.register_words` gives them words).

    `organisation`: key or name of the one for which somebody looked, when the roles do not say it. `side`: who it was,
    when it was not somebody with an account. Raises NoTransaction, NotACodeWord and UnknownActivity.
    """
    about = [(one.room, one.known_as(ACCESS_LOG)) for one in dict.fromkeys(subjects)]
    return log_known(
        by=by,
        activity=activity,
        about=about,
        action=action,
        what=what,
        reason=reason,
        organisation=organisation,
        side=side,
        result=result,
    )


def log_known(
    *,
    by: Actor,
    activity: str,
    about: Sequence[tuple[str, str]],
    action: Action,
    what: str,
    reason: str,
    organisation: str = "",
    side: Side | None = None,
    result: Result = Result.DONE,
) -> list[Look]:
    """The same about subjects of which only the room and the pseudonym in the log are known."""
    _insist_on_a_transaction()
    for words in (what, reason):
        _insist_on_code_words(words)
    shared = {
        "at": timezone.now(),
        "actor": account(by.account).known_as(ACCESS_LOG) if by.is_known else "",
        "role": side.value if side else ",".join(sorted(by.roles)),
        "organisation": _organisation(organisation) or _organisations(by),
        "activity": registered(activity).key,
        "action": Action(action).value,
        "what": what,
        "reason": reason,
        "trace": trace_id(),
        "operation": operation_id(),
        "result": Result(result).value,
    }
    return _append([{**shared, "subject_room": room, "subject": subject} for room, subject in about], shared["at"])


def _insist_on_a_transaction() -> None:
    if not connections[DEFAULT_DB_ALIAS].in_atomic_block:
        raise NoTransaction("Log a look inside transaction.atomic(), together with what is read.")


def _insist_on_code_words(words: str) -> None:
    if not words or not PLAIN.fullmatch(words) or LONG_NUMBER.search(words):
        raise NotACodeWord("The access log takes a few code words, and nothing about a person.")


def _organisation(said: str) -> str:
    """Its name, when a key was said."""
    return ", ".join(names_of(settings.MUNICIPALITY, [said])) or said if said else ""


def _organisations(by: Actor) -> str:
    keys = {one.organisation for one in by.held if one.organisation and one.role in by.roles}
    return ", ".join(names_of(settings.MUNICIPALITY, keys))[:200] if keys else ""


def _append(lines: list[dict[str, object]], at: dt.datetime) -> list[Look]:
    if not lines:
        return []
    segment = _open_segment(at)
    was_whole = is_whole(segment)
    looks = []
    for line in lines:
        segment.count += 1
        previous = segment.last_hash or segment.opening_hash
        values = [{**line, "number": segment.count}[name] for name in chain.HASHED]
        segment.last_hash = chain.line_hash(segment.month, previous, values)
        looks.append(Look(segment=segment, number=segment.count, previous=previous, hash=segment.last_hash, **line))
    Look.objects.bulk_create(looks, batch_size=AT_ONCE)
    segment.last_at = at
    _save_head(segment, was_whole)
    return looks


def is_whole(segment: Segment) -> bool:
    """Whether one of our keys marked this head."""
    return chain.is_ours(segment.mark, *head_of(segment))


def head_of(segment: Segment) -> tuple[str, str, int, str]:
    """What a mark is made of."""
    return segment.month, segment.opening_hash, segment.count, segment.last_hash


def _save_head(segment: Segment, was_whole: bool) -> None:
    """A head that somebody else changed never gets our mark again, so that `verify_access_log` goes on saying it."""
    if was_whole:
        segment.mark = chain.mark(*head_of(segment))
    segment.save(update_fields=["count", "last_hash", "last_at", "mark", "closed_at", "closing_hash"])


def _open_segment(at: dt.datetime) -> Segment:
    """The month to write in, locked until the transaction ends. It never goes back to a month that is closed."""
    month = at.astimezone(dt.UTC).strftime("%Y-%m")
    while True:
        last = Segment.objects.select_for_update(no_key=True).order_by("-month").first()
        if last is not None and last.closed_at is None and last.month >= month:
            return last
        if last is not None and last.closed_at is None:
            close_segment(segment=last, now=at)
        if made := _new_segment(last, max(month, _after(last)) if last else month):
            return made


def _new_segment(last: Segment | None, month: str) -> Segment | None:
    """A new month on top of the last one; None when another transaction was first."""
    opening = last.closing_hash if last else ""
    try:
        with transaction.atomic():
            return Segment.objects.create(month=month, opening_hash=opening, mark=chain.mark(month, opening, 0, ""))
    except IntegrityError:
        return None


def _after(segment: Segment) -> str:
    """The month after a closed one."""
    year, month = map(int, segment.month.split("-"))
    return f"{year + month // 12}-{month % 12 + 1:02d}"


def close_segment(*, segment: Segment, now: dt.datetime) -> Segment:
    """No line is added to this month any more; its closing hash opens the next one."""
    was_whole = is_whole(segment)
    segment.closed_at = now
    segment.closing_hash = chain.closing_hash(segment.month, segment.opening_hash, segment.count, segment.last_hash)
    _save_head(segment, was_whole)
    return segment


def note_head() -> str:
    """Write down outside the database how far the log is, for `verify_access_log --noted`. Tells of which month.

    Lines that are taken away with an older head, and the mark that it really had, are found by such a note only.
    """
    last = Segment.objects.order_by("-month").first()
    if last is None:
        return ""
    if not is_whole(last):
        audit.error("The mark of month %s of the access log is not ours.", last.month)
        return last.month
    audit.info("Access log, to compare with --noted: %s", chain.note_of(last.month, last.count, last.last_hash))
    return last.month


@transaction.atomic
def remove_segments(*, months: Iterable[str]) -> int:
    """Delete the lines of months that are over their term. Their count and closing hash stay. How many lines went.

    Raises TooEarly.
    """
    now = timezone.now()
    segments = list(Segment.objects.select_for_update(no_key=True).filter(month__in=list(months)))
    return sum(_remove_lines(segment, now) for segment in segments)


def _remove_lines(segment: Segment, now: dt.datetime) -> int:
    if segment.month >= terms.oldest_month(ACCESS_LOG, now):
        raise TooEarly(segment.month)
    if segment.closed_at is None:
        close_segment(segment=segment, now=now)
    if segment.released_at is None:
        segment.released_at = now
        segment.release_mark = chain.release_mark(segment.closing_hash, segment.closed_at, now)
        segment.save(update_fields=["released_at", "release_mark"])
    with upkeep():
        return int(Look.objects.filter(segment=segment).delete()[0])
