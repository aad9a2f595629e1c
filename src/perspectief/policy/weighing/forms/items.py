"""What an officer says of what came in, and writes down of what exists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.places.models import Area
from perspectief.foundation.ui.fields import CheckField, DateField, ListField
from perspectief.policy.weighing.calc.framework import Content
from perspectief.policy.weighing.choices import ItemKind, Origin
from perspectief.policy.weighing.forms.applications import LEVELS, ChildrenForm, MoneyForm, WhoForm, day_words
from perspectief.policy.weighing.forms.fields import DAY_HELP, EuroField, NeededDate, Section, Telling, long, short
from perspectief.policy.weighing.models import Item
from perspectief.policy.weighing.queries import items as item_queries
from perspectief.policy.weighing.queries.applications import WHOLE
from perspectief.policy.weighing.services.nominations import Nominated

GRADES = (
    ("0", _("0: niets bekend")),
    ("1", _("1: goed beschreven")),
    ("2", _("2: goed onderbouwd")),
    ("3", _("3: eerste aanwijzingen dat het werkt")),
    ("4", _("4: goede aanwijzingen dat het werkt")),
    ("5", _("5: sterke aanwijzingen dat het werkt")),
)
"""How well it is known that something works."""


class MoreForm(Telling):
    """What is missing, and until when it can be added."""

    mist = long(_("Wat mist er?"), help_text=_("De aanbieder leest dit."), needed=True, rows=3, longest=1000)
    tot = NeededDate(label=_("Aanvullen kan tot en met"), help_text=DAY_HELP)


class NotTakenForm(Telling):
    """Why it does not take part."""

    reden = long(
        _("Waarom doet dit niet mee?"), help_text=_("De aanbieder leest dit."), needed=True, rows=3, longest=1000
    )


class OfficerForm(Telling):
    """What an officer writes down of anything that is weighed."""

    wet = CheckField(label=_("Dit moet van de wet."))
    nieuw = CheckField(label=_("Dit is een nieuw idee, om van te leren."))
    sinds = DateField(label=_("Krijgt geld sinds"), help_text=DAY_HELP)
    gehoord = DateField(
        label=_("Aanbieder gehoord op"), help_text=_("Nodig voordat iets stopt dat al lang loopt. Artikel 4:51 Awb.")
    )
    niet_eerder = DateField(label=_("Kan niet eerder stoppen dan"), help_text=DAY_HELP)

    def __init__(self, *args: Any, years: Iterable[int], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.years = list(years)
        for year in self.years:
            label = _("Kosten van stoppen in %(year)s") % {"year": year}
            self.fields[f"stop_{year}"] = EuroField(label=label, unit=_("in dat jaar"))

    @staticmethod
    def of(item: Item) -> dict[str, Any]:
        """What is kept."""
        days = {"sinds": item.running_since, "gehoord": item.heard_on, "niet_eerder": item.ends_not_before}
        return {
            "wet": item.statutory,
            "nieuw": item.unproven,
            **{name: day_words(day) for name, day in days.items()},
            **{f"stop_{year}": cost for year, cost in item.phase_out.items()},
        }

    def said(self) -> Nominated:
        """As the service takes it."""
        said = self.cleaned_data
        costs = {str(year): said[f"stop_{year}"] for year in self.years if said[f"stop_{year}"]}
        return Nominated(
            {
                "statutory": said["wet"],
                "unproven": said["nieuw"],
                "running_since": said["sinds"],
                "heard_on": said["gehoord"],
                "ends_not_before": said["niet_eerder"],
                "phase_out": costs,
            }
        )


class ExistingForm(MoneyForm):
    """All that is known of a provision that exists: the steps of an application on one page."""

    def __init__(self, *args: Any, content: Content, areas: Iterable[Area], years: Iterable[int], **kwargs: Any):
        super().__init__(*args, years=years, **kwargs)
        del self.fields["sinds"]
        self.content, self.known_areas = content, list(areas)
        who = WhoForm(areas=self.known_areas)
        children = ChildrenForm(asks=content.child_question)
        own = {
            "naam": short(_("Naam"), needed=True),
            "soort": ListField(label=_("Soort"), choices=ItemKind.choices),
            "wat": long(_("Wat is het?")),
            **{name: field for name, field in who.fields.items() if name != "gezien"},
            **{f"vraag-{one.key}": long(f"{one.number}. {one.asks}", rows=3) for one in content.questions},
            **{name: field for name, field in children.fields.items() if name != "gezien"},
        }
        self.fields.update(own)

    @staticmethod
    def of(item: Item, content: Content) -> dict[str, Any]:  # type: ignore[override]  # it asks the questions as well
        """What is kept."""
        return {
            **MoneyForm.of(item),
            **WhoForm.of(item),
            **ChildrenForm.of(item),
            "naam": item.title,
            "soort": item.kind,
            "wat": item.answers.get("what", ""),
            **{f"vraag-{one.key}": item.answers.get(one.key, "") for one in content.questions},
        }

    @property
    def sections(self) -> list[Section]:
        """What it is, for whom, what it costs, the questions, and children."""
        questions = [f"vraag-{one.key}" for one in self.content.questions]
        return [
            Section("", "", self.named("naam", "soort", "wat")),
            Section(_("Voor wie"), "", self.named("wie", "gezinnen", "jong", "anders", "overal", "wijken")),
            *self.level_sections,
            Section(_("De vragen van het kader"), "", self.named(*questions)),
            Section(_("Kinderen"), "", self.named("kind", "raakt", "zeiden", "gevraagd")),
        ]

    def nominated(self, item: Item) -> Nominated:
        """As the service takes it."""
        said = self.cleaned_data
        answers = {one.key: said[f"vraag-{one.key}"] for one in self.content.questions}
        parts = [said[name] or 0 for name in ("gezinnen", "jong", "anders")]
        shares = dict(zip(item_queries.GROUPS, parts, strict=True))
        chosen = set(said["wijken"])
        fields = {
            "title": said["naam"],
            "kind": said["soort"] or item.kind,
            "answers": {**item.answers, **answers, "what": said["wat"], "whom": said["wie"]},
            "groups": shares if any(shares.values()) else {},
            "everywhere": said["overal"],
            "child": said["kind"],
            "touches_children": said["raakt"] == "ja",
            "child_said": said["zeiden"],
            "child_asked_on": said["gevraagd"],
        }
        levels = [one for one in (self._level(key, str(title)) for key, title, _says in LEVELS) if one is not None]
        return Nominated(fields, [one for one in self.known_areas if one.code in chosen], levels)

    def clean(self) -> dict[str, Any]:
        """Three parts make 100, once one of them is there."""
        said = super().clean() or self.cleaned_data
        parts = [said.get(name) or 0 for name in ("gezinnen", "jong", "anders")]
        if any(parts) and sum(parts) != WHOLE:
            self.add_error("anders", _("Samen is dit %(sum)s. Maak er 100 van.") % {"sum": sum(parts)})
        return said


class EvidenceForm(Telling):
    """How well it is known that it works, per question, with where that stands."""

    def __init__(self, *args: Any, content: Content, origin: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.asked = content.criteria if origin == Origin.EXISTING else content.questions
        for one in self.asked:
            name = f"{one.number}. {one.label}"
            self.fields[f"graad-{one.key}"] = ListField(label=_("Onderbouwing"), choices=GRADES)
            self.fields[f"bron-{one.key}"] = short(_("Waar staat dat?"), longest=300)
            self.fields[f"graad-{one.key}"].label = _("Onderbouwing van %(name)s") % {"name": name}
            self.fields[f"bron-{one.key}"].label = _("Bron bij %(name)s") % {"name": name}

    def clean(self) -> dict[str, Any]:
        """A grade above 0 has a source."""
        said = super().clean() or self.cleaned_data
        for one in self.asked:
            if said.get(f"graad-{one.key}") not in ("", "0", None) and not said.get(f"bron-{one.key}"):
                self.add_error(f"bron-{one.key}", _("Schrijf op waar dit staat."))
        return said

    def grades(self) -> list[tuple[str, int, str]]:
        """Question, grade and source, where one was chosen."""
        said = self.cleaned_data
        return [
            (one.key, int(said[f"graad-{one.key}"]), said[f"bron-{one.key}"])
            for one in self.asked
            if said[f"graad-{one.key}"] != ""
        ]
