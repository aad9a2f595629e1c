"""A comparison in plain Dutch, by code: what it costs, whom it reaches, who gains or loses, and poverty.

Numbers are rounded to two figures and told as a range when low and high reach differ; fewer than ten is never told.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import polars as pl

from perspectief.simulation.income import NOT_PAID
from perspectief.simulation.outcomes.dimensions import Dimension
from perspectief.simulation.uptake.priors import SCENARIOS

if TYPE_CHECKING:
    from perspectief.simulation.outcomes.comparing import Comparison

FEW = 10
"""Below this a count is not told."""
LARGEST = 4
"""So many schemes and groups are named; the tables have them all."""
LINE = "110%"
LEAST_EUROS = 1_000
"""Less than this for the whole city together is not told."""
MILLION = 1_000_000
_PEOPLE = {"persoon": "mensen", "toeslagpartners": "aanvragers", "gezin": "gezinnen", "adres": "adressen"}
_WHO = {
    "alleen": "mensen die alleen wonen",
    "paar": "paren zonder kinderen",
    "paar met kinderen": "paren met kinderen",
    "een ouder met kinderen": "ouders die alleen met hun kinderen wonen",
    "huisgenoten": "mensen die een huis delen",
    "drie generaties": "gezinnen met grootouders in huis",
    "ouder en huisgenoot": "ouders met een huisgenoot",
    "paar op twee adressen": "paren op twee adressen",
    "ouder met eigen ouder": "ouders met hun eigen ouder in huis",
}
SAME = "Er verandert niets."
SYNTHETIC = "Dit is een nagemaakte stad (synthetisch). Er staan geen echte mensen in."
NATION = "Dit is een nagemaakt land (synthetisch). Er staan geen echte mensen in."


def says(comparison: Comparison) -> list[str]:
    """Short sentences for somebody who decides. No word is chosen by hand: each follows from a number."""
    first = SYNTHETIC if comparison.reform.city.areas or comparison.reform.place != "NL" else NATION
    if comparison.is_zero:
        return [first, SAME]
    return [
        first,
        *_cost(comparison),
        *_reach(comparison),
        *_winners(comparison),
        *_poverty(comparison),
        *_unsure(comparison),
    ]


def _cost(comparison: Comparison) -> Iterator[str]:
    low, mid, high = comparison.cost
    if mid or low or high:
        yield f"Alle regelingen samen kosten {_money(low, high)} per jaar {_more(mid)}."
    elif not comparison.taxes:
        yield "Voor zover wij bedragen kennen, verandert er niets aan de kosten."
    if _counts_beside(comparison.taxes, mid):
        kept = _money(comparison.taxes, comparison.taxes)
        yield "Ook de belasting over het inkomen verandert."
        yield f"Mensen houden daardoor samen {kept} per jaar {_more(comparison.taxes)} over."
    yield from _without_amount(comparison)


def _counts_beside(taxes: int, cost: int) -> bool:
    """Whether a difference in tax is more than what rounds away in the cost."""
    return abs(taxes) * 100 >= max(abs(cost), 1) and abs(taxes) >= 100 * LEAST_EUROS


def _without_amount(comparison: Comparison) -> Iterator[str]:
    """Schemes that change and of which nobody knows the amount, under the plan or today."""
    moves = comparison.schemes.filter(
        ~pl.col("in_cash") & (pl.col("reached_mid") != 0) & ~pl.col("scheme").is_in(NOT_PAID)
    ).sort(pl.col("reached_mid").abs(), descending=True)
    ends = [row["name"] for row in moves.iter_rows(named=True) if _ends(comparison, row["scheme"])]
    stays = [row["name"] for row in moves.iter_rows(named=True) if not _ends(comparison, row["scheme"])]
    if stays:
        yield f"Van {_listed(stays)} kennen wij geen bedrag."
        yield "Die kosten tellen wij niet mee."
    replaced = [*_paid_in_kind(comparison), *ends]
    if replaced:
        yield f"Wat {_listed(replaced)} nu {'kosten' if len(replaced) > 1 else 'kost'}, weten wij niet."
        yield "Dat telt nu als 0 euro. Wat het plan echt meer kost, is dus lager."
        yield "Wat huishoudens daarvan kwijtraken, tellen wij ook niet mee."


def _ends(comparison: Comparison, key: str) -> bool:
    return comparison.reform.law.line(key) is None


def _paid_in_kind(comparison: Comparison) -> list[str]:
    """Today's names of schemes that get an amount by the plan and had none."""
    paid = set(comparison.reform.budget.filter(pl.col("mid").is_not_null())["scheme"])
    kind = comparison.baseline.budget.filter(pl.col("mid").is_null() & (pl.col("reached_mid") > 0))
    return [row["name"] for row in kind.iter_rows(named=True) if row["scheme"] in paid]


