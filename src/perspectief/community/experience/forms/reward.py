"""A household on the spot and a reward: nothing of it is kept, and no name is asked."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from perspectief.community.experience.calc.reward import household_file
from perspectief.community.experience.choices import Reward
from perspectief.community.experience.forms.common import Telling, short
from perspectief.foundation.ui.fields import CheckField, ListField, MoneyField, NumberField, RadioField, labelled
from perspectief.simulation.outlook import HouseholdFile

BENEFITS = (
    ("", _("Geen")),
    ("ww", _("WW")),
    ("wia", _("WIA")),
    ("wajong", _("Wajong")),
    ("ziektewet", _("Ziektewet")),
    ("anw", _("Anw: nadat een partner overleed")),
)
YOUNGEST, OLDEST, MOST_CHILDREN, GROWN = 18, 110, 10, 18
MONTHS_OF_EXEMPTION = 999
"""More months than this must have been mistyped."""


class RewardForm(Telling):
    """What stands against a task, and how somebody lives."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["reward"] = RadioField(labelled(Reward.choices), label=_("Wat krijgt u?"))
        self.fields["amount"] = MoneyField(label=_("Hoeveel per maand? Bij loon: voor de belasting."))
        self.fields["age"] = NumberField(label=_("Hoe oud bent u?"), whole=True, unit=_("jaar"))
        self.fields["partner"] = CheckField(label=_("Ik woon samen met mijn partner."))
        self.fields["partner_wage"] = MoneyField(label=_("Wat verdient uw partner per maand, voor de belasting?"))
        self.fields["children"] = short(
            _("Hoe oud zijn uw kinderen? Zet een komma ertussen."), needed=False, longest=40
        )
        self.fields["assistance"] = CheckField(label=_("Ik krijg bijstand."))
        self.fields["months_used"] = NumberField(
            label=_("Hoeveel maanden mocht u al een deel van uw loon houden naast bijstand?"),
            whole=True,
            unit=_("maanden"),
            help_text=_("Nog nooit? Vul dan 0 in. Weet u het niet? Laat het leeg."),
        )
        self.fields["wage"] = MoneyField(label=_("Wat verdient u nu per maand, voor de belasting?"))
        self.fields["benefit_kind"] = ListField(BENEFITS, label=_("Krijgt u een andere uitkering?"))
        self.fields["benefit"] = MoneyField(label=_("Hoeveel is die uitkering per maand, voor de belasting?"))
        self.fields["rent"] = MoneyField(label=_("Hoeveel kale huur betaalt u per maand?"))
        self.fields["savings"] = MoneyField(label=_("Hoeveel spaargeld heeft u samen?"))

    def clean_age(self) -> int | None:
        """Of somebody who can get a reward."""
        age: int | None = self.cleaned_data.get("age")
        if age is not None and not YOUNGEST <= age <= OLDEST:
            raise forms.ValidationError(_("Dit rekenen wij uit voor mensen van 18 jaar en ouder."))
        return age

    def clean_children(self) -> list[int]:
        """Ages of children, with commas."""
        said = [part.strip() for part in self.cleaned_data.get("children", "").split(",") if part.strip()]
        if not all(part.isdigit() and int(part) < GROWN for part in said) or len(said) > MOST_CHILDREN:
            raise forms.ValidationError(_("Typ alleen leeftijden onder de 18 jaar, bijvoorbeeld 4, 9."))
        return [int(part) for part in said]

    def clean_months_used(self) -> int | None:
        """Not more than a life of them."""
        months: int | None = self.cleaned_data.get("months_used")
        if months is not None and months > MONTHS_OF_EXEMPTION:
            raise forms.ValidationError(_("Dit zijn te veel maanden. Kijk het getal na."))
        return months

    def clean(self) -> dict[str, Any]:
        """What must be there."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        self.insist("reward", "age")
        if said.get("reward") not in ("", None, Reward.NONE) and not said.get("amount") and "amount" not in self.errors:
            self.add_error("amount", _("Vul een bedrag in."))
        if said.get("benefit_kind") and not said.get("benefit") and "benefit" not in self.errors:
            self.add_error("benefit", _("Vul in hoeveel die uitkering is."))
        return said

    def household(self, day: dt.date, municipality: str) -> HouseholdFile:
        """The household, for this one sum."""
        said = dict(self.cleaned_data)
        if not said.get("benefit_kind"):
            said["benefit"] = None
        return household_file(said, day, municipality)
