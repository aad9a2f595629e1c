"""Reads what a member of the council wants the city to reach."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.ui import fields
from perspectief.foundation.ui.fields import labelled
from perspectief.policy.council.forms.problems import Telling
from perspectief.policy.council.forms.questions import LONGEST_REASON, short
from perspectief.policy.monitor.choices import TargetKind, Wanted
from perspectief.policy.monitor.services.targets import Wish


class TargetForm(Telling):
    """A number, something between two numbers, or a direction."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["kind"] = fields.RadioField(labelled(TargetKind.choices), label=_("Hoe zegt u het doel?"))
        self.fields["wanted"] = fields.RadioField(labelled(Wanted.choices), label=_("Welke richting?"))
        self.fields["value"] = fields.NumberField(label=_("Welk getal?"))
        self.fields["low"] = fields.NumberField(label=_("Van"))
        self.fields["high"] = fields.NumberField(label=_("Tot"))
        self.fields["starts"] = fields.DateField(label=_("Vanaf welke dag?"))
        self.fields["ends"] = fields.DateField(label=_("Tot en met. Leeg: voor altijd."))
        self.fields["reason"] = short(_("Waarom wilt u dit?"), needed=True, longest=LONGEST_REASON)

    def clean_kind(self) -> TargetKind:
        """A form must be chosen."""
        if not self.cleaned_data.get("kind"):
            raise forms.ValidationError(_("Kies hoe u het doel zegt."))
        return TargetKind(self.cleaned_data["kind"])

    def clean_starts(self) -> dt.date:
        """A day."""
        if not self.cleaned_data.get("starts"):
            raise forms.ValidationError(_("Vul de eerste dag in."))
        return self.cleaned_data["starts"]

    @property
    def wish(self) -> Wish:
        """What is wanted: only what belongs to the chosen form."""
        said = self.cleaned_data
        kind = said["kind"]
        value = _decimal(said["value"]) if kind == TargetKind.VALUE else None
        low, high = (_decimal(said[one]) if kind == TargetKind.RANGE else None for one in ("low", "high"))
        wanted = said["wanted"] if kind == TargetKind.DIRECTION else ""
        return Wish(kind, said["starts"], said["ends"], value=value, low=low, high=high, wanted=wanted)


def _decimal(number: float | None) -> Decimal | None:
    return None if number is None else Decimal(str(number))
