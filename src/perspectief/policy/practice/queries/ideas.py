"""Looks up the ideas of the work conference and what became of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db.models import OuterRef, Q, QuerySet, Subquery

from perspectief.policy.practice.choices import Fate
from perspectief.policy.practice.models import Idea, IdeaFate


@dataclass(frozen=True)
class Wanted:
    """Which ideas somebody wants to see. Empty: all of them."""

    table: str = ""
    fate: str = ""
    words: str = ""


def find(key: str) -> Idea | None:
    """The idea with this key."""
    return _with_fate().filter(key=key).first()


def _with_fate() -> QuerySet[Idea]:
    """Each with `fate`: what became of it, by the newest news."""
    newest = IdeaFate.objects.filter(idea=OuterRef("pk")).order_by("-at", "-pk")
    found = Idea.objects.filter(municipality__code=settings.MUNICIPALITY).prefetch_related("fates")
    return found.annotate(fate=Subquery(newest.values("fate")[:1]))


def chosen(wanted: Wanted) -> QuerySet[Idea]:
    """What fits the choice, by table. Every word must stand in the idea or in the news about it."""
    found = _with_fate()
    if wanted.table:
        found = found.filter(table=wanted.table)
    if wanted.fate:
        found = found.filter(fate=wanted.fate)
    for word in wanted.words.split():
        said = IdeaFate.objects.filter(words__icontains=word).values("idea")
        found = found.filter(Q(words__icontains=word) | Q(table_name__icontains=word) | Q(pk__in=said))
    return found


def tables() -> list[tuple[int, str]]:
    """The tables of the conference."""
    rows = Idea.objects.filter(municipality__code=settings.MUNICIPALITY).order_by("table")
    return list(dict.fromkeys(rows.values_list("table", "table_name")))


def newest(idea: Idea) -> IdeaFate | None:
    """What became of it, as far as we know."""
    known = list(idea.fates.all())
    return known[-1] if known else None


HEADS = ("sleutel", "tafel", "naam_van_de_tafel", "idee", "wat_ermee_gebeurde", "uitleg", "waar_dat_staat", "bron")


def rows_for_a_file(wanted: Wanted) -> Iterator[list[str]]:
    """Heads, and a row for each idea that is asked for."""
    yield list(HEADS)
    for one in chosen(wanted):
        news = newest(one)
        fate = Fate(news.fate) if news else Fate.UNKNOWN
        told = [news.words, news.source] if news else ["", ""]
        yield [one.key, str(one.table), one.table_name, one.words, str(fate.label), *told, one.source]
