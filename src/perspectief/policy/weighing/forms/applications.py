"""The steps of an application. Nothing is needed before it is sent: each step keeps what was understood."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.goals.models import Goal
from perspectief.foundation.places.models import Area
from perspectief.foundation.ui.fields import (
    YES_NO,
    CheckField,
    DateField,
    ListField,
    ManyField,
    NumberField,
    RadioField,
)
from perspectief.policy.weighing.choices import ItemKind
from perspectief.policy.weighing.forms.fields import DAY_HELP, EuroField, PeopleField, Section, Telling, long, short
from perspectief.policy.weighing.models import Item
from perspectief.policy.weighing.queries import applications as queries
from perspectief.policy.weighing.queries import items as item_queries
from perspectief.policy.weighing.queries import rounds
from perspectief.policy.weighing.queries.applications import Step
from perspectief.policy.weighing.services.applications import LevelSaid, Said

KINDS = [(kind.value, kind.label) for kind in (ItemKind.PROJECT, ItemKind.SERVICE)]
YES, NO = YES_NO[0][0], YES_NO[1][0]
SEEN = "gezien"


class StepForm(Telling):
    """One step. `seen`: a digest of what was kept when the page was drawn."""

    gezien = forms.CharField(required=False, widget=forms.HiddenInput, max_length=64)

    def said(self) -> Said:
        """What was understood; what was not is simply not there."""
        raise NotImplementedError

    def understood(self, **names: str) -> dict[str, Any]:
        """Field of the file -> what was typed in the field of the form of that name."""
        return {ours: self.cleaned_data[name] for ours, name in names.items() if name in self.cleaned_data}


class AboutForm(StepForm):
    """What it is."""

    naam = short(_("Hoe heet uw plan?"), help_text=_("Kort. Bijvoorbeeld: Maatjes voor jonge ouders."))
    soort = ListField(label=_("Wat is het?"), choices=KINDS)
    wat = long(_("Wat doet u?"), help_text=_("Wat merkt iemand ervan? Schrijf geen namen van mensen op."), rows=7)
    doelen = ManyField(label=_("Aan welke doelen werkt u?"), choices=())
    nieuw = CheckField(label=_("Dit is een nieuw idee. Wij weten nog niet of het werkt."))

    def __init__(self, *args: Any, goals: Iterable[Goal], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["doelen"].choices = [(one.key, one.name) for one in goals]

    @staticmethod
    def of(item: Item) -> dict[str, Any]:
        """What is kept."""
        return {
            "naam": item.title,
            "soort": item.kind,
            "wat": item.answers.get(queries.WHAT, ""),
            "doelen": item.goals,
            "nieuw": item.unproven,
        }

    def said(self) -> Said:
        """Kind is left as it was when nothing was chosen."""
        fields = self.understood(title="naam", kind="soort", goals="doelen", unproven="nieuw")
        if not fields.get("kind"):
            fields.pop("kind", None)
        return Said(fields, self.understood(**{queries.WHAT: "wat"}))


class WhoForm(StepForm):
    """For whom, and where."""

    wie = long(_("Voor wie is het?"), help_text=_("Schrijf op wie u helpt, en hoe u hen vindt."))
    gezinnen = NumberField(label=_("Gezinnen met kinderen onder de 18"), unit=_("van de 100"), whole=True)
    jong = NumberField(label=_("Jongeren van 18 tot 27"), unit=_("van de 100"), whole=True)
    anders = NumberField(label=_("Andere mensen"), unit=_("van de 100"), whole=True)
    overal = CheckField(label=_("In de hele gemeente"))
    wijken = ManyField(label=_("Of kies wijken"), choices=())

    def __init__(self, *args: Any, areas: Iterable[Area], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.areas = {one.code: one for one in areas}
        choices = [(code, one.name) for code, one in self.areas.items()]
        self.fields["wijken"].choices = choices

    @staticmethod
    def of(item: Item) -> dict[str, Any]:
        """What is kept."""
        shares = dict(zip(("gezinnen", "jong", "anders"), item_queries.GROUPS, strict=True))
        return {
            "wie": item.answers.get(queries.WHOM, ""),
            **{name: item.groups.get(group) for name, group in shares.items()},
            "overal": item.everywhere,
            "wijken": list(item.areas.values_list("code", flat=True)),
        }

    @property
    def sections(self) -> list[Section]:
        """People, then places."""
        share = _("Denk aan honderd mensen die u helpt. Hoeveel horen er bij elke groep? Samen is dat 100.")
        return [
            Section("", "", self.named("wie")),
            Section(_("Welke groepen helpt u?"), share, self.named("gezinnen", "jong", "anders")),
            Section(_("Waar?"), "", self.named("overal", "wijken")),
        ]

    def clean(self) -> dict[str, Any]:
        """Three parts make 100, once all three are there."""
        said = super().clean() or self.cleaned_data
        parts = [said.get(name) for name in ("gezinnen", "jong", "anders")]
        known = [part for part in parts if part is not None]
        if known and (len(known) == len(parts) or sum(known) > queries.WHOLE) and sum(known) != queries.WHOLE:
            self.add_error("anders", _("Samen is dit %(sum)s. Maak er 100 van.") % {"sum": sum(known)})
        return said

    def said(self) -> Said:
        """Groups that were not filled in are 0 as soon as one was."""
        said = self.cleaned_data
        fields = self.understood(everywhere="overal")
        if "anders" in said:
            parts = (said.get("gezinnen"), said.get("jong"), said["anders"])
            groups = {group: part or 0 for group, part in zip(item_queries.GROUPS, parts, strict=True)}
            fields["groups"] = groups if any(part is not None for part in parts) else {}
        areas = [self.areas[code] for code in said["wijken"]] if "wijken" in said else None
        return Said(fields, self.understood(**{queries.WHOM: "wie"}), areas)


LEVELS = (
    (item_queries.FULL, _("Het hele plan"), _("Wat kost alles, en hoeveel mensen helpt u dan?")),
    (
        item_queries.PART,
        _("Een deel van het plan"),
        _("Kan het ook met minder geld? Vul dan in wat u doet. Laat leeg als dat niet kan."),
    ),
)
"""Key, title and explanation of each level."""


class MoneyForm(StepForm):
    """Costs per year and reach, for all and for a part."""

    def __init__(self, *args: Any, years: Iterable[int], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.years = list(years)
        for key, _title, _says in LEVELS:
            if key == item_queries.PART:
                self.fields[f"wat_{key}"] = short(_("Wat doet u dan?"), longest=120)
            self.fields[f"bereik_{key}"] = PeopleField(label=_("Hoeveel mensen helpt u per jaar?"), unit=_("mensen"))
            for year in self.years:
                label = _("Kosten in %(year)s") % {"year": year}
                self.fields[f"kosten_{key}_{year}"] = EuroField(label=label, unit=_("in dat jaar"))
            self.fields[f"uren_{key}"] = NumberField(
                label=_("Hulp van de gemeente zelf"),
                help_text=_("In voltijd banen. Bijvoorbeeld 0,5. Niets nodig? Laat leeg."),
                unit=_("banen"),
            )
        self.fields["sinds"] = DateField(
            label=_("Sinds wanneer krijgt u hiervoor geld van de gemeente?"),
            help_text=_("Krijgt u nog geen geld? Laat leeg. Anders: dag, maand en jaar."),
        )

    @staticmethod
    def of(item: Item) -> dict[str, Any]:
        """What is kept."""
        found: dict[str, Any] = {"sinds": day_words(item.running_since)}
        for level in item_queries.levels_of(item):
            found |= {f"wat_{level.key}": level.label, f"bereik_{level.key}": level.reach}
            for one in level.years.all():
                found[f"kosten_{level.key}_{one.year}"] = one.cost
                found[f"uren_{level.key}"] = _plain(one.staff)
        return found

    @property
    def level_sections(self) -> list[Section]:
        """All, and a part."""
        return [
            Section(title, says, [self[name] for name in self.fields if f"_{key}" in name])
            for key, title, says in LEVELS
        ]

    @property
    def sections(self) -> list[Section]:
        """All, a part, and since when."""
        return [*self.level_sections, Section(_("Krijgt u al geld?"), "", self.named("sinds"))]

    def said(self) -> Said:
        """A part of which nothing is said is not there."""
        levels = [self._level(key, str(title)) for key, title, _says in LEVELS]
        return Said(self.understood(running_since="sinds"), levels=[one for one in levels if one is not None])

    def _level(self, key: str, title: str) -> LevelSaid | None:
        said = self.cleaned_data
        costs = {year: said.get(f"kosten_{key}_{year}") for year in self.years}
        known = {year: cost for year, cost in costs.items() if cost is not None}
        reach, label = said.get(f"bereik_{key}"), said.get(f"wat_{key}") or title
        if not known and reach is None:
            return None
        return LevelSaid(key, label, reach or 0, known, Decimal(str(said.get(f"uren_{key}") or 0)))


def day_words(day: Any) -> str:
    return f"{day.day}-{day.month}-{day.year}" if day else ""


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}".replace(".", ",") if number else ""


class AnswersForm(StepForm):
    """Questions of the framework."""

    def __init__(self, *args: Any, step: Step, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.step = step
        for one in step.criteria:
            self.fields[f"vraag-{one.key}"] = long(f"{one.number}. {one.asks}", help_text=one.help)

    @staticmethod
    def of(item: Item, step: Step) -> dict[str, Any]:
        """What is kept."""
        return {f"vraag-{one.key}": item.answers.get(one.key, "") for one in step.criteria}

    def said(self) -> Said:
        """The answers."""
        return Said(answers=self.understood(**{one.key: f"vraag-{one.key}" for one in self.step.criteria}))


class ChildrenForm(StepForm):
    """What it means for children, and what they say of it themselves."""

    kind = long("")
    raakt = RadioField(label=_("Merken kinderen of jongeren er iets van?"), choices=YES_NO)
    zeiden = long(
        _("Wat zeiden kinderen of jongeren toen u het vroeg?"),
        help_text=_("Vraag het aan de kinderen zelf. Schrijf geen namen op."),
    )
    gevraagd = DateField(label=_("Wanneer vroeg u het?"), help_text=DAY_HELP)

    def __init__(self, *args: Any, asks: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["kind"].label = asks

    @staticmethod
    def of(item: Item) -> dict[str, Any]:
        """What is kept."""
        touches = YES if item.touches_children else NO if item.child else ""
        return {
            "kind": item.child,
            "raakt": touches,
            "zeiden": item.child_said,
            "gevraagd": day_words(item.child_asked_on),
        }

    def said(self) -> Said:
        """No word about whether it touches them counts as no."""
        fields = self.understood(child="kind", child_said="zeiden", child_asked_on="gevraagd")
        if "raakt" in self.cleaned_data:
            fields["touches_children"] = self.cleaned_data["raakt"] == YES
        return Said(fields)


def step_form(
    item: Item, step: Step, *, asks: str, goals: Iterable[Goal], areas: Iterable[Area], data: Any
) -> StepForm:
    """The form of a step: with what was sent, or else with what is kept."""
    if step.key == queries.ABOUT:
        return AboutForm(data, initial=AboutForm.of(item), goals=goals)
    if step.key == queries.WHO:
        return WhoForm(data, initial=WhoForm.of(item), areas=areas)
    if step.key == queries.MONEY:
        return MoneyForm(data, initial=MoneyForm.of(item), years=rounds.years_of(item.round))
    if step.key == queries.CHILDREN:
        return ChildrenForm(data, initial=ChildrenForm.of(item), asks=asks)
    return AnswersForm(data, initial=AnswersForm.of(item, step), step=step)
