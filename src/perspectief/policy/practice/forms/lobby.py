"""Reads what the team asks of other governments."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.ui import fields
from perspectief.foundation.ui.choosing import Choosing, search_field
from perspectief.policy.practice.choices import Addressee, LobbyState
from perspectief.policy.practice.forms.common import (
    CHOOSE,
    Telling,
    labelled,
    list_field,
    short,
    words,
)
from perspectief.policy.practice.forms.triage import NO_CHOICE, MoveForm
from perspectief.policy.practice.models import LobbyTheme
from perspectief.policy.practice.queries import lobby
from perspectief.policy.practice.queries.lobby import Wanted
from perspectief.policy.practice.services.lobby import Request


class ChooseRequests(Choosing):
    """Which requests to see."""

    zoek = search_field()

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["thema"] = list_field(_("Thema"), [(one.key, one.name) for one in lobby.themes()])
        self.fields["stand"] = list_field(_("Hoe ver"), LobbyState.choices)
        self.fields["aan"] = list_field(_("Aan wie"), Addressee.choices)

    @property
    def wanted(self) -> Wanted:
        """The choice."""
        said = self.chosen
        return Wanted(said.get("thema", ""), said.get("stand", ""), said.get("aan", ""), said.get("zoek", ""))


class RequestForm(Telling):
    """What must change, and whom we ask."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        themes = [(one.key, f"{one.number}. {one.name}") for one in lobby.themes()]
        self.fields["theme"] = fields.ListField([CHOOSE, *themes], label=_("Bij welk thema?"))
        self.fields["title"] = short(_("Wat vragen wij? In één zin."))
        self.fields["words"] = words(_("Uitleg, met wat er in de praktijk gebeurt"))
        self.fields["addressee"] = fields.ListField([CHOOSE, *labelled(Addressee.choices)], label=_("Aan wie?"))
        self.fields["simulated"] = short(
            _("Bladzijde van de simulator. Dit mag leeg blijven."),
            needed=False,
            longest=200,
            help_text=_("Begint met /beleid/simulator/."),
        )

    def clean_theme(self) -> LobbyTheme:
        """A theme must be chosen."""
        found = lobby.theme(self.cleaned_data.get("theme", ""))
        if found is None:
            raise forms.ValidationError(NO_CHOICE)
        return found

    def clean_addressee(self) -> Addressee:
        """Somebody must be asked."""
        if not self.cleaned_data.get("addressee"):
            raise forms.ValidationError(NO_CHOICE)
        return Addressee(self.cleaned_data["addressee"])

    @property
    def request(self) -> Request:
        """What was filled in."""
        return Request(**self.cleaned_data)


class LobbyMoveForm(MoveForm):
    """To which state, why, and what the answer was."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["reply"] = words(_("Wat was het antwoord? Alleen bij een antwoord."), needed=False, rows=3)
