"""Looks up the lobby agenda: themes, what is asked, and what shows why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Prefetch, Q, QuerySet

from perspectief.policy.practice.choices import Addressee, LobbyState
from perspectief.policy.practice.models import Cluster, LobbyItem, LobbyTheme
from perspectief.policy.practice.queries import counts


@dataclass(frozen=True)
class Wanted:
    """Which requests somebody wants to see. Empty: all of them."""

    theme: str = ""
    state: str = ""
    addressee: str = ""
    words: str = ""


def find(key: str) -> LobbyItem | None:
    """The request with this key."""
    return _with_all().filter(key=key).first()


def theme(key: str) -> LobbyTheme | None:
    """The theme with this key."""
    return themes().filter(key=key).first()


def themes() -> QuerySet[LobbyTheme]:
    """The themes of the plan, in its order."""
    return LobbyTheme.objects.filter(municipality__code=settings.MUNICIPALITY)


def _with_all() -> QuerySet[LobbyItem]:
    public = Cluster.objects.filter(published_at__isnull=False).order_by("key")
    found = LobbyItem.objects.filter(municipality__code=settings.MUNICIPALITY).select_related("theme")
    return found.prefetch_related(Prefetch("clusters", public, to_attr="shown"))


def chosen(wanted: Wanted) -> QuerySet[LobbyItem]:
    """What fits the choice, by theme. Every word must stand in the title or the text. `shown`: its public clusters."""
    found = _with_all()
    if wanted.theme:
        found = found.filter(theme__key=wanted.theme)
    if wanted.state:
        found = found.filter(state=wanted.state)
    if wanted.addressee:
        found = found.filter(addressee=wanted.addressee)
    for word in wanted.words.split():
        found = found.filter(Q(title__icontains=word) | Q(words__icontains=word) | Q(reply__icontains=word))
    return found


def by_theme(wanted: Wanted) -> list[tuple[LobbyTheme, list[LobbyItem]]]:
    """Every theme with its requests; when something was chosen, only themes that have some."""
    found = list(chosen(wanted))
    rows = [(one, [item for item in found if item.theme_id == one.pk]) for one in themes()]
    return [row for row in rows if row[1]] if wanted != Wanted() else rows


HEADS = (
    *("sleutel", "thema", "wat_wij_vragen", "uitleg", "aan_wie", "stand", "gemaakt_op", "antwoord", "knelpunten"),
    *("meldingen", "doorrekening", "verzonnen"),
)


def rows_for_a_file(wanted: Wanted) -> Iterator[list[str]]:
    """Heads, and a row for each request that is asked for."""
    yield list(HEADS)
    told = counts.reported()
    for one in chosen(wanted):
        yield [
            one.key,
            one.theme.name,
            one.title,
            one.words,
            str(Addressee(one.addressee).label),
            str(LobbyState(one.state).label),
            one.made_on.isoformat(),
            one.reply,
            " ".join(cluster.key for cluster in one.shown),
            "; ".join(f"{cluster.key}: {told.of(cluster.key)}" for cluster in one.shown),
            one.simulated,
            "ja" if one.invented else "nee",
        ]
