"""What the law answers, arranged for a person who reads it. Nothing is kept.

`answers_for` gives the whole result of one household as plain data (`nouns`): the page, the PDF and a summary draw the
same `Answers`. `steps_for` gives the calculation behind one scheme. `roads` gives who helps further, from the
provisions. `told_in` says what is received already. `anchor_of`, `contact` and `question` are for pages that ask.
"""

from perspectief.foundation.language.law import Said
from perspectief.residents.entitlements.queries.answers import answers_for
from perspectief.residents.entitlements.queries.asking import anchor_of, contact, question
from perspectief.residents.entitlements.queries.doors import roads
from perspectief.residents.entitlements.queries.nouns import (
    Answer,
    Answers,
    Because,
    Calculation,
    Contact,
    Door,
    Group,
    OpenQuestion,
    Section,
    Step,
)
from perspectief.residents.entitlements.queries.received import told_in
from perspectief.residents.entitlements.queries.steps import steps_for

__all__ = [
    "Answer",
    "Answers",
    "Because",
    "Calculation",
    "Contact",
    "Door",
    "Group",
    "OpenQuestion",
    "Said",
    "Section",
    "Step",
    "anchor_of",
    "answers_for",
    "contact",
    "question",
    "roads",
    "steps_for",
    "told_in",
]
