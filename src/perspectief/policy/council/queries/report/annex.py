"""The annex: which figures a report stands on, what changed since the one before, what is hidden or corrected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _

from perspectief.policy.council import wording
from perspectief.policy.council.calc.blocks import Block, Kind
from perspectief.policy.council.calc.compare import Differences
from perspectief.policy.council.choices import Slot
from perspectief.policy.council.queries.report.material import Material


def blocks_of(material: Material) -> Iterator[Block]:
    """All of the annex."""
    yield from _stands_on(material)
    yield from _since(material.record["since"])
    yield from _hidden(material)
    yield from _corrected(material)


def _stands_on(material: Material) -> Iterator[Block]:
    report = material.report
    yield Block(Kind.HEADING, _("Waar dit rapport op staat"))
    yield Block(
        Kind.PARAGRAPH,
        _("Alle cijfers zijn zoals bekend op %(moment)s. Wie later kijkt, kan ze precies zo weer opbouwen.")
        % {"moment": wording.moment(report.as_of)},
    )
    if report.figures_digest:
        said = {"digest": report.figures_digest}
        yield Block(Kind.SOURCE, _("Controlegetal van de cijfers: %(digest)s") % said)


def _since(since: Mapping[str, Any]) -> Iterator[Block]:
    yield Block(Kind.HEADING, _("Wat er veranderde sinds het vorige rapport"))
    if not since:
        yield Block(Kind.PARAGRAPH, _("Er is geen eerder rapport om mee te vergelijken."))
        return
    said = {"half": wording.half_year(since["cycle"]), "edition": since["edition"]}
    yield Block(Kind.PARAGRAPH, _("Vergeleken met het rapport over het %(half)s, uitgave %(edition)s.") % said)
    if not any(since[name] for name in ("revised", "redefined", "came", "went")):
        yield Block(Kind.PARAGRAPH, _("Aan de cijfers van toen is niets veranderd."))
    if since["revised"]:
        yield revisions(since["revised"])
    if since["redefined"]:
        yield Block(Kind.HEADING, _("Anders geteld"), level=4)
        yield Block(Kind.LIST, items=tuple(map(_redefined, since["redefined"])), is_dutch=True)
    for name, heading in (("came", _("Nieuw in dit rapport")), ("went", _("Niet meer in dit rapport"))):
        if since[name]:
            yield Block(Kind.HEADING, heading, level=4)
            yield Block(Kind.LIST, items=tuple(since[name]), is_dutch=True)


def revisions(revised: Sequence[Mapping[str, str]]) -> Block:
    """Figures that the earlier report said otherwise."""
    heads = (_("Cijfer"), _("Periode"), _("Eerst"), _("Nu"), _("Uitgave"))
    rows = tuple(
        (f"{one['name']} ({one['area']})", wording.period(one["period"]), one["before"], one["after"], one["release"])
        for one in revised
    )
    return Block(Kind.TABLE, _("Cijfers die veranderden"), heads=heads, rows=rows, is_dutch=True)


def revisions_of(differs: Differences) -> Block:
    """The same, of a comparison."""
    return revisions([asdict(one) for one in differs.revised])


def _redefined(one: Mapping[str, Any]) -> str:
    meaning = one["definition"]
    said = {
        "name": one["name"],
        "number": meaning["number"],
        "day": wording.day(meaning["valid_from"]),
        "definition": meaning["definition"],
        "reason": meaning["reason"],
    }
    text = _("%(name)s: versie %(number)s vanaf %(day)s. %(definition)s") % said
    return f"{text} {_('Waarom: %(reason)s') % said}" if meaning["reason"] else text


def _hidden(material: Material) -> Iterator[Block]:
    """Every figure that is not shown, with its reason; how many cells, so that nobody has to guess."""
    rows = tuple(
        (one.name, wording.period(point.period), line.area_name, point.why)
        for one in material.figures.told
        for line in (one.own, *one.others)
        for point in line.points
        if not point.value
    )
    yield Block(Kind.HEADING, _("Cijfers die er niet staan"))
    if not rows:
        yield Block(Kind.PARAGRAPH, _("Er is geen cijfer weggelaten."))
        return
    heads = (_("Cijfer"), _("Periode"), _("Gebied"), _("Waarom niet"))
    yield Block(Kind.TABLE, _("Cijfers die er niet staan"), heads=heads, rows=rows, is_dutch=True)


def _corrected(material: Material) -> Iterator[Block]:
    if not material.corrections:
        return
    yield Block(Kind.HEADING, _("Teksten die na publicatie veranderden"))
    items = (
        _("%(chapter)s, %(moment)s. Waarom: %(reason)s")
        % {"chapter": Slot(text.slot).label, "moment": wording.moment(text.at), "reason": text.reason}
        for text in material.corrections
    )
    yield Block(Kind.LIST, items=tuple(items), is_dutch=True)
