"""The result on paper: the same `Answers` as on the page, in the order in which somebody uses a sheet of paper."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from perspectief.foundation.language import law
from perspectief.foundation.output import pdf, qr
from perspectief.residents.entitlements.queries.nouns import Answer, Answers, Contact, Door, PersonView, Section, Told

Thing = TypeVar("Thing")
TEMPLATE = "entitlements/paper.typ"
FILE_NAME = "uitkomst"
"""The same for everybody: the name of the file tells nothing."""
MOST_HELPERS = 3
MOST_QUESTIONS = 8
LINES_TO_WRITE_ON = 6


def make(answers: Answers, entry: str) -> bytes:
    """The paper as PDF. `entry`: the address of the first page of the check, for the QR code: no answer is in it."""
    return pdf.make(TEMPLATE, data(answers, entry), title=_("Uw uitkomst"), language=law.reader_language())


def data(answers: Answers, entry: str) -> dict[str, Any]:
    """What the template draws."""
    return {
        "words": _words(answers),
        "sum": _sum(answers),
        "steps": [_step(one) for one in answers.top.steps],
        "sections": [_section(one) for one in answers.sections],
        "open_doors": [_in_short(one) for one in answers.open_doors],
        "received": [_in_short(one) for one in answers.received],
        "persons": [_person(view) for view in answers.persons],
        "to_ask": _to_ask(answers),
        "avoid": _avoid(answers.best),
        "assumed": [
            {"who": who, "question": question, "value": value}
            for who, (question, value) in _gathered((one.whose, (one.question, one.value)) for one in answers.assumed)
        ],
        "help": [_door(door) for door in answers.help[:MOST_HELPERS]],
        "lines": LINES_TO_WRITE_ON,
        "qr": qr.svg(entry, title=entry),
        "entry": entry,
    }


def _words(answers: Answers) -> dict[str, str]:
    """Our own words around the answers, in the reader's language."""
    return {
        "title": _("Uw uitkomst"),
        "day": _("Gerekend op %(day)s, met de regels van die dag.") % {"day": answers.day},
        "no_decision": _("Dit is geen besluit."),
        "ask_anyway": _(
            "U mag altijd aanvragen, ook als hier iets anders staat. De organisatie beslist dan en schrijft u waarom."
        ),
        "first": _("Begin hiermee"),
        "papers": _("Dit neemt u mee"),
        "ask": _("Vragen?"),
        "pay_back": _("Moet ik later terugbetalen?"),
        "avoid": _("Zo voorkomt u terugbetalen"),
        "uncertain": _("Dit konden wij niet nakijken"),
        "questions": _("Dit moeten wij nog weten"),
        "asks": _("Daarna weten wij meer over deze regelingen. U kunt het ook meteen vragen:"),
        "look_here": _("Kijk nu hier:"),
        "open_doors": _("Is dit bij u zo? Dan kan het wel"),
        "received": _("Dit krijgt u al"),
        "persons": _("Per persoon"),
        "probably": _("waarschijnlijk"),
        "assumed": _("Hier gingen wij van uit"),
        "assumed_lead": _(
            "Dit vroegen wij niet, omdat het bij bijna iedereen zo is. Is het bij u anders? Kijk opnieuw."
        ),
        "help": _("Liever samen met iemand?"),
        "notes": _("Ruimte om iets op te schrijven"),
        "again": _("Opnieuw kijken?"),
        "again_how": _("Scan de code met uw telefoon. Of typ dit adres:"),
        "again_safe": _("De code opent alleen het begin. Uw antwoorden staan er niet in."),
        "keep": _("Later verder met deze antwoorden? Kies dan op de site voor ‘Bewaar deze check’."),
    }


def _sum(answers: Answers) -> dict[str, Any]:
    top = answers.top
    counted = _("%(name)s telt mee als inkomen. Andere bedragen kunnen daardoor iets lager zijn.")
    off = _("%(name)s telt niet mee in deze som. Krijgt u eerst iets anders? Dan is %(name)s minder.")
    return {
        "lead": _("Dit kunt u krijgen:") if top.per_month else _without_a_sum(len(answers.best)),
        "amount": _("%(amount)s per maand") % {"amount": top.per_month} if top.per_month else "",
        "adds_up": _adds_up(top.adds_up) if top.per_month else "",
        "apart": [[answer.name, amount] for answer, amount in top.apart],
        "notes": [
            *(counted % {"name": answer.name.text} for answer in top.counted),
            *(off % {"name": answer.name.text} for answer in top.sets_off),
        ],
    }


def _adds_up(number: int) -> str:
    words = ngettext(
        "Dat is van %(number)s regeling. Het is een schatting met uw antwoorden.",
        "Dat is van %(number)s regelingen samen. Het is een schatting met uw antwoorden.",
        number,
    )
    return words % {"number": number}


