"""The same list to take along: on paper and in a calendar. Made in memory, without names."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from perspectief.foundation.language import law
from perspectief.foundation.output import calendar, pdf, responses
from perspectief.residents.life_events import wording
from perspectief.residents.life_events.choices import Kind
from perspectief.residents.life_events.queries import Item, TodoList

FILE_NAME = "lijst"
"""The same for every event: the name of the file tells nobody what happened."""


def paper(of: TodoList) -> HttpResponse:
    """The list as PDF, with squares to tick."""
    made = pdf.make("life_events/paper.typ", _paper(of), title=of.title, language=law.reader_language())
    return responses.pdf(made, FILE_NAME)


def agenda(of: TodoList, today: date) -> HttpResponse:
    """What is still to come, as a calendar file; what can be done already comes today."""
    coming = [
        _entry(item, max(item.day, today)) for item in of.items() if item.day and (item.day >= today or item.can_begin)
    ]
    return responses.calendar(calendar.make(coming, name=_("Wat ik moet regelen")), FILE_NAME)


def _entry(item: Item, day: date) -> calendar.Entry:
    return calendar.Entry(uid=item.uid, day=day, summary=item.do.text, description=_description(item), remind=1)


def _description(item: Item) -> str:
    lines = [item.only_if.text if item.only_if else "", item.more.text if item.more else "", item.note]
    lines.append(_contact_words(item))
    lines += [item.doubt, _("Dit is geen besluit.")]
    return "\n".join(line for line in lines if line)


def _contact_words(item: Item) -> str:
    if item.contact is None:
        return ""
    return " · ".join(filter(None, (law.say(item.contact.name).text, item.contact.phone, item.contact.site)))


def _paper(of: TodoList) -> dict[str, Any]:
    """What the template calls `data`."""
    return {
        "title": _said(law.say(of.event.title)),
        "calm": _("Dit hoeft u niet in één keer te doen."),
        "intro": _said(law.say(of.event.intro)),
        "warning": _said(law.say(of.event.calm)) if of.event.calm else None,
        "day": wording.say_day(of.day) if of.day else "",
        "day_label": _("De dag:"),
        "past": wording.some_days_have_been() if of.has_past else "",
        "where_label": _("Waar:"),
        "sections": [
            {"title": str(section.part.label), "money": section.part.value == "money", "items": _items(section.items)}
            for section in of.sections
        ],
        "contacts_title": _("Wie kan u helpen?"),
        "contacts": [
            {"name": _said(law.say(one.name)), "reach": " · ".join(filter(None, (one.phone, one.site)))}
            for one in of.contacts
        ],
        "schemes_title": _("Kijk opnieuw naar deze regelingen"),
        "schemes": [_said(law.say(one.name)) for one in of.schemes],
        "decision": _("Dit is geen besluit. De gemeente, de SVB, UWV en Dienst Toeslagen beslissen."),
        "notes_title": _("Ruimte om iets op te schrijven"),
    }


def _items(items: tuple[Item, ...]) -> list[dict[str, Any]]:
    return [
        {
            "when": capfirst(item.when),
            "kind": "" if item.kind is Kind.DO else str(item.kind.label),
            "only_if": _said(item.only_if) if item.only_if else None,
            "do": _said(item.do),
            "more": _said(item.more) if item.more else None,
            "where": _contact_words(item),
            "doubt": item.doubt if item.is_unchecked else "",
            "note": item.note,
            "past": wording.has_been() if item.is_past else "",
        }
        for item in items
    ]


def _said(said: law.Said) -> dict[str, str]:
    return {"text": said.text, "language": said.language}
