"""The one question of an event: when? At a birthday the date of birth will do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django import forms
from django.utils.translation import gettext as _

from perspectief.foundation.language import law
from perspectief.foundation.ui.fields import DateField
from perspectief.foundation.ui.problems import FormProblem, problems_of
from perspectief.residents.life_events import queries
from perspectief.residents.life_events.calc.days import add_months
from perspectief.residents.life_events.sources.files import Event

YEARS_BACK, YEARS_AHEAD, OLDEST = 5, 15, 115


class WhenForm(forms.Form):
    """When something changes. Blank is allowed: the list then counts from the day itself."""

    day = DateField()

    def __init__(self, event: Event, said: Mapping[str, str], today: date):
        super().__init__(dict(said))
        self.event, self.today = event, today
        self.age_is_unknown = False
        self.fields["day"].label = law.say(event.day).text
        self.fields["day"].help_text = _("Dag, maand en jaar. Bijvoorbeeld %(day)s.") % {"day": _example(today)}
        if event.age:
            self.fields["birth"] = DateField(label=law.say(event.born).text, birth=True)

    def clean_day(self) -> date | None:
        """Not decades away: that is a slip of the finger."""
        day = self.cleaned_data["day"]
        return self._between(day, add_months(self.today, -12 * YEARS_BACK), add_months(self.today, 12 * YEARS_AHEAD))

    def clean_birth(self) -> date | None:
        """A day of birth lies in the past."""
        return self._between(self.cleaned_data["birth"], add_months(self.today, -12 * OLDEST), self.today)

    def _between(self, day: date | None, first: date, last: date) -> date | None:
        if day is None or first <= day <= last:
            return day
        words = {"first": law.say_date(first), "last": law.say_date(last)}
        raise forms.ValidationError(_("Kies een dag tussen %(first)s en %(last)s."), params=words)

    def clean(self) -> None:
        """The day of the event, from the birthday when only that was told."""
        birth, day = self.cleaned_data.get("birth"), self.cleaned_data.get("day")
        if birth is None or self.errors:
            return
        counted = queries.day_from_birth(self.event, birth, self.today)
        self.age_is_unknown = counted is None
        if day and counted and day != counted:
            self.add_error("birth", _("Deze twee dagen passen niet bij elkaar. Vul er een in."))
            return
        self.cleaned_data["day"] = day or counted

    @property
    def when(self) -> date | None:
        """The day that was understood."""
        return self.cleaned_data.get("day") if self.is_valid() else None

    def problems(self) -> list[FormProblem]:
        """Everything that was not understood."""
        return [one._replace(place=one.place.rstrip("?")) for one in problems_of(self)]


def _example(today: date) -> str:
    """A day that could be typed: a few months ahead."""
    day = add_months(today.replace(day=12), 4)
    return f"{day.day}-{day.month}-{day.year}"
