"""Reads what staff say about sources and deliveries: a table, a file, which column is what, a row, a reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from perspectief.foundation.ui import fields
from perspectief.policy.monitor.forms.workbench import AddressField, LineField, TextField
from perspectief.policy.monitor.models import Delivery
from perspectief.policy.monitor.sources import mapping as roles
from perspectief.policy.monitor.sources.mapping import Columns
from perspectief.policy.monitor.sources.tables import Sheet

KIND = Delivery.Kind
BROUGHT = [
    (KIND.REGISTER, gettext_lazy("Geteld in een eigen register")),
    (KIND.RIVM, gettext_lazy("Cijfers over gezondheid van het RIVM")),
    (KIND.CUSTOM, gettext_lazy("Op bestelling gemaakt, nagekeken door het CBS")),
    (KIND.OFFICIAL, gettext_lazy("Andere cijfers die al openbaar zijn")),
]
COLUMN, FIXED = "kolom", "vast"
"""Begin of the names of fields: `kolom-0`, `vast-period`."""
FIXABLE = (roles.PERIOD, roles.AREA, roles.INDICATOR)
EXAMPLES = 3


class TableForm(forms.Form):
    """Which table of StatLine to follow, and which part of it."""

    nummer = LineField(
        label=gettext_lazy("Nummer van de tabel"), most=30, help_text=gettext_lazy("Bijvoorbeeld 86006NED.")
    )
    waarvoor = LineField(label=gettext_lazy("Waarvoor volgen wij hem?"), most=250, required=False)
    deel = TextField(
        label=gettext_lazy("Welk deel?"),
        required=False,
        help_text=gettext_lazy("Per regel een lijst met codes: RegioS: GM0014, NL01. Leeg is de hele tabel."),
    )

    def clean_nummer(self) -> str:
        """As Statistics Netherlands writes it, without spaces."""
        return str(self.cleaned_data["nummer"]).strip()

    def clean_deel(self) -> dict[str, list[str]]:
        """List -> codes."""
        found: dict[str, list[str]] = {}
        for line in filter(None, map(str.strip, self.cleaned_data["deel"].splitlines())):
            name, colon, codes = line.partition(":")
            wanted = [code.strip() for code in codes.split(",") if code.strip()]
            if not colon or not name.strip().isidentifier() or not wanted:
                said = _("‘%(line)s’ begrijpen wij niet. Schrijf een lijst, een dubbele punt en codes.")
                raise ValidationError(said, params={"line": line[:60]})
            found[name.strip()] = wanted
        return found


def part_as_typed(choices: Mapping[str, list[str]]) -> str:
    """The part of a table as it stands in the form."""
    return "\n".join(f"{name}: {', '.join(codes)}" for name, codes in choices.items())


class ReasonForm(forms.Form):
    """Why something is done; who reads it later wants to know."""

    reden = TextField(
        label=gettext_lazy("Waarom?"), help_text=gettext_lazy("Iemand leest dit later terug. Schrijf geen namen op.")
    )


class FileForm(forms.Form):
    """A file with figures, and where they come from."""

    soort = fields.RadioField(BROUGHT, label=gettext_lazy("Wat voor cijfers zijn het?"))
    bron = LineField(
        label=gettext_lazy("Bron"),
        most=200,
        help_text=gettext_lazy("Bijvoorbeeld: register Stadjerspas. Bij dezelfde bron kennen wij de kolommen al."),
    )
    uitgave = LineField(
        label=gettext_lazy("Uitgave"),
        most=120,
        help_text=gettext_lazy("Zo staat het bij elk cijfer. Bijvoorbeeld: register Stadjerspas, 1 januari 2026."),
    )
    adres = AddressField(label=gettext_lazy("Adres van de bron"), help_text=gettext_lazy("Mag leeg blijven."))
    bestand = forms.FileField(
        label=gettext_lazy("Bestand"),
        allow_empty_file=True,
        max_length=None,
        help_text=gettext_lazy("Een csv of een xlsx, tot 5 MB. Boven elke kolom staat een naam."),
        error_messages={"required": gettext_lazy("Kies een bestand.")},
    )
    verzonnen = fields.CheckField(label=gettext_lazy("Deze cijfers zijn verzonnen, om mee te oefenen"))

    def clean_soort(self) -> str:
        """One must be chosen: other rules hold for each."""
        if not self.cleaned_data["soort"]:
            raise ValidationError(_("Kies wat voor cijfers het zijn."))
        return str(self.cleaned_data["soort"])


class ColumnsForm(forms.Form):
    """Which column is what: one list for each column of the file, and what holds for all rows."""

    def __init__(self, sheet: Sheet, indicators: Mapping[str, str], *args: Any, start: Columns, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.sheet, choices = sheet, _choices(indicators)
        for number, column in enumerate(sheet.columns):
            begin = start.roles.get(column, "")
            self.fields[f"{COLUMN}-{number}"] = fields.ListField(
                choices, label=column, initial=begin, help_text=_seen(sheet, number)
            )
        named = [("", _("Staat in een kolom")), *((key, name) for key, name in indicators.items())]
        words = roles.role_words()
        for role in FIXABLE:
            label, begin = _("Voor alle regels: %(what)s") % {"what": words[role]}, start.fixed.get(role, "")
            self.fields[f"{FIXED}-{role}"] = (
                fields.ListField(named, label=label, initial=begin)
                if role == roles.INDICATOR
                else LineField(label=label, initial=begin, required=False, most=40)
            )

    @property
    def columns(self) -> Columns:
        """What was said."""
        said = self.cleaned_data
        chosen = {name: said[f"{COLUMN}-{number}"] for number, name in enumerate(self.sheet.columns)}
        fixed = {role: said[f"{FIXED}-{role}"] for role in FIXABLE}
        return Columns({name: role for name, role in chosen.items() if role}, {r: w for r, w in fixed.items() if w})

    @property
    def column_fields(self) -> list[forms.BoundField]:
        """The lists of the columns."""
        return [self[name] for name in self.fields if name.startswith(COLUMN)]

    @property
    def fixed_fields(self) -> list[forms.BoundField]:
        """What holds for all rows."""
        return [self[name] for name in self.fields if name.startswith(FIXED)]


def _choices(indicators: Mapping[str, str]) -> list[tuple[str, str]]:
    plain = fields.labelled(roles.role_words().items())
    values = [(f"{roles.VALUE_OF}{key}", _("Waarde: %(name)s") % {"name": name}) for key, name in indicators.items()]
    return [("", _("Niet gebruiken")), *plain, *values]


def _seen(sheet: Sheet, number: int) -> str:
    """The first cells of a column, to recognise it by."""
    cells = [cells[number] for _row, cells in sheet.rows if cells[number]][:EXAMPLES]
    return _("Bijvoorbeeld: %(cells)s") % {"cells": " · ".join(cells)} if cells else _("Deze kolom is leeg.")


class RowForm(forms.Form):
    """One row that was held back, cell by cell."""

    def __init__(self, *args: Any, cells: Mapping[str, str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        for role, words in roles.role_words().items():
            self.fields[role] = LineField(label=capfirst(words), initial=cells.get(role, ""), required=False, most=80)
