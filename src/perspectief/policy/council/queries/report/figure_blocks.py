"""An indicator in a report: its newest figure in a sentence, its targets, a drawing, a table, its definition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from perspectief.foundation.output.charts.look import tokens
from perspectief.policy.council import wording
from perspectief.policy.council.calc.blocks import Block, Kind, Mark
from perspectief.policy.council.calc.drawing import Colours, drawing
from perspectief.policy.council.calc.figures import Line, Point, Told
from perspectief.policy.monitor.queries.one_off import one_offs_in

MADE_UP: dict[str, Any] = {
    Mark.INVENTED.value: gettext_lazy("Verzonnen cijfer."),
    Mark.SYNTHETIC.value: gettext_lazy("Uit een nagemaakte stad."),
}


def mark_of(told: Told) -> Mark:
    """What must be seen at once of this indicator."""
    return next((mark for mark in (Mark.INVENTED, Mark.SYNTHETIC) if mark.value in told.origins), Mark.NONE)


def blocks_of(told: Told, *, level: int, most: int) -> Iterator[Block]:
    """Everything about one indicator, under its own heading."""
    yield Block(Kind.HEADING, told.name, level=level, is_dutch=True, mark=mark_of(told))
    yield Block(Kind.PARAGRAPH, newest(told))
    if told.aims:
        yield Block(Kind.LIST, items=tuple(_aim(told)))
    yield from _drawn(told, most)
    if told.own.points:
        yield table(told, most)
    yield from _breaks(told.own, most)
    yield Block(Kind.SOURCE, definition(told))
    if told.says_not:
        yield Block(Kind.SOURCE, _("Dit zegt het cijfer niet: %(what)s") % {"what": told.says_not})


def newest(told: Told) -> str:
    """The newest figure, and where it went."""
    point = told.own.newest
    if point is None:
        return nothing(told.own)
    said = {"period": wording.period(point.period), "value": point.text, "movement": told.movement}
    if told.movement:
        return _("%(period)s: %(value)s. Dat is %(movement)s.") % said
    return _("%(period)s: %(value)s.") % said


def nothing(line: Line) -> str:
    """Why there is no figure at all."""
    if not line.points:
        return _("Hiervan is nog geen cijfer.")
    last = line.points[-1]
    return _("%(period)s: geen cijfer (%(why)s).") % {"period": wording.period(last.period), "why": last.why}


def _aim(told: Told) -> Iterator[str]:
    for aim in told.aims:
        said = {"says": aim.says, "by": aim.set_by, "word": aim.word, "sentence": aim.sentence}
        yield _("Doel van %(by)s: %(says)s. %(sentence)s Dus: %(word)s.") % said


def _drawn(told: Told, most: int) -> Iterator[Block]:
    about = _alt(told, most)
    colours = Colours(tokens()["chart-1"], tokens()["ink"], tokens()["ink-soft"])
    svg = drawing(told.own, alt=about, colours=colours, most=most)
    if svg:
        yield Block(Kind.DRAWING, about, svg=svg)


def _alt(told: Told, most: int) -> str:
    shown = [point for point in told.own.points[-most:] if point.value]
    if not shown:
        return told.name
    first, last = shown[0], shown[-1]
    said = {
        "name": told.name,
        "first": wording.period(first.period),
        "from": first.text,
        "last": wording.period(last.period),
        "to": last.text,
    }
    return _("%(name)s, van %(first)s (%(from)s) tot %(last)s (%(to)s).") % said


def table(told: Told, most: int) -> Block:
    """The newest figures, newest first; beside them those of the country, when it has the same periods."""
    others = [line for line in told.others if line.group == told.own.group and line.area != told.own.area]
    heads = [_("Periode"), told.own.area_name, *(line.area_name for line in others), _("Bron en versie")]
    known = [{(point.period, point.version): point for point in line.points} for line in others]
    rows = []
    for point in reversed(told.own.points[-most:]):
        beside = [found.get((point.period, point.version)) for found in known]
        said = [cell(point), *(cell(one) if one else "\N{EN DASH}" for one in beside)]
        rows.append((wording.period(point.period), *said, source(point)))
    return Block(Kind.TABLE, told.name, heads=tuple(heads), rows=tuple(rows), is_dutch=True)


def cell(point: Point) -> str:
    """A number, or a dash or word with its reason."""
    if point.value or point.text == point.why or not point.why:
        return point.text
    return f"{point.text} ({point.why})"


def source(point: Point) -> str:
    """Which publication says so, which definition it follows, and what to know of it."""
    parts = [_("%(release)s, versie %(number)s.") % {"release": point.release, "number": point.version}]
    if point.provisional:
        parts.append(_("Voorlopig."))
    if point.origin in MADE_UP:
        parts.append(str(MADE_UP[point.origin]))
    if point.before:
        parts.append(_("Veranderd. Eerst stond hier: %(before)s.") % {"before": point.before[-1]})
    if point.note:
        parts.append(point.note)
    return " ".join(parts)


def short_source(told: Told) -> str:
    """Publication and definition of the newest figure, and what pulled at it once; empty without one."""
    point = told.own.newest
    if point is None:
        return ""
    said = {"release": point.release, "number": point.version}
    parts = [_("Bron: %(release)s, versie %(number)s.") % said]
    once = [one.name for one in one_offs_in(told.key, point.period)]
    if once:
        parts.append(_("Let op, dit was er maar één keer: %(what)s.") % {"what": ", ".join(once)})
    return " ".join(parts)


def _breaks(line: Line, most: int) -> Iterator[Block]:
    shown = line.points[-most:]
    for point in shown[1:]:
        if point.opens:
            said = {"period": wording.period(point.period)}
            yield Block(
                Kind.NOTICE,
                _("Vanaf %(period)s is er anders geteld. Vergelijk de cijfers ervoor en erna niet met elkaar.") % said,
            )


def definition(told: Told) -> str:
    """What it counts, from which source, and who takes care of it."""
    meaning = told.definition
    said = {
        "number": meaning.number,
        "day": wording.day(meaning.valid_from),
        "definition": meaning.definition.rstrip("."),
        "source": meaning.source,
        "owner": told.owner,
    }
    return _("Versie %(number)s, geldt vanaf %(day)s: %(definition)s. Bron: %(source)s. Wie: %(owner)s.") % said


def overview(found: Sequence[Told], told: Mapping[str, str]) -> Block:
    """Several indicators, one on each row. `told`: key -> the chapter in which more stands of it."""
    heads = [_("Cijfer"), _("Periode"), _("Stand"), _("Doel"), _("Bron en versie")]
    rows = [list(_row(one, told.get(one.key, ""))) for one in found]
    if not any(one.aims for one in found):
        for row in (heads, *rows):
            del row[3]
    return Block(
        Kind.TABLE, _("Andere cijfers"), heads=tuple(heads), rows=tuple(tuple(row) for row in rows), is_dutch=True
    )


def _row(told: Told, chapter: str) -> tuple[str, ...]:
    point = told.own.newest
    assert point is not None, "only of indicators that have a figure"
    aims = "; ".join(f"{aim.says}: {aim.word}" for aim in told.aims) or "\N{EN DASH}"
    more = _("Meer staat bij ‘%(chapter)s’.") % {"chapter": chapter} if chapter else source(point)
    return told.name, wording.period(point.period), cell(point), aims, more


def named(told: Told) -> str:
    """An indicator without a figure, with the reason where there is one."""
    why = told.own.points[-1].why if told.own.points else ""
    return f"{told.name} ({why})" if why else told.name
