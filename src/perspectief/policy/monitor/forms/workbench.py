"""Reads what staff type on the workbench: which indicators they look for, a meaning, a reason, a target."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.ui import fields
from perspectief.foundation.ui.choosing import Choosing, search_field
from perspectief.foundation.ui.problems import FormProblem, is_empty
from perspectief.policy.monitor.choices import (
    Comparable,
    Direction,
    Evidence,
    Rhythm,
    SetBy,
    State,
    TargetKind,
    Unit,
    Wanted,
)
from perspectief.policy.monitor.models import IndicatorVersion, Target
from perspectief.policy.monitor.services.indicators import Break, Meaning, Name
from perspectief.policy.monitor.services.targets import BAND, Decision, Wish

ANY = ("", _("Alle"))
PERCENT = Decimal(100)
LONGEST = 2000
MOST_DECIMALS = 2


def problems(form: forms.Form) -> list[FormProblem]:
    """Everything that is wrong with a form; what is about all of it leads to the first field."""
    first = next(iter(form)).id_for_label
    found = [FormProblem(str(_("Dit formulier")), str(error), first) for error in form.non_field_errors()]
    for name in form.fields:
        bound = form[name]
        missing = is_empty(form, name)
        found += [FormProblem(str(bound.label), str(error), bound.id_for_label, missing) for error in bound.errors]
    return found


class LineField(forms.CharField):
    """One line of text."""

    component = "line"

    def __init__(self, *, most: int = 200, **kwargs: Any):
        super().__init__(max_length=most, **kwargs)
        self.error_messages |= {"required": _("Vul dit in."), "max_length": _("Dit is te lang. Maak het korter.")}


class TextField(LineField):
    """A few sentences."""

    component = "text"
    rows = 3

    def __init__(self, **kwargs: Any):
        super().__init__(most=LONGEST, **kwargs)


class AddressField(forms.URLField):
    """A web address; may be left out."""

    component = "line"

    def __init__(self, **kwargs: Any):
        super().__init__(required=False, assume_scheme="https", max_length=300, **kwargs)
        self.error_messages |= {"invalid": _("Dit is geen adres van een pagina. Begin met https://.")}


def reason_field(help_text: Any = "") -> TextField:
    """Why; who reads the history later wants to know."""
    return TextField(
        label=_("Waarom?"), help_text=help_text or _("Iemand leest dit later terug. Schrijf geen namen op.")
    )


class ChooseIndicators(Choosing):
    """Which indicators somebody wants to see; everything may be left open."""

    zoek = search_field()
    stand = forms.ChoiceField(label=_("Stand"), required=False, choices=[ANY, *fields.labelled(State.choices)])
    bewijs = forms.ChoiceField(label=_("Bewijs"), required=False, choices=[ANY, *fields.labelled(Evidence.choices)])
    doel = forms.ChoiceField(label=_("Doel"), required=False)
    verzameling = forms.ChoiceField(label=_("Verzameling"), required=False)

    def __init__(self, *args: Any, goals: Iterable[tuple[str, str]], collections: Iterable[str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["doel"].choices = [ANY, *goals]
        self.fields["verzameling"].choices = [ANY, *((name, capfirst(name)) for name in collections)]


class StepForm(forms.Form):
    """Why an indicator goes on."""

    reason = reason_field()


class MeaningForm(forms.Form):
    """What an indicator means from a day on."""

    definition = TextField(label=_("Wat telt het?"), help_text=_("In één of twee zinnen, voor iedereen te lezen."))
    numerator = TextField(label=_("Teller"), required=False, help_text=_("Wie of wat tellen wij?"))
    denominator = TextField(label=_("Noemer"), required=False, help_text=_("Van welk geheel is dat een deel?"))
    unit = fields.ListField(fields.labelled(Unit.choices), label=_("Eenheid"))
    decimals = fields.NumberField(label=_("Cijfers achter de komma"), whole=True, help_text=_("0, 1 of 2."))
    direction = fields.ListField(fields.labelled(Direction.choices), label=_("Wat is beter?"))
    threshold = LineField(label=_("Welke grens?"), required=False, most=120)
    source = LineField(label=_("Bron"))
    source_url = AddressField(label=_("Adres van de bron"))
    rhythm = fields.ListField(fields.labelled(Rhythm.choices), label=_("Hoe vaak?"))
    method = TextField(label=_("Hoe meten wij het?"), required=False)
    owner = LineField(label=_("Wie zorgt ervoor?"), most=120, help_text=_("Een team of een rol, geen naam."))
    says = TextField(label=_("Wat zegt dit cijfer?"), required=False)
    says_not = TextField(label=_("Wat zegt dit cijfer niet?"), required=False)
    valid_from = fields.DateField(label=_("Vanaf welke dag geldt dit?"), help_text=_("Bijvoorbeeld 1-1-2027."))

    def clean(self) -> dict[str, Any]:
        """Fields that read Dutch may be blank; here they may not."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        for name in ("unit", "direction", "rhythm", "valid_from"):
            if name not in self.errors and not said.get(name):
                self.add_error(name, _("Vul dit in."))
        if (said.get("decimals") or 0) > MOST_DECIMALS:
            self.add_error("decimals", _("Kies 0, 1 of 2."))
        return said

    @property
    def meaning(self) -> Meaning:
        """What was typed."""
        said = self.cleaned_data
        words = {name: said[name] for name in MEANING if name in said}
        return Meaning(**{**words, "decimals": said["decimals"] or 0})