def _without_a_sum(number: int) -> str:
    if not number:
        return _("Wij zien nog niets dat zeker is. Er is wel hulp, en soms mist alleen een antwoord.")
    words = ngettext(
        "Er is %(number)s regeling voor u. Hoeveel het is, staat er nog niet vast.",
        "Er zijn %(number)s regelingen voor u. Hoeveel het is, staat er nog niet vast.",
        number,
    )
    return words % {"number": number}


def _step(one: Answer) -> dict[str, Any]:
    return {
        "do": _("Vraag %(name)s aan") % {"name": one.name.text},
        "amount": one.amount,
        "hurry": _("Wacht niet: elke dag telt.") if one.around.hurry else "",
    }


def _section(section: Section) -> dict[str, Any]:
    """A part of the result. What people came for is told in full, what is not for now in a few words."""
    groups = [
        {
            "key": group.key,
            "title": group.title if section.key == "misschien" else "",
            "lead": group.lead,
            "answers": [_in_full(one) if group.is_good else _in_short(one) for one in group.answers],
        }
        for group in section.groups
    ]
    return {"key": section.key, "title": section.title, "lead": section.lead, "groups": groups}


def _in_full(one: Answer) -> dict[str, Any]:
    papers = [topic for topic in one.topics if topic.key == "papers"]
    return {
        **_in_short(one),
        "full": True,
        "ask": _contact(one.ask) if one.ask.name else None,
        "purpose": law.say(one.scheme.purpose),
        "per_person": one.per_person,
        "uncertain": [*one.uncertain, *_own(one.seen)],
        "papers": [_told(line) for topic in papers for line in topic.lines],
        "pay_back": [one.pay_back.label, *(_told(line) for line in one.pay_back.meaning)],
    }


def _in_short(one: Answer) -> dict[str, Any]:
    """Name and amount; what is still to be told; when it can be had; how and where to ask."""
    return {
        "full": False,
        "name": one.name,
        "amount": one.amount,
        "would_be": [because.would_be for because in one.unmet if because.would_be],
        "told": _("U vertelde dat u dit al krijgt.") if one.is_told else "",
        "apply": law.say(one.scheme.apply),
        "ask": _nearest(one.ask) if one.ask.name else None,
        "doors": [_door(door) for door in one.next_doors],
    }


def _to_ask(answers: Answers) -> list[dict[str, Any]]:
    """The questions that help most; about whom only where there is somebody else."""
    asked = [(one.whose, one.said) for one, _times in answers.to_ask]
    alone = len({who for who, _said in asked if who}) < 2
    gathered = _gathered(("" if alone else who, said) for who, said in asked)
    return [{"who": who, "question": question} for who, question in gathered[:MOST_QUESTIONS]]


def _avoid(answers: Iterable[Answer]) -> list[dict[str, Any]]:
    """How not to have to pay back, once for all schemes with the same advice."""
    found: dict[tuple[Told, ...], list[law.Said]] = {}
    for one in answers:
        if one.pay_back.avoid:
            found.setdefault(one.pay_back.avoid, []).append(one.name)
    return [{"names": names, "lines": [_told(line) for line in lines]} for lines, names in found.items()]


def _gathered(told: Iterable[tuple[str, Thing]]) -> list[tuple[str, Thing]]:
    """The same thing about several people is said once, with all of them before it."""
    found: dict[Thing, list[str]] = {}
    for who, what in told:
        found.setdefault(what, []).append(who)
    return [(", ".join(filter(None, names)), what) for what, names in found.items()]


def _person(view: PersonView) -> dict[str, Any]:
    shares = [[share.answer.name, share.amount, share.probably] for share in view.shares]
    return {"title": view.title, "shares": shares}


def _told(line: Told) -> dict[str, Any]:
    return {"said": line.said, "doubt": line.doubt}


def _own(*sentences: str) -> Iterable[law.Said]:
    return (law.Said(text, law.reader_language()) for text in sentences if text)


def _door(door: Door) -> dict[str, Any]:
    return {"said": door.said, "what": door.what, "contact": _contact(door.contact) if door.contact else None}


def _contact(contact: Contact) -> dict[str, Any]:
    """Whom to call or visit, in one line of words that can also be typed over."""
    desk = law.say(contact.desk).text
    return {"name": law.say(contact.name), "reach": [word for word in (contact.phone, contact.site, desk) if word]}


def _nearest(contact: Contact) -> dict[str, Any]:
    """The one way to reach somebody that asks least of a person."""
    whole = _contact(contact)
    return {**whole, "reach": whole["reach"][:1]}
