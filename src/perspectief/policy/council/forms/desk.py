"""What is filled in at the desk of cycles and reports."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.ui.fields import DateField, ListField
from perspectief.policy.council.choices import DecidedBy, MomentKind
from perspectief.policy.council.forms.problems import Telling

DAY_HELP = _("Dag, maand en jaar. Bijvoorbeeld 1-7-2024.")
LONGEST = 20_000
"""Letters of one chapter: about eight pages."""


class NeededDate(DateField):
    """A day that must be given."""

    def to_python(self, value: Any) -> dt.date:
        """The day; raises when it is blank."""
        day = super().to_python(value)
        if day is None:
            raise ValidationError(_("Vul een dag in."))
        return day


class CycleForm(Telling):
    """When the four phases of a half year begin. Blank: as the house proposes."""

    plan = DateField(label=_("Plannen vanaf"), help_text=DAY_HELP)
    doen = DateField(label=_("Doen vanaf"), help_text=DAY_HELP)
    kijken = DateField(label=_("Kijken wat het doet vanaf"), help_text=DAY_HELP)
    bijsturen = DateField(label=_("Bijsturen vanaf"), help_text=DAY_HELP)

    def phases(self, proposed: dict[str, dt.date]) -> dict[str, dt.date]:
        """The four days."""
        said = self.cleaned_data
        names = {"plan_on": "plan", "do_on": "doen", "check_on": "kijken", "act_on": "bijsturen"}
        return {name: said[field] or proposed[name] for name, field in names.items()}


class ReasonForm(Telling):
    """Why a step is taken."""

    reden = forms.CharField(
        label=_("Waarom doet u dit?"),
        max_length=250,
        help_text=_("Dit blijft erbij staan, zonder uw naam."),
        error_messages={"required": _("Schrijf op waarom u deze stap zet.")},
    )


class EmbargoForm(ReasonForm):
    """Until when nobody else may read it."""

    dag = NeededDate(label=_("Openbaar op"), help_text=DAY_HELP)
    tijd = forms.TimeField(
        label=_("Hoe laat"),
        input_formats=["%H:%M", "%H.%M", "%H"],
        help_text=_("Uren en minuten. Bijvoorbeeld 9.30."),
        error_messages={
            "required": _("Vul een tijd in, bijvoorbeeld 9.30."),
            "invalid": _("Dit is geen tijd. Typ uren en minuten, bijvoorbeeld 9.30."),
        },
    )

    def until(self) -> dt.datetime:
        """The moment, in our own time."""
        return timezone.make_aware(dt.datetime.combine(self.cleaned_data["dag"], self.cleaned_data["tijd"]))


class AsOfForm(Telling):
    """The day until which figures count."""

    dag = NeededDate(label=_("Cijfers zoals bekend op"), help_text=DAY_HELP)


class MomentForm(Telling):
    """A day in the calendar."""

    soort = ListField(label=_("Wat"), choices=MomentKind.choices)
    titel = forms.CharField(
        label=_("In uw eigen woorden"), max_length=120, required=False, help_text=_("Alleen nodig bij ‘iets anders’.")
    )
    dag = NeededDate(label=_("Wanneer"), help_text=DAY_HELP)
    reden = forms.CharField(
        label=_("Waarom verandert de dag?"),
        max_length=250,
        required=False,
        help_text=_("Alleen als de dag er al stond."),
    )


class DoneForm(Telling):
    """When it happened."""

    gedaan_op = NeededDate(label=_("Gedaan op"), help_text=DAY_HELP)


class DecisionForm(Telling):
    """What was decided, by whom and why."""

    op = NeededDate(label=_("Wanneer"), help_text=DAY_HELP)
    door = ListField(label=_("Door wie"), choices=DecidedBy.choices)
    tekst = forms.CharField(
        label=_("Wat is er besloten?"),
        max_length=1000,
        widget=forms.Textarea,
        error_messages={"required": _("Schrijf op wat er is besloten.")},
    )
    waarom = forms.CharField(
        label=_("Waarom?"),
        max_length=1000,
        widget=forms.Textarea,
        error_messages={"required": _("Schrijf op waarom.")},
    )


class WriteForm(Telling):
    """The text of a chapter."""

    tekst = forms.CharField(label=_("Uw tekst"), max_length=LONGEST, required=False, strip=False, widget=forms.Textarea)
    reden = forms.CharField(label=_("Waarom verandert u de tekst?"), max_length=250, required=False)

    def clean_tekst(self) -> str:
        """Only blank lines count as nothing."""
        text: str = self.cleaned_data["tekst"]
        return text if text.strip() else ""
