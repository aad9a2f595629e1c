"""Keeps money: the lines there are, what was promised from them, what was spent, and where freed money went."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from perspectief.foundation.access import Actor
from perspectief.foundation.places.models import Municipality
from perspectief.policy.weighing import wording
from perspectief.policy.weighing.choices import PaidState
from perspectief.policy.weighing.models import Commitment, FreedMoney, Item, MoneyLine, Spent
from perspectief.policy.weighing.permissions import may_keep_money
from perspectief.policy.weighing.queries import money as queries
from perspectief.policy.weighing.services.refusing import Refused, check

FIRST_YEAR, LAST_YEAR = 2015, 2100


@dataclass(frozen=True)
class NewLine:
    """Money there is: what it is called, in which year, how much, and the paper that says so."""

    name: str
    year: int
    amount: int
    source: str


@dataclass(frozen=True)
class Account:
    """What a provider accounted for, up to which day, and where it stands. `reach`: None when it was not told."""

    on: dt.date
    amount: int
    reach: int | None
    source: str


@transaction.atomic
def add_line(*, municipality: Municipality, line: NewLine, by: Actor) -> MoneyLine:
    """Write down money that there is. Raises Refused."""
    check(may_keep_money(by))
    if not line.name.strip() or not line.source.strip():
        raise Refused(_("Schrijf op hoe dit geld heet, en in welk stuk het staat."))
    if not FIRST_YEAR <= line.year <= LAST_YEAR:
        raise Refused(_("Dit jaar klopt niet. Schrijf vier cijfers, bijvoorbeeld 2027."))
    key = slugify(line.name)[:60]
    if MoneyLine.objects.filter(municipality=municipality, key=key, year=line.year).exists():
        raise Refused(_("Dit geld staat er al voor dit jaar."))
    return MoneyLine.objects.create(
        municipality=municipality,
        key=key,
        name=line.name.strip(),
        year=line.year,
        amount=line.amount,
        source=line.source.strip(),
        invented=by.is_invented,
    )


@transaction.atomic
def promise(*, line: MoneyLine, amounts: Mapping[Item, tuple[int, int]], at: dt.datetime) -> list[Commitment]:
    """Promise money of a line: item -> (whole euros, people in that year). Called by the final decision only.

    Raises Refused when the line has not so much left.
    """
    known = _locked(line)
    wanted, left = sum(amount for amount, _reach in amounts.values()), queries.left_of(known)
    if wanted > left:
        words = {"name": known.name, "year": known.year, "left": wording.euro(left), "wanted": wording.euro(wanted)}
        raise Refused(_("%(name)s %(year)s heeft nog %(left)s. Er is %(wanted)s nodig.") % words)
    made = [
        Commitment(line=known, item=item, amount=amount, reach=reach, at=at)
        for item, (amount, reach) in amounts.items()
        if amount
    ]
    return Commitment.objects.bulk_create(made)


@transaction.atomic
def account_for(*, commitment: Commitment, account: Account, by: Actor) -> Spent:
    """Write down what was really paid and whom it reached. A mistake is put right with an amount below nought."""
    check(may_keep_money(by))
    _locked(commitment.line)
    known = Commitment.objects.get(pk=commitment.pk)
    if not account.source.strip():
        raise Refused(_("Schrijf op in welk stuk dit staat."))
    if known.state != PaidState.COMMITTED:
        raise Refused(_("Deze toezegging is al afgesloten."))
    told = {"on": account.on, "amount": account.amount, "reach": account.reach, "source": account.source.strip()}
    if Spent.objects.filter(commitment=known, **told).exists():
        raise Refused(_("Dit staat er al. Is het een andere betaling? Noem dan het andere stuk."))
    spent = queries.spent_on(known) + account.amount
    if spent > known.amount:
        raise Refused(_("Dit is meer dan er is toegezegd. Kijk het bedrag na."))
    if spent < 0:
        raise Refused(_("Dit is meer dan er is betaald. Kijk het bedrag na."))
    return Spent.objects.create(commitment=known, **told)


@transaction.atomic
def release(*, commitment: Commitment, by: Actor) -> FreedMoney | None:
    """Close a promise: what was not spent falls free. None when all of it was spent."""
    check(may_keep_money(by))
    line = _locked(commitment.line)
    known = Commitment.objects.get(pk=commitment.pk)
    if known.state != PaidState.COMMITTED:
        raise Refused(_("Deze toezegging is al afgesloten."))
    known.state = PaidState.RELEASED
    known.save(update_fields=["state"])
    left = known.amount - queries.spent_on(known)
    if left <= 0:
        return None
    return FreedMoney.objects.create(line=line, freed_by=known.item, amount=left, at=timezone.now())


@transaction.atomic
def give_on(*, freed: FreedMoney, to: Item, amount: int, reach: int, by: Actor) -> FreedMoney:
    """Let freed money go to another item, with the reach that it buys there. What is not given stays free."""
    check(may_keep_money(by))
    line = _locked(freed.line)
    known = FreedMoney.objects.select_related(None).get(pk=freed.pk)
    if known.goes_to_id is not None:
        raise Refused(_("Dit geld ging al ergens heen."))
    if not 0 < amount <= known.amount:
        raise Refused(_("Zoveel geld is hier niet vrij. Vul een lager bedrag in."))
    if to.pk == known.freed_by_id:
        raise Refused(_("Dit geld kwam hier net vrij. Kies iets anders."))
    if not known.is_promised:
        _grow(line, to, amount, reach)
    if amount < known.amount:
        FreedMoney.objects.create(
            line=line,
            freed_by=known.freed_by,
            amount=known.amount - amount,
            is_promised=known.is_promised,
            at=known.at,
        )
    known.goes_to, known.amount, known.reach = to, amount, reach
    known.save()
    return known


def _grow(line: MoneyLine, to: Item, amount: int, reach: int) -> None:
    """More for an item that has a promise in this line already; a new promise for one that has not."""
    if amount > queries.left_of(line):
        raise Refused(_("Dit geld is intussen ergens anders voor toegezegd."))
    known = Commitment.objects.filter(line=line, item=to).first()
    if known is None:
        Commitment.objects.create(line=line, item=to, amount=amount, reach=reach, at=timezone.now())
        return
    if known.state != PaidState.COMMITTED:
        raise Refused(_("De toezegging aan dit project is al afgesloten. Kies iets anders."))
    known.amount, known.reach = known.amount + amount, known.reach + reach
    known.save(update_fields=["amount", "reach"])


def _locked(line: MoneyLine) -> MoneyLine:
    """Two who spend the same line wait for each other."""
    return MoneyLine.objects.select_for_update(no_key=True).select_related(None).get(pk=line.pk)
