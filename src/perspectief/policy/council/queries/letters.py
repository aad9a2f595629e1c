"""Letters to the council: what stands in them, written and filled in, and who may find them.

What is filled in comes from the same figures, actions and answers as the report, as known at the moment of the letter.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from perspectief.foundation.goals import queries as goals
from perspectief.foundation.places import queries as places
from perspectief.policy.council.calc.blocks import Block, Chapter, Kind, Mark, written
from perspectief.policy.council.calc.canonical import canonical, digest
from perspectief.policy.council.calc.figures import Figures
from perspectief.policy.council.choices import LetterKind, LetterState
from perspectief.policy.council.models.letters import Letter, LetterText
from perspectief.policy.council.queries import letter_parts
from perspectief.policy.council.queries.report import chapters
from perspectief.policy.council.queries.report.content import Tampered, block_of

FORMAT = 1
OPENING, ONWARD, MONEY, WEIGHED, RESULTS, ANSWERS, PAGE = (
    *("aanhef", "verder", "geld", "gewogen", "resultaten", "antwoorden", "bladzijde"),
)


@dataclass(frozen=True)
class Part:
    """One part of a letter: what somebody wrote, and apart from that what the program filled in."""

    key: str
    title: str
    text: tuple[Block, ...]
    made: tuple[Block, ...]


@dataclass(frozen=True)
class Document:
    """A letter as it is read. `digest`: of what was kept; empty for a draft."""

    letter: Letter
    title: str
    city: str
    parts: tuple[Part, ...]
    digest: str

    @property
    def made_up(self) -> bool:
        """Is anything in it made up?"""
        return self.letter.invented or any(block.mark for part in self.parts for block in (*part.text, *part.made))

    @property
    def tables(self) -> list[tuple[str, Block]]:
        """All tables, with the title of their part."""
        return [(part.title, one) for part in self.parts for one in part.made if one.kind is Kind.TABLE]

    def chapters(self, note: str) -> list[Chapter]:
        """For paper: parts one after the other, without a number, and with a line before what was filled in."""
        return [Chapter(part.key, 0, part.title, _joined(part, note)) for part in self.parts]


def _joined(part: Part, note: str) -> tuple[Block, ...]:
    apart = (Block(Kind.SOURCE, note), *part.made) if part.made else ()
    return (*part.text, *apart)


# --- Finding ----------------------------------------------------------------------------------------------------------
def letters(municipality: str) -> QuerySet[Letter]:
    """All letters, newest first."""
    return Letter.objects.filter(municipality__code=municipality).select_related("municipality")


def public_letters(municipality: str) -> QuerySet[Letter]:
    """Those that everybody may read, newest first."""
    return letters(municipality).filter(state=LetterState.PUBLISHED).order_by("-published_at")


def find(municipality: str, key: str) -> Letter | None:
    """The letter with this key."""
    return letters(municipality).filter(key=key).first()


def texts(letter: Letter) -> dict[str, LetterText]:
    """The newest text of each part; one that was taken out is absent."""
    newest = {text.section: text for text in letter.texts.order_by("at", "pk")}
    return {section: text for section, text in newest.items() if text.text}


def before(letter: Letter) -> Letter | None:
    """The letter of the same sort that went out before it."""
    older = public_letters(letter.municipality.code).filter(kind=letter.kind, line=letter.line)
    return older.filter(published_at__lt=letter.as_of).exclude(pk=letter.pk).first()


def since(letter: Letter) -> dt.datetime:
    """From when something is new: the letter before, or the first day of the year."""
    last = before(letter)
    if last is not None and last.published_at is not None:
        return last.published_at
    return timezone.localtime(letter.as_of).replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)


# --- What stands in it ------------------------------------------------------------------------------------------------
def document(letter: Letter) -> Document:
    """The letter as it was kept, or of a draft as it would be kept now. Raises Tampered."""
    data = content(letter) if letter.state == LetterState.DRAFT else kept(letter)
    parts = tuple(Part(one["key"], one["title"], _blocks(one["text"]), _blocks(one["made"])) for one in data["parts"])
    return Document(letter, data["title"], data["city"], parts, letter.digest)


def kept(letter: Letter) -> dict[str, Any]:
    """What was kept with a letter, when it still fits its check number. Raises Tampered."""
    if digest(letter.content) != letter.digest:
        raise Tampered("A letter that was kept does not fit its check number.")
    return dict(json.loads(letter.content))


def content(letter: Letter) -> dict[str, Any]:
    """Everything in the letter as plain data, in Dutch: a letter is kept once."""
    with translation.override("nl"):
        known = texts(letter)
        return {
            "format": FORMAT,
            "key": letter.key,
            "as_of": letter.as_of.astimezone(dt.UTC).isoformat(),
            "title": title(letter),
            "city": places.municipality(letter.municipality.code).name,
            "parts": [_part(known.get(key), key, name, tuple(made())) for key, name, made in _parts(letter)],
        }


def as_text(letter: Letter) -> str:
    """The content as one fixed text."""
    return canonical(content(letter))


def _part(text: LetterText | None, key: str, name: str, made: Sequence[Block]) -> dict[str, Any]:
    mark = Mark.INVENTED if text is not None and text.invented else Mark.NONE
    said = written(text.text, mark=mark) if text is not None else ()
    return {"key": key, "title": name, "text": _data(said), "made": _data(made)}


def _data(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    return [letter_parts.as_data(one) for one in blocks]


def _blocks(data: Sequence[Mapping[str, Any]]) -> tuple[Block, ...]:
    return tuple(block_of(one) for one in data)


def title(letter: Letter) -> str:
    """What the letter is about."""
    if letter.kind == LetterKind.FUNDS:
        return _("Inzet van het armoedegeld in %(year)s") % {"year": letter.year}
    if letter.kind == LetterKind.BUDGET:
        return _("Begroting %(year)s: armoede- en minimabeleid") % {"year": letter.year}
    if not letter.line:
        return _("Stand van zaken van de zes lijnen")
    return _("Stand van zaken van lijn %(line)s: %(name)s") % {"line": letter.line, "name": _line_name(letter)}


def _line_name(letter: Letter) -> str:
    day = timezone.localdate(letter.as_of)
    found = goals.lines_on(day, letter.municipality.code).filter(number=letter.line).first()
    return found.name if found else ""


def sections(letter: Letter) -> list[tuple[str, str]]:
    """The parts that somebody can write in: key and title."""
    with translation.override("nl"):
        return [(key, name) for key, name, _made in _parts(letter)]


Make = Callable[[], Iterable[Block]]
"""Fills a part in, when it is asked."""
Parts = Iterator[tuple[str, str, Make]]


def _parts(letter: Letter) -> Parts:
    yield OPENING, _("Waarom deze brief"), tuple
    yield from _MIDDLE[LetterKind(letter.kind)](letter)
    yield ONWARD, _("Hoe het verder gaat"), tuple


def _progress(letter: Letter) -> Parts:
    told = _figures(letter)
    for line in letter_parts.lines_of(letter):
        name = _("Lijn %(number)s: %(name)s") % {"number": line["number"], "name": line["name"]}
        yield f"lijn-{line['number']}", name, partial(_of_line, letter, line, told)


def _of_line(letter: Letter, line: Mapping[str, Any], told: Callable[[], Figures]) -> Iterator[Block]:
    yield from chapters.actions_of(line)
    yield from letter_parts.figures(told().of_line(line["number"]), line["name"])
    yield from letter_parts.answers(letter, line["number"], since(letter))


def _figures(letter: Letter) -> Callable[[], Figures]:
    """All figures, looked up once and only when they are needed."""
    return cache(partial(letter_parts.figures_of, letter))


def _funds(letter: Letter) -> Parts:
    yield MONEY, _("Waar het geld heen gaat"), partial(letter_parts.money, letter)
    yield WEIGHED, _("Wat doorgaat, verandert of stopt"), partial(letter_parts.weighed, letter)
    yield RESULTS, _("Wat het deed"), partial(_results, letter)
    yield ANSWERS, _("Wat u vroeg"), lambda: letter_parts.answers(letter, 0, since(letter))


def _results(letter: Letter) -> Iterator[Block]:
    told = letter_parts.figures_of(letter)
    found = [one for name in letter_parts.RESULTS for one in told.in_collection(name)]
    yield from letter_parts.figures(found, _("wat het deed"))


def _budget(letter: Letter) -> Parts:
    yield PAGE, _("De zeven cijfers van de begroting"), partial(letter_parts.budget_page, letter)


_MIDDLE = {LetterKind.PROGRESS: _progress, LetterKind.FUNDS: _funds, LetterKind.BUDGET: _budget}
