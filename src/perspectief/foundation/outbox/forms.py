"""Which messages somebody wants to see."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.outbox.choices import OPEN, State
from perspectief.foundation.ui.choosing import Choosing

SHOWN: dict[str, tuple[Any, Sequence[Any]]] = {
    "": (_("Niet gelukt"), [State.DEAD]),
    "wacht": (_("Wacht nog"), list(OPEN)),
    "verstuurd": (_("Verstuurd"), [State.SENT]),
    "alles": (_("Alles"), list(State)),
}
"""Word in the address, what it is called, and the states behind it."""


class ChooseMessages(Choosing):
    """Which messages to see."""

    stand = forms.ChoiceField(
        label=_("Hoe ver"), required=False, choices=[(key, name) for key, (name, _) in SHOWN.items()]
    )
    zoek = forms.CharField(label=_("Zoek op onderwerp of soort fout"), required=False, max_length=100, strip=True)

    @property
    def states(self) -> Sequence[Any]:
        """How far the messages are that somebody wants to see."""
        return SHOWN[self.chosen.get("stand", "")][1]

    @property
    def words(self) -> str:
        """What somebody looks for."""
        return str(self.chosen.get("zoek", ""))
