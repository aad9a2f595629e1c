"""Asks which words go for good, why, and whether somebody is sure."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from perspectief.community.knowledge.choices import Gone
from perspectief.community.knowledge.forms.parts import Telling, words
from perspectief.foundation.inbox.forms import AsksForGood
from perspectief.foundation.ui.fields import CheckField, RadioField, labelled

LONGEST_REASON = 150


class TakeOutForm(AsksForGood, Telling):
    """Words that go. `whichs`: from which versions they can go; none of a study, there all go."""

    def __init__(self, *args: Any, whichs: tuple[Gone, ...] = (), **kwargs: Any):
        super().__init__(*args, **kwargs)
        if whichs:
            offered = [(one.value, one.label) for one in whichs]
            self.fields["gone"] = RadioField(labelled(offered), label=_("Waar gaan de woorden weg?"))
        if Gone.OLD in whichs:
            self.fields["new_address"] = CheckField(label=_("De naam staat ook in het adres van de bladzijde"))
        self.ask_for_good(words, longest=LONGEST_REASON)

    def clean(self) -> dict[str, Any]:
        """Something is chosen."""
        if "gone" in self.fields and not self.cleaned_data.get("gone") and "gone" not in self.errors:
            self.add_error("gone", _("Kies er één."))
        return self.cleaned_data
