"""Reads what residents and helpers choose here. The six words and the number of a helper are read in `views`: what was
typed there never comes back on a page."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from perspectief.foundation.language import law
from perspectief.foundation.ui.fields import CheckField, TapField, TapManyField
from perspectief.residents.kept_checks.choices import Part, Reason

WEEK = dt.timedelta(days=6)


class ShareForm(forms.Form):
    """What a helper may see, until when, and yes. Nothing is chosen beforehand."""

    def __init__(self, data: Any, *, today: dt.date, last_day: dt.date):
        super().__init__(data)
        self.days = _days(today, last_day)
        self.fields["parts"] = TapManyField(Part.choices, label=_("Wat mag de helper zien?"))
        self.fields["day"] = TapField(list(self.days.items()), label=_("Tot en met welke dag?"))
        self.fields["agreed"] = CheckField(label=_("Ja, deze helper mag meekijken"))

    def clean_parts(self) -> list[Part]:
        """At least one."""
        chosen = [Part(value) for value in self.cleaned_data.get("parts") or []]
        if not chosen:
            raise forms.ValidationError(_("Kies wat de helper mag zien."))
        return chosen

    def clean_day(self) -> dt.date:
        """A day that was offered."""
        if not self.cleaned_data.get("day"):
            raise forms.ValidationError(_("Kies een dag."))
        return dt.date.fromisoformat(self.cleaned_data["day"])

    def clean_agreed(self) -> bool:
        """Without yes there is no sharing."""
        if not self.cleaned_data.get("agreed"):
            raise forms.ValidationError(_("Zet een vinkje als u dit wilt. Wilt u dit niet? Ga dan terug."))
        return True


class ReasonForm(forms.Form):
    """Why a helper looks."""

    reason = TapField(Reason.choices, label=gettext_lazy("Waarom kijkt u mee?"))

    def clean_reason(self) -> Reason:
        """One must be chosen: the resident reads it."""
        if not self.cleaned_data.get("reason"):
            raise forms.ValidationError(_("Kies waarom u kijkt. De inwoner leest dit."))
        return Reason(self.cleaned_data["reason"])


def _days(today: dt.date, last_day: dt.date) -> dict[str, str]:
    """The days to choose from, by date: today, a week, and the last day of the check."""
    words = {
        today: _("Alleen vandaag"),
        today + WEEK: _("Een week: tot en met %(day)s"),
        last_day: _("Zo lang de check er is: tot en met %(day)s"),
    }
    return {day.isoformat(): said % {"day": law.say_date(day)} for day, said in words.items() if day <= last_day}
