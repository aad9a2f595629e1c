"""What a child or young person says: an age group, a face, and own words. No name is asked."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from perspectief.community.experience.choices import Age, Face, Typed
from perspectief.community.experience.forms.common import Telling, words
from perspectief.community.experience.services.youth import LONGEST
from perspectief.foundation.ui.fields import CheckField, TapField


class WordForm(Telling):
    """In child language; everything but the age and the face may stay empty."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["face"] = TapField(Face.choices, label=_("Wat vind jij ervan?"))
        self.fields["text"] = words(
            _("Waarom? Of heb je een beter idee?"),
            needed=False,
            longest=LONGEST,
            help_text=_("Schrijf geen namen op. Ook niet van jezelf, je school of je straat."),
        )
        self.fields["age"] = TapField(Age.choices, label=_("Hoe oud ben je?"))
        self.fields["adult"] = CheckField(label=_("Een volwassene typt dit voor mij."))

    def clean(self) -> dict[str, Any]:
        """What must be chosen."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        self.insist("face", "age")
        return said

    @property
    def said(self) -> dict[str, Any]:
        """What was said."""
        typed = Typed.ADULT if self.cleaned_data["adult"] else Typed.CHILD
        return {
            "age": Age(self.cleaned_data["age"]),
            "face": Face(self.cleaned_data["face"]),
            "text": self.cleaned_data["text"],
            "typed": typed,
        }
