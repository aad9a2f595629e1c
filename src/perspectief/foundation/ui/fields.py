"""Form fields that read Dutch, forgive, and say kindly what they did not understand. `component` says how they look."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.language import dutch

Choice = tuple[str, Any]
YES_NO: tuple[Choice, ...] = (("ja", _("Ja")), ("nee", _("Nee")))
YES_NO_UNKNOWN: tuple[Choice, ...] = (*YES_NO, ("", _("Weet ik niet")))
NOT_WRITTEN, NOT_FILLED_IN = _("Hier staat nog niets. Schrijf het op."), _("Hier staat nog niets. Vul het in.")
TOO_LONG = _("Dit is te lang. Maak het korter.")
SHORT_WORD = 12
"""Letters of a word that fits half the width of a phone."""
EXAMPLE, BIRTH_EXAMPLE = "31-12-2026", "31-1-1990"
"""Days as somebody would type them. They stay the same, because pages are kept in caches."""


def labelled(choices: Iterable[Choice]) -> list[Choice]:
    """Choices of which the words begin with a capital, in the language of who reads them."""
    return [(value, capfirst(label)) for value, label in choices]


def lines(
    label: Any,
    *,
    rows: int,
    longest: int,
    needed: bool = True,
    help_text: Any = "",
    missing: Any = NOT_WRITTEN,
) -> forms.CharField:
    """A field for a few lines of text. `longest`: in letters; `missing`: said when it is `needed` and blank."""
    errors = {"required": missing, "max_length": TOO_LONG}
    field = forms.CharField(
        label=label, required=needed, max_length=longest, help_text=help_text, error_messages=errors
    )
    field.component, field.rows = "text", rows
    return field


def line(label: Any, *, longest: int, needed: bool = True, help_text: Any = "", component: str = "") -> forms.CharField:
    """A field for one line of text. `longest`: in letters; `component`: how it looks, when not as usual."""
    errors = {"required": NOT_FILLED_IN, "max_length": TOO_LONG}
    field = forms.CharField(
        label=label, required=needed, max_length=longest, help_text=help_text, error_messages=errors
    )
    if component:
        field.component = component
    return field


class MoneyField(forms.Field):
    """An amount in euro, 0 or more unless `may_be_negative`; blank is None."""

    component = "money_field"

    def __init__(self, *, unit: Any = "", may_be_negative: bool = False, **kwargs: Any):
        self.unit, self.may_be_negative = unit, may_be_negative
        super().__init__(required=False, **kwargs)

    def to_python(self, value: Any) -> float | None:
        """The amount; raises with what was typed and what to do."""
        typed = (value or "").strip()
        if not typed:
            return None
        sign = -1 if self.may_be_negative and typed.startswith(("-", "−")) else 1
        try:
            return sign * dutch.read_amount(typed.lstrip("-−") if sign < 0 else typed)
        except dutch.Unreadable as wrong:
            message = _("‘%(typed)s’ is geen bedrag. Typ alleen cijfers en een komma, bijvoorbeeld 1500,00.")
            raise ValidationError(message, params={"typed": typed[:40]}) from wrong


class NumberField(forms.Field):
    """A number of hours, months or years, 0 or more; `whole` allows no part of one; blank is None."""

    component = "field"

    def __init__(self, *, unit: Any = "", whole: bool = False, **kwargs: Any):
        self.unit, self.whole = unit, whole
        super().__init__(required=False, **kwargs)

    def to_python(self, value: Any) -> float | int | None:
        """The number; raises with what was typed and what to do."""
        typed = (value or "").strip()
        if not typed:
            return None
        try:
            number = dutch.read_number(typed)
        except dutch.Unreadable as wrong:
            message = _("‘%(typed)s’ is geen getal. Typ alleen cijfers, bijvoorbeeld 36.")
            raise ValidationError(message, params={"typed": typed[:40]}) from wrong
        if not self.whole:
            return number
        if number != int(number):
            raise ValidationError(_("‘%(typed)s’ is geen heel getal. Rond het af."), params={"typed": typed[:40]})
        return int(number)


class DateField(forms.Field):
    """A day; blank is None. `birth`: somebody was born then, so the example lies longer ago."""

    component = "field"
    unit = ""

    def __init__(self, *, birth: bool = False, **kwargs: Any):
        self.example = BIRTH_EXAMPLE if birth else EXAMPLE
        kwargs.setdefault("help_text", format_lazy(_("Dag, maand en jaar. Bijvoorbeeld {day}."), day=self.example))
        super().__init__(required=False, **kwargs)

    def to_python(self, value: Any) -> dt.date | None:
        """The day; raises with what was typed and what to do."""
        typed = (value or "").strip()
        if not typed:
            return None
        try:
            return dutch.read_date(typed)
        except dutch.Unreadable as wrong:
            message = _("‘%(typed)s’ is geen datum. Typ dag, maand en jaar, bijvoorbeeld %(day)s.")
            raise ValidationError(message, params={"typed": typed[:40], "day": self.example}) from wrong


class RadioField(forms.ChoiceField):
    """One of a few; blank is an empty text."""

    component = "radio_group"

    def __init__(self, choices: Iterable[Choice] = YES_NO_UNKNOWN, **kwargs: Any):
        super().__init__(choices=tuple(choices), required=False, **kwargs)


class ListField(RadioField):
    """One out of a list that folds open; blank is an empty text."""

    component = "select_field"


class CheckField(forms.BooleanField):
    """A statement that is true when it is ticked."""

    component = "checkbox"

    def __init__(self, **kwargs: Any):
        super().__init__(required=False, **kwargs)


class ManyField(forms.MultipleChoiceField):
    """All that apply out of a list."""

    component = "checkboxes"

    def __init__(self, choices: Iterable[Choice], **kwargs: Any):
        super().__init__(choices=tuple(choices), required=False, **kwargs)


class TapField(RadioField):
    """One of a few, each a large row to tap; short ones stand beside each other."""

    component = "tap"
    input_type = "radio"

    @property
    def is_short(self) -> bool:
        """Whether every row is a word or two."""
        return all(len(str(word)) <= SHORT_WORD for _value, word in self.choices)

    @property
    def rows(self) -> list[tuple[str, list[Choice]]]:
        """All rows, without a heading."""
        return [("", list(self.choices))]


class TapManyField(ManyField):
    """All that apply, each a large row to tap. `groups`: (heading, values) to set the rows under headings."""

    component = "tap_many"
    input_type = "checkbox"
    is_short = False

    def __init__(self, choices: Iterable[Choice], *, groups: Sequence[tuple[str, Sequence[str]]] = (), **kwargs: Any):
        super().__init__(choices, **kwargs)
        self.groups = groups

    @property
    def rows(self) -> list[tuple[str, list[Choice]]]:
        """The rows under their headings; one heading "" when there are none."""
        words = dict(self.choices)
        grouped = [(heading, [(value, words[value]) for value in values]) for heading, values in self.groups]
        return grouped or [("", list(self.choices))]
