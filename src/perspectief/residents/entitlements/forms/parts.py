"""The parts of the one-page check: an income, child care, how people belong together, and facts of a block."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from perspectief.foundation.language import law
from perspectief.foundation.ui import fields, problems
from perspectief.foundation.ui.problems import FormProblem
from perspectief.residents.entitlements import questions
from perspectief.residents.entitlements.calc.holiday import with_holiday_pay
from perspectief.residents.entitlements.choices import (
    GROSS_OR_NET,
    HOUSEMATES,
    INCOME_KINDS,
    PARENTS,
    PERIODS,
    Role,
    choices_of,
)
from perspectief.rules import schemes
from perspectief.rules.facts import FACTS, Fact, Opvang
from perspectief.rules.household import GROSS_YEAR, UNKNOWN_WORD


class FactsForm(forms.Form):
    """Questions about facts, by the last word of their key."""

    def __init__(self, facts: list[Fact], *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.facts = {questions.name_of(fact): fact for fact in facts}
        for name, fact in self.facts.items():
            self.fields[name] = questions.field_for(fact)

    def answers(self) -> dict[str, Any]:
        """What was answered, as a block of the household file."""
        given = {name: questions.answer(fact, self.cleaned_data.get(name)) for name, fact in self.facts.items()}
        return {name: value for name, value in given.items() if value is not None}

    def groups(self, groups: list[questions.Group]) -> list[dict[str, Any]]:
        """Bound fields in groups; a group is open when something in it was answered or not understood."""
        return [self._group(group) for group in groups if group.facts]

    def _group(self, group: questions.Group) -> dict[str, Any]:
        bound = [self[questions.name_of(fact)] for fact in group.facts]
        ids = [one.id_for_label for one in bound]
        return {"title": group.title, "fields": bound, "ids": ids, "open": any(touched(one) for one in bound)}


def touched(bound: forms.BoundField) -> bool:
    return bool(bound.errors) or (bound.value() or "") not in ("", bound.field.initial or "", "geen")


class IncomeForm(forms.Form):
    """One income."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["kind"] = fields.ListField(INCOME_KINDS, label=_("Wat voor inkomen is dit?"))
        self.fields["amount"] = fields.MoneyField(label=_("Hoeveel is het?"), may_be_negative=True)
        self.fields["per"] = fields.ListField(PERIODS, label=_("Per maand, week of jaar?"), initial="month")
        self.fields["gross"] = fields.RadioField(GROSS_OR_NET, label=_("Is dit bruto of netto?"))
        self.fields["holiday"] = fields.CheckField(label=_("Vakantiegeld zit al in dit bedrag"))

    def clean(self) -> dict[str, Any]:
        """An amount needs a kind; wages, benefits and pensions need gross or net."""
        said = self.cleaned_data
        if said.get("amount") is not None and not said.get("kind"):
            self.add_error("kind", _("Kies wat voor inkomen dit is."))
        if said.get("amount") is not None and said.get("kind") in GROSS_YEAR and not said.get("gross"):
            self.add_error("gross", _("Kies bruto of netto. Op een loonstrook staan ze allebei."))
        if (said.get("amount") or 0) < 0 and said.get("kind") not in ("winst", ""):
            self.add_error("amount", _("Dit bedrag is minder dan 0. Dat kan alleen bij winst."))
        return said

    def income(self) -> dict[str, Any] | None:
        """The income as in the household file; None when this row was left blank."""
        said = self.cleaned_data
        if not said.get("kind"):
            return None
        amount = UNKNOWN_WORD if said.get("amount") is None else said["amount"]
        per, gross = said.get("per") or "month", said["gross"] == "bruto" if said.get("gross") else None
        if not said.get("holiday"):
            amount = with_holiday_pay(said["kind"], amount, per, gross=gross, day=date.today())
        income = {"kind": said["kind"], "amount": amount, "per": per}
        return income if gross is None else {**income, "gross": gross}


class ChildcareForm(forms.Form):
    """Child care of one child."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        hours, price, kind = (FACTS[name] for name in ("opvang_uren_m", "opvang_uurprijs", "opvangsoort"))
        self.fields["kind"] = fields.ListField(choices_of(Opvang, blank=None), label=law.say(kind.question).text)
        self.fields["hours_m"] = questions.field_for(hours)
        self.fields["price_per_hour"] = questions.field_for(price)

    def childcare(self) -> dict[str, Any] | None:
        """Child care as in the household file; None without."""
        said = self.cleaned_data
        if said.get("kind") in (None, "", "geen"):
            return None
        numbers = {name: said.get(name) for name in ("hours_m", "price_per_hour")}
        return {"kind": said["kind"], **{name: UNKNOWN_WORD if n is None else n for name, n in numbers.items()}}


class RelationForm(forms.Form):
    """How a person belongs to the one who fills in the check."""

    def __init__(self, role: Role, *, has_partner: bool, **kwargs: Any):
        super().__init__(**kwargs)
        if role is Role.PARTNER:
            label = _("Wij zijn getrouwd of hebben een geregistreerd partnerschap")
            self.fields["married"] = fields.CheckField(label=label)
        if role is Role.CHILD and has_partner:
            self.fields["parents"] = fields.RadioField(PARENTS, label=_("Van wie is dit kind?"), initial="both")
        if role is Role.OTHER:
            self.fields["relation"] = fields.RadioField(HOUSEMATES, label=_("Wie is deze persoon?"), initial="other")


class HasIncomeForm(forms.Form):
    """Does this person have an income at all?"""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["has_income"] = fields.RadioField(
            label=_("Is er inkomen?"), help_text=_("Loon, uitkering, pensioen, alimentatie of iets anders.")
        )


class ReceivesForm(forms.Form):
    """Which schemes somebody has already."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        choices = [(key, law.say(scheme.name).text) for key, scheme in schemes().items()]
        self.fields["receives"] = fields.ManyField(choices, label=_("Wat krijgt u al?"))


def problems_of(form: forms.Form, whose: str = "") -> list[FormProblem]:
    """Everything that was not understood; `whose`: the person whom it is about."""
    before = f"{whose}, " if whose else ""
    return [one._replace(place=before + one.place.rstrip("?")) for one in problems.problems_of(form)]
