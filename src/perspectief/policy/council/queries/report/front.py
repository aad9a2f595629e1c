"""Page one of a report, and on its own the one-page summary: how the goals stand, and who was heard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from perspectief.foundation.goals.choices import Level
from perspectief.policy.council import wording
from perspectief.policy.council.calc.blocks import Block, Kind, Mark, written
from perspectief.policy.council.calc.figures import Told
from perspectief.policy.council.choices import Slot
from perspectief.policy.council.queries.report import figure_blocks
from perspectief.policy.council.queries.report.material import Material

FIGURES_PER_GOAL = 3
"""So many headline figures of each goal fit on one page."""


def blocks_of(material: Material) -> Iterator[Block]:
    """All of page one."""
    report = material.report
    said = {"half": wording.half_year(report.cycle.key), "day": wording.day(report.as_of.date())}
    yield Block(Kind.PARAGRAPH, _("Dit rapport gaat over het %(half)s.") % said)
    yield Block(Kind.PARAGRAPH, _("De cijfers zijn zoals wij ze kenden op %(day)s.") % said)
    text = material.texts.get(Slot.SUMMARY)
    if text is not None:
        yield from written(text.text, mark=Mark.INVENTED if text.invented else Mark.NONE)
    yield Block(Kind.HEADING, _("Zo staat het ervoor"))
    yield Block(Kind.LIST, items=tuple(_headlines(material)))
    yield from _targets(material)
    yield from _experts(material)


def headline_figures(material: Material) -> list[Told]:
    """The figures of the strategic goals that have a number, a few of them."""
    goals = [goal["key"] for goal in material.record["goals"] if goal["level"] == Level.STRATEGIC]
    known = [[one for one in material.figures.of_goal(goal) if one.own.newest] for goal in goals]
    found = {one.key: one for told in known for one in sorted(told, key=_freshness, reverse=True)[:FIGURES_PER_GOAL]}
    return list(found.values())


def _freshness(one: Told) -> tuple[str, bool]:
    return one.freshness


def _headlines(material: Material) -> Iterator[str]:
    for one in headline_figures(material):
        yield f"{one.name}. {figure_blocks.newest(one)} {figure_blocks.short_source(one)}"
    if not headline_figures(material):
        yield _("Van de grote doelen is nog geen cijfer.")


def verdicts(material: Material) -> Counter[str]:
    """How many targets have which word."""
    return Counter(aim.word for one in material.figures.told for aim in one.aims)


def _targets(material: Material) -> Iterator[Block]:
    found = verdicts(material)
    number = sum(found.values())
    if not number:
        yield Block(Kind.PARAGRAPH, _("Er is nog geen doel in cijfers afgesproken."))
        return
    head = ngettext("Er is %(number)s doel in cijfers.", "Er zijn %(number)s doelen in cijfers.", number)
    words = ", ".join(f"{word}: {times}" for word, times in sorted(found.items()))
    yield Block(Kind.PARAGRAPH, f"{head % {'number': number}} {words[:1].upper()}{words[1:]}.")


def _experts(material: Material) -> Iterator[Block]:
    """Whether experts by experience wrote, and if not why not: always on page one."""
    if Slot.EXPERTS in material.texts:
        yield Block(
            Kind.PARAGRAPH, _("Ervaringsdeskundigen schreven zelf een hoofdstuk. Het staat er zoals zij het schreven.")
        )
    reason = material.texts.get(Slot.EXPERTS_REASON)
    if reason is not None:
        yield Block(Kind.PARAGRAPH, _("Ervaringsdeskundigen schreven nu geen hoofdstuk. Zij zeggen zelf waarom:"))
        yield from written(reason.text, mark=Mark.INVENTED if reason.invented else Mark.NONE)
    if material.missed:
        yield Block(Kind.NOTICE, wording.experts_missed(material.missed))
