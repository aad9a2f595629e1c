"""Reads what somebody wants to tell us of a page."""

from __future__ import annotations

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.inbox.choices import Kind
from perspectief.foundation.ui import fields

LONGEST = 1000


class SignalForm(forms.Form):
    """What is the matter, and a few words about it; the words may be left out."""

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, **kwargs)
        kinds = [(value, capfirst(str(label))) for value, label in Kind.choices]
        self.fields["kind"] = fields.RadioField(kinds, label=_("Wat is er aan de hand?"))
        self.fields["text"] = forms.CharField(
            required=False,
            max_length=LONGEST,
            label=_("Wat klopt er niet? Dit hoeft u niet in te vullen."),
            help_text=_("Schrijf geen naam, adres of nummer op. Wij hoeven niet te weten wie u bent."),
            error_messages={"max_length": _("Dit is te lang. Maak het korter dan 1.000 letters.")},
        )

    def clean_kind(self) -> Kind:
        """A kind must be chosen."""
        if not self.cleaned_data.get("kind"):
            raise forms.ValidationError(_("Kies wat er aan de hand is."))
        return Kind(self.cleaned_data["kind"])
