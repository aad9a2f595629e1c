"""What is filled in about weights, the choice, the decision and replies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.ui.fields import CheckField, ListField, NumberField, RadioField, labelled
from perspectief.policy.weighing.calc.framework import Content
from perspectief.policy.weighing.calc.portfolio import ANY, Problem
from perspectief.policy.weighing.choices import WeightMode
from perspectief.policy.weighing.forms.fields import DAY_HELP, NeededDate, Section, Telling, long, short
from perspectief.policy.weighing.models import MoneyLine

LEAVE, OUT = "", "uit"
LOW, HIGH = "laag", "hoog"
HELP = {
    WeightMode.SWING: _("De belangrijkste vraag krijgt 100 punten. Geef de andere minder."),
    WeightMode.RANK_SUM: _("Zet een 1 bij de belangrijkste vraag, een 2 bij de volgende. Gelijk mag ook."),
    WeightMode.CENTROID: _("Zet een 1 bij de belangrijkste vraag, een 2 bij de volgende. Gelijk mag ook."),
    WeightMode.BOUNDS: _("Hoeveel van de 100 telt elke vraag minstens, en hoeveel hoogstens?"),
}
"""How each way of giving weights asks."""


class NeededNumber(NumberField):
    """A number that must be given."""

    def to_python(self, value: Any) -> float | int:
        """The number; raises when it is blank."""
        number = super().to_python(value)
        if number is None:
            raise ValidationError(_("Vul een getal in."))
        return number


class WeightsForm(Telling):
    """How heavy each question counts, in one of the ways: the main questions first, then the parts of each."""

    def __init__(self, *args: Any, content: Content, mode: WeightMode, is_led: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.mode = mode
        self.groups = {
            group: [one for one in content.questions if one.group == group]
            for group in content.groups
            if any(one.group == group for one in content.questions)
        }
        self.labels = dict(content.groups)
        for group in self.groups:
            self._add(f"top-{group}", self.labels[group])
        for _group, questions in self._with_parts():
            for one in questions:
                self._add(f"sub-{one.key}", f"{one.number}. {one.label}")
        self.fields["reden"] = short(_("Waarom tellen ze zo?"), needed=True)
        if is_led:
            self.fields["leidt"] = CheckField(label=_("Met deze gewichten kiezen wij."))

    def _add(self, name: str, label: str) -> None:
        whole = self.mode in (WeightMode.RANK_SUM, WeightMode.CENTROID)
        if self.mode != WeightMode.BOUNDS:
            self.fields[name] = NeededNumber(label=label, whole=whole)
            return
        self.fields[f"{name}-{LOW}"] = NeededNumber(label=_now("%(label)s: minstens") % {"label": label})
        self.fields[f"{name}-{HIGH}"] = NeededNumber(label=_now("%(label)s: hoogstens") % {"label": label})

    def _with_parts(self) -> Iterator[tuple[str, list[Any]]]:
        yield from ((group, questions) for group, questions in self.groups.items() if len(questions) > 1)

    @property
    def sections(self) -> list[Section]:
        """The main questions, then the parts of each."""
        found = [Section(_("De hoofdvragen"), HELP[self.mode], self._fields(f"top-{group}" for group in self.groups))]
        for group, questions in self._with_parts():
            title = _now("De delen van ‘%(label)s’") % {"label": self.labels[group]}
            found.append(Section(title, HELP[self.mode], self._fields(f"sub-{one.key}" for one in questions)))
        last = [self[name] for name in ("reden", "leidt") if name in self.fields]
        return [*found, Section("", "", last)]

    def _fields(self, names: Iterable[str]) -> list[Any]:
        return [self[full] for name in names for full in self._full(name)]

    def _full(self, name: str) -> tuple[str, ...]:
        return (f"{name}-{LOW}", f"{name}-{HIGH}") if self.mode == WeightMode.BOUNDS else (name,)

    def given(self) -> dict[str, Any]:
        """What was said, as `calc/weights` takes it."""
        sub = {group: {one.key: self._said(f"sub-{one.key}") for one in parts} for group, parts in self._with_parts()}
        return {"top": {group: self._said(f"top-{group}") for group in self.groups}, "sub": sub}

    def _said(self, name: str) -> Any:
        if self.mode == WeightMode.BOUNDS:
            return [self.cleaned_data[full] / 100 for full in self._full(name)]
        return self.cleaned_data[name]


class AskForm(Telling):
    """What people want to keep in or out, before the rest is worked out."""

    naam = short(_("Naam van deze berekening"), help_text=_("Mag leeg blijven. Bijvoorbeeld: met het taalhuis."))

    def __init__(self, *args: Any, problem: Problem, titles: Mapping[str, str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.keys = sorted((item.key for item in problem.items), key=lambda key: titles[key].casefold())
        for key in self.keys:
            levels = [
                (level.key, _now("Moet erin: %(what)s") % {"what": level.label}) for level in problem.by_key[key].levels
            ]
            choices = [(LEAVE, _("De berekening kiest")), (ANY, _("Moet erin")), *levels, (OUT, _("Moet eruit"))]
            self.fields[f"over-{key}"] = ListField(label=titles[key], choices=choices)

    @property
    def sections(self) -> list[Section]:
        """The name, then each thing."""
        things = [self[f"over-{key}"] for key in self.keys]
        return [Section("", "", [self["naam"]]), Section(_("Leg iets vast"), "", things)]

    def forced(self) -> dict[str, str | None]:
        """Item -> level, any level, or None for out; only what was fixed."""
        said = {key: self.cleaned_data[f"over-{key}"] for key in self.keys}
        return {key: None if value == OUT else value for key, value in said.items() if value != LEAVE}


class DepartForm(Telling):
    """What people choose on one thing, and why."""

    omvang = RadioField(label=_("Wat kiezen wij?"), choices=())
    reden = long(_("Waarom?"), help_text=_("Alleen nodig als u iets anders kiest dan de berekening."), rows=3)

    def __init__(self, *args: Any, levels: Iterable[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        choices = [*labelled(levels), (OUT, _("Nu geen geld"))]
        self.fields["omvang"].choices = choices

    def clean_omvang(self) -> str:
        """The level; empty for not at all."""
        said = self.cleaned_data.get("omvang")
        if not said:
            raise ValidationError(_("Kies wat wij doen."))
        return "" if said == OUT else str(said)


class TextForm(Telling):
    """A text of some lines."""

    tekst = long("", rows=6)

    def __init__(self, *args: Any, label: Any, help_text: Any = "", needed: bool = True, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["tekst"] = long(label, help_text=help_text, rows=6, needed=needed)


class AsWrittenForm(TextForm):
    """A text of which nothing is changed."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["tekst"].strip = False


