"""The form above a list, with which somebody chooses what to see."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

ALL = ("", _("Alles"))
LONGEST_WORD = 100


class Choosing(forms.Form):
    """Which rows to see. What is not understood counts as no choice, so an old link keeps working."""

    @property
    def chosen(self) -> dict[str, str]:
        """What was chosen, by the name of its field, without what was left open."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def tidy(self) -> str:
        """The choice as it stands in an address."""
        return urlencode(self.chosen)

    @property
    def chose_something(self) -> bool:
        """Something else than what the page begins with."""
        return bool(self.chosen)

    def offer(self, name: str, choices: Iterable[tuple[str, Any]]) -> None:
        """What can be chosen in a list, besides all of it."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [ALL, *choices]


def search_field() -> forms.CharField:
    """Words to look for."""
    return forms.CharField(label=_("Zoek op een woord"), required=False, max_length=LONGEST_WORD)
