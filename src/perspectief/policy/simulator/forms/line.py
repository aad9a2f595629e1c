"""Which household and which plan somebody wants to see. It all stands in the address: a kind, no person."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.language import dutch
from perspectief.foundation.ui.fields import ListField, MoneyField, NumberField
from perspectief.foundation.ui.problems import FormProblem, problems_of
from perspectief.policy.simulator import choices
from perspectief.policy.simulator.queries import line as lines
from perspectief.simulation.line import MOST_CHILDREN, Axis, Family, Kind
from perspectief.simulation.reforms import BASELINE, Reform

MOST_RENT, MOST_WAGE, MOST_HOURS, MOST_SAVINGS = 3_000, 100, 60, 1_000_000
PER_HOUR = _("per uur, bruto")
TOO_MUCH = _("Dit is te veel. Vul niet meer in dan %(most)s.")


class AgesField(forms.Field):
    """Ages of children with commas between them; blank is nobody."""

    component = "field"
    unit = ""

    def to_python(self, value: Any) -> tuple[int, ...]:
        """The ages; raises with what was typed and what to do."""
        typed = (value or "").strip()
        parts = [part for part in re.split(r"[\s,;]+|\ben\b", typed) if part]
        if not all(re.fullmatch(r"\d{1,2}", part, re.ASCII) and int(part) < 18 for part in parts):
            message = _(
                "‘%(typed)s’ lezen wij niet als leeftijden. Typ getallen van 0 tot en met 17, bijvoorbeeld 2, 8."
            )
            raise ValidationError(message, params={"typed": typed[:40]})
        if len(parts) > MOST_CHILDREN:
            raise ValidationError(_("Vul niet meer dan %(most)s kinderen in."), params={"most": MOST_CHILDREN})
        return tuple(int(part) for part in parts)


class Explore(forms.Form):
    """A kind of household, its wage and rent, and a plan to compare with today's law."""

    huishouden = ListField(label=_("Soort huishouden"), choices=choices.KINDS.items())
    kinderen = AgesField(
        label=_("Leeftijd van de kinderen"),
        required=False,
        help_text=_("Typ een komma tussen de leeftijden. Bijvoorbeeld: 2, 8. Laat leeg als er geen kinderen zijn."),
    )
    huur = MoneyField(label=_("Kale huur"), unit=_("per maand"))
    uurloon = MoneyField(label=_("Loon"), unit=PER_HOUR)
    plan = ListField(
        label=_("Plan om te vergelijken"),
        help_text=_("Wij rekenen met de wet van nu. Met een plan ziet u ook wat er verandert."),
    )
    lijn = ListField(label=_("Wat wilt u zien?"), choices=choices.AXES.items())
    uren = NumberField(
        label=_("Aantal uren"),
        unit=_("uur per week"),
        help_text=_("Alleen nodig als u kijkt naar meer loon bij dezelfde uren."),
    )
    uren_partner = NumberField(
        label=_("Uren van de partner"),
        unit=_("uur per week"),
        help_text=_("Alleen nodig als allebei werken. Dit blijft gelijk."),
    )
    uurloon_partner = MoneyField(label=_("Loon van de partner"), unit=PER_HOUR)
    naast_bijstand = ListField(
        label=_("Hoelang werkt iemand al naast de bijstand?"),
        choices=choices.BESIDE.items(),
        help_text=_("In het begin mag iemand een deel van het loon houden."),
    )
    spaargeld = MoneyField(label=_("Spaargeld"))

    def __init__(self, data: Any = None, *, day: date, **kwargs: Any):
        self.day = day
        self.defaults = defaults(day)
        super().__init__({**self.defaults, **_filled(data)}, **kwargs)
        field = self.fields["plan"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Geen plan: de wet van nu")), *((key, one.name) for key, one in lines.plans().items())]

    def clean(self) -> dict[str, Any]:
        """Amounts that can be, a wage that is allowed, and children who fit the household."""
        told = super().clean() or {}
        for name, most in (
            ("huur", MOST_RENT),
            ("uurloon", MOST_WAGE),
            ("uurloon_partner", MOST_WAGE),
            ("uren", MOST_HOURS),
            ("uren_partner", MOST_HOURS),
            ("spaargeld", MOST_SAVINGS),
        ):
            if (told.get(name) or 0) > most:
                self.add_error(name, ValidationError(TOO_MUCH, params={"most": f"{most:,}".replace(",", ".")}))
        self._check_wages(told)
        self._check_children(told)
        return told

    def _check_wages(self, told: dict[str, Any]) -> None:
        lowest = lines.minimum_wage(self.day)
        names = ["uurloon", "uurloon_partner"] if told.get("huishouden") == Kind.TWO_EARNERS else ["uurloon"]
        for name in names:
            if lowest and (told.get(name) or 0) < lowest:
                message = _("Het minimumloon is nu %(least)s per uur. Vul dat in, of meer.")
                self.add_error(name, ValidationError(message, params={"least": dutch.say_amount(lowest)}))

    def _check_children(self, told: dict[str, Any]) -> None:
        kind, ages = told.get("huishouden"), told.get("kinderen")
        if kind == Kind.ALONE and ages:
            self.add_error("kinderen", _("U koos een huishouden zonder kinderen. Kies dan: ouder zonder partner."))
        if kind == Kind.PARENT and ages == ():
            self.add_error("kinderen", _("Vul de leeftijd in van minstens één kind."))

    # --- What was chosen ----------------------------------------------------------------------------------------------

    def family(self) -> Family:
        """The household that was chosen."""
        told = self.cleaned_data
        return Family(
            kind=Kind(told["huishouden"]),
            ages=told["kinderen"],
            rent_m=told["huur"] or 0.0,
            wage_per_hour=told["uurloon"] or 0.0,
            hours=told["uren"] or 0.0,
            partner_hours=told["uren_partner"] or 0.0,
            partner_wage_per_hour=told["uurloon_partner"] or 0.0,
            months_worked=int(told["naast_bijstand"] or 0),
            savings=told["spaargeld"] or 0.0,
        )

    def axis(self) -> Axis:
        """What goes up along the line."""
        return Axis(self.cleaned_data["lijn"])

    def reform(self) -> Reform:
        """The plan that was chosen; today's law when none was."""
        return lines.plans().get(self.cleaned_data["plan"], BASELINE)

    def tidy(self) -> str:
        """The shortest address that says the same: what is as usual is left out."""
        told = {name: str(self.data[name]).strip() for name in self.fields}
        named = {"huishouden": told["huishouden"]}
        return urlencode(named | {name: value for name, value in told.items() if value != self.defaults[name]})

    def problems(self) -> list[FormProblem]:
        """Every problem, for the box at the top."""
        return problems_of(self)

    @property
    def has_more(self) -> bool:
        """Whether something was chosen in the part that is folded up."""
        more = ("lijn", "uren", "uren_partner", "uurloon_partner", "naast_bijstand", "spaargeld")
        return self["huishouden"].value() == Kind.TWO_EARNERS or any(
            self.data[name] != self.defaults[name] or name in self.errors for name in more
        )


def defaults(day: date) -> dict[str, str]:
    """What stands in the fields before somebody chose: the minimum wage and a rent of an ordinary flat."""
    wage = f"{lines.minimum_wage(day) or 15:.2f}".replace(".", ",")
    return {
        "huishouden": Kind.ALONE.value,
        "kinderen": "",
        "huur": "650",
        "uurloon": wage,
        "plan": "",
        "lijn": Axis.HOURS.value,
        "uren": "32",
        "uren_partner": "24",
        "uurloon_partner": wage,
        "naast_bijstand": "6",
        "spaargeld": "0",
    }


def _filled(data: Any) -> dict[str, str]:
    """What was sent, without fields that were left empty; `kinderen` may be empty."""
    return {name: value for name, value in (data.items() if data else ()) if value.strip()}
