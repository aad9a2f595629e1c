"""What somebody takes along of a kept check: the six words with a card to cut out, and all that is kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from perspectief.foundation.language import law
from perspectief.foundation.output import pdf
from perspectief.foundation.privacy.paper import paper_of
from perspectief.foundation.privacy.queries.pack import Pack
from perspectief.foundation.privacy.subjects import Part
from perspectief.residents.entitlements.services import in_words
from perspectief.residents.kept_checks.models import KEPT

WORDS_FILE, PACK_FILE = "woorden", "bewaard"
"""The same for everybody: the name of a file tells nothing."""


def words(code: Sequence[str], last_day: dt.date, address: str) -> bytes:
    """The six words on A4, large, with a small card. Nothing on it says what they are for."""
    shown = address.partition("://")[2]
    data = {
        "words": [{"text": word, "language": "nl"} for word in code],
        "title": _("Zes woorden"),
        "lead": _("Met deze woorden gaat u later verder."),
        "how": _("Typ ze hier, in deze volgorde:"),
        "address": shown,
        "until": _("Ze werken tot en met %(day)s.") % {"day": law.say_date(last_day)},
        "longer": _("Gebruikt u ze eerder? Dan telt de tijd opnieuw."),
        "care": _("Leg dit papier op een plek die van u is. Wie deze woorden heeft, kan alles lezen."),
        "card": _("Kaartje voor in uw portemonnee. Knip het uit."),
    }
    return pdf.make("kept_checks/words.typ", data, title=_("Zes woorden"), language=law.reader_language())


def pack(found: Pack) -> bytes:
    """All that is kept, with the answers."""
    return pdf.make("privacy/pack.typ", paper_of(found), title=_("Uw gegevens"), language=law.reader_language())


def answers_part(said: Mapping[str, Any]) -> Part:
    """The answers in words, as one chapter of the pack: a row per person."""
    rows: list[dict[str, str]] = []
    names: dict[str, str] = {}
    for person in in_words(said):
        whose = {_("Wie"): person.name or _("Uw huishouden")}
        row = whose | {question: "; ".join(answers) for question, answers in person.lines}
        names |= {name: name for name in row}
        rows.append(row)
    return Part(key="kept_checks.answers", title=_("Uw antwoorden"), activity=KEPT, rows=rows, words=names)
