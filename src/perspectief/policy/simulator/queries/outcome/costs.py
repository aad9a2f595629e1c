"""What every scheme costs in a year: now, with the plan, and the difference."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from perspectief.foundation.disclosure import Kind, Published, Reason, hide, publish_amount
from perspectief.foundation.output import charts
from perspectief.policy.simulator.queries.outcome.common import (
    CODE,
    SCENARIOS,
    SCHEME,
    Content,
    Part,
    Row,
    beside,
    changes_first,
    money_change,
    moved,
    ranged,
    scheme_name,
    some,
    split,
    under,
)

MOST_BARS = 12
COLUMNS = (
    SCHEME,
    CODE,
    ranged("nu", gettext_lazy("Kost nu per jaar")),
    ranged("plan", gettext_lazy("Kost met het plan")),
    ranged("verschil", gettext_lazy("Verschil")),
)


def part(content: Content) -> Part:
    """The page about costs."""
    changed, others = split(rows(content))
    titles = gettext_lazy("Kosten die veranderen"), gettext_lazy("Kosten die hetzelfde blijven")
    says, chart = tuple(_says(content, changed)), _chart(changed)
    sections = changes_first("kosten", titles, COLUMNS, (changed, others), says=says, chart=chart)
    lead = gettext_lazy("Hoeveel geld naar elke regeling gaat in één jaar. Kosten van het werk zelf staan apart.")
    return Part("kosten", gettext_lazy("Kosten"), lead, sections)


def rows(content: Content) -> Iterator[dict[str, Any]]:
    """Every scheme: now, with the plan, and the difference."""
    for before, after in beside(content, "schemes", "scheme"):
        change = {one: _change(before, after, one) for one in SCENARIOS}
        row = {"regeling": scheme_name(some(before, after)), "regeling_sleutel": some(before, after)["scheme"]}
        row |= under("nu", _amounts(before)) | under("plan", _amounts(after)) | under("verschil", change)
        yield row | {"changes": moved(*change.values())}


def _amounts(row: Row | None) -> dict[str, Published]:
    if row is None:
        return dict.fromkeys(SCENARIOS, hide(Reason.NOT_APPLICABLE, Kind.AMOUNT))
    return {one: publish_amount(row[one], contributors=row[f"reached_{one}"]) for one in SCENARIOS}


def _change(before: Row | None, after: Row | None, scenario: str) -> Published:
    """As many contribute as there are more or fewer of; when there are as many as before, all of them do."""
    amounts = [None if row is None else row[scenario] for row in (before, after)]
    if amounts == [None, None]:
        return money_change(None, None)
    many = [0 if row is None else row[f"reached_{scenario}"] or 0 for row in (before, after)]
    return money_change((amounts[1] or 0) - (amounts[0] or 0), abs(many[1] - many[0]) or max(many))


def _says(content: Content, changed: list[dict[str, Any]]) -> Iterator[str]:
    if not changed:
        yield _("Van geen enkele regeling met een bekend bedrag veranderen de kosten.")
    unknown = [
        scheme_name(some(before, after))
        for before, after in beside(content, "schemes", "scheme")
        if _changes_in_kind(before, after)
    ]
    if unknown:
        yield _("Van deze regelingen kennen wij geen bedrag: %(names)s. Die kosten tellen niet mee.") % {
            "names": ", ".join(unknown)
        }


def _changes_in_kind(before: Row | None, after: Row | None) -> bool:
    rows = [row for row in (before, after) if row is not None]
    counted = {tuple(row[name] for name in ("entitled", "reached_mid")) for row in rows}
    return all(row["mid"] is None for row in rows) and (len(counted) > 1 or len(rows) == 1)


def _chart(changed: list[dict[str, Any]]) -> charts.Chart | None:
    shown = [row for row in changed if row["verschil_midden"].value is not None]
    largest = sorted(shown, key=lambda row: -abs(row["verschil_midden"].value))[:MOST_BARS]
    if not largest:
        return None
    words = charts.Words(
        title=_("Verschil in kosten per jaar (synthetisch)"),
        about=_("Per regeling een streep van weinig naar veel bereik, met een stip in het midden."),
        x=_("Regeling"),
        y=_("Verschil per jaar"),
        unit=charts.Unit.EURO,
        low=_("Weinig bereik"),
        mid=_("Midden"),
        high=_("Veel bereik"),
    )
    return charts.range_bars(
        largest, x="regeling", low="verschil_laag", mid="verschil_midden", high="verschil_hoog", words=words
    )
