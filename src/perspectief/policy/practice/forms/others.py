"""Reads questions of areas, what became of ideas, and which of these somebody wants to see."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.inbox.forms import AsksAboutNames, AsksForGood
from perspectief.foundation.ui import fields
from perspectief.foundation.ui.choosing import Choosing, search_field
from perspectief.policy.practice.choices import Fate, Said
from perspectief.policy.practice.forms.common import (
    CHOOSE,
    Telling,
    labelled,
    list_field,
    short,
    words,
)
from perspectief.policy.practice.queries import ideas, subjects
from perspectief.policy.practice.queries.ideas import Wanted


class AskForm(AsksAboutNames, Telling):
    """Somebody who works in an area lays a question before the team."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["title"] = short(_("Waar gaat het over? In een paar woorden."))
        self.fields["text"] = words(
            _("Wat is uw vraag of dilemma?"),
            help_text=_("Met het antwoord wordt uw vraag openbaar. Schrijf niets op over een inwoner."),
        )
        wijken = [("", _("Niet van één wijk")), *subjects.areas()]
        self.fields["area"] = fields.ListField(wijken, label=_("Uit welke wijk?"))
        self.ask_about_names("title", "text")

    @property
    def asked(self) -> dict[str, Any]:
        """The question."""
        return {name: self.cleaned_data[name] for name in ("title", "text", "area")}


class AnswerForm(AsksAboutNames, Telling):
    """The answer of the team."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["answer"] = words(_("Uw antwoord"), rows=8, help_text=_("Korte zinnen. Iedereen kan dit lezen."))
        self.ask_about_names("answer")


class TakeOutForm(AsksForGood, Telling):
    """Which words go for good, why, and that whoever presses knows it. `parts`: of which there are words."""

    def __init__(self, *args: Any, parts: Iterable[Said], **kwargs: Any):
        super().__init__(*args, **kwargs)
        offered = labelled((one.value, one.label) for one in parts)
        self.fields["parts"] = fields.ManyField(offered, label=_("Welke woorden haalt u weg?"))
        self.ask_for_good(words, longest=300)

    def clean(self) -> dict[str, Any]:
        """Something is chosen."""
        if not self.cleaned_data.get("parts") and "parts" not in self.errors:
            self.add_error("parts", _("Maak een keuze."))
        return self.cleaned_data

    @property
    def chosen(self) -> list[Said]:
        """Which words."""
        return [Said(one) for one in self.cleaned_data["parts"]]


class SearchForm(Choosing):
    """Words to look for."""

    zoek = search_field()


class ChooseIdeas(Choosing):
    """Which ideas to see."""

    zoek = search_field()

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        tables = [(str(number), f"{number}. {name}") for number, name in ideas.tables()]
        self.fields["tafel"] = list_field(_("Thematafel"), tables)
        self.fields["lot"] = list_field(_("Wat ermee gebeurde"), Fate.choices)

    @property
    def wanted(self) -> Wanted:
        """The choice."""
        said = self.chosen
        return Wanted(said.get("tafel", ""), said.get("lot", ""), said.get("zoek", ""))


class FateForm(Telling):
    """What became of an idea, and where that stands."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["fate"] = fields.ListField([CHOOSE, *labelled(Fate.choices)], label=_("Wat gebeurde ermee?"))
        self.fields["words"] = words(_("In een paar zinnen"), needed=False, rows=3)
        self.fields["source"] = short(_("Waar staat dit?"), needed=False, longest=200)

    def clean_fate(self) -> Fate:
        """One must be chosen."""
        if not self.cleaned_data.get("fate"):
            raise forms.ValidationError(_("Maak een keuze."))
        return Fate(self.cleaned_data["fate"])
