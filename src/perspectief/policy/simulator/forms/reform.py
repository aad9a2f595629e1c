"""A plan in a form: what starts it, changed values, schemes that end or come by themselves; and a plan as a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import yaml
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from perspectief.foundation.language import dutch
from perspectief.foundation.ui.fields import DateField, ListField
from perspectief.foundation.ui.problems import FormProblem, is_empty, problems_of
from perspectief.policy.simulator import wording
from perspectief.policy.simulator.queries import values
from perspectief.policy.simulator.queries.values import DAY, SHARE, YES_OR_NO, Changeable
from perspectief.simulation.reforms import BadReform, Reform, read_reform, write_reform

LONGEST_NAME, LONGEST_REASON, LONGEST_FILE = 120, 2_000, 64_000
VALUE = "waarde:"
"""Begin of the name of a field for a value; the full name of the value follows."""
ABOUT_SOMEBODY = re.compile(r"\S+@\S+\.\S+|(?:\d[ .-]?){9,}|\bmijn naam is\b", re.IGNORECASE)
"""An e-mail address, a phone number or a citizen service number, a name: none of them belongs in a plan."""
PLACES = {
    "naam": "naam",
    "reden": "reden",
    "vanaf": "vanaf",
    "schaft_af": "schaft_af",
    "kent_automatisch_toe": "vanzelf",
}
"""Field of the form for each part of a file."""
KEEPS = [("", gettext_lazy("blijft zoals het is")), ("ja", gettext_lazy("ja")), ("nee", gettext_lazy("nee"))]


class ValueField(forms.CharField):
    """One number of the law as people type it; blank is None: it stays as it is."""

    def __init__(self, what: Changeable, **kwargs: Any):
        self.what = what
        self.component = "money_field" if what.unit.startswith("euro") else "field"
        self.unit = "" if what.unit == SHARE else wording.UNITS.get(what.unit, what.unit)
        help_text = _("Bijvoorbeeld 130% of 1,30.") if what.unit == SHARE else ""
        super().__init__(required=False, strip=True, max_length=40, label=what.meaning, help_text=help_text, **kwargs)

    def clean(self, value: Any) -> Any:
        """The value as a file has it; raises with what was typed and what to do."""
        typed = str(super().clean(value))
        if not typed:
            return None
        try:
            return _read(typed, self.what.unit)
        except dutch.Unreadable as wrong:
            raise ValidationError(_advice(self.what.unit), params={"typed": typed}) from wrong


def _read(typed: str, unit: str) -> Any:
    if unit == DAY:
        return dutch.read_date(typed)
    if unit == SHARE:
        return _read_share(typed)
    sign, digits = (-1, typed[1:]) if typed.startswith(("-", "−")) else (1, typed)
    return sign * (dutch.read_amount(digits) if unit.startswith("euro") else dutch.read_number(digits))


def _read_share(typed: str) -> float:
    """`130%` and `1,30` are the same."""
    number = dutch.read_number(typed.rstrip("% "))
    return round(number / 100, 8) if typed.endswith("%") else number


def _advice(unit: str) -> str:
    if unit == SHARE:
        return _("‘%(typed)s’ is geen deel. Typ bijvoorbeeld 130%% of 1,30.")
    if unit == DAY:
        return _("‘%(typed)s’ is geen datum. Typ bijvoorbeeld 1-7-2026.")
    if unit.startswith("euro"):
        return _("‘%(typed)s’ is geen bedrag. Typ alleen cijfers en een komma, bijvoorbeeld 1500,00.")
    return _("‘%(typed)s’ is geen getal. Typ alleen cijfers, bijvoorbeeld 36.")


class ReformForm(forms.Form):
    """A plan. `start`: what it begins with; `extra`: laws of which all values are asked too."""

    naam = forms.CharField(
        label=gettext_lazy("Hoe heet het plan?"),
        max_length=LONGEST_NAME,
        error_messages={
            "required": gettext_lazy("Geef het plan een naam."),
            "max_length": gettext_lazy("Maak de naam korter."),
        },
    )
    reden = forms.CharField(
        label=gettext_lazy("Waarom dit plan?"),
        max_length=LONGEST_REASON,
        help_text=gettext_lazy("Een of twee zinnen. Noem geen namen van mensen."),
        error_messages={
            "required": gettext_lazy("Schrijf in een paar woorden waarom."),
            "max_length": gettext_lazy("Maak dit korter."),
        },
    )
    vanaf = DateField(label=gettext_lazy("Vanaf welke dag?"), help_text=gettext_lazy("Bijvoorbeeld 1-1-2026."))
    schaft_af = forms.MultipleChoiceField(label=gettext_lazy("Welke regelingen stoppen?"), required=False)
    vanzelf = forms.MultipleChoiceField(
        label=gettext_lazy("Welke regelingen komen vanzelf?"),
        required=False,
        help_text=gettext_lazy("Wie er recht op heeft, krijgt de regeling dan zonder aanvraag."),
    )

    def __init__(self, data: Any, *, start: Reform, day: date, extra: tuple[str, ...] = ()):
        self.start = start = replace(start, start=day) if start.is_empty else start
        initial = _initial(start)
        super().__init__(data, initial=initial)
        choices = [(one.key, one.name) for one in values.schemes(start.start)]
        for name in ("schaft_af", "vanzelf"):
            self._offer(name, choices)
        self.groups = values.changeable(start, extra)
        for one in self._changeable():
            self.fields[f"{VALUE}{one.full}"] = _field(one, start)

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = choices

    def _changeable(self) -> Iterator[Changeable]:
        for group in self.groups.values():
            yield from (one for one in group if not one.is_table)

    @property
    def value_groups(self) -> list[tuple[str, list[tuple[Changeable, forms.BoundField | None]]]]:
        """By scheme: each value with its field; a table of numbers has none."""
        return [
            (name, [(one, None if one.is_table else self[f"{VALUE}{one.full}"]) for one in group])
            for name, group in self.groups.items()
        ]

    def clean_naam(self) -> str:
        """A name of a plan, not of a person."""
        return _about_nobody(self.cleaned_data["naam"])

    def clean_reden(self) -> str:
        """A reason without a person in it."""
        return _about_nobody(self.cleaned_data["reden"])

    def clean_vanaf(self) -> date:
        """A day must be given."""
        day: date | None = self.cleaned_data["vanaf"]
        if day is None:
            raise ValidationError(_("Typ de dag waarop het plan begint, bijvoorbeeld 1-1-2026."))
        return day

    def reform(self) -> Reform | None:
        """The plan; None when something is not right, and then every problem stands at its field."""
        if not self.is_valid():
            return None
        try:
            return read_reform(self._content())
        except BadReform as bad:
            for problem in bad.problems:
                self.add_error(self._field_of(problem.place), f"{problem.found}. {problem.advice}")
            return None

    def _content(self) -> dict[str, Any]:
        """The file of the start with what was typed in its place."""
        told = self.cleaned_data
        content: dict[str, Any] = yaml.safe_load(write_reform(self.start))
        typed = {one.full: told[f"{VALUE}{one.full}"] for one in self._changeable()}
        kept = {name: value for name, value in content.get("waarden", {}).items() if name not in typed}
        lists = {"schaft_af": told["schaft_af"], "kent_automatisch_toe": told["vanzelf"]}
        changed = {
            "naam": told["naam"],
            "reden": told["reden"],
            "vanaf": told["vanaf"],
            "waarden": kept | {name: value for name, value in typed.items() if value not in (None, "")},
            **lists,
        }
        return {name: part for name, part in {**content, **changed}.items() if part}

    def _field_of(self, place: str) -> str | None:
        if place.startswith("waarden."):
            name = f"{VALUE}{place.partition('.')[2]}"
            return name if name in self.fields else None
        return PLACES.get(re.split(r"[\[.,]", place)[0])

    def problems(self) -> list[FormProblem]:
        """Everything that was not understood."""
        return [self._problem(name, str(error)) for name, errors in self.errors.items() for error in errors]

    def _problem(self, name: str, message: str) -> FormProblem:
        if name not in self.fields:
            return FormProblem(_("Het plan"), message, "plan")
        anchor = self[name].id_for_label or f"id_{name}"
        return FormProblem(str(self[name].label), message, anchor, is_empty(self, name))


def _initial(start: Reform) -> dict[str, Any]:
    begins = start.start
    return {
        "naam": "" if start.is_empty else start.name,
        "reden": "" if start.is_empty else start.reason,
        "vanaf": f"{begins.day}-{begins.month}-{begins.year}",
        "schaft_af": list(start.abolished),
        "vanzelf": list(start.automatic),
    }


def _field(one: Changeable, start: Reform) -> forms.Field:
    value = start.values.get(one.full)
    if one.unit == YES_OR_NO:
        return ListField(KEEPS, label=one.meaning, initial="" if value is None else "ja" if value else "nee")
    return ValueField(one, initial="" if value is None else _typed(value, one.unit))


def _typed(value: Any, unit: str) -> str:
    """A value as somebody would type it."""
    if unit == SHARE:
        return f"{round(value * 100, 6):g}%".replace(".", ",")
    if unit == DAY:
        digits = str(value)
        return f"{int(digits[6:])}-{int(digits[4:6])}-{digits[:4]}"
    if unit.startswith("euro"):
        return dutch.say_amount(value).removeprefix("€\u00a0")
    return f"{value:g}".replace(".", ",")


def _about_nobody(text: str) -> str:
    if ABOUT_SOMEBODY.search(text):
        raise ValidationError(_("Hier staat iets over een persoon. Haal dat weg."))
    return " ".join(text.split())


class FileForm(forms.Form):
    """A plan as YAML: pasted, or chosen as a file."""

    tekst = forms.CharField(
        label=gettext_lazy("Plak hier het plan"),
        required=False,
        max_length=LONGEST_FILE,
        strip=False,
        error_messages={"max_length": gettext_lazy("Dit is te groot. Een plan is een kort bestand.")},
    )
    bestand = forms.FileField(
        label=gettext_lazy("Of kies een bestand"),
        required=False,
        help_text=gettext_lazy("Een YAML-bestand, hooguit 64 kB."),
    )

    def clean_bestand(self) -> str:
        """The text of the file."""
        sent = self.cleaned_data["bestand"]
        if not sent:
            return ""
        if sent.size > LONGEST_FILE:
            raise ValidationError(_("Dit bestand is te groot. Een plan is een kort bestand."))
        try:
            return str(sent.read().decode("utf-8-sig"))
        except UnicodeDecodeError as wrong:
            raise ValidationError(_("Dit bestand is geen tekst. Bewaar het als gewone tekst.")) from wrong

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        told = super().clean() or {}
        if not self.errors and not (told.get("tekst", "").strip() or told.get("bestand")):
            self.add_error("tekst", _("Plak een plan, of kies een bestand."))
        return told

    def reform(self) -> Reform | None:
        """The plan; None when something is not right. Every problem names its place in the file."""
        if not self.is_valid():
            return None
        place = "bestand" if self.cleaned_data["bestand"] else "tekst"
        try:
            found = read_reform(str(self.cleaned_data[place]))
        except BadReform as bad:
            for problem in bad.problems:
                self.add_error(place, str(problem))
            return None
        if ABOUT_SOMEBODY.search(f"{found.name} {found.reason}"):
            self.add_error(place, _("Bij naam of reden staat iets over een persoon. Haal dat weg."))
            return None
        return found

    def problems(self) -> list[FormProblem]:
        """Everything that was not understood."""
        return problems_of(self)