class ProposeForm(Telling):
    """Until when providers may reply."""

    dag = NeededDate(label=_("Laatste dag om te reageren"), help_text=DAY_HELP)


class DecideForm(Telling):
    """Who decides, and from which money each year is paid."""

    door = short(_("Wie neemt dit besluit?"), needed=True, longest=60, help_text=_("Bijvoorbeeld: het college."))

    def __init__(self, *args: Any, lines: Iterable[MoneyLine], years: Iterable[int], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.lines = {str(one.pk): one for one in lines}
        for year in years:
            choices = [(number, one.name) for number, one in self.lines.items() if one.year == year]
            label = _now("Uit welk geld betalen wij in %(year)s?") % {"year": year}
            self.fields[f"geld-{year}"] = ListField(label=label, choices=choices)

    def chosen_lines(self) -> list[MoneyLine]:
        """The lines of money that were chosen."""
        said = [value for name, value in self.cleaned_data.items() if name.startswith("geld-") and value]
        return [self.lines[number] for number in said]


class CompareForm(Telling):
    """Two things to set beside each other."""

    whole = ""
    een = ListField(label=_("Waarom staat dit zo"), choices=())
    ander = ListField(label=_("naast dit?"), choices=())

    def __init__(self, *args: Any, titles: Iterable[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        choices = [("", _("Kies")), *titles]
        for name in ("een", "ander"):
            self.fields[name].choices = choices

    def clean(self) -> dict[str, Any]:
        """Two different things."""
        said: dict[str, Any] = super().clean() or {}
        if not said.get("een") or not said.get("ander"):
            raise ValidationError(_("Kies twee namen uit de lijst."))
        if said["een"] == said["ander"]:
            raise ValidationError(_("Kies twee verschillende namen."))
        return said


class ReasonForm(Telling):
    """Why a step is taken."""

    reden = long(_("Waarom?"), rows=3, needed=True)
