"""Reads items, questions, answers and the research agenda."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from perspectief.community.knowledge.choices import (
    GRADES,
    Design,
    Kind,
    ResearchState,
    Result,
    SourceStatus,
    Theme,
)
from perspectief.community.knowledge.forms.parts import (
    Telling,
    WithSubjects,
    insist_on_choices,
    link,
    one_of,
    short,
    words,
)
from perspectief.community.knowledge.services.items import Said
from perspectief.community.knowledge.services.research import Came, Wanted
from perspectief.foundation.inbox.forms import AsksAboutNames
from perspectief.foundation.ui import fields


class ItemForm(WithSubjects):
    """Something that is known. `again`: there is a version already, so it asks why."""

    def __init__(self, *args: Any, again: bool = False, **kwargs: Any):
        super().__init__(*args, **kwargs)
        known = dict(self.fields)
        self.fields.clear()
        if not again:
            self.fields["kind"] = one_of(_("Wat is het?"), Kind.choices)
        self.fields["title"] = short(_("Titel"), needed=True)
        self.fields["lead"] = words(_("In het kort"), longest=300, rows=3, help_text=_("Eén of twee korte zinnen."))
        self.fields["text"] = words(_("Meer erover. Dit mag leeg blijven."), needed=False, rows=10)
        grades = [(str(grade), word) for grade, word in GRADES.items()]
        self.fields["grade"] = one_of(
            _("Hoe goed bewezen?"),
            grades,
            nothing=_("Nog niet beoordeeld, of past hier niet"),
            help_text=_("Alleen bij een aanpak of een goed voorbeeld."),
        )
        self.fields["design"] = one_of(
            _("Hoe sterk is het onderzoek?"),
            Design.choices,
            nothing=_("Past hier niet"),
            help_text=_("Alleen bij een effect of een onderzoek."),
        )
        self.fields["origin"] = short(_("Goed voorbeeld: van wie komt het?"), longest=160)
        self.fields["taken"] = words(_("Goed voorbeeld: wat namen wij over?"), needed=False, longest=300, rows=3)
        self.fields["source"] = short(
            _("Bron"), needed=True, longest=200, help_text=_("Naam van het stuk, met het jaar.")
        )
        self.fields["source_url"] = link(_("Link naar de bron. Dit mag leeg blijven."))
        self.fields["source_status"] = one_of(_("Hoe weten wij dit?"), SourceStatus.choices)
        self.fields["checked_until"] = fields.DateField(label=_("Nagekeken tot. Leeg: nog niet nagekeken."))
        self.fields.update(known)
        if again:
            self.fields["reason"] = short(_("Waarom verandert u dit?"), needed=True, longest=200)

    def clean(self) -> dict[str, Any]:
        """Lists in which something must be chosen."""
        insist_on_choices(self)
        return self.cleaned_data

    @property
    def said(self) -> Said:
        """What the item says."""
        told = self.cleaned_data
        names = ("title", "lead", "text", "design", "origin", "taken", "source", "source_url", "checked_until")
        return Said(
            **{name: told[name] for name in names},
            grade=int(told["grade"]) if told["grade"] else None,
            source_status=SourceStatus(told["source_status"]),
            about=self.about,
        )


class StillHoldsForm(Telling):
    """Until which day somebody has looked."""

    until = fields.DateField(label=_("Tot welke dag is dit nagekeken?"))

    def clean_until(self) -> Any:
        """A day."""
        if not self.cleaned_data.get("until"):
            raise forms.ValidationError(_("Vul de dag in."))
        return self.cleaned_data["until"]


class ReasonForm(Telling):
    """Why something is done."""

    def __init__(self, *args: Any, label: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["reason"] = words(label, longest=300, rows=2)


class AskForm(AsksAboutNames, Telling):
    """A question to colleagues."""

    def __init__(self, *args: Any, provisions: Iterable[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        nobody = _("Schrijf geen naam, adres of nummer op. Verander wat iemand herkenbaar maakt.")
        self.fields["title"] = short(_("Waar gaat het over? In een paar woorden."), needed=True, longest=120)
        self.fields["case"] = words(_("Wat speelt er? Dit mag leeg blijven."), needed=False, rows=5, help_text=nobody)
        self.fields["text"] = words(_("Wat wilt u weten van collega's?"), rows=4)
        self.fields["theme"] = one_of(_("Over welk thema gaat het?"), Theme.choices)
        self.fields["provision"] = one_of(
            _("Gaat het over één voorziening? Dit mag leeg blijven."), provisions, nothing=_("Nee, of meer dan één")
        )
        self.ask_about_names("title", "case", "text")

    def clean(self) -> dict[str, Any]:
        """A theme must be chosen."""
        insist_on_choices(self)
        return self.cleaned_data


class AnswerForm(AsksAboutNames, Telling):
    """What a colleague knows about it."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["text"] = words(
            _("Uw antwoord"), rows=5, help_text=_("Schrijf niets op waaraan iemand te herkennen is.")
        )
        self.ask_about_names("text")


class AgendaForm(WithSubjects):
    """A question to researchers."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        known = dict(self.fields)
        self.fields.clear()
        self.fields["question"] = short(_("Wat willen wij weten?"), needed=True, longest=200)
        self.fields["why"] = words(_("Waarom willen wij dit weten?"), rows=4)
        self.fields["who"] = short(
            _("Wie zoekt dit uit? Dit mag leeg blijven."), longest=200, help_text=_("Een universiteit of organisatie.")
        )
        self.fields["source"] = short(_("Bron. Dit mag leeg blijven."), longest=200)
        self.fields["source_url"] = link(_("Link naar de bron. Dit mag leeg blijven."))
        self.fields.update(known)

    @property
    def wanted(self) -> Wanted:
        """What we want to know."""
        names = ("question", "why", "who", "source", "source_url")
        return Wanted(**{name: self.cleaned_data[name] for name in names}, about=self.about)


class NewsForm(Telling):
    """How far a study is."""

    def __init__(self, *args: Any, states: Iterable[ResearchState], items: Iterable[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["state"] = one_of(_("Hoe ver is het?"), [(state.value, state.label) for state in states])
        self.fields["result"] = one_of(_("Wat kwam eruit?"), Result.choices, nothing=_("Nog niets"))
        self.fields["text"] = words(_("In een paar zinnen"), needed=False, longest=2000, rows=5)
        self.fields["item"] = one_of(_("Waar staat de uitkomst?"), items, nothing=_("Nog nergens"))

    def clean(self) -> dict[str, Any]:
        """A state must be chosen."""
        insist_on_choices(self)
        return self.cleaned_data

    @property
    def came(self) -> Came:
        """How far it is."""
        told = self.cleaned_data
        return Came(ResearchState(told["state"]), told["text"], told["result"])
