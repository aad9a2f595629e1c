"""What differs in the second scenario: hours and wage of an adult, a partner who moves in, rent, savings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from perspectief.foundation.ui import fields
from perspectief.foundation.ui.problems import FormProblem
from perspectief.residents.entitlements.forms.parts import problems_of

PER_MONTH = gettext_lazy("per maand")


class ScenarioForm(forms.Form):
    """A blank field stays as it is in the first scenario."""

    def __init__(self, adults: Sequence[tuple[str, str]], *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.adults = list(adults)
        for person, name in self.adults:
            self._ask_about_work(person, name)
        if len(self.adults) == 1:
            self._ask_about_a_partner()
        self.fields["bare_rent_m"] = fields.MoneyField(label=_("Kale huur"), unit=PER_MONTH)
        self.fields["savings"] = fields.MoneyField(label=_("Spaargeld"))

    def _ask_about_work(self, person: str, name: str) -> None:
        hours, wage = _("Uren werk: %(name)s") % {"name": name}, _("Bruto loon: %(name)s") % {"name": name}
        self.fields[f"{person}-hours"] = fields.NumberField(label=hours, unit=_("uur per week"))
        self.fields[f"{person}-wage_m"] = fields.MoneyField(label=wage, unit=PER_MONTH)

    def _ask_about_a_partner(self) -> None:
        self.fields["partner"] = fields.CheckField(label=_("Er komt een partner bij wonen"))
        self.fields["partner-birth_date"] = fields.DateField(label=_("Geboortedatum van de partner"), birth=True)
        self.fields["partner-wage_m"] = fields.MoneyField(label=_("Bruto loon van de partner"), unit=PER_MONTH)

    def problems(self) -> list[FormProblem]:
        """Everything that was not understood."""
        return problems_of(self)

    def changes(self) -> dict[str, Any]:
        """What differs, as `calc.scenario.changed` takes it. Call it when there are no problems."""
        said = self.cleaned_data
        plain = {name: said[name] for name in ("bare_rent_m", "savings") if said.get(name) is not None}
        persons = {person: work for person, _name in self.adults if (work := self._work(person))}
        partner = {"partner": self._partner()} if said.get("partner") else {}
        return {**plain, **partner, **({"persons": persons} if persons else {})}

    def _work(self, person: str) -> dict[str, Any]:
        said = {name: self.cleaned_data.get(f"{person}-{name}") for name in ("hours", "wage_m")}
        return {name: value for name, value in said.items() if value is not None}

    def _partner(self) -> dict[str, Any]:
        day, wage = (self.cleaned_data.get(f"partner-{name}") for name in ("birth_date", "wage_m"))
        return {"birth_date": day.isoformat() if day else None, "wage_m": wage}