MEANING = tuple(MeaningForm.base_fields)


class ProposeForm(MeaningForm):
    """A new indicator with its first meaning."""

    name = LineField(label=_("Naam"), most=120)
    evidence = fields.RadioField(fields.labelled(Evidence.choices), label=_("Hoe weten wij het?"))
    reason = reason_field()
    field_order = ("name", "evidence", "goals", "lines")

    def __init__(self, *args: Any, goals: Iterable[tuple[str, str]], lines: Iterable[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["goals"] = fields.ManyField(goals, label=_("Bij welke doelen hoort het?"))
        self.fields["lines"] = fields.ManyField(lines, label=_("Bij welke lijnen hoort het?"))
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        """It says how it knows, and belongs to something."""
        said = super().clean()
        if "evidence" not in self.errors and not said.get("evidence"):
            self.add_error("evidence", _("Kies er één."))
        if not said.get("goals") and not said.get("lines"):
            self.add_error("goals", _("Kies minstens één doel of één lijn."))
        return said

    @property
    def called(self) -> Name:
        """What it is called and what it serves."""
        said = self.cleaned_data
        return Name(
            key=slugify(said["name"])[:60].strip("-"),
            name=said["name"],
            evidence=Evidence(said["evidence"]),
            goals=said["goals"],
            lines=[int(number) for number in said["lines"]],
        )


class VersionForm(MeaningForm):
    """A new meaning of an indicator, and whether its figures may stand behind the old ones."""

    comparable = fields.RadioField(
        fields.labelled(Comparable.choices), label=_("Zijn de nieuwe cijfers te vergelijken met de oude?")
    )
    bridge = fields.NumberField(
        label=_("Factor naar de oude reeks"),
        help_text=_("Alleen als iemand één jaar op twee manieren telde. Laat het anders leeg."),
    )
    reason = reason_field()

    def clean(self) -> dict[str, Any]:
        """It says whether figures can be compared."""
        said = super().clean()
        if "comparable" not in self.errors and not said.get("comparable"):
            self.add_error("comparable", _("Kies er één."))
        return said

    @property
    def change(self) -> Break:
        """Why it is there and what it does to the line."""
        said = self.cleaned_data
        return Break(said["reason"], Comparable(said["comparable"]), bridge=said["bridge"])


def as_typed(version: IndicatorVersion) -> dict[str, Any]:
    """A version as somebody would type it, to start a new one from."""
    return {name: getattr(version, name) for name in MEANING if name != "valid_from"}


class WishForm(forms.Form):
    """What is wanted of an indicator."""

    kind = fields.RadioField(fields.labelled(TargetKind.choices), label=_("Hoe zegt u het?"))
    wanted = fields.ListField(
        [("", _("Geen")), *fields.labelled(Wanted.choices)],
        label=_("Richting"),
        help_text=_("Alleen bij een richting."),
    )
    band = fields.NumberField(
        label=_("Zoveel verschil telt als gelijk"), unit=_("procent"), help_text=_("Leeg is 5 procent.")
    )
    baseline = LineField(
        label=_("Vergeleken met"), required=False, most=12, help_text=_("Bijvoorbeeld 2019. Leeg is het eerste cijfer.")
    )
    value = fields.NumberField(label=_("Getal"), help_text=_("Alleen bij een getal."))
    low = fields.NumberField(label=_("Van"), help_text=_("Alleen tussen twee getallen."))
    high = fields.NumberField(label=_("Tot"), help_text=_("Alleen tussen twee getallen."))
    starts = fields.DateField(label=_("Vanaf"), help_text=_("Bijvoorbeeld 1-1-2027."))
    ends = fields.DateField(label=_("Tot en met"), help_text=_("Leeg is: zonder einde."))
    source = LineField(label=_("Waar staat dit?"), required=False, help_text=_("Bijvoorbeeld een besluit of motie."))
    reason = reason_field()

    def clean(self) -> dict[str, Any]:
        """What the service would refuse anyway, at the field itself."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        for name in ("kind", "starts"):
            if name not in self.errors and not said.get(name):
                self.add_error(name, _("Vul dit in."))
        return said

    @property
    def wish(self) -> Wish:
        """What was typed, only of the form that was chosen."""
        said = self.cleaned_data
        kind = TargetKind(said["kind"])
        band = said["band"]
        return Wish(
            kind=kind,
            starts=said["starts"],
            ends=said["ends"],
            value=_decimal(said["value"]) if kind == TargetKind.VALUE else None,
            low=_decimal(said["low"]) if kind == TargetKind.RANGE else None,
            high=_decimal(said["high"]) if kind == TargetKind.RANGE else None,
            wanted=said["wanted"] if kind == TargetKind.DIRECTION else "",
            band=BAND if band is None else Decimal(str(band)) / PERCENT,
            baseline=said["baseline"],
        )


class TargetForm(WishForm):
    """What was decided, and by whom."""

    set_by = fields.RadioField(fields.labelled(SetBy.choices), label=_("Wie besloot dit?"))

    def clean(self) -> dict[str, Any]:
        """Somebody decided it."""
        said = super().clean()
        if "set_by" not in self.errors and not said.get("set_by"):
            self.add_error("set_by", _("Kies er één."))
        return said

    @property
    def decision(self) -> Decision:
        """Who decided it and why."""
        said = self.cleaned_data
        return Decision(SetBy(said["set_by"]), said["reason"], said["source"])


def wish_as_typed(target: Target) -> dict[str, Any]:
    """A target as somebody would type it, to start a new one from."""
    names = ("kind", "wanted", "baseline", "starts", "ends", "source", "set_by")
    said = {name: getattr(target, name) for name in names}
    numbers = {name: _typed(getattr(target, name)) for name in ("value", "low", "high")}
    days = {name: f"{said[name]:%d-%m-%Y}" if said[name] else "" for name in ("starts", "ends")}
    return {**said, **numbers, **days, "band": _typed(target.band * PERCENT)}


def _typed(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():f}".replace(".", ",")


def _decimal(number: float | None) -> Decimal | None:
    return None if number is None else Decimal(str(number))
