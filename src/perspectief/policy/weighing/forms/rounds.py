"""What an officer fills in of a round."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.ui.fields import DateField, ListField, NumberField
from perspectief.policy.weighing.forms.fields import DAY_HELP, EuroField, Section, Telling, long, short
from perspectief.policy.weighing.models import Framework, Round

YEARS = 4
"""So many years can have money in one round."""


class NewRoundForm(Telling):
    """A name, a key for its address, and the framework."""

    naam = short(_("Naam van de ronde"), needed=True)
    sleutel = forms.RegexField(
        r"^[a-z0-9-]{2,60}$",
        label=_("Korte sleutel"),
        help_text=_("Kleine letters, cijfers en streepjes. Dit komt in het adres. Bijvoorbeeld: 2027."),
        error_messages={
            "required": _("Geef de ronde een korte sleutel."),
            "invalid": _("Gebruik alleen kleine letters, cijfers en streepjes."),
        },
    )
    kader = ListField(label=_("Wegingskader"), choices=())

    def __init__(self, *args: Any, frameworks: Iterable[Framework], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.frameworks = {str(one.pk): one for one in frameworks}
        choices = [(key, f"{one} ({one.get_state_display()})") for key, one in self.frameworks.items()]
        self.fields["kader"].choices = choices

    def clean_kader(self) -> Framework:
        """The framework itself."""
        found = self.frameworks.get(self.cleaned_data["kader"])
        if found is None:
            raise ValidationError(_("Kies een wegingskader."))
        return found


class RoundForm(Telling):
    """All that must be known before a round is announced."""

    naam = short(_("Naam van de ronde"), needed=True)
    waarvoor = long(_("Waarvoor is dit geld?"), help_text=_("Iedereen leest dit. Gebruik gewone woorden."))
    grond = short(_("Op welke regel van de raad rust dit?"), help_text=_("Artikel 4:23 Awb."), longest=300)
    adres = forms.URLField(
        label=_("Adres van die regel"),
        required=False,
        assume_scheme="https",
        error_messages={"invalid": _("Dit is geen adres. Het begint met https://.")},
    )
    verdeling = long(_("Hoe verdeelt u het geld?"), help_text=_("Artikel 4:26 Awb."), rows=6)
    open = DateField(label=_("Aanvragen kan vanaf"), help_text=DAY_HELP)
    sluit = DateField(label=_("Laatste dag om aan te vragen"), help_text=DAY_HELP)
    scores = DateField(label=_("Scores geven tot en met"), help_text=DAY_HELP)
    reacties = DateField(label=_("Reageren tot en met"), help_text=DAY_HELP)
    kader = ListField(label=_("Wegingskader"), choices=())
    eerste = NumberField(label=_("Eerste jaar met geld"), whole=True)

    def __init__(self, *args: Any, frameworks: Iterable[Framework], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["adres"].component = "line"
        self.frameworks = {str(one.pk): one for one in frameworks}
        self.fields["kader"].choices = [(key, str(one)) for key, one in self.frameworks.items()]
        for number in range(YEARS):
            label = _("Plafond in jaar %(number)s") % {"number": number + 1}
            self.fields[f"geld_{number}"] = EuroField(label=label, unit=_("in dat jaar"))
            label = _("Mensen van de gemeente in jaar %(number)s") % {"number": number + 1}
            self.fields[f"mensen_{number}"] = NumberField(label=label, unit=_("banen"))

    @staticmethod
    def of(one: Round) -> dict[str, Any]:
        """What is kept."""
        years = sorted(map(int, one.ceilings))
        days = {"open": one.opens_on, "sluit": one.closes_on, "scores": one.scores_until, "reacties": one.replies_until}
        return {
            "naam": one.name,
            "waarvoor": one.what_for,
            "grond": one.legal_basis,
            "adres": one.legal_basis_url,
            "verdeling": one.dividing,
            "kader": str(one.framework.pk),
            "eerste": years[0] if years else "",
            **{name: f"{day.day}-{day.month}-{day.year}" if day else "" for name, day in days.items()},
            **{f"geld_{number}": one.ceilings[str(year)] for number, year in enumerate(years[:YEARS])},
            **{f"mensen_{number}": _plain(one.staff.get(str(year))) for number, year in enumerate(years[:YEARS])},
        }

    @property
    def sections(self) -> list[Section]:
        """What it is, the money, and the days."""
        money = [name for number in range(YEARS) for name in (f"geld_{number}", f"mensen_{number}")]
        more = _("Laat een jaar leeg als er geen geld is. Mensen: alleen als dat een grens is.")
        return [
            Section("", "", self.named("naam", "waarvoor", "grond", "adres", "kader")),
            Section(_("Het geld"), more, self.named("eerste", *money, "verdeling")),
            Section(_("De data"), "", self.named("open", "sluit", "scores", "reacties")),
        ]

    def clean_kader(self) -> Framework:
        """The framework itself."""
        found = self.frameworks.get(self.cleaned_data["kader"])
        if found is None:
            raise ValidationError(_("Kies een wegingskader."))
        return found

    def clean(self) -> dict[str, Any]:
        """Money without a first year belongs nowhere."""
        said = super().clean() or self.cleaned_data
        first = said.get("eerste")
        has_money = any(said.get(f"geld_{number}") for number in range(YEARS))
        if has_money and not first:
            self.add_error("eerste", _("Vul het eerste jaar in."))
        if first and not re.fullmatch(r"20\d\d", str(first)):
            self.add_error("eerste", _("Vul een jaar in, bijvoorbeeld 2027."))
        return said

    def said(self) -> dict[str, Any]:
        """What a round keeps."""
        said = self.cleaned_data
        years = {number: str((said["eerste"] or 0) + number) for number in range(YEARS)}
        money = {years[number]: said[f"geld_{number}"] for number in years if said[f"geld_{number}"]}
        people = {years[number]: said[f"mensen_{number}"] for number in years if said[f"mensen_{number}"]}
        return {
            "name": said["naam"],
            "what_for": said["waarvoor"],
            "legal_basis": said["grond"],
            "legal_basis_url": said["adres"],
            "dividing": said["verdeling"],
            "framework": said["kader"],
            "ceilings": money,
            "staff": {year: number for year, number in people.items() if year in money},
            "opens_on": said["open"],
            "closes_on": said["sluit"],
            "scores_until": said["scores"],
            "replies_until": said["reacties"],
        }


def _plain(number: Any) -> str:
    return "" if number is None else f"{float(number):g}".replace(".", ",")


class StopForm(Telling):
    """Why a round stops."""

    reden = long(_("Waarom stopt deze ronde?"), help_text=_("Iedereen kan dit lezen."), needed=True, rows=3)
