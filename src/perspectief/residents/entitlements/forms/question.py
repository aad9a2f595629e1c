"""One screen of the interview as a form: reads what was typed, and shows what was answered before."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from perspectief.foundation.ui import fields
from perspectief.foundation.ui.problems import FormProblem
from perspectief.residents.entitlements import speech
from perspectief.residents.entitlements.calc.kinds import Field, FieldKind, Kind, Screen
from perspectief.residents.entitlements.calc.people import OLDEST
from perspectief.residents.entitlements.calc.told import APPROXIMATELY
from perspectief.residents.entitlements.forms.parts import problems_of
from perspectief.residents.entitlements.words import ERROR_EMPTY, VARIES
from perspectief.rules.household import MOST

EXACT, ABOUT, UPTO = "precies", "ongeveer", "tot"
"""Second fields beside one amount: the exact amount, a tick for "about", and the other end of what varies."""
TICKED = ("about", "holiday")
"""Yes or no that is said with one tick; no tick is no."""
BAND = re.compile(r"(?P<low>\d+(?:\.\d+)?)?\.\.(?P<high>\d+(?:\.\d+)?)?", re.ASCII)
YEAR = re.compile(r"\d{4}", re.ASCII)
MAY_BE_EMPTY = ("triggers", "receives")
"""Tick lists on which no tick is an answer; beside another answer it always is."""


class BirthField(fields.DateField):
    """A day, or a year alone when more is not known."""

    def to_python(self, value: Any) -> Any:
        """The day, or the first and last day of the year."""
        typed = (value or "").strip()
        if not YEAR.fullmatch(typed):
            return super().to_python(value)
        year, today = int(typed), date.today()
        if not today.year - OLDEST <= year <= today.year:
            raise ValidationError(_("‘%(typed)s’ kan geen geboortejaar zijn."), params={"typed": typed})
        return {"between": [date(year, 1, 1).isoformat(), min(date(year, 12, 31), today).isoformat()]}


class QuestionForm(forms.Form):
    """The fields of one screen. `names`: what each person is called."""

    def __init__(self, screen: Screen, names: Mapping[str, str], *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.screen, self.names = screen, names
        for one in screen.fields:
            for name, made in _made(one, screen, names):
                self.fields[name] = made

    def problems(self) -> list[FormProblem]:
        """Everything that was not understood."""
        return problems_of(self)

    def clean(self) -> dict[str, Any]:
        """Who presses Next says something; an amount needs its period, wages need gross or net."""
        said = self.cleaned_data
        if not self.errors and not self.answer() and self.screen.template not in MAY_BE_EMPTY:
            self.add_error(self.screen.fields[0].name, ERROR_EMPTY)
        if self.screen.kind is Kind.WHO and not said.get("partner"):
            self.add_error("partner", _("Kies wat klopt."))
        if said.get("amount") is not None and "gross" in self.fields and not said.get("gross"):
            self.add_error("gross", _("Kies bruto of netto. Op een loonstrook staan ze allebei."))
        if {"geen"} < set(said.get("kinds") or ()):
            self.add_error("kinds", _("U koos inkomen en ook ‘geen inkomen’. Kies wat klopt."))
        return said

    def answer(self) -> dict[str, Any]:
        """What was answered, as `calc.screens.accept` takes it. Only what was filled in."""
        if not hasattr(self, "cleaned_data"):
            self.full_clean()
        said = {one.name: self._value(one) for one in self.screen.fields}
        given = {name: value for name, value in said.items() if value not in (None, "", [])}
        if given or self.screen.template in MAY_BE_EMPTY:
            given |= {one.name: said[one.name] for one in self.screen.fields if one.kind is FieldKind.TICKS}
        return given | self._offered()

    def _offered(self) -> dict[str, Any]:
        lists = [one for one in self.screen.fields if one.name == "ticked"]
        return {"offered": [line.key for line in lists[0].lines]} if lists else {}

    def _value(self, one: Field) -> Any:
        said = self.cleaned_data.get(one.name)
        match one.kind:
            case FieldKind.YES_NO:
                return {"ja": True, "nee": False, True: True}.get(said)
            case FieldKind.COUNT:
                return int(said) if said else None
            case FieldKind.MONEY | FieldKind.THRESHOLD | FieldKind.NUMBER:
                return self._amount(one, said)
            case FieldKind.DATE:
                return said.isoformat() if isinstance(said, date) else said
            case FieldKind.TICKS:
                return list(said or [])
        return said

    def _amount(self, one: Field, said: Any) -> Any:
        exact, other = (self.cleaned_data.get(f"{one.name}-{more}") for more in (EXACT, UPTO))
        amount = exact if exact is not None else said
        if isinstance(amount, str):
            return band_of(amount)
        if amount is None:
            return None
        if other is not None and other != amount:
            return {"between": sorted((amount, other))}
        return _roughly(amount) if self.cleaned_data.get(f"{one.name}-{ABOUT}") else amount


def _roughly(amount: float) -> dict[str, list[float]]:
    return {"between": sorted(round(amount * (1 + part), 2) for part in (-APPROXIMATELY, APPROXIMATELY))}


def _made(one: Field, screen: Screen, names: Mapping[str, str]) -> list[tuple[str, forms.Field]]:
    """The form fields that ask for one field of a screen."""
    label = speech.label(screen, one, names)
    match one.kind:
        case FieldKind.DATE:
            return [(one.name, _date(one, label))]
        case FieldKind.YES_NO if one.name in TICKED:
            return [(one.name, fields.CheckField(label=label))]
        case FieldKind.YES_NO | FieldKind.CHOICE:
            return [(one.name, fields.TapField(speech.options(screen, one), label=label, help_text=_why(one)))]
        case FieldKind.COUNT:
            counts = [(str(number), str(number)) for number in range(one.most + 1)]
            return [(one.name, fields.ListField(counts, label=label, initial="0"))]
        case FieldKind.TICKS:
            lines = [(line.key, speech.line(line)) for line in one.lines]
            return [(one.name, fields.TapManyField(lines, label=label, groups=speech.groups(one, names)))]
        case FieldKind.MONEY:
            return _money(one, screen, label)
        case FieldKind.THRESHOLD:
            return _threshold(one, label)
    whole = one.fact is not None and one.fact.python_type is int
    return [(one.name, fields.NumberField(label=label, unit=speech.unit(one), whole=whole, help_text=_why(one)))]


def _why(one: Field) -> str:
    return speech.why_of_fact(one.fact) if one.fact else ""


def _date(one: Field, label: str) -> forms.Field:
    if one.name == "birth_date":
        return BirthField(label=label, birth=True, help_text=_("Dag, maand en jaar, of alleen het jaar."))
    return fields.DateField(label=label)


def _money(one: Field, screen: Screen, label: str) -> list[tuple[str, forms.Field]]:
    is_profit = screen.about == "winst"
    amount = fields.MoneyField(label=label, unit=speech.unit(one), may_be_negative=is_profit, help_text=_why(one))
    if screen.kind is not Kind.INCOME:
        return [(one.name, amount), (f"{one.name}-{ABOUT}", fields.CheckField(label=_("Dit is ongeveer")))]
    if one.name != "amount" or screen.about not in VARIES:
        return [(one.name, amount)]
    words = _("Wisselt het? Vul dan hier het hoogste in, en hierboven het laagste.")
    other = fields.MoneyField(label=_("Tot (als het wisselt)"), may_be_negative=is_profit, help_text=words)
    return [(one.name, amount), (f"{one.name}-{UPTO}", other)]


def _threshold(one: Field, label: str) -> list[tuple[str, forms.Field]]:
    is_money = one.fact is not None and one.fact.unit.startswith("euro")
    make = fields.MoneyField if is_money else fields.NumberField
    if not one.limits:
        return [(one.name, make(label=label, unit=speech.unit(one), help_text=_why(one)))]
    bands = [(word_of_band(band), speech.band(one, band)) for band in one.bands]
    words = _("Of typ het precieze bedrag") if is_money else _("Of typ het precies")
    exact = make(label=words, unit=speech.unit(one), help_text=speech.only_exact(one))
    return [(one.name, BandField(bands, label=label, help_text=_why(one))), (f"{one.name}-{EXACT}", exact)]


class BandField(fields.TapField):
    """One of a few ranges. The range itself is sent, so that it is read well when the law's limits have moved on."""

    def validate(self, value: Any) -> None:
        """Any range will do."""
        if value and band_of(value) is None:
            raise ValidationError(_("Kies een van de regels."))


