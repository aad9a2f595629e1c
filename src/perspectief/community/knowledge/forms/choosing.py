"""Reads what somebody looks for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from perspectief.community.knowledge.choices import GRADES, AboutKind, Kind, Theme
from perspectief.community.knowledge.queries.searching import QUESTIONS, RESEARCH_AGENDA, Wanted
from perspectief.community.knowledge.queries.subjects import Subject
from perspectief.foundation.ui.choosing import Choosing, search_field
from perspectief.foundation.ui.fields import labelled

NAMES = {AboutKind.GOAL: "doel", AboutKind.LINE: "lijn", AboutKind.PROVISION: "voorziening"}


class ChooseForm(Choosing):
    """What to see."""

    zoek = search_field()
    soort = forms.ChoiceField(label=_("Soort"), required=False)
    thema = forms.ChoiceField(label=_("Thema"), required=False)
    bewijs = forms.ChoiceField(label=_("Hoe goed bewezen"), required=False)
    lijn = forms.ChoiceField(label=_("Lijn van het plan"), required=False)
    doel = forms.ChoiceField(label=_("Doel van het plan"), required=False)
    voorziening = forms.ChoiceField(label=_("Voorziening"), required=False)

    def __init__(self, *args: Any, subjects: Iterable[Subject], is_colleague: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        kinds = [*labelled(Kind.choices), (RESEARCH_AGENDA, _("Vraag aan onderzoekers"))]
        self.offer("soort", [*kinds, (QUESTIONS, _("Vraag van een collega"))] if is_colleague else kinds)
        self.offer("thema", labelled(Theme.choices))
        self.offer("bewijs", [(str(grade), _at_least(word)) for grade, word in GRADES.items() if grade])
        known = list(subjects)
        for kind, name in NAMES.items():
            self.offer(name, [(one.key, one.name) for one in known if one.kind == kind])

    @property
    def wanted(self) -> Wanted:
        """The choice."""
        chosen = self.chosen
        return Wanted(
            words=chosen.get("zoek", ""),
            kind=chosen.get("soort", ""),
            theme=chosen.get("thema", ""),
            goal=chosen.get("doel", ""),
            line=chosen.get("lijn", ""),
            provision=chosen.get("voorziening", ""),
            grade=int(chosen["bewijs"]) if "bewijs" in chosen else None,
        )

    @property
    def chose_closely(self) -> bool:
        """More than a word."""
        return bool(self.chosen.keys() - {"zoek"})


def _at_least(word: Any) -> str:
    return str(_("Minstens: %(word)s")) % {"word": word}
