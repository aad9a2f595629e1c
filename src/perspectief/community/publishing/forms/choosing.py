"""Which stories a visitor wants to see."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from perspectief.community.publishing.choices import Kind
from perspectief.community.publishing.queries import words
from perspectief.community.publishing.queries.showing import About
from perspectief.foundation.ui.choosing import ALL, Choosing


class ChooseStories(Choosing):
    """Which stories to see."""

    def __init__(self, data: Any, names: words.Names):
        super().__init__(data)
        self.fields["doel"] = forms.ChoiceField(
            label=_("Waar gaat het over?"), required=False, choices=[ALL, *names.goals.items()]
        )
        self.fields["wijk"] = forms.ChoiceField(
            label=_("Welke wijk?"), required=False, choices=[ALL, *names.areas.items()]
        )
        self.fields["soort"] = forms.ChoiceField(label=_("Hoe verteld?"), required=False, choices=[ALL, *Kind.choices])

    @property
    def about(self) -> About:
        """The choice."""
        said = self.chosen
        return About(goal=said.get("doel", ""), area=said.get("wijk", ""), kind=said.get("soort", ""))
