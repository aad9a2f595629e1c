"""Arranges what the house keeps of one person for a paper: words in the language of the reader."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from perspectief.foundation.privacy import terms
from perspectief.foundation.privacy.queries.pack import Chapter, Pack


def paper_of(pack: Pack) -> dict[str, Any]:
    """What `privacy/pack.typ` prints."""
    return {
        "title": _("Uw gegevens"),
        "made": _("Gemaakt op %(day)s.") % {"day": said(pack.made_at)},
        "intro": _("Dit is alles wat wij van u bewaren. U mag dit vragen, zo vaak u wilt."),
        "paused": _("U heeft het kijken gepauzeerd. Niemand anders mag nu kijken.") if pack.paused else "",
        "chapters": [_chapter(one) for one in pack.chapters],
        "consents": _consents(pack),
        "looks": _looks(pack),
        "rights_title": _("Klopt er iets niet?"),
        "rights": [
            _("U kunt uw gegevens verbeteren of laten wissen."),
            _("U kunt het kijken pauzeren. U kunt toestemming stoppen."),
            _("U kunt een klacht sturen naar de Autoriteit Persoonsgegevens."),
        ],
    }


def said(value: object) -> str:
    """A value as people read it."""
    if value is None or value == "":
        return _("niets")
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if isinstance(value, dt.datetime):
        return date_format(timezone.localtime(value), "j F Y, H:i")
    if isinstance(value, dt.date):
        return date_format(value, "j F Y")
    return ", ".join(map(said, value)) if isinstance(value, (list, tuple)) else str(value)


def about(chapter: Chapter) -> list[str]:
    """Why, on what ground, for whom and how long, as short lines."""
    activity = chapter.about
    lines = [str(activity.purpose), _("Grond: %(article)s.") % {"article": activity.article}]
    if activity.receivers:
        lines.append(_("Wie het ook ziet: %(who)s.") % {"who": ", ".join(map(str, activity.receivers))})
    if activity.term:
        words = {"term": terms.in_words(activity.term), "since": terms.counted_from(activity.term)}
        lines.append(_("Wij bewaren het %(term)s. Wij tellen vanaf %(since)s.") % words)
    source = str(chapter.part.source) or _("van uzelf")
    return [*lines, _("Waar wij het vandaan hebben: %(source)s.") % {"source": source}]


def _chapter(chapter: Chapter) -> dict[str, Any]:
    words = chapter.part.words
    return {
        "title": str(chapter.part.title),
        "about": about(chapter),
        "items": [
            [[str(words[name]), said(value)] for name, value in row.items() if value not in (None, "")]
            for row in chapter.part.rows
        ],
    }


def _consents(pack: Pack) -> dict[str, Any]:
    heads = [_("Voor wie"), _("Welke delen"), _("Vanaf"), _("Tot"), _("Gestopt")]
    rows = [
        [one.receiver, ", ".join(one.parts), said(one.given_at), said(one.until), said(one.stopped_at)]
        for one in pack.consents
    ]
    return {"title": _("Uw toestemmingen"), "none": _("U gaf geen toestemming."), "heads": heads, "rows": rows}


def _looks(pack: Pack) -> dict[str, Any]:
    heads = [_("Wanneer"), _("Wie"), _("Wat"), _("Waarom")]
    rows = [
        [said(one.at), ", ".join(filter(None, (one.role, one.organisation))), f"{one.action}: {one.what}", one.reason]
        for one in pack.looks
    ]
    return {"title": _("Wie keek er mee?"), "none": _("Niemand heeft gekeken."), "heads": heads, "rows": rows}
