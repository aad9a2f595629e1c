"""The whole check as one form: persons with their incomes, the home, wealth, costs and situation.

Persons and incomes are repeated without JavaScript: a button sends the form and gets it back with one more. Nothing is
kept between two requests; the page itself carries all answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.conf import settings
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.translation import gettext as _

from perspectief.foundation.language import law
from perspectief.foundation.ui import fields
from perspectief.residents.entitlements import questions
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

MOST_PERSONS = 20
MOST_INCOMES = 10
PERSON = re.compile(r"p(\d{1,3})\.(claimant|partner|child|other)")
BLOCKS = ("home", "wealth", "costs", "situation")


@dataclass(frozen=True)
class FormProblem:
    """One thing that the form did not understand: where, what, and the id of the field."""

    place: str
    message: str
    anchor: str


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
        return {"title": group.title, "fields": bound, "ids": ids, "open": any(_touched(one) for one in bound)}


def _touched(bound: forms.BoundField) -> bool:
    return bool(bound.errors) or (bound.value() or "") not in ("", bound.field.initial or "", "geen")


class IncomeForm(forms.Form):
    """One income."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["kind"] = fields.ListField(INCOME_KINDS, label=_("Wat voor inkomen is dit?"))
        self.fields["amount"] = fields.MoneyField(label=_("Hoeveel is het?"), may_be_negative=True)
        self.fields["per"] = fields.ListField(PERIODS, label=_("Per maand, week of jaar?"), initial="month")
        self.fields["gross"] = fields.RadioField(GROSS_OR_NET, label=_("Is dit bruto of netto?"))

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
        income = {"kind": said["kind"], "amount": amount, "per": said.get("per") or "month"}
        return {**income, "gross": said["gross"] == "bruto"} if said.get("gross") else income


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


@dataclass
class PersonPart:
    """All questions about one person."""

    id: str
    role: Role
    title: str
    facts: FactsForm
    relation: RelationForm
    has_income: forms.Form
    incomes: list[IncomeForm]
    childcare: ChildcareForm | None

    @property
    def groups(self) -> list[dict[str, Any]]:
        """The questions in groups; the first one has no title."""
        return self.facts.groups(questions.person_groups(self.role))

    @property
    def childcare_open(self) -> bool:
        """Whether something was said about child care."""
        return self.childcare is not None and any(_touched(one) for one in self.childcare)

    @property
    def childcare_ids(self) -> list[str]:
        """The ids of the fields about child care."""
        return [one.id_for_label for one in self.childcare] if self.childcare else []

    @property
    def income_open(self) -> bool:
        """Whether something was said about income."""
        said = [self.has_income["has_income"], *(row[name] for row in self.incomes for name in ("kind", "amount"))]
        return any(_touched(one) for one in said) or len(self.incomes) > 1

    @property
    def income_ids(self) -> list[str]:
        """The ids of the fields about income."""
        return [one.id_for_label for form in (self.has_income, *self.incomes) for one in form]

    def forms(self) -> Iterator[forms.Form]:
        """Every form of this person, in the order of the page."""
        yield from (self.relation, self.facts, self.has_income, *self.incomes)
        if self.childcare:
            yield self.childcare

    def person(self, partner: str | None) -> dict[str, Any]:
        """The person as in the household file."""
        person = {"id": self.id, **self.facts.answers(), **self._relations(partner)}
        incomes = self._incomes()
        if incomes is not None:
            person["income"] = incomes
        childcare = self.childcare.childcare() if self.childcare else None
        return {**person, "childcare": childcare} if childcare else person

    def _relations(self, partner: str | None) -> dict[str, Any]:
        said = self.relation.cleaned_data
        if self.role is Role.PARTNER:
            return {"partner": "p0", "married": said.get("married", False)}
        if self.role is Role.CHILD:
            named: dict[str, list[str | None]] = {"both": ["p0", partner], "claimant": ["p0"], "partner": [partner]}
            parents = named.get(said.get("parents") or "both", ["p0"])
            return {"parents": [one for one in parents if one]}
        return {}

    def _incomes(self) -> list[dict[str, Any]] | None:
        """The incomes; an empty list for none, None for unknown."""
        given = [income for income in (row.income() for row in self.incomes) if income]
        if given:
            return given
        return [] if self.has_income.cleaned_data["has_income"] == "nee" else None


