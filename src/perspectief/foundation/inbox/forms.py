"""Reads what somebody wants to tell us of a page, and which signals a member of the team wants to see."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.inbox.calc.names import suspicious
from perspectief.foundation.inbox.choices import ON_A_PAGE, Kind, State
from perspectief.foundation.inbox.queries import OPEN, Asked, known_names, pages_with_signals
from perspectief.foundation.language import law
from perspectief.foundation.ui import fields
from perspectief.foundation.ui.choosing import ALL, Choosing, search_field
from perspectief.rules import schemes

LONGEST = 1000
LONGEST_LOOKED_AT = 8000


class SignalForm(forms.Form):
    """What is the matter, and a few words about it, which may be left out. Sent twice, `key` makes it one signal."""

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, **kwargs)
        kinds = fields.labelled((one.value, one.label) for one in ON_A_PAGE)
        self.fields["kind"] = fields.RadioField(kinds, label=_("Wat is er aan de hand?"))
        self.fields["text"] = forms.CharField(
            required=False,
            max_length=LONGEST,
            label=_("Wat klopt er niet? Dit hoeft u niet in te vullen."),
            help_text=_("Schrijf geen naam, adres of nummer op. Wij hoeven niet te weten wie u bent."),
            error_messages={"max_length": _("Dit is te lang. Maak het korter dan 1.000 letters.")},
        )

        self.fields["key"] = forms.UUIDField(required=False, initial=uuid4, widget=forms.HiddenInput)

    def clean_kind(self) -> Kind:
        """A kind must be chosen."""
        if not self.cleaned_data.get("kind"):
            raise forms.ValidationError(_("Kies wat er aan de hand is."))
        return Kind(self.cleaned_data["kind"])


class AsksAboutNames(forms.Form):
    """A form with words that others read: what looks like the name of somebody is asked about. A yes lets it pass.

    A form says at the end of its `__init__` in which fields to look.
    """

    looks_like: tuple[str, ...] = ()

    def ask_about_names(self, *names: str) -> None:
        """Looks in what was typed in these fields; a question stands there only when there is something to ask."""
        typed = [str(self.data.get(self.add_prefix(name), ""))[:LONGEST_LOOKED_AT] for name in names]
        if self.is_bound and any(typed):
            known = known_names()
            self.looks_like = tuple(dict.fromkeys(piece for text in typed for piece in suspicious(text, known)))
        if self.looks_like:
            self.fields["sure"] = fields.CheckField(label=_("Dit is geen naam of geboortedag van iemand."))

    def clean_sure(self) -> bool:
        """What looks like a name is taken out, or said to be none."""
        if not self.cleaned_data["sure"]:
            found = ", ".join(f"‘{one}’" for one in self.looks_like)
            raise forms.ValidationError(
                gettext("Is %(what)s een naam? Haal hem weg. Anders kruist u dit aan.") % {"what": found}
            )
        return True


class AsksForGood(forms.Form):
    """A form that takes words away for good, in which somebody can be recognised: why, and that one knows it."""

    def ask_for_good(self, words: Callable[..., forms.Field], longest: int) -> None:
        """The last two questions. `words`: how this room asks for text."""
        self.fields["why"] = words(
            _("Waarom haalt u de woorden weg? Iedereen leest dit."),
            longest=longest,
            rows=2,
            help_text=_("Noem de naam niet, en herhaal de woorden niet."),
        )
        self.fields["for_good"] = fields.CheckField(label=_("Ik weet dat de woorden niet terug kunnen komen"))

    def clean_for_good(self) -> bool:
        """Only who ticked it."""
        if not self.cleaned_data["for_good"]:
            raise forms.ValidationError(_("Zet hier een vinkje als u het zeker weet."))
        return True


EVERY_STATE = "alle"


class ChooseSignals(Choosing):
    """Which signals to see."""

    stand = forms.ChoiceField(
        label=_("Hoe ver"),
        required=False,
        choices=[("", _("Nog niet klaar")), *State.choices, (EVERY_STATE, _("Alles"))],
    )
    soort = forms.ChoiceField(label=_("Soort"), required=False, choices=[ALL, *Kind.choices])
    pagina = forms.ChoiceField(label=_("Over welke pagina"), required=False)
    zoek = search_field()

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.offer("pagina", ((page, f"{page_name(page)} ({count})") for page, count in pages_with_signals()))

    @property
    def asked(self) -> Asked:
        """The choice."""
        chosen = self.chosen
        state = chosen.get("stand", OPEN)
        return Asked(
            "" if state == EVERY_STATE else state,
            chosen.get("soort", ""),
            chosen.get("pagina", ""),
            chosen.get("zoek", ""),
        )


def page_name(page: str) -> str:
    """What people call the page of a signal: the name of a scheme, or the path itself. Without one: all of it."""
    if page == "/":
        return gettext("de hele site")
    scheme = schemes().get(page.strip("/"))
    return law.say(scheme.name).text if scheme else page