def _reach(comparison: Comparison) -> Iterator[str]:
    rows = sorted(comparison.schemes.iter_rows(named=True), key=lambda row: -abs(row["reached_mid"]))
    for row in rows[:LARGEST]:
        counts = [row[f"reached_{one}"] for one in SCENARIOS]
        people = _PEOPLE[row["unit"]]
        if _was_unknown(row):
            now = comparison.reform.reach.row(by_predicate=pl.col("scheme") == row["scheme"], named=True)
            yield f"{row['name']}: wie dit nu krijgt, weten wij niet."
            yield f"Met dit plan krijgen {_count([now[f'reached_{one}'] for one in SCENARIOS])} {people} dit."
        elif _is_told(counts) and _ends(comparison, row["scheme"]):
            yield f"{row['name']} {_goes(comparison, row['scheme'])}. Nu krijgen {_count(counts)} {people} dit."
        elif _is_told(counts):
            yield f"{row['name']}: {_count(counts)} {people} {_more(counts[1])} krijgen dit."


def _goes(comparison: Comparison, key: str) -> str:
    """What becomes of a scheme that ends."""
    names = [merge.name for merge in comparison.reform.reform.merged if key in merge.schemes]
    return f"gaat op in {names[0]}" if names else "stopt"


def _was_unknown(row: dict[str, Any]) -> bool:
    """Whether part of the difference is only that the law could not say it before."""
    return bool(row["not_known"] <= -FEW and row["entitled"] > 0)


def _winners(comparison: Comparison) -> Iterator[str]:
    everybody = comparison.changes.filter(dimension=Dimension.ALL.value)
    by_scenario = {row["scenario"]: row for row in everybody.iter_rows(named=True)}
    middle = by_scenario["mid"]
    if not any(row["gain"] or row["lose"] for row in by_scenario.values()):
        yield "In geld gaat niemand erop vooruit of achteruit."
        return
    for what, cents, words in (("gain", "gained_cents", "vooruit"), ("lose", "lost_cents", "achteruit")):
        counts = [by_scenario[one][what] for one in SCENARIOS]
        if not _is_told(counts):
            yield f"{'Bijna niemand' if max(counts) else 'Niemand'} gaat er in geld op {words}."
            continue
        yield f"{_count(counts).capitalize()} huishoudens gaan erop {words}."
        yield f"Gemiddeld is dat {_euros(middle[cents] / middle[what] / 100)} per jaar."
        yield from _who(comparison, what, middle[what])


def _who(comparison: Comparison, what: str, whole: int) -> Iterator[str]:
    rows = comparison.changes.filter(dimension=Dimension.KIND.value, scenario="mid").sort(what, descending=True)
    largest = rows.row(0, named=True)
    if largest[what] >= FEW and 2 * largest[what] >= whole:
        yield f"De meeste daarvan zijn {_WHO[largest['group']]}."


