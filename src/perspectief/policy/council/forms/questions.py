"""Reads what the council asks, what is answered, and which questions somebody wants to see."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.ui import fields
from perspectief.foundation.ui.choosing import Choosing, search_field
from perspectief.foundation.ui.fields import labelled
from perspectief.policy.council.choices import AboutKind, Asker, Owner, QuestionKind, QuestionState
from perspectief.policy.council.forms.problems import Telling
from perspectief.policy.council.permissions import COUNCIL_ASKS
from perspectief.policy.council.queries.questions import LATE, Wanted
from perspectief.policy.council.queries.subjects import Subject

LONGEST, LONGEST_TITLE, LONGEST_REASON = 8000, 120, 250

words = partial(fields.lines, rows=6, longest=LONGEST)
"""A field for a few lines."""
short = partial(fields.line, longest=LONGEST_TITLE, needed=False)
"""A field of one line."""


class ChooseQuestions(Choosing):
    """Which questions to see."""

    zoek = search_field()
    soort = forms.ChoiceField(label=_("Soort"), required=False)
    stand = forms.ChoiceField(label=_("Hoe ver"), required=False)
    lijn = forms.ChoiceField(label=_("Lijn van het plan"), required=False)

    def __init__(self, *args: Any, lines: Iterable[Subject], **kwargs: Any):
        super().__init__(*args, **kwargs)
        states = [*labelled(QuestionState.choices), (LATE, _("Te laat"))]
        self.offer("soort", labelled(QuestionKind.choices))
        self.offer("stand", states)
        self.offer("lijn", [(line.key, line.name) for line in lines])

    @property
    def wanted(self) -> Wanted:
        """The choice."""
        chosen = self.chosen
        return Wanted(chosen.get("soort", ""), chosen.get("stand", ""), chosen.get("lijn", ""), chosen.get("zoek", ""))


class AskForm(Telling):
    """A member of the council asks something."""

    def __init__(self, *args: Any, subjects: Iterable[Subject], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.subjects = list(subjects)
        self.fields["kind"] = fields.RadioField(labelled(self.kinds()), label=_("Wat is het?"))
        self.fields["title"] = short(_("Waar gaat het over? In een paar woorden."), needed=True)
        self.fields["text"] = words(
            _("Wat wilt u vragen?"),
            help_text=_("Iedereen kan dit lezen. Schrijf niets op over een inwoner."),
        )
        self.fields["faction"] = short(_("Uw fractie. Dit mag leeg blijven."), longest=60)
        self.fields["name"] = short(
            _("Uw naam. Dit mag leeg blijven."),
            longest=80,
            help_text=_("Iedereen kan uw naam lezen. U kunt later vragen om hem weg te halen."),
        )
        for kind in AboutKind:
            self.fields[f"about_{kind}"] = fields.ManyField(
                [(one.value, one.name) for one in self.subjects if one.kind == kind], label=SUBJECTS[kind]
            )

    @staticmethod
    def kinds() -> list[tuple[str, Any]]:
        """What may be written down here."""
        return [(kind.value, kind.label) for kind in COUNCIL_ASKS]

    @property
    def subject_fields(self) -> list[tuple[Any, bool]]:
        """The fields with subjects that have any, and whether something is ticked."""
        bound = [self[f"about_{kind}"] for kind in AboutKind if any(one.kind == kind for one in self.subjects)]
        return [(one, bool(one.value())) for one in bound]

    def clean_kind(self) -> QuestionKind:
        """A kind must be chosen."""
        if not self.cleaned_data.get("kind"):
            raise forms.ValidationError(_("Kies wat het is."))
        return QuestionKind(self.cleaned_data["kind"])

    @property
    def about(self) -> tuple[tuple[AboutKind, str], ...]:
        """What was ticked."""
        ticked = [value for kind in AboutKind for value in self.cleaned_data[f"about_{kind}"]]
        return tuple((AboutKind(kind), key) for kind, _colon, key in (value.partition(":") for value in ticked))


SUBJECTS = {
    AboutKind.LINE: _("Bij welke lijn hoort dit?"),
    AboutKind.GOAL: _("Bij welk doel hoort dit?"),
    AboutKind.INDICATOR: _("Over welk cijfer gaat dit?"),
    AboutKind.PROVISION: _("Over welke voorziening gaat dit?"),
}


class WriteDownForm(AskForm):
    """Who keeps the list writes down what was asked, decided, promised or said."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        del self.fields["name"]
        self.fields["text"].label = _("Wat is er gevraagd, besloten, beloofd of gezegd?")
        self.fields["faction"].label = _("Fractie, als het van een raadslid of de raad komt")
        self.fields["asker"] = fields.ListField(
            [("", _("Kies")), *labelled(Asker.choices)], label=_("Van wie komt dit?")
        )
        self.fields["asked_on"] = fields.DateField(label=_("Op welke dag?"))
        self.fields["source_url"] = forms.URLField(
            label=_("Link naar het stuk. Dit mag leeg blijven."),
            required=False,
            max_length=300,
            assume_scheme="https",
            error_messages={"invalid": _("Dit is geen link. Begin met https://.")},
        )
        self.fields["owner"] = fields.ListField(labelled(Owner.choices), label=_("Wie antwoordt?"))
        self.fields["due"] = fields.DateField(label=_("Niet later dan. Leeg: de gewone tijd."))

    @staticmethod
    def kinds() -> list[tuple[str, Any]]:
        """Everything."""
        return [(kind.value, kind.label) for kind in QuestionKind]

    def clean_asker(self) -> Asker:
        """Somebody asked."""
        if not self.cleaned_data.get("asker"):
            raise forms.ValidationError(_("Kies van wie dit komt."))
        return Asker(self.cleaned_data["asker"])

    def clean_asked_on(self) -> dt.date:
        """On a day."""
        if not self.cleaned_data.get("asked_on"):
            raise forms.ValidationError(_("Vul de dag in."))
        return self.cleaned_data["asked_on"]

    def clean_owner(self) -> Owner:
        """A role."""
        return Owner(self.cleaned_data.get("owner") or Owner.POLICY_OFFICER)


class AnswerForm(Telling):
    """An answer, and why it changed when there was one already."""

    def __init__(self, *args: Any, again: bool = False, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["text"] = words(_("Uw antwoord"), help_text=_("Korte zinnen. Iedereen kan dit lezen."), rows=10)
        if again:
            self.fields["reason"] = short(_("Waarom verandert het antwoord?"), needed=True, longest=LONGEST_REASON)


class DutyForm(Telling):
    """Another role, or another day."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["owner"] = fields.ListField(labelled(Owner.choices), label=_("Wie antwoordt?"))
        self.fields["due"] = fields.DateField(label=_("Niet later dan"))
        self.fields["reason"] = short(_("Waarom verandert dit?"), needed=True, longest=LONGEST_REASON)

    def clean_due(self) -> dt.date:
        """A day."""
        if not self.cleaned_data.get("due"):
            raise forms.ValidationError(_("Vul de dag in."))
        return self.cleaned_data["due"]


class WordsForm(Telling):
    """A few words with a step; `needed` when the step asks for a reason."""

    def __init__(self, *args: Any, label: Any, needed: bool = True, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["words"] = words(label, needed=needed, longest=2000, rows=3)
