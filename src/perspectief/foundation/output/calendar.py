"""A calendar file (RFC 5545) with whole days, made in memory. Any phone or computer can read it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import icalendar

MAKER = "-//Perspectief//Perspectief//NL"
MORNING = timedelta(hours=9)
"""A reminder comes at nine in the morning: a whole day begins at midnight."""


@dataclass(frozen=True)
class Entry:
    """One whole day. `uid` is the same for the same entry each time: a calendar then replaces it instead of doubling.

    `remind`: how many days before, at nine in the morning, the calendar says something; None: not at all.
    """

    uid: str
    day: date
    summary: str
    description: str = ""
    remind: int | None = None


def make(entries: Iterable[Entry], *, name: str) -> bytes:
    """The file. `name`: what the calendar is called, without anything personal."""
    calendar = icalendar.Calendar()
    for key, value in (("prodid", MAKER), ("version", "2.0"), ("calscale", "GREGORIAN"), ("method", "PUBLISH")):
        calendar.add(key, value)
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    now = datetime.now(UTC)
    for entry in entries:
        calendar.add_component(_event(entry, now))
    return bytes(calendar.to_ical())


def _event(entry: Entry, now: datetime) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", f"{entry.uid}@perspectief")
    event.add("dtstamp", now)
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", entry.summary)
    if entry.description:
        event.add("description", entry.description)
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    if entry.remind is not None:
        event.add_component(_alarm(entry.summary, entry.remind))
    return event


def _alarm(words: str, days: int) -> icalendar.Alarm:
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", MORNING - timedelta(days=days))
    return alarm
