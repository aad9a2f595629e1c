"""The pages of the check. Answers travel in the visitor's own cookie (`services`): nothing is kept here."""

from perspectief.residents.entitlements.views.one_page import compare, one_page, summary
from perspectief.residents.entitlements.views.paper import paper
from perspectief.residents.entitlements.views.questions import answers, go_on, put_back, question, remove
from perspectief.residents.entitlements.views.result import result
from perspectief.residents.entitlements.views.start import helper, home, start, wipe, wiped
from perspectief.residents.entitlements.views.steps import steps

__all__ = [
    "answers",
    "compare",
    "go_on",
    "helper",
    "home",
    "one_page",
    "paper",
    "put_back",
    "question",
    "remove",
    "result",
    "start",
    "steps",
    "summary",
    "wipe",
    "wiped",
]
