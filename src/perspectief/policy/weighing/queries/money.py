"""Looks up money: lines, what was promised and what became of it, and freed money with the reach it buys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, QuerySet, Sum
from django.utils.translation import gettext as _

from perspectief.policy.weighing.choices import ItemState, PaidState
from perspectief.policy.weighing.models import Commitment, FreedMoney, Item, LevelYear, MoneyLine, Spent


@dataclass(frozen=True)
class Promised:
    """One promise, beside what became of it. `reached`: None when nobody told."""

    commitment: Commitment
    spent: int
    reached: int | None

    @property
    def left(self) -> int:
        """What can still be spent, or fell free."""
        return self.commitment.amount - self.spent

    @property
    def is_open(self) -> bool:
        """Money can still be spent on it."""
        return self.commitment.state == PaidState.COMMITTED


@dataclass(frozen=True)
class OnLine:
    """A line with all its promises. `left`: not promised to anything, and not freed either."""

    line: MoneyLine
    promised: tuple[Promised, ...]
    freed: tuple[FreedMoney, ...]

    @property
    def committed(self) -> int:
        """All that was promised; of what is closed only what was spent."""
        return sum(one.commitment.amount if one.is_open else one.spent for one in self.promised)

    @property
    def spent(self) -> int:
        """All that was paid."""
        return sum(one.spent for one in self.promised)

    @property
    def left(self) -> int:
        """What nobody was promised."""
        return self.line.amount - self.committed

    @property
    def is_invented(self) -> bool:
        """Is something of it made up?"""
        return self.line.invented or any(one.commitment.item.invented for one in self.promised)


def lines(municipality: str) -> list[OnLine]:
    """All lines, the newest year first, with promises and what became of them."""
    commitments = Commitment.objects.select_related("item__organisation", "item__round").prefetch_related(
        Prefetch("spent", Spent.objects.order_by("on", "pk"))
    )
    freed = FreedMoney.objects.select_related("freed_by", "goes_to")
    found = MoneyLine.objects.filter(municipality__code=municipality).prefetch_related(
        Prefetch("commitments", commitments), Prefetch("freed", freed)
    )
    return [_on_line(line) for line in found]


def _on_line(line: MoneyLine) -> OnLine:
    promised = tuple(promised_of(one) for one in line.commitments.all())
    return OnLine(line, promised, tuple(line.freed.all()))


def promised_of(commitment: Commitment) -> Promised:
    """A promise beside what was accounted for."""
    accounts = list(commitment.spent.all())
    told = [one.reach for one in accounts if one.reach is not None]
    return Promised(commitment, sum(one.amount for one in accounts), sum(told) if told else None)


def left_of(line: MoneyLine) -> int:
    """What nobody was promised of a line, in whole euros."""
    return line.amount - sum(
        one.amount if one.state == PaidState.COMMITTED else spent_on(one) for one in line.commitments.all()
    )


def spent_on(commitment: Commitment) -> int:
    """What was paid on a promise."""
    return Spent.objects.filter(commitment=commitment).aggregate(all=Sum("amount"))["all"] or 0


def lines_of(municipality: str, years: Iterable[int]) -> QuerySet[MoneyLine]:
    """The lines of these years."""
    return MoneyLine.objects.filter(municipality__code=municipality, year__in=list(years))


def commitment(municipality: str, number: int) -> Commitment | None:
    """One promise."""
    found = Commitment.objects.filter(line__municipality__code=municipality, pk=number)
    return found.select_related("line", "item").first()


def freed(municipality: str, number: int) -> FreedMoney | None:
    """One sum that fell free."""
    found = FreedMoney.objects.filter(line__municipality__code=municipality, pk=number)
    return found.select_related("line", "freed_by").first()


def may_get(freed: FreedMoney) -> list[Item]:
    """Where freed money can go: other things of rounds in which was decided."""
    found = Item.objects.filter(
        round__municipality=freed.line.municipality, round__decision__state="final", state=ItemState.ACCEPTED
    )
    return list(found.exclude(pk=freed.freed_by_id).order_by("title"))


def item(municipality: str, key: UUID) -> Item | None:
    """One thing that was weighed."""
    return Item.objects.filter(round__municipality__code=municipality, key=key).first()


def reach_for(item: Item, amount: int, year: int) -> int | None:
    """How many people so much money reaches there, in proportion to its largest level. None: that is not known."""
    rows = LevelYear.objects.filter(level__item=item, year=year, cost__gt=0).select_related("level")
    largest = max(rows, key=lambda row: row.cost, default=None)
    return None if largest is None else round(amount * largest.level.reach / largest.cost)


# --- As a file --------------------------------------------------------------------------------------------------------
def csv_rows(found: Iterable[OnLine]) -> Iterator[list[str]]:
    """Every promise, beside what became of it."""
    yield [
        *("jaar", "geldregel", "bron", "waarvoor", "ronde", "stand"),
        *("toegezegd", "uitgegeven", "beloofd bereik", "bereikt", "verzonnen"),
    ]
    for one in found:
        for row in one.promised:
            yield _csv_row(one, row)


def _csv_row(on: OnLine, row: Promised) -> list[str]:
    item, made_up = row.commitment.item, on.line.invented or row.commitment.item.invented
    return [
        *(str(on.line.year), on.line.name, on.line.source, item.title, item.round.name),
        *(str(row.commitment.get_state_display()), str(row.commitment.amount), str(row.spent)),
        *(str(row.commitment.reach), "" if row.reached is None else str(row.reached)),
        _("ja") if made_up else _("nee"),
    ]
