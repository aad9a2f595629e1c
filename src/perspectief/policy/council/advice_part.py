"""What the report tells of advice: what experts by experience, children and youth said, and what became of it.

It reads `foundation/advice` as it stood at the moment of the report, and writes no word of its own judgement.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from perspectief.foundation import advice
from perspectief.foundation.advice import Advice, Giver
from perspectief.policy.council import sections, wording
from perspectief.policy.council.calc.blocks import Block, Kind, Mark
from perspectief.policy.council.choices import Part

TITLES = {
    Giver.YOUTH: gettext_lazy("Advies van kinderen en jongeren"),
    Giver.EXPERTS: gettext_lazy("Advies van ervaringsdeskundigen"),
}
PARTS = {Giver.YOUTH: Part.YOUTH, Giver.EXPERTS: Part.LINES}
"""Experts have a chapter of their own, which only they write; the register belongs to line 1 of the plan."""


def register() -> None:
    """Offer both, at start-up."""
    for giver, part in PARTS.items():
        sections.register(part, f"advice-{giver}", title=TITLES[giver], make=_maker(giver), order=50)


def _maker(giver: Giver) -> Callable[[sections.Asked], Sequence[Block]]:
    return lambda asked: _blocks(giver, asked)


def _blocks(giver: Giver, asked: sections.Asked) -> list[Block]:
    known = advice.advice(giver=giver, as_of=asked.as_of)
    found = [one for one in advice.within(known, starts=asked.starts, ends=asked.ends) if one.given_on]
    if not found:
        return []
    late = [one for one in found if one.is_late]
    mark = Mark.INVENTED if any(one.invented for one in found) else Mark.NONE
    blocks = [Block(Kind.PARAGRAPH, _summary(found, late)), _table(giver, found, mark)]
    if late:
        blocks.append(Block(Kind.NOTICE, _("Over tijd en nog geen antwoord: %(titles)s.") % {"titles": _titles(late)}))
    return blocks


def _summary(found: Sequence[Advice], late: Sequence[Advice]) -> str:
    answered = sum(not one.waits for one in found)
    given = ngettext("Er is %(number)s advies.", "Er zijn %(number)s adviezen.", len(found)) % {"number": len(found)}
    said = {"answered": answered, "late": len(late)}
    return f"{given} " + _("Beantwoord: %(answered)s. Te laat: %(late)s.") % said


def _table(giver: Giver, found: Sequence[Advice], mark: Mark) -> Block:
    return Block(
        Kind.TABLE,
        str(TITLES[giver]),
        heads=(_("Waarover"), _("Gegeven op"), _("Wat ermee gebeurde"), _("Klopt het?")),
        rows=tuple(
            (one.title, wording.day(one.given_on), _became(one), str(one.holds_words) or _("niet nagekeken"))
            for one in found
            if one.given_on
        ),
        mark=mark,
    )


def _became(one: Advice) -> str:
    if not one.waits:
        return f"{one.outcome_words}: {one.answer}"
    if not one.is_late:
        return _("wacht op antwoord")
    return ngettext("%(days)s dag te laat", "%(days)s dagen te laat", one.days_late) % {"days": one.days_late}


def _titles(found: Sequence[Advice]) -> str:
    return "; ".join(one.title for one in found)
