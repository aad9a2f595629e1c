"""Fields that several forms share, and the form that they stand in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.ui import fields, problems
from perspectief.foundation.ui.choosing import ALL

LONGEST, LONGEST_TITLE = 4000, 120
CHOOSE = ("", _("Kies"))


class Telling(problems.Telling):
    """A form that tells its problems together."""

    def refuse(self, refused: problems.Refusal) -> None:
        """What a service did not take, beside the field that it named, or else beside the first."""
        field = refused.field if refused.field in self.fields else next(iter(self.fields))
        self.add_error(field, str(refused))


def list_field(label: Any, choices: Iterable[tuple[str, Any]]) -> forms.ChoiceField:
    """One of them, or all."""
    return forms.ChoiceField(label=label, required=False, choices=[ALL, *labelled(choices)])


def words(label: Any, *, needed: bool = True, longest: int = LONGEST, help_text: Any = "", rows: int = 5) -> Any:
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


def short(label: Any, *, needed: bool = True, longest: int = LONGEST_TITLE, help_text: Any = "") -> Any:
    """A field of one line."""
    errors = {
        "required": _("Hier staat nog niets. Vul het in."),
        "max_length": _("Dit is te lang. Maak het korter."),
    }
    field = forms.CharField(
        label=label, required=needed, max_length=longest, help_text=help_text, error_messages=errors
    )
    field.component = "line"
    return field


def labelled(choices: Iterable[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """Words of choices with a capital; an empty one is left out."""
    return [one for one in fields.labelled(choices) if one[0]]
