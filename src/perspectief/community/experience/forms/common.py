"""Fields and forms that the pages of this room share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.ui import fields, problems

LONGEST, LONGEST_TITLE = 2000, 120


class Telling(problems.Telling):
    """A form that tells its problems together."""

    use_required_attribute = False

    def insist(self, *names: str) -> None:
        """Something must be chosen or filled in here."""
        for name in names:
            if name not in self.errors and self.cleaned_data.get(name) in (None, "", []):
                self.add_error(name, _("Hier staat nog niets. Vul het in."))


def words(
    label: Any, *, needed: bool = True, longest: int = LONGEST, help_text: Any = "", rows: int = 4
) -> forms.CharField:
    """A field for a few lines."""
    field = forms.CharField(
        label=label,
        required=needed,
        max_length=longest,
        help_text=help_text,
        error_messages={
            "required": _("Hier staat nog niets. Schrijf het op."),
            "max_length": _("Dit is te lang. Maak het korter."),
        },
    )
    field.component = "text"
    field.rows = rows
    return field


def short(label: Any, *, needed: bool = True, longest: int = LONGEST_TITLE, help_text: Any = "") -> forms.CharField:
    """A field of one line."""
    missing = _("Hier staat nog niets. Vul het in.")
    errors = {"required": missing, "max_length": _("Dit is te lang. Maak het korter.")}
    field = forms.CharField(
        label=label, required=needed, max_length=longest, help_text=help_text, error_messages=errors
    )
    field.component = "wide"
    return field


def area_field(areas: Iterable[tuple[str, str]], label: Any) -> fields.ListField:
    """A wijk, or anywhere."""
    return fields.ListField([("", _("Overal in de gemeente")), *areas], label=label)


class ReasonForm(Telling):
    """A reason in words."""

    def __init__(self, *args: Any, label: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["reason"] = words(label, longest=400, rows=2)