class HasIncomeForm(forms.Form):
    """Does this person have an income at all?"""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["has_income"] = fields.RadioField(
            label=_("Is er inkomen?"), help_text=_("Loon, uitkering, pensioen, alimentatie of iets anders.")
        )


@dataclass
class Check:
    """The check with the answers in `data`. `understood` is false until `read` found no problem."""

    data: QueryDict
    show_errors: bool = True
    focus: str = ""
    people: list[PersonPart] = field(init=False)
    blocks: dict[str, FactsForm] = field(init=False)
    receives: forms.Form = field(init=False)

    def __post_init__(self) -> None:
        self.data = self.data.copy()
        who = _who(self.data)
        self.data["who"] = ",".join(f"{person}.{role}" for person, role in who)
        has_partner = any(role is Role.PARTNER for _person, role in who)
        self.people = [self._person(person, role, who, has_partner) for person, role in who]
        self.blocks = {name: FactsForm(questions.facts_of(name), self.data, prefix=name) for name in BLOCKS}
        self.receives = ReceivesForm(self.data)
        for form in self.forms():
            self._fill_in(form)
            if not self.show_errors:
                form._errors = ErrorDict()

    def _person(self, person: str, role: Role, who: list[tuple[str, Role]], has_partner: bool) -> PersonPart:
        rows = min(max(_number(self.data.get(f"{person}-rows")), 1), MOST_INCOMES)
        self.data[f"{person}-rows"] = str(rows)
        facts = [fact for group in questions.person_groups(role) for fact in group.facts]
        return PersonPart(
            id=person,
            role=role,
            title=title_of(person, role, who),
            facts=FactsForm(facts, self.data, prefix=person),
            relation=RelationForm(role, has_partner=has_partner, data=self.data, prefix=person),
            has_income=HasIncomeForm(self.data, prefix=person),
            incomes=[IncomeForm(self.data, prefix=f"{person}-income{row}") for row in range(rows)],
            childcare=ChildcareForm(self.data, prefix=f"{person}-care") if role is Role.CHILD else None,
        )

    def _fill_in(self, form: forms.Form) -> None:
        """A person or income that was just added has no answers yet: begin with what each field begins with."""
        for bound in form:
            if bound.field.initial is not None and bound.html_name not in self.data:
                self.data[bound.html_name] = bound.field.initial

    def forms(self) -> Iterator[forms.Form]:
        """Every form, in the order of the page."""
        for person in self.people:
            yield from person.forms()
        yield from self.blocks.values()
        yield self.receives

    @property
    def who(self) -> str:
        """The persons as the page carries them."""
        return self.data["who"]

    @property
    def rows(self) -> list[tuple[str, str]]:
        """How many incomes each person has on the page."""
        return [(f"{person.id}-rows", self.data[f"{person.id}-rows"]) for person in self.people]

    @property
    def has_partner(self) -> bool:
        """Whether a partner is on the page."""
        return any(person.role is Role.PARTNER for person in self.people)

    @property
    def is_full(self) -> bool:
        """Whether no more persons fit on the page."""
        return len(self.people) >= MOST_PERSONS

    @property
    def situation_groups(self) -> list[dict[str, Any]]:
        """The questions about the situation, in groups."""
        return self.blocks["situation"].groups(questions.situation_groups())

    def problems(self) -> list[FormProblem]:
        """Everything that was not understood, in the order of the page."""
        if not self.show_errors:
            return []
        found = [one for person in self.people for form in person.forms() for one in _problems(form, person.title)]
        found += [problem for form in self.blocks.values() for problem in _problems(form)]
        return found + _problems(self.receives)

    def household(self) -> dict[str, Any]:
        """All answers as a household file. Call it when there are no problems."""
        partner = next((person.id for person in self.people if person.role is Role.PARTNER), None)
        persons = [person.person(partner) for person in self.people]
        if partner:
            persons[0]["partner"] = partner
            persons[0]["married"] = next(person["married"] for person in persons if person["id"] == partner)
        parents = [person.id for person in self.people if _is_parent_of_claimant(person)]
        if parents:
            persons[0]["parents"] = parents
        file = {"municipality": settings.MUNICIPALITY, "persons": persons, **self._blocks()}
        received = self.receives.cleaned_data["receives"]
        return {**file, "receives": received} if received else file

    def _blocks(self) -> dict[str, Any]:
        blocks = {name: form.answers() for name, form in self.blocks.items()}
        given = {name: block for name, block in blocks.items() if block}
        return {**given, "home": _home(given["home"])} if "home" in given else given

    def answers_to_carry(self) -> list[tuple[str, str]]:
        """Every answer that is not blank, for hidden fields."""
        carried = [(key, value) for key, values in self.data.lists() for value in values if value and key != "do"]
        return [(key, value) for key, value in carried if key != "csrfmiddlewaretoken"]

    def titles(self) -> dict[str, str]:
        """What each person is called on the page, by id."""
        return {person.id: person.title for person in self.people}


