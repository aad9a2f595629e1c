"""Finds over all that is kept here: items, the research agenda, and (for colleagues) questions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from perspectief.community.knowledge.calc import searching
from perspectief.community.knowledge.choices import AboutKind, Kind
from perspectief.community.knowledge.models import About, ResearchAbout
from perspectief.community.knowledge.queries import items, questions, research

RESEARCH_AGENDA, QUESTIONS = "agenda", "vragen"
"""Chosen in place of a kind of item."""


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for. Empty: anything. `grade`: at least so well proven."""

    words: str = ""
    kind: str = ""
    theme: str = ""
    goal: str = ""
    line: str = ""
    provision: str = ""
    grade: int | None = None

    @property
    def links(self) -> dict[AboutKind, str]:
        """What it must have to do with."""
        said = {
            AboutKind.THEME: self.theme,
            AboutKind.GOAL: self.goal,
            AboutKind.LINE: self.line,
            AboutKind.PROVISION: self.provision,
        }
        return {kind: key for kind, key in said.items() if key}


@dataclass(frozen=True)
class Hit:
    """One thing that was found. `row`: the version, research or question itself."""

    sort: str
    title: str
    lead: str
    address: str
    day: dt.date
    row: Any
    score: int = 0


@dataclass(frozen=True)
class Found:
    """What was found, best first. `partly`: nothing had all the words; these have some of them."""

    hits: list[Hit]
    partly: bool = False


def search(municipality: str, wanted: Wanted, *, is_colleague: bool) -> Found:
    """Everything that fits, ranked by its words; without words the newest first."""
    stems = searching.asked(wanted.words)
    rows = list(_rows(municipality, wanted, stems, is_colleague, every=True))
    partly = not rows and len(stems) > 1
    if partly:
        rows = list(_rows(municipality, wanted, stems, is_colleague, every=False))
    hits = [_scored(hit, stems) for hit in rows]
    return Found(sorted(hits, key=_best), partly and bool(hits))


def _best(hit: Hit) -> tuple[int, int, str]:
    return (-hit.score, -hit.day.toordinal(), hit.title.casefold())


def _scored(hit: Hit, stems: list[str]) -> Hit:
    title, lead = searching.kept(hit.title), searching.kept(hit.lead)
    whole = getattr(hit.row, "search", "")
    return Hit(**{**hit.__dict__, "score": searching.score(stems, title=title, lead=lead, whole=whole)})


def _rows(municipality: str, wanted: Wanted, stems: list[str], is_colleague: bool, *, every: bool) -> Iterator[Hit]:
    told = _words(stems, every=every)
    if wanted.kind in ("", *Kind.values):
        yield from map(_item, _items(municipality, wanted).filter(told))
    if wanted.kind in ("", RESEARCH_AGENDA) and wanted.grade is None:
        yield from map(_research, _researches(municipality, wanted).filter(told))
    if is_colleague and wanted.kind in ("", QUESTIONS) and wanted.grade is None:
        yield from map(_question, _questions(municipality, wanted).filter(told))


def _words(stems: Iterable[str], *, every: bool) -> Q:
    told = Q()
    for stem in stems:
        one = Q(search__contains=searching.as_kept(stem))
        told = told & one if every else told | one
    return told


def _items(municipality: str, wanted: Wanted) -> QuerySet:
    found = items.on_the_list(municipality)
    if wanted.kind:
        found = found.filter(item__kind=wanted.kind)
    if wanted.grade is not None:
        found = found.filter(grade__gte=wanted.grade)
    for kind, key in wanted.links.items():
        found = found.filter(Exists(About.objects.filter(item=OuterRef("item"), kind=kind, key=key)))
    return found


def _researches(municipality: str, wanted: Wanted) -> QuerySet:
    found = research.agenda(municipality)
    for kind, key in wanted.links.items():
        found = found.filter(Exists(ResearchAbout.objects.filter(research=OuterRef("pk"), kind=kind, key=key)))
    return found


def _questions(municipality: str, wanted: Wanted) -> QuerySet:
    found = questions.questions(municipality).filter(taken_out=False)
    if wanted.goal or wanted.line:
        return found.none()
    if wanted.theme:
        found = found.filter(theme=wanted.theme)
    return found.filter(provision=wanted.provision) if wanted.provision else found


def _item(version: Any) -> Hit:
    address = reverse("knowledge:item", args=[version.item.key])
    return Hit(version.item.kind, version.title, version.lead, address, timezone.localdate(version.at), version)


def _research(one: Any) -> Hit:
    address = reverse("knowledge:research", args=[one.key])
    return Hit(RESEARCH_AGENDA, one.question, one.why, address, one.asked_on or dt.date.min, one)


def _question(one: Any) -> Hit:
    return Hit(QUESTIONS, one.title, one.text, reverse("knowledge:question", args=[one.key]), one.asked_on, one)
