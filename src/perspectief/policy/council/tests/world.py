"""For tests of reports: a small city with a goal to see, a goal to hear, figures, and people who write."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from perspectief.foundation.access import Actor, Held, Role
from perspectief.foundation.goals.choices import Level, Proof
from perspectief.foundation.goals.models import Goal, Line
from perspectief.foundation.voices import Audience, Spread, Voice
from perspectief.policy.council.calc.half_year import read_half_year
from perspectief.policy.council.choices import Slot
from perspectief.policy.council.models import Cycle, Report
from perspectief.policy.council.services import cycles, reports, texts
from perspectief.policy.monitor.choices import Evidence, Unit
from perspectief.policy.monitor.models import IndicatorVersion
from perspectief.policy.monitor.tests import making

OFFICER = Actor(held=(Held(Role.POLICY_OFFICER),), strong=True)
EXPERT = Actor(held=(Held(Role.EXPERT),), strong=True)
COUNCIL = Actor(held=(Held(Role.COUNCIL_MEMBER),), strong=True)
STRANGER = Actor(held=(Held(Role.PARTNER),), strong=True)
THEN = dt.datetime(2024, 7, 1, 12, tzinfo=dt.UTC)
"""The moment of the report."""
SINCE = dt.date(2019, 10, 30)
EXPERTS_TEXT = "Wij willen  dit zeggen.\n\n  - vraag het ons eerst\n<b>niet</b> daarna"


class Stories:
    """A room that keeps stories, for tests. What was handed out is remembered."""

    def __init__(self, *stories: Voice):
        self.known = {story.key: story for story in stories}
        self.handed: list[tuple[tuple[str, ...], str]] = []

    def voices(self, *, audience: Audience, goal: str, **_: Any) -> Iterable[Voice]:
        """Those of this goal."""
        return [story for story in self.known.values() if goal in ("", story.goal)]

    def by_key(self, keys: Sequence[str], *, audience: Audience) -> dict[str, Voice]:
        """As they may be shown now."""
        return {key: self.known[key] for key in keys if key in self.known}

    def spread(self, **_: Any) -> Spread:
        """Not asked here."""
        return Spread("1")

    def handed_out(self, keys: Sequence[str], *, where: str, on: dt.datetime) -> None:
        """Remember it."""
        self.handed.append((tuple(keys), where))

    def withdraw(self, key: str) -> None:
        """The teller takes it back."""
        self.known[key] = Voice(key, withdrawn=True, goal=self.known[key].goal)


def story(key: str = "verhaal-1", goal: str = "mensgericht", **said: Any) -> Voice:
    """One story."""
    words: dict[str, Any] = {"text": "Zij belde mij terug.", "by": "een moeder", "because": "Zo hoort het."}
    return Voice(key, withdrawn=False, goal=goal, **{**words, **said})


def plan() -> None:
    """A strategic goal, a goal to see, a goal to hear, and a line."""
    city = making.city()
    head = {"municipality": city, "source": "test", "valid_from": SINCE}
    for order, (key, level, proof) in enumerate(
        (
            ("beter_inkomen", Level.STRATEGIC, Proof.SEE),
            ("toegankelijkheid", Level.TACTICAL, Proof.SEE),
            ("mensgericht", Level.TACTICAL, Proof.HEAR),
        )
    ):
        name = key.replace("_", " ").capitalize()
        Goal.objects.create(
            key=key, level=level, proof=proof, order=order, name=name, meaning="Wat wij willen.", **head
        )
    Line.objects.create(number=4, name="Een gemeente die armoede begrijpt", meaning="Eenvoudiger regels.", **head)


def figures() -> IndicatorVersion:
    """A share of the first goal, over two years."""
    one = making.indicator("laag-inkomen", goals=["beter_inkomen"], name="Huishoudens met een laag inkomen")
    meaning = making.version(one)
    making.figure(meaning, "2021", "17.6")
    making.figure(meaning, "2022", "16.8")
    return meaning


def heard(value: str | None = "81") -> IndicatorVersion:
    """What people say themselves about the goal that asks to hear."""
    one = making.indicator("hulp-past", goals=["mensgericht"], evidence=Evidence.HEAR, name="De hulp past bij mij")
    meaning = making.version(one, unit=Unit.PERCENT, decimals=0)
    making.figure(meaning, "2022", value)
    return meaning


def cycle(key: str = "2024-1", by: Actor = OFFICER) -> Cycle:
    """A half year."""
    return cycles.make_cycle(municipality=making.city(), half=read_half_year(key), by=by)


def draft(of: Cycle | None = None, as_of: dt.datetime = THEN, by: Actor = OFFICER) -> Report:
    """A report that was just begun."""
    return reports.make_report(cycle=of or cycle(), by=by, as_of=as_of)


def written(report: Report, by: Actor = OFFICER) -> Report:
    """With the texts that officers must write."""
    for slot in (Slot.SUMMARY, Slot.CHOICES):
        texts.write(report=report, slot=slot, text=f"Dit is de tekst van {slot.value}.", by=by)
    return report


def complete(report: Report) -> Report:
    """With everything that is needed."""
    texts.write(report=written(report), slot=Slot.EXPERTS, text=EXPERTS_TEXT, by=EXPERT)
    return report


def published(of: Cycle | None = None, as_of: dt.datetime = THEN) -> Report:
    """A report that everybody may read."""
    return reports.publish(report=complete(draft(of, as_of)), by=OFFICER, reason="Het is klaar.")


def frozen(of: Cycle | None = None, as_of: dt.datetime = THEN) -> Report:
    """A report that stays as it is."""
    return reports.freeze(report=published(of, as_of), by=OFFICER, reason="De raad sprak erover.")