class ReceivesForm(forms.Form):
    """Which schemes somebody has already."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        choices = [(key, law.say(scheme.name).text) for key, scheme in schemes().items()]
        self.fields["receives"] = fields.ManyField(choices, label=_("Wat krijgt u al?"))


def _home(block: dict[str, Any]) -> dict[str, Any]:
    tenure = block.get("tenure", "")
    blank = [key.removeprefix("home.") for key, tenures in questions.BLANK_IS_UNKNOWN.items() if tenure in tenures]
    return {**dict.fromkeys(blank, UNKNOWN_WORD), **block}


def _is_parent_of_claimant(person: PersonPart) -> bool:
    return person.role is Role.OTHER and person.relation.cleaned_data.get("relation") == "parent"


def _problems(form: forms.Form, whose: str = "") -> list[FormProblem]:
    found = []
    for name, errors in form.errors.items():
        bound = form[name]
        label = str(bound.label).rstrip("?")
        place = f"{whose}, {label}" if whose else label
        found += [FormProblem(place, error, bound.id_for_label) for error in errors]
    return found


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 4 else 0


def _who(data: QueryDict) -> list[tuple[str, Role]]:
    """The persons on the page: always the claimant first, at most one partner, each id once."""
    who = [("p0", Role.CLAIMANT)]
    for word in data.get("who", "").split(","):
        found = PERSON.fullmatch(word)
        if not found or len(who) >= MOST_PERSONS:
            continue
        person, role = f"p{int(found[1])}", Role(found[2])
        twice = role is Role.PARTNER and any(other is Role.PARTNER for _id, other in who)
        if role is not Role.CLAIMANT and not twice and person not in dict(who):
            who.append((person, role))
    return who


def title_of(person: str, role: Role, who: list[tuple[str, Role]]) -> str:
    """`U`, `Uw partner`, `Kind 2`, `Huisgenoot 1`."""
    if role in (Role.CLAIMANT, Role.PARTNER):
        return str(role.label)
    same = [one for one, other in who if other is role]
    return f"{role.label} {same.index(person) + 1}"


def with_one_more(data: QueryDict, role: Role) -> tuple[QueryDict, str]:
    """The same answers with a person more; also that person's id."""
    who = _who(data)
    person = f"p{max(int(one[1:]) for one, _role in who) + 1}"
    more = data.copy()
    more["who"] = ",".join([*(f"{one}.{other}" for one, other in who), f"{person}.{role}"])
    return more, person


def without(data: QueryDict, person: str) -> QueryDict:
    """The same answers without one person; the claimant stays."""
    less = data.copy()
    less["who"] = ",".join(f"{one}.{role}" for one, role in _who(data) if one != person)
    for key in [key for key in less if key.startswith(f"{person}-")]:
        del less[key]
    return less


def with_one_more_income(data: QueryDict, person: str) -> tuple[QueryDict, str]:
    """The same answers with room for one more income; also the id of its first field."""
    more = data.copy()
    rows = min(max(_number(data.get(f"{person}-rows")), 1) + 1, MOST_INCOMES)
    more[f"{person}-rows"] = str(rows)
    return more, f"id_{person}-income{rows - 1}-kind"
