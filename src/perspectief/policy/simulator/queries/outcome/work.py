"""What is kept of working more, and where a little more work ends a right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from perspectief.foundation.disclosure import Columns, Published, publish_amount, publish_count, publish_table
from perspectief.foundation.output import charts
from perspectief.policy.simulator.queries.outcome.common import (
    CODE,
    SCHEME,
    Content,
    Part,
    Row,
    Section,
    beside,
    scheme_name,
    sheet,
    single,
    some,
)
from perspectief.policy.simulator.queries.sheets import Sheet

PRESSURES = {
    "pressure": ("werken-uur", gettext_lazy("Een uur per week meer werken")),
    "first_job": ("werken-baan", gettext_lazy("Beginnen met een baan van 24 uur")),
}
BANDS = {
    "onder 0%": gettext_lazy("houdt meer over dan het loon"),
    "0 tot 20%": gettext_lazy("houdt € 8 tot € 10 over"),
    "20 tot 40%": gettext_lazy("houdt € 6 tot € 8 over"),
    "40 tot 60%": gettext_lazy("houdt € 4 tot € 6 over"),
    "60 tot 80%": gettext_lazy("houdt € 2 tot € 4 over"),
    "80 tot 100%": gettext_lazy("houdt minder dan € 2 over"),
    "100% of meer": gettext_lazy("houdt niets over, of gaat achteruit"),
}
"""What is left of every ten euro gross; the simulation says how much is lost, in per cent."""
STEPS = {
    "1 uur per week": gettext_lazy("1 uur per week"),
    "1.200 euro per jaar": gettext_lazy("€ 1.200 per jaar"),
}
FALLS = (
    single("stap", gettext_lazy("Stap")),
    SCHEME,
    CODE,
    single("verliest_nu", gettext_lazy("Verliest dit nu")),
    single("verliest_plan", gettext_lazy("Verliest dit met het plan")),
    single("daalt_nu", gettext_lazy("Houdt dan minder over, nu")),
    single("daalt_plan", gettext_lazy("Met het plan")),
    single("gemiddeld_plan", gettext_lazy("Gemiddeld verlies per jaar")),
)


def part(content: Content) -> Part:
    """The page about working more."""
    sections = [_pressure(content, *one) for one in PRESSURES.items()]
    sections.append(_steps(content))
    lead = gettext_lazy("Van meer loon blijft niet alles over. Er gaat belasting af, en regelingen worden lager.")
    return Part("werken", gettext_lazy("Loont werken?"), lead, tuple(sections))


def _steps(content: Content) -> Section:
    """Rights that end; the columns of who then has less only when there is anybody."""
    anybody = any(row["fall"] for law_ in ("before", "after") for row in content[law_]["cliffs"])
    says = [_("Wie iets meer verdient, verliest soms in één keer een hele regeling.")]
    if not anybody:
        says.append(_("Bij zo'n stap houdt niemand in totaal minder over, voor zover wij bedragen kennen."))
    columns = [one for one in FALLS if anybody or not one.name.startswith("daalt")]
    table = sheet("werken-klif", gettext_lazy("Rechten die stoppen bij een kleine stap"), columns, _falls(content))
    return Section(gettext_lazy("Waar een kleine stap een recht kost"), says=tuple(says), sheet=table)


def _pressure(content: Content, name: str, words: tuple[str, Any]) -> Section:
    key, title = words
    before, after = (content[law_][name] for law_ in ("before", "after"))
    table = _bands(key, title, before, after)
    return Section(title, says=tuple(_says(before, after)), chart=_chart(table, title), sheet=table, folded=True)


def _bands(key: str, title: Any, before: Row, after: Row) -> Sheet:
    rows = [
        {"deel": str(BANDS[now["band"]]), "nu": now["adults"], "plan": then["adults"]}
        for now, then in zip(before["bands"], after["bands"], strict=True)
    ]
    columns = (
        single("deel", gettext_lazy("Van elke € 10 meer loon")),
        single("nu", gettext_lazy("Mensen nu")),
        single("plan", gettext_lazy("Mensen met het plan")),
    )
    return sheet(key, title, columns, publish_table(rows, Columns(counts=["nu", "plan"])))


def _says(before: Row, after: Row) -> Iterator[str]:
    if before["median"] is None or after["median"] is None:
        yield _("Hier zijn te weinig mensen om iets over te zeggen.")
        return
    now, then = _kept(before["median"]), _kept(after["median"])
    if now == then:
        yield _("De helft houdt van elke € 10 meer loon ten minste %(now)s over. Dat blijft zo.") % {"now": now}
    else:
        words = {"now": now, "then": then}
        yield (
            _("De helft houdt van elke € 10 meer loon nu ten minste %(now)s over. Met het plan is dat %(then)s.")
            % words
        )


def _kept(pressure: float) -> str:
    """What is left of ten euro."""
    return f"€\u00a0{(100 - pressure) / 10:.2f}".replace(".", ",").removesuffix(",00")


def _chart(table: Sheet, title: Any) -> charts.Chart | None:
    if all(row["nu"].is_hidden for row in table.rows):
        return None
    words = charts.Words(
        title=_("%(title)s: wat blijft er over? (synthetisch)") % {"title": title},
        about=_("Per groep twee balken: hoeveel mensen zo veel overhouden van elke 10 euro, nu en met het plan."),
        x=_("Van elke € 10"),
        y=_("Mensen"),
    )
    bars = [
        {"deel": row["deel"], "aantal": row[when], "wanneer": name}
        for row in table.rows
        for when, name in (("nu", _("nu")), ("plan", _("met het plan")))
    ]
    return charts.grouped_bars(bars, x="deel", y="aantal", series="wanneer", words=words)


def _adults(row: Row | None, name: str) -> Published:
    """A scheme in which nobody loses a right has no row."""
    return publish_count(row[name] if row else 0)


def _falls(content: Content) -> Iterator[dict[str, Any]]:
    for before, after in beside(content, "cliffs", "step", "scheme"):
        row = some(before, after)
        many = after["lose_right"] if after else 0
        yield {
            "stap": str(STEPS.get(row["step"], row["step"])),
            "regeling": scheme_name(row),
            "regeling_sleutel": row["scheme"],
            "verliest_nu": _adults(before, "lose_right"),
            "verliest_plan": _adults(after, "lose_right"),
            "daalt_nu": _adults(before, "fall"),
            "daalt_plan": _adults(after, "fall"),
            "gemiddeld_plan": publish_amount(
                after["drop_cents"] // many if after and many and not row["in_kind"] else None,
                contributors=many,
                step=10,
            ),
        }