def word_of_band(band: Mapping[str, Any]) -> str:
    """`..8000`, `8000.01..16000`, `16000.01..`: a range as the page sends it."""
    low, high = band.get("between", (band.get("at_least"), band.get("at_most")))
    return "..".join(
        "" if end is None else f"{end:g}" if end == int(end) and end < 1e5 else f"{end:.2f}" for end in (low, high)
    )


def band_of(word: str) -> dict[str, Any] | None:
    """The range that was sent; None when it is none."""
    found = BAND.fullmatch(word)
    low, high = (float(found[end]) if found and found[end] else None for end in ("low", "high"))
    if max(low or 0, high or 0) > MOST or (low is not None and high is not None and low > high):
        return None
    if low is not None and high is not None:
        return {"between": [low, high]}
    if low is not None:
        return {"at_least": low}
    return None if high is None else {"at_most": high}


def filled(screen: Screen, said: Mapping[str, Any]) -> dict[str, Any]:
    """An answer that was given before as the fields of the form."""
    shown: dict[str, Any] = {}
    for one in screen.fields:
        if one.name in said:
            shown |= _filled(one, said[one.name])
    return shown


def _filled(one: Field, value: Any) -> dict[str, Any]:
    if one.kind is FieldKind.YES_NO:
        return {one.name: "ja" if value else "" if one.name in TICKED else "nee"}
    if one.kind is FieldKind.DATE:
        return {one.name: _typed_date(value)}
    if one.kind is FieldKind.THRESHOLD and one.limits:
        return _filled_band(one, value)
    if one.kind in (FieldKind.MONEY, FieldKind.NUMBER, FieldKind.THRESHOLD):
        return _filled_amount(one, value)
    return {one.name: str(value) if isinstance(value, int) else value}


def _filled_band(one: Field, value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        return {f"{one.name}-{EXACT}": _typed_number(value)}
    return {one.name: word_of_band(value)} if value in one.bands else {}


def _filled_amount(one: Field, value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        return {one.name: _typed_number(value)}
    low, high = value.get("between", (value.get("at_least"), value.get("at_most")))
    if None in (low, high):
        return {}
    if one.name == "amount":
        return {one.name: _typed_number(low), f"{one.name}-{UPTO}": _typed_number(high)}
    return {one.name: _typed_number(round((low + high) / 2, 2)), f"{one.name}-{ABOUT}": "ja"}


def _typed_number(value: float) -> str:
    return f"{value:.2f}".removesuffix(".00").replace(".", ",")


def _typed_date(value: Any) -> str:
    if isinstance(value, dict):
        return str(value["between"][0])[:4]
    day = date.fromisoformat(value)
    return f"{day.day}-{day.month}-{day.year}"


__all__ = ["BandField", "QuestionForm", "band_of", "filled", "word_of_band"]
