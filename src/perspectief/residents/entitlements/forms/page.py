"""The whole check as one form: persons with their incomes, the home, wealth, costs and situation.

Persons and incomes are repeated without JavaScript: a button sends the form, and the page shows it with one more.
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

from perspectief.foundation.ui.problems import FormProblem
from perspectief.residents.entitlements import questions
from perspectief.residents.entitlements.choices import Role
from perspectief.residents.entitlements.forms.parts import (
    ChildcareForm,
    FactsForm,
    HasIncomeForm,
    IncomeForm,
    ReceivesForm,
    RelationForm,
    problems_of,
    touched,
)
from perspectief.residents.entitlements.services.names import title_of
from perspectief.rules.household import UNKNOWN_WORD

MOST_PERSONS = 20
MOST_INCOMES = 10
PERSON = re.compile(r"p(\d{1,3})\.(claimant|partner|child|other)")
BLOCKS = ("home", "wealth", "costs", "situation")


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
        return self.childcare is not None and any(touched(one) for one in self.childcare)

    @property
    def childcare_ids(self) -> list[str]:
        """The ids of the fields about child care."""
        return [one.id_for_label for one in self.childcare] if self.childcare else []

    @property
    def income_open(self) -> bool:
        """Whether something was said about income."""
        said = [self.has_income["has_income"], *(row[name] for row in self.incomes for name in ("kind", "amount"))]
        return any(touched(one) for one in said) or len(self.incomes) > 1

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
            title=title_of(person, who),
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
        found = [one for person in self.people for form in person.forms() for one in problems_of(form, person.title)]
        found += [problem for form in self.blocks.values() for problem in problems_of(form)]
        return found + problems_of(self.receives)

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

    def with_holiday(self) -> list[str]:
        """Which incomes of `household` were typed with holiday pay in them: "0.1" is the second of the first person."""
        return [
            f"{number}.{row}"
            for number, person in enumerate(self.people)
            for row, income in enumerate(one for one in person.incomes if one.income())
            if income.cleaned_data.get("holiday")
        ]

    def _blocks(self) -> dict[str, Any]:
        blocks = {name: form.answers() for name, form in self.blocks.items()}
        given = {name: block for name, block in blocks.items() if block}
        return {**given, "home": _home(given["home"])} if "home" in given else given

    def titles(self) -> dict[str, str]:
        """What each person is called on the page, by id."""
        return {person.id: person.title for person in self.people}


def _home(block: dict[str, Any]) -> dict[str, Any]:
    tenure = block.get("tenure", "")
    blank = [key.removeprefix("home.") for key, tenures in questions.BLANK_IS_UNKNOWN.items() if tenure in tenures]
    return {**dict.fromkeys(blank, UNKNOWN_WORD), **block}


def _is_parent_of_claimant(person: PersonPart) -> bool:
    return person.role is Role.OTHER and person.relation.cleaned_data.get("relation") == "parent"


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


def about(data: QueryDict, person: str) -> QueryDict:
    """Only what was typed about one person, and who were on the page: enough to put them back."""
    own = data.copy()
    for key in [key for key in own if key != "who" and not key.startswith(f"{person}-")]:
        del own[key]
    return own


def put_back(data: QueryDict, gone: QueryDict) -> QueryDict:
    """The same answers with the person who was taken out last. `gone`: what `about` gave."""
    more = data.copy()
    for key, values in gone.lists():
        more.setlist(key, values)
    return more


def with_one_more_income(data: QueryDict, person: str) -> tuple[QueryDict, str]:
    """The same answers with room for one more income; also the id of its first field."""
    more = data.copy()
    rows = min(max(_number(data.get(f"{person}-rows")), 1) + 1, MOST_INCOMES)
    more[f"{person}-rows"] = str(rows)
    return more, f"id_{person}-income{rows - 1}-kind"
