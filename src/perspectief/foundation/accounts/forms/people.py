"""Forms around accounts: look for one, and make one for a person with a name."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from django import forms
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.accounts.calc.names import shared_word
from perspectief.foundation.accounts.models import User

EMPTY = {"required": _("Vul dit in.")}
ONE_PERSON = _(
    "‘%(word)s’ is geen naam van één persoon. Een account is altijd van één persoon. "
    "Zo weten wij later wie iets deed. Maak voor elke collega een eigen account."
)


class SearchForm(forms.Form):
    """Words of a name or an e-mail address. Only ever sent, so that no name stands in an address."""

    naam = forms.CharField(label=_("Naam of e-mailadres"), required=False, max_length=100)


class MakeForm(forms.Form):
    """Whose account it will be."""

    first_name = forms.CharField(label=_("Voornaam"), max_length=150, error_messages=EMPTY)
    last_name = forms.CharField(label=_("Achternaam"), max_length=150, error_messages=EMPTY)
    email = forms.EmailField(
        label=_("E-mailadres"),
        max_length=254,
        help_text=_("Het eigen adres van deze collega. Daar sturen wij een link naartoe."),
        error_messages=EMPTY | {"invalid": _("Dit is geen e-mailadres. Kijk of er een @ in staat.")},
    )
    username = forms.CharField(
        label=_("Gebruikersnaam"),
        max_length=150,
        required=False,
        help_text=_("Dit hoeft niet. Zonder gebruikersnaam logt deze collega in met het e-mailadres."),
        validators=[
            UnicodeUsernameValidator(message=_("Gebruik alleen letters, cijfers en deze tekens: punt, - _ + @."))
        ],
    )

    def clean_email(self) -> str:
        """An address of this person alone."""
        email = self.cleaned_data["email"].lower()
        if User.objects.filter(email__iexact=email).exists() or EmailAddress.objects.filter(email=email).exists():
            raise forms.ValidationError(_("Er is al een account met dit e-mailadres. Zoek het op in de lijst."))
        return email

    def clean_username(self) -> str:
        """A name that nobody else logs in with."""
        name: str = self.cleaned_data["username"]
        if name and User.objects.filter(Q(username__iexact=name) | Q(email__iexact=name)).exists():
            raise forms.ValidationError(_("Deze gebruikersnaam is al in gebruik. Kies een andere."))
        return name

    def clean(self) -> dict[str, Any]:
        """Each name must be of one person."""
        said: dict[str, Any] = super().clean() or {}
        for field in ("first_name", "last_name", "email", "username"):
            word = shared_word(said.get(field) or "")
            if word:
                self.add_error(field, forms.ValidationError(ONE_PERSON, params={"word": word}))
        return said
