"""Words that pages, panels and files share."""

from __future__ import annotations

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from perspectief.community.knowledge.choices import Kind
from perspectief.community.knowledge.queries.searching import QUESTIONS, RESEARCH_AGENDA
from perspectief.foundation.access import Role


def sort_word(sort: str) -> str:
    """What people call this sort of thing."""
    if sort == RESEARCH_AGENDA:
        return _("Vraag aan onderzoekers")
    if sort == QUESTIONS:
        return _("Vraag van een collega")
    return capfirst(str(Kind(sort).label))


def from_whom(row: object) -> str:
    """Role and organisation of a question or an answer."""
    role, organisation = str(getattr(row, "role", "")), getattr(row, "organisation", None)
    word = capfirst(str(Role(role).label)) if role in Role.values else ""
    return f"{word}, {organisation.name}" if organisation else word
