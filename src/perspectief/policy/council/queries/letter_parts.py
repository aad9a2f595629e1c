"""What the program fills in in a letter: actions, figures, answers, money, and the page of the budget."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from perspectief.foundation.language.dutch import say_amount
from perspectief.policy.council import sections, wording
from perspectief.policy.council.calc.blocks import Block, Kind, Mark
from perspectief.policy.council.calc.figures import DASH, Figures, Told
from perspectief.policy.council.choices import Part as ReportPart
from perspectief.policy.council.models.letters import BudgetLine, Letter
from perspectief.policy.council.queries import questions
from perspectief.policy.council.queries.report import chapters, content, figure_blocks
from perspectief.policy.council.queries.report.figures import nouns_of
from perspectief.policy.monitor.choices import TargetKind, Wanted
from perspectief.policy.monitor.queries.book import Book, Entry, book
from perspectief.policy.monitor.queries.judging import Aim
from perspectief.policy.monitor.queries.series import Point

Blocks = Iterator[Block]
RESULTS = ("bereik", "begroting")
"""Collections of indicators that say what the money did."""
BUDGET = "begroting"


def as_data(block: Block) -> dict[str, Any]:
    """A block as plain data, without what it leaves at its default."""
    plain, default = asdict(block), asdict(Block(block.kind))
    return {"kind": block.kind.value} | {name: value for name, value in plain.items() if value != default[name]}


def figures_of(letter: Letter) -> Figures:
    """All figures as known at the moment of the letter."""
    return nouns_of(letter.as_of, letter.municipality.code)


def lines_of(letter: Letter) -> list[dict[str, Any]]:
    """The line of the letter, or all of them, with their actions."""
    found = content.lines(letter.municipality.code, timezone.localdate(letter.as_of))
    return [line for line in found if letter.line in (0, line["number"])]


# --- Figures and answers ----------------------------------------------------------------------------------------------
def figures(told: Sequence[Told], about: str) -> Blocks:
    """The newest figure of each indicator, with what is wanted and its source. `about`: the name of the table."""
    if not told:
        yield Block(Kind.ABSENT, _("Hier is nog geen cijfer."))
        return
    heads = (_("Cijfer"), _("Nieuwste stand"), _("Doel"), _("Bron"))
    rows = tuple((one.name, figure_blocks.newest(one), _aims(one), _source(one)) for one in told)
    marks = sorted({figure_blocks.mark_of(one) for one in told} - {Mark.NONE})
    if marks:
        yield Block(Kind.NOTICE, _("In deze tabel staan ook verzonnen cijfers."), mark=marks[0])
    yield Block(Kind.TABLE, _("Cijfers: %(about)s") % {"about": about}, heads=heads, rows=rows, is_dutch=True)


def _aims(told: Told) -> str:
    said = [f"{capfirst(aim.says)} ({aim.set_by}): {aim.word}." for aim in told.aims]
    return " ".join(said) or DASH


def _source(told: Told) -> str:
    point = told.own.newest
    return figure_blocks.source(point) if point is not None else told.definition.source


def answers(letter: Letter, line: int, since: dt.datetime) -> Blocks:
    """What the council asked about a line, and the answer. 0: about any line."""
    found = questions.on_line(letter.municipality.code, line, letter.as_of, since)
    for one in found:
        yield from chapters.answer_of(one)
    if not found:
        yield Block(Kind.ABSENT, _("Hierover staat geen vraag, motie of toezegging open."))


# --- Money ------------------------------------------------------------------------------------------------------------
def money(letter: Letter) -> Blocks:
    """What was planned and spent, from papers that say so; and what no paper says."""
    lines = list(letter.money.filter(removed_at=None))
    if not lines:
        yield Block(Kind.ABSENT, _("De bedragen staan hier nog niet. Niemand vulde ze in."))
        return
    heads = (_("Waarvoor"), _("Lijn"), _("Begroot"), _("Uitgegeven"), _("Bron"))
    if any(one.invented for one in lines):
        yield Block(Kind.NOTICE, _("Deze bedragen zijn verzonnen, om mee te oefenen."), mark=Mark.INVENTED)
    yield Block(
        Kind.TABLE,
        _("Geld tegen armoede in %(year)s") % {"year": letter.year},
        heads=heads,
        rows=tuple(_money_row(one) for one in lines),
        is_dutch=True,
    )
    yield from _sums(lines)


def _money_row(one: BudgetLine) -> tuple[str, ...]:
    return one.name, str(one.line or DASH), euros(one.planned), euros(one.spent), one.source


def euros(amount: int | None) -> str:
    """Whole euros, or a dash when the paper does not say."""
    return DASH if amount is None else say_amount(amount)


def _sums(lines: Iterable[BudgetLine]) -> Blocks:
    """A sum only when every amount is known: half a sum says nothing."""
    known = list(lines)
    for amounts, whole, gap in (
        (
            [one.planned for one in known],
            _("Samen begroot: %(sum)s."),
            _("Wat er samen is begroot, kunnen wij niet zeggen. Niet elk bedrag is bekend."),
        ),
        (
            [one.spent for one in known],
            _("Samen uitgegeven: %(sum)s."),
            _("Wat er samen is uitgegeven, kunnen wij niet zeggen. Niet elk bedrag is bekend."),
        ),
    ):
        numbers = [amount for amount in amounts if amount is not None]
        complete = len(numbers) == len(amounts)
        yield Block(Kind.PARAGRAPH, whole % {"sum": say_amount(sum(numbers))} if complete else gap)


def weighed(letter: Letter) -> Blocks:
    """What the weighing room tells of the year before; as long as there is none, that it does not."""
    year = letter.year - 1
    asked = sections.Asked(
        letter.municipality.code, f"{year}-2", dt.date(year, 1, 1), dt.date(year, 12, 31), letter.as_of
    )
    told = [block for one in sections.sections_of(ReportPart.WEIGHING) for block in one.make(asked)]
    yield from told
    if not told:
        yield Block(
            Kind.ABSENT,
            _("Hier hoort te staan wat doorgaat, anders wordt of stopt. De gemeente moet dat nog wegen."),
        )


# --- The page of the budget -------------------------------------------------------------------------------------------
def budget_page(letter: Letter) -> Blocks:
    """Each indicator of the budget: what it was, what is wanted, and how it stands. A dash says why."""
    found = book(letter.as_of, letter.municipality.code)
    entries = found.of_collection(BUDGET)
    if not entries:
        yield Block(Kind.ABSENT, _("De cijfers van de begroting staan nog niet in de monitor."))
        return
    if any(one.series.is_made_up for one in entries):
        yield Block(Kind.NOTICE, _("In deze tabel staan ook verzonnen cijfers."), mark=Mark.INVENTED)
    yield _budget_table(letter.year, found)
    yield Block(
        Kind.SOURCE, _("Een streepje betekent: hiervan is geen cijfer over dat jaar, of er is geen doel gezet.")
    )
    for one in entries:
        yield from _explained(one, letter.year)


def _budget_table(year: int, found: Book) -> Block:
    heads = (
        _("Prestatie-indicator"),
        _("Werkelijk %(year)s") % {"year": year - 2},
        _("Werkelijk %(year)s") % {"year": year - 1},
        _("Beoogd %(year)s") % {"year": year - 1},
        _("Beoogd %(year)s") % {"year": year},
        _("Hoe staat het?"),
    )
    rows = tuple(_budget_row(one, year) for one in found.of_collection(BUDGET))
    return Block(
        Kind.TABLE, _("Cijfers van de begroting %(year)s") % {"year": year}, heads=heads, rows=rows, is_dutch=True
    )


def _budget_row(one: Entry, year: int) -> tuple[str, ...]:
    last = next((aim for aim in reversed(one.aims) if _holds(aim, year) or _holds(aim, year - 1)), None)
    return (
        one.indicator.name,
        _actual(one, year - 2),
        _actual(one, year - 1),
        _wanted(one, year - 1),
        _wanted(one, year),
        capfirst(last.judgement.word) if last else DASH,
    )


def _actual(one: Entry, year: int) -> str:
    point = _point(one, year)
    if point is None:
        return DASH
    said = f"{point.said} ({point.why})" if point.why and point.why != point.said else point.said
    return f"{said} ({_('voorlopig')})" if point.provisional else said


def _point(one: Entry, year: int) -> Point | None:
    """The figure over this year; of a school year the one that ends in it."""
    return next((point for point in reversed(one.series.points) if point.ends.year == year), None)


def _wanted(one: Entry, year: int) -> str:
    aim = next((aim for aim in reversed(one.aims) if _holds(aim, year)), None)
    if aim is None:
        return DASH
    is_direction = aim.target.kind == TargetKind.DIRECTION
    return capfirst(str(Wanted(aim.target.wanted).label)) if is_direction else aim.says


def _holds(aim: Aim, year: int) -> bool:
    target = aim.target
    return target.starts.year <= year and (target.ends is None or target.ends.year >= year)


def _explained(one: Entry, year: int) -> Blocks:
    """What the figure counts, from where, and where its way of counting changed."""
    version = one.series.version
    said = {"name": one.indicator.name, "number": version.number, "definition": version.definition}
    said |= {"source": version.source}
    yield Block(Kind.SOURCE, _("%(name)s, telling %(number)s: %(definition)s Bron: %(source)s.") % said, is_dutch=True)
    shown = [point for point in (_point(one, year - 2), _point(one, year - 1)) if point is not None]
    if len(shown) == 2 and shown[1].opens:
        said = {"name": one.indicator.name, "period": wording.period(shown[1].period)}
        yield Block(Kind.NOTICE, _("%(name)s: bij %(period)s begint een andere telling. Vergelijk niet.") % said)
