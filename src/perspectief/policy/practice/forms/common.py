"""Fields that several forms share, and the form that they stand in."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
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


words = partial(fields.lines, rows=5, longest=LONGEST)
"""A field for a few lines."""
short = partial(fields.line, longest=LONGEST_TITLE, component="line")
"""A field of one line."""


def labelled(choices: Iterable[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """Words of choices with a capital; an empty one is left out."""
    return [one for one in fields.labelled(choices) if one[0]]
