"""What these pages ask: little, and everything with an answer filled in where we know one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from perspectief.foundation.language import dutch
from perspectief.foundation.ui.fields import DateField, ListField, MoneyField, NumberField, RadioField
from perspectief.foundation.ui.problems import FormProblem, problems_of
from perspectief.residents.outlook.choices import HOURS, INCOMES, RHYTHMS, Choice
from perspectief.simulation.outlook import Rhythm
from perspectief.simulation.outlook.workdays import months_later

MONTHS_AHEAD = 6
MOST_HOURS, MOST_WAGE, MOST_MONEY, OLDEST = 60, 200.0, 100_000.0, 110


class OutlookForm(forms.Form):
    """A form of this room: what was typed before, else what we suppose."""

    def __init__(self, said: Mapping[str, str], suppose: Mapping[str, Any]):
        self.was_sent = bool(said)
        super().__init__({**suppose, **said})

    def ask_first(self) -> None:
        """Nothing was sent yet: nothing is wrong yet."""
        self._errors = ErrorDict()

    def problems(self) -> list[FormProblem]:
        """Everything that was not understood."""
        return problems_of(self)

    def _offer(self, name: str, choices: Sequence[Choice]) -> None:
        """The choices of a field; a field with one choice needs no asking."""
        self.fields[name].choices = list(choices)
        if len(choices) < 2:
            del self.fields[name]

    def _not_above(self, name: str, most: float) -> Any:
        value = self.cleaned_data[name]
        if value is not None and value > most:
            words = {"most": dutch.say_amount(most)}
            raise forms.ValidationError(_("Dit is meer dan %(most)s. Kijk het na."), params=words)
        return value


def start_months(first: date) -> list[Choice]:
    """The months in which something can begin, by their first day."""
    months = [months_later(first, number) for number in range(MONTHS_AHEAD)]
    return [(month.isoformat(), date_format(month, "F Y")) for month in months]


class WorkForm(OutlookForm):
    """How much somebody would work, for what, and how it is paid."""

    person = RadioField((), label=gettext_lazy("Wie gaat er werken?"))
    hours = RadioField(
        (), label=gettext_lazy("Hoeveel uur per week?"), help_text=gettext_lazy("In totaal, met uw werk van nu.")
    )
    wage = MoneyField(label=gettext_lazy("Wat is het loon per uur, bruto?"), unit=gettext_lazy("per uur"))
    rhythm = RadioField(RHYTHMS, label=gettext_lazy("Hoe vaak krijgt u dan loon?"))
    first_pay = DateField(
        label=gettext_lazy("Per 4 weken: op welke dag krijgt u voor het eerst loon?"),
        help_text=gettext_lazy("Weet u het niet? Laat het leeg."),
    )
    start = ListField((), label=gettext_lazy("Vanaf welke maand?"))

    def __init__(self, said: Mapping[str, str], suppose: Mapping[str, Any], people: Sequence[Choice], first: date):
        super().__init__(said, suppose)
        self.one_person = people[0][0]
        self._offer("person", people)
        self._offer("hours", [(str(one), _("%(hours)s uur") % {"hours": one}) for one in HOURS])
        self._offer("start", start_months(first))

    def clean_wage(self) -> float | None:
        """An amount per hour, not per month."""
        wage = self._not_above("wage", MOST_WAGE)
        if not wage:
            raise forms.ValidationError(_("Typ een bedrag dat hoger is dan 0."))
        return wage

    @property
    def who(self) -> str:
        """The person who would work."""
        return self.cleaned_data.get("person") or self.one_person

    @property
    def week(self) -> int:
        """Hours a week."""
        return int(self.cleaned_data.get("hours") or HOURS[2])

    @property
    def paid(self) -> Rhythm:
        """How often the wage is paid."""
        return Rhythm(self.cleaned_data.get("rhythm") or Rhythm.MONTH)


class StartForm(OutlookForm):
    """Only when it begins."""

    start = ListField((), label=gettext_lazy("Vanaf welke maand?"))

    def __init__(self, said: Mapping[str, str], suppose: Mapping[str, Any], first: date):
        super().__init__(said, suppose)
        self._offer("start", start_months(first))


class TogetherForm(StartForm):
    """Who comes to live here."""

    age = NumberField(label=gettext_lazy("Hoe oud is uw partner?"), unit=gettext_lazy("jaar"), whole=True)
    income = ListField(INCOMES, label=gettext_lazy("Welk inkomen heeft uw partner?"))
    amount = MoneyField(
        label=gettext_lazy("Hoeveel is dat per maand?"),
        help_text=gettext_lazy("Bruto: voor de belasting eraf gaat. Bij bijstand: wat uw partner nu krijgt."),
        unit=gettext_lazy("per maand"),
    )
    savings = MoneyField(label=gettext_lazy("Hoeveel spaargeld heeft uw partner?"))
    field_order = ["age", "income", "amount", "savings", "start"]

    def clean_age(self) -> int:
        """Somebody who can be a partner."""
        age = self.cleaned_data["age"]
        if age is None or not 18 <= age <= OLDEST:
            raise forms.ValidationError(_("Typ een leeftijd van 18 jaar of ouder."))
        return int(age)

    def clean_amount(self) -> float | None:
        """An amount of money per month."""
        return self._not_above("amount", MOST_MONEY)

    def clean(self) -> None:
        """Income has an amount."""
        said = self.cleaned_data
        if said.get("income") and said.get("amount") is None and "amount" not in self.errors:
            self.add_error("amount", _("Typ hoeveel dit inkomen per maand is."))


class OutForm(StartForm):
    """Who leaves."""

    person = RadioField((), label=gettext_lazy("Wie gaat er weg?"))
    field_order = ["person", "start"]

    def __init__(self, said: Mapping[str, str], suppose: Mapping[str, Any], people: Sequence[Choice], first: date):
        super().__init__(said, suppose, first)
        self.one_person = people[0][0]
        self._offer("person", people)

    @property
    def who(self) -> str:
        """The person who leaves."""
        return self.cleaned_data.get("person") or self.one_person


class MomentForm(OutlookForm):
    """Which birthday, or whose AOW."""

    moment = RadioField((), label=gettext_lazy("Welke dag?"))

    def __init__(self, said: Mapping[str, str], suppose: Mapping[str, Any], moments: Sequence[Choice]):
        super().__init__(said, suppose)
        self.one_moment = moments[0][0]
        self._offer("moment", moments)

    @property
    def which(self) -> str:
        """The moment that was chosen."""
        return self.cleaned_data.get("moment") or self.one_moment


class RentForm(StartForm):
    """The new rent."""

    rent = MoneyField(
        label=gettext_lazy("Wat is de nieuwe kale huur?"),
        help_text=gettext_lazy("Zonder water, gas en stroom."),
        unit=gettext_lazy("per maand"),
    )
    field_order = ["rent", "start"]

    def clean_rent(self) -> float:
        """A rent must be typed."""
        rent = self._not_above("rent", MOST_MONEY)
        if rent is None:
            raise forms.ValidationError(_("Typ de nieuwe huur per maand."))
        return float(rent)
