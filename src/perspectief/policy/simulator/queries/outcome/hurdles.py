"""Who is held back by one condition only."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy

from perspectief.foundation.disclosure import publish_count
from perspectief.foundation.language import law
from perspectief.policy.simulator import wording
from perspectief.policy.simulator.calc import conditions
from perspectief.policy.simulator.queries.outcome.common import (
    CODE,
    SCHEME,
    Content,
    Part,
    Row,
    beside,
    changes_first,
    difference,
    scheme_name,
    single,
    some,
)

BLOCKED = (
    SCHEME,
    CODE,
    single("voorwaarde", gettext_lazy("Wat hen tegenhoudt")),
    single("voorwaarde_sleutel", "", in_page=False),
    single("wie", gettext_lazy("Geteld in")),
    single("nu", gettext_lazy("Nu")),
    single("plan", gettext_lazy("Met het plan")),
    single("verschil", gettext_lazy("Verschil")),
    single("kinderen_plan", gettext_lazy("Kinderen, met het plan")),
)


def part(content: Content) -> Part:
    """The page about who is held back by one condition only."""
    rows = [_row(before, after) for before, after in beside(content, "blocked", "scheme", "condition")]
    changed = [row for row in rows if row["verschil"].value]
    others = [row for row in rows if not row["verschil"].value]
    title = gettext_lazy("Alleen tegengehouden door")
    says = () if changed else (gettext_lazy("Hier verandert niets."),)
    sections = changes_first("drempels", (title, title), BLOCKED, (changed, others), says=says)
    lead = gettext_lazy("Deze mensen voldoen aan alles, op één voorwaarde na. Daar zit dus de drempel.")
    return Part("drempels", title, lead, sections)


def _row(before: Row | None, after: Row | None) -> dict[str, Any]:
    row = some(before, after)
    now, then = (publish_count(one["applicants"] if one else 0) for one in (before, after))
    return {
        "regeling": scheme_name(row),
        "regeling_sleutel": row["scheme"],
        "voorwaarde": conditions.said(law.say(row["says"]).text, row["scheme"], settings.MUNICIPALITY),
        "voorwaarde_sleutel": row["condition"],
        "wie": str(wording.APPLICANTS[row["unit"]]),
        "nu": now,
        "plan": then,
        "verschil": difference(then, now),
        "kinderen_plan": publish_count(after["children"] if after else 0),
    }
