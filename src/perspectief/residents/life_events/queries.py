"""Lists with days: what to do before, on the day and after, and what changes about money."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from perspectief.foundation.language import law
from perspectief.residents.life_events import wording
from perspectief.residents.life_events.calc import days
from perspectief.residents.life_events.calc.moments import NotKnown
from perspectief.residents.life_events.choices import How, Kind, Part, Status, Theme
from perspectief.residents.life_events.sources import files
from perspectief.residents.life_events.sources import law as law_book
from perspectief.residents.life_events.sources.files import Contact, Event, Line
from perspectief.rules import schemes

UNCHECKED = {Status.MEMORY, Status.OTHER_CITY}


@dataclass(frozen=True)
class LawLine:
    """A value of the law that a line speaks of, with where it stands."""

    value: str
    article: str
    address: str
    since: date
    read_on: date


@dataclass(frozen=True)
class Item:
    """One line as a person reads it. `day` None: no date was told. `can_begin`: it may be done from its day on.

    `is_past`: its day has been, and it may still have to be done.
    """

    uid: str
    kind: Kind
    when: str
    day: date | None
    note: str
    only_if: law.Said | None
    do: law.Said
    more: law.Said | None
    contact: Contact | None
    source: files.Source
    article: str
    doubt: str
    is_unchecked: bool
    can_begin: bool
    is_past: bool
    laws: tuple[LawLine, ...]


@dataclass(frozen=True)
class Section:
    """One part of a list with its items, in the order of their days."""

    part: Part
    items: tuple[Item, ...]


@dataclass(frozen=True)
class SchemeLink:
    """A scheme to look at again; `address` is its page in the rule book, where there is one."""

    key: str
    name: str
    address: str


@dataclass(frozen=True)
class TodoList:
    """The whole list of one event."""

    event: Event
    day: date | None
    sections: tuple[Section, ...]
    schemes: tuple[SchemeLink, ...]
    contacts: tuple[Contact, ...]

    @property
    def title(self) -> str:
        """What the list is about, without marks of language."""
        return law.say(self.event.title).text

    @property
    def day_words(self) -> str:
        """The day on which it happens."""
        return wording.say_day(self.day) if self.day else ""

    @property
    def has_past(self) -> bool:
        """Whether something may still have to be done of which the day has been: the reader hears that once."""
        return any(item.is_past for item in self.items())

    @property
    def past_words(self) -> str:
        """What the reader hears about those days."""
        return wording.some_days_have_been()

    def items(self) -> tuple[Item, ...]:
        """Every item, part after part."""
        return tuple(item for section in self.sections for item in section.items)


def groups() -> list[tuple[Theme, list[Event]]]:
    """Every event, in the groups of the overview."""
    return [(theme, list(found)) for theme, found in groupby(files.events().values(), key=lambda event: event.theme)]


def event(slug: str) -> Event | None:
    """The event of this name in the address."""
    return files.events().get(slug)


def day_from_birth(of: Event, birth: date, today: date) -> date | None:
    """The birthday that counts; None when the law does not know that age yet."""
    return law_book.day_of_age(of.age, birth, today)


def todo_list(of: Event, day: date | None, today: date) -> TodoList:
    """The list, with real dates when the day is known."""
    sections = tuple(Section(part, _items(of, part, day, today)) for part in map(Part, Part.values))
    found = tuple(files.contacts()[key] for key in of.help)
    return TodoList(of, day, sections, _schemes(of), found)


def texts() -> Iterator[str]:
    """Every Dutch text of the lists that a resident sees: to translate, and to keep plain."""
    for found in files.events().values():
        yield from (found.title, found.intro, found.calm, found.day, found.born)
        for line in found.lines():
            yield from (line.only_if, line.do, line.more, line.when.words)
    yield from (contact.name for contact in files.contacts().values())


def _items(of: Event, part: Part, day: date | None, today: date) -> tuple[Item, ...]:
    items = [_item(of, line, day, today) for line in of.parts[part]]
    return tuple(sorted(items, key=lambda item: item.day or date.max) if day else items)


def _item(of: Event, line: Line, day: date | None, today: date) -> Item:
    laws = _laws(line, day or today)
    falls = _day_of(line, day, laws)
    shown, note = _shown_day(line, day, falls)
    is_past = _is_past(line, day, shown, today)
    note = note or (_("Dit kan nu al.") if is_past and _comes_from(line, day, today) else "")
    return Item(
        uid=hashlib.sha256(f"{of.slug}|{line.do}|{line.only_if}".encode()).hexdigest()[:20],
        kind=line.kind,
        when=_when(line, day, shown),
        day=shown,
        note=note,
        only_if=law.say(line.only_if) if line.only_if else None,
        do=law.say(line.do),
        more=_more(line, laws),
        contact=files.contacts().get(line.where),
        source=line.source,
        article=line.article,
        doubt=str(line.status.label),
        is_unchecked=line.status in UNCHECKED,
        can_begin=_comes_from(line, day, today),
        is_past=is_past and not _comes_from(line, day, today),
        laws=tuple(_law_line(found) for found in laws.values() if found and found.number is not None),
    )


def _laws(line: Line, day: date) -> dict[str, law_book.Found | None]:
    return {name: law_book.find(term, day) for name, term in line.values.items()}


def _numbers(laws: Mapping[str, law_book.Found | None]) -> dict[str, int]:
    return {name: int(found.number) for name, found in laws.items() if found and found.number is not None}


def _day_of(line: Line, day: date | None, laws: Mapping[str, law_book.Found | None]) -> date | None:
    if day is None:
        return None
    try:
        return line.when.last.on(day, _numbers(laws))
    except (NotKnown, OverflowError, ValueError):
        return None


def _shown_day(line: Line, day: date | None, falls: date | None) -> tuple[date | None, str]:
    """A last day to do something on which all is closed is shown as the working day before it.

    A day on which an office must answer is not moved: that would promise too much.
    """
    must_be_done = line.when.how is How.UNTIL and line.kind in (Kind.DO, Kind.TELL)
    if day is None or falls is None or not must_be_done or days.is_working_day(falls):
        return falls, ""
    earlier = days.working_day_until(falls)
    if earlier <= day:
        return falls, ""
    return earlier, _("De laatste dag is %(day)s. Die dag is alles dicht.") % {"day": wording.say_day(falls)}


def _is_past(line: Line, day: date | None, shown: date | None, today: date) -> bool:
    """Whether the day of something to do or to pass on has been."""
    if day is None or shown is None or shown >= today or line.kind not in (Kind.DO, Kind.TELL):
        return False
    return line.when.how in (How.FROM, How.UNTIL, How.AT_ONCE)


def _comes_from(line: Line, day: date | None, today: date) -> bool:
    """Whether it may be done from a day on, for what still has to come."""
    return bool(day and day > today and line.when.how is How.FROM)


def _when(line: Line, day: date | None, shown: date | None) -> str:
    if shown is None:
        return wording.relative(line.when)
    return wording.dated(line.when, shown)


def _more(line: Line, laws: Mapping[str, law_book.Found | None]) -> law.Said | None:
    if not line.more:
        return None
    if any(found is None or found.number is None for found in laws.values()):
        return law.Said(_("Het bedrag weten wij niet. Vraag het na."), law.reader_language())
    said = law.say(line.more)
    words = {name: wording.say_value(found) for name, found in laws.items() if found}
    return law.Said(said.text.format(**words), said.language)


def _law_line(found: law_book.Found) -> LawLine:
    article = f"artikel {found.article} {found.law}"
    return LawLine(wording.say_value(found), article, found.address, found.since, found.read_on)


def _schemes(of: Event) -> tuple[SchemeLink, ...]:
    known = schemes(settings.MUNICIPALITY)
    return tuple(SchemeLink(key, known[key].name, _rule_book_page(key)) for key in of.schemes)


def _rule_book_page(key: str) -> str:
    """The page of a scheme, where the rule book is open."""
    try:
        return reverse("rulebook:scheme", args=[key])
    except NoReverseMatch:
        return ""
