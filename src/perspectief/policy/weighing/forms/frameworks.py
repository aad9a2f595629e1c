"""What an officer fills in of a framework: its head, one question at a time, or the whole as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.ui.fields import NOT_WRITTEN, CheckField, ListField, ManyField, NumberField
from perspectief.foundation.uploads import Refused, look_at_text
from perspectief.foundation.uploads.scanning import scan
from perspectief.policy.weighing.calc import framework as calc
from perspectief.policy.weighing.calc.framework import QUESTION, SCORES
from perspectief.policy.weighing.choices import LinkKind, WeightMode
from perspectief.policy.weighing.forms.fields import DAY_HELP, NeededDate, Section, Telling, long, short

PART = 100
DEFAULT_CURVE = (0, 25, 50, 75, 100)
LONGEST_JSON, MOST_JSON_BYTES = 200_000, 250_000
KEY = forms.RegexField(
    r"^[a-z0-9-]{1,20}$",
    label=_("Korte sleutel"),
    help_text=_("Kleine letters en cijfers, zonder spatie. Bijvoorbeeld 1g."),
    error_messages={
        "required": _("Geef de vraag een korte sleutel."),
        "invalid": _("Gebruik alleen kleine letters, cijfers en streepjes."),
    },
)


class HeadForm(Telling):
    """Name, first day, source, words of the scale, and how it counts."""

    naam = short(_("Naam"), needed=True, longest=120)
    geldt = NeededDate(label=_("Geldt vanaf"), help_text=DAY_HELP)
    bron = short(_("Waar komt dit kader vandaan?"), needed=True, longest=200)
    kind = short(_("De vraag over kinderen"), needed=True, longest=300)
    wijze = ListField(label=_("Hoe vraagt u welke vraag zwaarder telt?"), choices=WeightMode.choices)
    verbanden = ManyField(label=_("Hoe plannen elkaar kunnen raken"), choices=LinkKind.choices)
    generatie = NumberField(
        label=_("Van elke 100 euro ten minste naar gezinnen die al lang arm zijn"), unit=_("euro"), whole=True
    )
    goedgekeurd = CheckField(label=_("Ervaringsdeskundigen keurden de woorden bij de scores goed."))
    door = short(_("Welke groep keurde goed?"), help_text=_("Geen namen van mensen."), longest=200)

    def __init__(self, *args: Any, content: Mapping[str, Any], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.content = content
        for score in SCORES:
            self.fields[f"schaal_{score}"] = short(_("Score %(score)s") % {"score": score}, needed=True, longest=120)
        for key in content["groups"]:
            self.fields[f"groep_{key}"] = short(_("Hoofdvraag %(key)s") % {"key": key}, needed=True)

    @staticmethod
    def of(framework: Any) -> dict[str, Any]:
        """What is kept."""
        content = framework.content
        day = framework.valid_from
        return {
            "naam": framework.name,
            "geldt": f"{day.day}-{day.month}-{day.year}",
            "bron": framework.source,
            "kind": content["child_question"],
            "wijze": content["weight_mode"],
            "verbanden": content["link_kinds"],
            "generatie": round(PART * content.get("shares", {}).get("generation", 0)),
            "goedgekeurd": content["status"] == "vastgesteld",
            "door": content.get("approved_by", ""),
            **{f"schaal_{score}": content["scale"][str(score)] for score in SCORES},
            **{f"groep_{key}": label for key, label in content["groups"].items()},
        }

    @property
    def sections(self) -> list[Section]:
        """The framework, the scale, the main questions, and how it counts."""
        return [
            Section("", "", self.named("naam", "geldt", "bron", "kind")),
            Section(_("Wat een score betekent"), "", self.named(*(f"schaal_{score}" for score in SCORES))),
            Section(_("Hoofdvragen"), "", self.named(*(f"groep_{key}" for key in self.content["groups"]))),
            Section(_("Hoe het telt"), "", self.named("wijze", "verbanden", "generatie")),
            Section(_("Goedgekeurd"), "", self.named("goedgekeurd", "door")),
        ]

    def clean(self) -> dict[str, Any]:
        """Approved by somebody, and a share that can be."""
        said = super().clean() or self.cleaned_data
        if said.get("goedgekeurd") and not said.get("door"):
            self.add_error("door", _("Schrijf op welke groep goedkeurde."))
        if (said.get("generatie") or 0) > PART:
            self.add_error("generatie", _("Meer dan 100 kan niet."))
        if "wijze" in said and not said["wijze"]:
            self.add_error("wijze", _("Kies een manier."))
        return said

    def head(self) -> dict[str, Any]:
        """What stands beside the content."""
        said = self.cleaned_data
        return {"name": said["naam"], "valid_from": said["geldt"], "source": said["bron"]}

    def changed(self) -> dict[str, Any]:
        """The content with what was said."""
        said = self.cleaned_data
        is_approved = said["goedgekeurd"]
        return {
            **self.content,
            "child_question": said["kind"],
            "weight_mode": said["wijze"],
            "link_kinds": said["verbanden"],
            "shares": {**self.content.get("shares", {}), "generation": (said["generatie"] or 0) / PART},
            "status": "vastgesteld" if is_approved else "concept",
            "approved_by": said["door"] if is_approved else "",
            "scale": {str(score): said[f"schaal_{score}"] for score in SCORES},
            "groups": {key: said[f"groep_{key}"] for key in self.content["groups"]},
        }


class CriterionForm(Telling):
    """One question. `others`: keys that are taken."""

    sleutel = KEY
    nummer = short(_("Nummer"), needed=True, longest=8)
    groep = ListField(label=_("Bij welke hoofdvraag hoort dit?"), choices=())
    naam = short(_("Korte naam"), needed=True, longest=60)
    vraag = long(_("De vraag"), needed=True, rows=2, longest=400)
    uitleg = long(_("Uitleg bij de vraag"), rows=2, longest=400)
    kosten = CheckField(label=_("Dit gaat over geld. Is er een vast bedrag? Dan telt dit niet mee in de volgorde."))

    def __init__(self, *args: Any, groups: Mapping[str, str], others: frozenset[str], is_new: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.others, self.is_new = others, is_new
        self.fields["groep"].choices = list(groups.items())
        if not is_new:
            del self.fields["sleutel"]
        for score in SCORES:
            self.fields[f"anker_{score}"] = short(_("Bij score %(score)s") % {"score": score}, longest=200)
        for score in SCORES:
            label = _("Waarde van score %(score)s") % {"score": score}
            self.fields[f"waarde_{score}"] = NumberField(label=label, unit=_("van de 100"))

    @staticmethod
    def of(one: Mapping[str, Any]) -> dict[str, Any]:
        """What is kept."""
        anchors, curve = one.get("anchors", {}), one.get("curve", DEFAULT_CURVE)
        return {
            "nummer": one.get("number", ""),
            "groep": one.get("group", ""),
            "naam": one.get("label", ""),
            "vraag": one.get("asks", ""),
            "uitleg": one.get("help", ""),
            "kosten": one.get("is_cost", False),
            **{f"anker_{score}": anchors.get(str(score), "") for score in SCORES},
            **{f"waarde_{score}": _plain(curve[score]) for score in SCORES},
        }

    @property
    def sections(self) -> list[Section]:
        """The question, what scores mean, and what they are worth."""
        first = [
            name for name in ("sleutel", "nummer", "groep", "naam", "vraag", "uitleg", "kosten") if name in self.fields
        ]
        anchors = _("Schrijf bij 0, 2 en 4 wat iemand ziet. 1 en 3 mogen leeg blijven.")
        curve = _("Van 0 tot 100. Gelijke stappen zijn gewoon: 0, 25, 50, 75, 100.")
        return [
            Section("", "", self.named(*first)),
            Section(_("Wat een score betekent"), anchors, self.named(*(f"anker_{score}" for score in SCORES))),
            Section(_("Hoeveel een score waard is"), curve, self.named(*(f"waarde_{score}" for score in SCORES))),
        ]

    def clean_sleutel(self) -> str:
        """One question of each name."""
        key: str = self.cleaned_data["sleutel"]
        if key in self.others:
            raise ValidationError(_("Deze sleutel is er al."))
        return key

    def clean(self) -> dict[str, Any]:
        """Values that do not fall."""
        said = super().clean() or self.cleaned_data
        curve = self._curve()
        if curve != sorted(curve) or curve[-1] > PART:
            self.add_error("waarde_4", _("De waarden lopen op, van 0 tot 100."))
        return said

    def criterion(self, key: str) -> dict[str, Any]:
        """The question as it stands in the content."""
        said = self.cleaned_data
        anchors = {str(score): said[f"anker_{score}"] for score in SCORES if said[f"anker_{score}"]}
        return {
            "key": key,
            "number": said["nummer"],
            "label": said["naam"],
            "asks": said["vraag"],
            "help": said["uitleg"],
            "kind": QUESTION,
            "group": said["groep"],
            "anchors": anchors,
            "curve": self._curve(),
            "is_cost": said["kosten"],
        }

    def _curve(self) -> list[float]:
        said = self.cleaned_data
        values = [said.get(f"waarde_{score}") for score in SCORES]
        return [float(known if known is not None else DEFAULT_CURVE[score]) for score, known in enumerate(values)]


def _plain(value: float) -> str:
    return f"{float(value):g}".replace(".", ",")


class JsonForm(Telling):
    """A whole framework as text: pasted, or chosen as a file. A file goes before the text.

    `takes_files`: whether anybody looks at files for viruses here.
    """

    bestand = forms.FileField(
        label=_("Kies een JSON-bestand"),
        required=False,
        allow_empty_file=True,
        help_text=_("Hooguit 250 kB. Kiest u een bestand? Dan telt de tekst hieronder niet mee."),
    )
    inhoud = long(_("Het kader als JSON"), rows=16, longest=LONGEST_JSON)

    def __init__(self, *args: Any, takes_files: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if not takes_files:
            del self.fields["bestand"]

    @property
    def sections(self) -> list[Section]:
        """The text; the page draws the file before it."""
        return [Section("", "", self.named("inhoud"))]

    @property
    def content(self) -> dict[str, Any]:
        """The framework, of the file or of the text."""
        said: dict[str, Any] = self.cleaned_data
        return said.get("bestand") or said["inhoud"]

    def clean_bestand(self) -> dict[str, Any]:
        """The content of the file, or all that is wrong with it; nothing when none was chosen."""
        sent = self.cleaned_data["bestand"]
        if sent is None:
            return {}
        try:
            text = look_at_text(sent.file, scanner=scan, most=MOST_JSON_BYTES)
        except Refused as refused:
            raise ValidationError(refused.reason.words) from refused
        return self._read(text)

    def clean_inhoud(self) -> dict[str, Any]:
        """The content, or all that is wrong with it; not looked at when there is a file."""
        if self.files.get("bestand") is not None and "bestand" in self.fields:
            return {}
        if not self.cleaned_data["inhoud"]:
            raise ValidationError(NOT_WRITTEN)
        return self._read(self.cleaned_data["inhoud"])

    def _read(self, text: str) -> dict[str, Any]:
        try:
            content = json.loads(text)
        except (ValueError, RecursionError) as wrong:
            raise ValidationError(_("Dit is geen JSON. Kijk of er een haakje of komma mist.")) from wrong
        if not isinstance(content, dict):
            raise ValidationError(_("Dit is geen kader. Het begint met een accolade."))
        try:
            problems = list(calc.problems_of(content))
        except (TypeError, AttributeError, ValueError, KeyError, IndexError) as wrong:
            raise ValidationError(_("Dit is geen kader. De vorm klopt niet.")) from wrong
        if problems:
            raise ValidationError([ValidationError(problem) for problem in problems])
        return content


class NewFrameworkForm(Telling):
    """The first version of another framework, from one that is there."""

    sleutel = forms.RegexField(
        r"^[a-z0-9-]{2,60}$",
        label=_("Korte sleutel"),
        help_text=_("Kleine letters, cijfers en streepjes. Dit komt in het adres."),
        error_messages={
            "required": _("Geef het kader een korte sleutel."),
            "invalid": _("Gebruik alleen kleine letters, cijfers en streepjes."),
        },
    )
    naam = short(_("Naam"), needed=True, longest=120)
