"""A letter on paper: PDF/UA-1 in Dutch, drawn from the same blocks as the page."""

from __future__ import annotations

from dataclasses import replace

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from perspectief.foundation.output import pdf
from perspectief.policy.council import paper, wording
from perspectief.policy.council.calc.blocks import Block, Chapter, Kind
from perspectief.policy.council.choices import LetterState
from perspectief.policy.council.models.letters import Letter
from perspectief.policy.council.queries import letters


def of(letter: Letter) -> bytes:
    """The letter as PDF."""
    with translation.override(paper.LANGUAGE):
        found = letters.document(letter)
        return pdf.make(paper.TEMPLATE, _data(found), title=found.title, language=paper.LANGUAGE)


def _data(found: letters.Document) -> dict[str, object]:
    letter = found.letter
    return {
        "title": found.title,
        "city": " ".join((to(found), wording.day(timezone.localdate(letter.published_at or letter.as_of)))),
        "state": state(letter),
        "made_up": _("In deze brief staan verzonnen teksten of cijfers, om mee te oefenen.") if found.made_up else "",
        "marks": {mark: str(word) for mark, word in wording.MARKS.items()},
        "chapters": [paper.chapter_data(one) for one in _chapters(found)],
        "contents": "",
    }


def _chapters(found: letters.Document) -> list[Chapter]:
    """The parts; below the last one the check number of what was kept."""
    chapters = found.chapters(note(found.letter))
    if found.digest:
        last = Block(Kind.SOURCE, _("Controlegetal: %(digest)s") % {"digest": found.digest})
        chapters[-1] = replace(chapters[-1], blocks=(*chapters[-1].blocks, last))
    return chapters


def to(found: letters.Document) -> str:
    """To whom the letter goes."""
    return _("Aan de raad van de gemeente %(city)s.") % {"city": found.city}


def note(letter: Letter) -> str:
    """What stands before everything that the program filled in."""
    return _("Hieronder: ingevuld uit de gegevens, zoals bekend op %(moment)s.") % {
        "moment": wording.moment(letter.as_of)
    }


def state(letter: Letter) -> str:
    """What must be said of a letter that is not public yet."""
    if letter.state == LetterState.DRAFT:
        return _("Concept. Deze brief is nog niet klaar en nog niet openbaar.")
    if letter.state == LetterState.EMBARGO and letter.embargo_until:
        return _("Embargo tot %(moment)s.") % {"moment": wording.moment(letter.embargo_until)}
    return ""