def _poverty(comparison: Comparison) -> Iterator[str]:
    row = comparison.poverty.filter(line=LINE).row(0, named=True)
    for what, people in (("households", "huishoudens"), ("children", "kinderen")):
        counts = [row[f"{what}_{one}"] for one in SCENARIOS]
        if _is_told(counts):
            yield f"Onder {LINE} van het minimum leven {_count(counts)} {people} {_more(counts[1])}."
        elif what == "households":
            yield f"Het aantal huishoudens onder {LINE} van het minimum verandert niet of nauwelijks."
    gap = [row[f"gap_cents_{one}"] for one in SCENARIOS]
    if abs(gap[1]) >= 100 * LEAST_EUROS:
        yield f"Alle huishoudens onder die grens komen samen {_money(gap[0], gap[-1])} per jaar {_more(gap[1])} tekort."


def _unsure(comparison: Comparison) -> Iterator[str]:
    yield "Hoeveel mensen iets aanvragen, weten wij niet precies. Daarom noemen wij soms twee getallen."
    changed = comparison.schemes.filter((pl.col("reached_mid") != 0) | (pl.col("cents_mid") != 0))["scheme"]
    guesses = comparison.reform.reach.filter(pl.col("scheme").is_in(changed.implode()) & (pl.col("status") == "guess"))
    if len(guesses):
        yield "Voor een deel is daar geen onderzoek naar. Dat deel is onze aanname."
    unknown = comparison.reform.budget.filter(pl.col("scheme").is_in(changed.implode()) & (pl.col("not_known") >= FEW))
    if len(unknown):
        most = unknown.sort("not_known", "name", descending=[True, False]).row(0, named=True)
        people = _PEOPLE[most["unit"]]
        yield f"{most['name']}: bij {_count([most['not_known']])} {people} zegt de wet niet genoeg."
        yield "Die tellen niet mee."
        if len(unknown) > 1:
            yield "Dit speelt ook bij andere regelingen."


# --- Words for numbers ------------------------------------------------------------------------------------------


def _is_told(counts: list[int]) -> bool:
    return abs(counts[1]) >= FEW


def _more(number: float) -> str:
    return "meer" if number > 0 else "minder"


def rounded(number: float) -> int:
    """Two figures: 4.749 becomes 4.700."""
    size = abs(number)
    if size < 100:
        return round(number / 10) * 10 if size >= FEW else 0
    step = 10 ** (len(str(int(size))) - 2)
    return int(round(number / step) * step)


def _dutch(number: float) -> str:
    return f"{number:,.0f}".replace(",", ".")


def _count(counts: list[int]) -> str:
    """A number, or two when they differ after rounding; without its sign."""
    sizes = sorted(abs(rounded(one)) for one in counts)
    low, high = sizes[0], sizes[-1]
    if (counts[0] < 0) != (counts[-1] < 0) or low < FEW:
        low = 0
    if low == high:
        return f"ongeveer {_dutch(high)}"
    return f"{_dutch(low)} tot {_dutch(high)}" if low else f"tot {_dutch(high)}"


def _money(low: int, high: int) -> str:
    """Cents as euro: one number or two, in millions when they are large; without their sign."""
    one, other = sorted((abs(rounded(low / 100)), abs(rounded(high / 100))))
    if (low < 0) != (high < 0):
        one = 0
    if one == other:
        return f"ongeveer {_euros(one)}"
    lowest, highest = _euros(one), _euros(other)
    unit = highest.partition(" ")[2]
    return f"{lowest.removesuffix(f' {unit}')} tot {highest}" if one else f"tot {highest}"


def _euros(euros: float) -> str:
    amount = rounded(euros)
    if amount < MILLION:
        return f"{_dutch(amount)} euro"
    millions = f"{amount / MILLION:.1f}".replace(".", ",") if amount < 10 * MILLION else _dutch(amount / MILLION)
    return f"{millions.removesuffix(',0')} miljoen euro"


def _listed(names: list[Any]) -> str:
    if len(names) > 2:
        return f"{names[0]} en {len(names) - 1} andere regelingen"
    return " en ".join(names)
