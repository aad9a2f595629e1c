"""What this room tells in the half-year report of the council: what was weighed, what was decided, what came free."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from perspectief.foundation.outbox import codes
from perspectief.policy.council import sections
from perspectief.policy.council.choices import Part
from perspectief.policy.weighing import wording
from perspectief.policy.weighing.choices import Outcome


def declare() -> None:
    """Offer the section, and name the code word of our messages, at start-up."""
    sections.register(Part.WEIGHING, "weighed", title=gettext_lazy("Samen wegen"), make=told)
    codes.register_words({"weighing": gettext_lazy("een weging")})


def told(asked: sections.Asked) -> Sequence[Any]:
    """The rounds in which was decided in this half year, as known at the moment of the report."""
    from perspectief.policy.weighing.queries import decisions

    found = decisions.decided(asked.municipality).filter(decided_at__lte=asked.as_of)
    here = [one for one in found if asked.starts <= timezone.localdate(one.decided_at) <= asked.ends]
    return [block for one in here for block in _of(one)]


def _of(decision: Any) -> Iterator[Any]:
    from perspectief.policy.council.calc.blocks import Block, Kind, Mark

    frozen = decision.snapshot
    mark = Mark.INVENTED if frozen["round"]["invented"] else Mark.NONE
    yield Block(Kind.HEADING, frozen["round"]["name"], level=4, is_dutch=True, mark=mark)
    words = {"day": wording.day(timezone.localdate(decision.decided_at)), "by": decision.role}
    yield Block(Kind.PARAGRAPH, _("Op %(day)s besloot %(by)s.") % words, mark=mark)
    yield Block(Kind.LIST, items=tuple(_counts(frozen["items"])), mark=mark)
    heads = (_("Waarvoor"), _("Uitkomst"), _("Bedrag"), _("Mensen per jaar"))
    rows = tuple(_row(one) for one in frozen["items"])
    yield Block(Kind.TABLE, frozen["round"]["name"], heads=heads, rows=rows, is_dutch=True, mark=mark)
    freed = [one for one in frozen["items"] if one["outcome"] == Outcome.PHASED_OUT and _freed(one) > 0]
    for one in freed:
        words = {"title": one["title"], "amount": wording.euro(_freed(one))}
        yield Block(Kind.PARAGRAPH, _("Door te stoppen met %(title)s komt %(amount)s vrij.") % words, mark=mark)
    if frozen["expert_advice"]:
        yield Block(Kind.HEADING, _("Het advies van de ervaringsdeskundigen"), level=4, mark=mark)
        yield Block(Kind.AS_WRITTEN, items=tuple(frozen["expert_advice"].split("\n")), is_dutch=True, mark=mark)
    yield Block(Kind.SOURCE, _("Controlegetal: %(digest)s") % {"digest": decision.digest})


def _counts(items: Sequence[dict[str, Any]]) -> Iterator[str]:
    for outcome in Outcome:
        number = sum(one["outcome"] == outcome for one in items)
        if number:
            words = ngettext("%(n)s keer: %(what)s.", "%(n)s keer: %(what)s.", number)
            yield words % {"n": number, "what": outcome.label}


def _row(one: dict[str, Any]) -> tuple[str, ...]:
    paid = sum(one["costs"].values())
    reach = wording.number(one["reach"], 0) if one["level"] else "\N{EN DASH}"
    return one["title"], str(Outcome(one["outcome"]).label), wording.euro(paid), reach


def _freed(one: dict[str, Any]) -> int:
    return sum(one["asked"].values()) - sum(one["costs"].values())
