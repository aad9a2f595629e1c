"""Which messages somebody wants to see."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.outbox.choices import OPEN, State

SHOWN: dict[str, tuple[Any, Sequence[Any]]] = {
    "": (_("Niet gelukt"), [State.DEAD]),
    "wacht": (_("Wacht nog"), list(OPEN)),
    "verstuurd": (_("Verstuurd"), [State.SENT]),
    "alles": (_("Alles"), list(State)),
}
"""Word in the address, what it is called, and the states behind it."""


class ChooseMessages(forms.Form):
    """What is not understood counts as no choice, so an old link keeps working."""

    stand = forms.ChoiceField(
        label=_("Hoe ver"), required=False, choices=[(key, name) for key, (name, _) in SHOWN.items()]
    )
    zoek = forms.CharField(label=_("Zoek op onderwerp of soort fout"), required=False, max_length=100, strip=True)

    @property
    def states(self) -> Sequence[Any]:
        """How far the messages are that somebody wants to see."""
        return SHOWN[self._chosen().get("stand", "")][1]

    @property
    def words(self) -> str:
        """What somebody looks for."""
        return str(self._chosen().get("zoek", ""))

    @property
    def tidy(self) -> str:
        """The choice as it stands in an address, without what was left open."""
        return urlencode(self._chosen())

    @property
    def chose_something(self) -> bool:
        """Something else than what the page begins with."""
        return bool(self._chosen())

    def _chosen(self) -> dict[str, str]:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
