"""What a report still needs before it may go out, and what would make it better."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from perspectief.foundation.goals.choices import Proof
from perspectief.foundation.voices import Voice
from perspectief.policy.council.calc import figures
from perspectief.policy.council.calc.figures import Figures
from perspectief.policy.council.choices import NEEDED_SLOTS, Part, Slot
from perspectief.policy.council.models import Report, Text
from perspectief.policy.council.queries import cycles, reports
from perspectief.policy.council.queries.report import content, stories


@dataclass(frozen=True)
class Item:
    """One thing: what is asked, whether it is there, and whether the report can go out without it. `slot`: the chapter
    in which somebody can do something about it, or empty."""

    says: str
    is_done: bool
    is_needed: bool
    slot: str = ""


def of(report: Report) -> list[Item]:
    """Everything, the needed things first."""
    found, record = content.of(report)
    texts = reports.texts(report)
    told = figures.read(found)
    return [
        *_texts_needed(texts),
        _experts(report, texts),
        _has_figures(told),
        *_heard(record, told, stories.told(report)),
        *_better(record, texts),
    ]


def _texts_needed(texts: Mapping[Slot, Text]) -> Iterator[Item]:
    for slot in NEEDED_SLOTS:
        says = _("Er is een tekst bij ‘%(chapter)s’.") % {"chapter": slot.label}
        yield Item(says, slot in texts, True, slot.value)


def _experts(report: Report, texts: Mapping[Slot, Text]) -> Item:
    """Their chapter, their own reason, or the sentence that they were asked in time and did not deliver."""
    there = Slot.EXPERTS in texts or Slot.EXPERTS_REASON in texts
    missed = bool(report.experts_missed or cycles.experts_missed(report.cycle, timezone.localdate()))
    says = _("Ervaringsdeskundigen schreven hun hoofdstuk of hun reden. Of zij zijn op tijd gevraagd en het kwam niet.")
    return Item(says, there or missed, True, Slot.EXPERTS.value)


def _has_figures(told: Figures) -> Item:
    return Item(_("Er zijn cijfers van vóór de gekozen dag."), any(one.own.newest for one in told.told), True)


def _heard(record: Mapping[str, Any], told: Figures, voices: Mapping[str, list[Voice]]) -> Iterator[Item]:
    for goal in record["goals"]:
        if goal["proof"] == Proof.HEAR:
            says = _("Bij ‘%(goal)s’ is te horen wat mensen zelf zeggen.") % {"goal": goal["name"]}
            yield Item(says, is_heard(goal["key"], told, voices), True)


def is_heard(goal: str, told: Figures, voices: Mapping[str, list[Voice]]) -> bool:
    """Is there a story beside the goal, or a figure of what people said themselves?"""
    heard = any(one.is_heard and one.own.newest for one in told.of_goal(goal))
    return heard or any(not voice.withdrawn for voice in voices.get(goal, ()))


OPTIONAL = (Slot.YOUTH, Slot.LINES, Slot.EFFECTS)


def _better(record: Mapping[str, Any], texts: Mapping[Slot, Text]) -> Iterator[Item]:
    for slot in OPTIONAL:
        says = _("Er is een tekst bij ‘%(chapter)s’.") % {"chapter": slot.label}
        yield Item(says, slot in texts, False, slot.value)
    for part in (Part.WEIGHING, Part.SIGNALS, Part.INVESTMENT):
        says = _("Er staat iets bij ‘%(chapter)s’.") % {"chapter": part.label}
        yield Item(says, Slot(part.value) in texts or content.is_told(record, part.value), False, part.value)
