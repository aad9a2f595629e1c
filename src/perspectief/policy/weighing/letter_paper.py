"""The letter on a decision: the words that page and paper share, and the paper itself (PDF/UA-1, Dutch)."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from perspectief.foundation.output import pdf
from perspectief.policy.weighing import wording
from perspectief.policy.weighing.models import Verdict

TEMPLATE = "weighing/letter.typ"
LANGUAGE = "nl"


def words_of(verdict: Verdict) -> dict[str, Any]:
    """What stands in the letter, as it was kept when it went out."""
    kept: dict[str, Any] = json.loads(verdict.letter)
    day, until = dt.date.fromisoformat(kept["day"]), dt.date.fromisoformat(kept["objection"]["until"])
    return {
        **kept,
        "day_said": wording.day(day),
        "money_said": [(year, wording.euro(euros)) for year, euros in kept["money"]],
        "total_said": wording.euro(sum(euros for _year, euros in kept["money"])),
        "objection_said": objection_said(kept["objection"], until),
    }


def objection_said(objection: dict[str, Any], until: dt.date) -> list[str]:
    """How to object, until when, and that nobody compared the term with the law yet."""
    words = {"weeks": objection["weeks"], "until": wording.day(until), "article": objection["article"]}
    said = [
        _("Bent u het er niet mee eens? Dan kunt u bezwaar maken."),
        _("Dat kan %(weeks)s weken lang: tot en met %(until)s.") % words,
        _("Stuur de gemeente een brief. Schrijf daarin waarom u het er niet mee eens bent."),
        _("Zet uw naam, de datum en uw handtekening erbij. Noem ook dit besluit."),
    ]
    if objection["unchecked"]:
        said.append(_("Deze tijd (%(article)s) is nog niet nagekeken.") % words)
    return said


def of(verdict: Verdict) -> bytes:
    """The letter on paper."""
    with translation.override(LANGUAGE):
        kept = words_of(verdict)
        return pdf.make(TEMPLATE, _data(kept), title=kept["title"], language=LANGUAGE)


def _data(kept: dict[str, Any]) -> dict[str, Any]:
    return {
        **kept,
        "says": {
            "from": _("Gemeente %(city)s") % {"city": kept["city"]},
            "to": _("Aan"),
            "day": _("Datum"),
            "about": _("Gaat over"),
            "decided": _("Wat is er besloten?"),
            "year": _("Jaar"),
            "amount": _("Bedrag"),
            "why": _("Waarom?"),
            "values": _("Wat het panel vond"),
            "values_help": _("Hieronder staat wat het panel samen gaf, van 0 tot 100."),
            "question": _("Vraag"),
            "value": _("Punten"),
            "replies": _("Uw reactie, en wat wij ermee deden"),
            "you": _("U schreef:"),
            "we": _("Wij antwoordden:"),
            "object": _("Bent u het er niet mee eens?"),
            "ground": _("Dit besluit rust op: %(basis)s") % {"basis": kept["legal_basis"]},
            "by": _("Besloten door %(by)s.") % {"by": kept["by"]},
            "digest": _("Controlegetal van het besluit: %(digest)s") % {"digest": kept["digest"]},
            "invented": _("Deze brief is verzonnen, om mee te oefenen.") if kept["invented"] else "",
        },
    }
