"""What a visitor of the rule book may ask. Everything stands in the address: it is public and about nobody."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from perspectief.community.rulebook import choices
from perspectief.community.rulebook.queries import forest, schemes
from perspectief.foundation.language import law
from perspectief.foundation.ui.choosing import ALL, search_field


class Search(forms.Form):
    """Find a scheme."""

    q = search_field()
    waar = forms.ChoiceField(
        label=_("Van wie"),
        required=False,
        choices=[ALL, ("land", _("Heel Nederland")), ("gemeente", _("Uw gemeente en de buurt"))],
    )
    eigenaar = forms.ChoiceField(label=_("Wie voert het uit"), required=False)
    status = forms.ChoiceField(
        label=_("Hoe ver is het uitgewerkt"), required=False, choices=[ALL, *choices.STATUS.items()]
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        owners = sorted({schemes.owner_of(page) for page in schemes.every_page()}, key=str.casefold)
        field = self.fields["eigenaar"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [ALL, *((owner, owner) for owner in owners)]


class ChoosePair(forms.Form):
    """Choose two schemes to see beside each other."""

    een = forms.ChoiceField(label=_("Eerste regeling"))
    ander = forms.ChoiceField(label=_("Tweede regeling"))

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        known = [(tree.key, law.say(tree.scheme.name).text) for tree in forest.trees().values()]
        known.sort(key=lambda one: one[1].casefold())
        for name in ("een", "ander"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("Kies een regeling")), *known]

    def clean(self) -> dict[str, Any]:
        """Two different schemes."""
        chosen = super().clean() or {}
        if chosen.get("een") and chosen.get("een") == chosen.get("ander"):
            self.add_error("ander", _("Kies hier een andere regeling dan hierboven."))
        return chosen
