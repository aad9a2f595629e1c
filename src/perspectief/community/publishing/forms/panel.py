"""What members of the panel say about a story."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from perspectief.community.publishing.choices import Says, WhyDiscard, WhyNot
from perspectief.community.publishing.forms.telling import LONGEST, LONGEST_NAME
from perspectief.community.publishing.queries import words
from perspectief.community.publishing.queries.panel import Judged
from perspectief.foundation.ui.fields import CheckField, TapField, TapManyField

LONGEST_REASON = 1000
TOO_LONG = "max_length"


def reason_field(label: str, help_text: str, missing: str) -> forms.CharField:
    """A reason in words, which must be there."""
    too_long = _("Dit is te lang. Maak het korter dan 1.000 letters.")
    return forms.CharField(
        max_length=LONGEST_REASON,
        label=label,
        help_text=help_text,
        error_messages={"required": missing, TOO_LONG: too_long},
    )


class OpinionForm(forms.Form):
    """What one member thinks."""

    def __init__(self, data: Any = None, *, initial: Any = None):
        super().__init__(data, initial=initial)
        self.fields["mening"] = TapField(Says.choices, label=_("Wat vindt u?"))
        self.fields["mening_waarom"] = reason_field(
            _("Waarom vindt u dat?"),
            _("De verteller kan dit lezen. Schrijf vriendelijk."),
            _("Schrijf op waarom u dit vindt."),
        )

    def clean_mening(self) -> Says:
        """One must be chosen."""
        if not self.cleaned_data.get("mening"):
            raise forms.ValidationError(_("Kies wat u vindt."))
        return Says(self.cleaned_data["mening"])


class RedactForm(forms.Form):
    """What is shown: the same words with marks where something was left out."""

    def __init__(self, data: Any = None, *, found: Judged):
        start = {"tekst": found.proposed, "naam": found.shown.called or found.told.called, "wijk_blijft": False}
        super().__init__(data, initial=start | {"uitleg": found.shown.alternative})
        self.fields["tekst"] = forms.CharField(
            required=False,
            max_length=LONGEST + 1000,
            label=_("Zo laten wij het verhaal zien"),
            help_text=_(
                "Zet [naam], [plaats], [nummer], [datum] of [weggelaten] waar iets weg moet. Verander verder niets."
            ),
            strip=False,
        )
        self.fields["naam"] = forms.CharField(
            required=False, max_length=LONGEST_NAME, label=_("Zo noemen wij de verteller")
        )
        self.fields["uitleg"] = forms.CharField(
            required=False,
            max_length=LONGEST_REASON,
            label=_("Wat er te zien of te horen is, in woorden"),
            help_text=_("Voor wie het niet kan zien of horen. Nodig bij een tekening, geluid of film."),
        )
        if found.story.area:
            self.fields["wijk_blijft"] = CheckField(
                label=_("De wijk mag erbij blijven. Iemand die de wijk kent, las mee en niemand is te herkennen.")
            )
        self.fields["gekeken"] = CheckField(label=_("Ik keek zelf of er niemand in te herkennen is"))

    def clean_gekeken(self) -> bool:
        """A human looks, always: the rules know no meaning."""
        if not self.cleaned_data.get("gekeken"):
            raise forms.ValidationError(_("Lees het verhaal zelf. Zet dan een vinkje."))
        return True


class ChooseForm(forms.Form):
    """Why it is shown."""

    def __init__(self, data: Any = None):
        super().__init__(data)
        self.fields["omdat"] = reason_field(
            _("Waarom kiest het panel dit verhaal?"),
            _("Dit staat bij het verhaal. Iedereen die het ziet, leest dit."),
            _("Schrijf op waarom het panel dit verhaal kiest."),
        )
        self.fields["tegen"] = CheckField(label=_("Dit verhaal gaat tegen de cijfers in"))
        self.beside = words.indicators()
        if self.beside:
            self.fields["cijfers"] = TapManyField(list(self.beside.items()), label=_("Bij welke cijfers staat het?"))


class DiscardForm(forms.Form):
    """Why it is thrown away."""

    def __init__(self, data: Any = None, *, reasons: Sequence[WhyDiscard]):
        super().__init__(data)
        choices = [(one.value, one.label) for one in reasons]
        self.fields["reden"] = TapField(choices, label=_("Waarom gooit u dit weg?"))

    def clean_reden(self) -> WhyDiscard:
        """One must be chosen: the teller always hears why."""
        if not self.cleaned_data.get("reden"):
            raise forms.ValidationError(_("Kies een reden. De verteller leest die."))
        return WhyDiscard(self.cleaned_data["reden"])


class NotForm(forms.Form):
    """Why it is not shown."""

    def __init__(self, data: Any = None):
        super().__init__(data)
        self.fields["reden"] = TapField(WhyNot.choices, label=_("Waarom laten wij dit verhaal niet zien?"))
        self.fields["bericht"] = forms.CharField(
            required=False,
            max_length=LONGEST_REASON,
            label=_("Wilt u er iets bij zeggen?"),
            help_text=_("De verteller leest dit. Zeg dank u wel, en wees vriendelijk."),
        )

    def clean_reden(self) -> WhyNot:
        """One must be chosen: the teller always hears why."""
        if not self.cleaned_data.get("reden"):
            raise forms.ValidationError(_("Kies een reden. De verteller leest die."))
        return WhyNot(self.cleaned_data["reden"])

    def clean(self) -> dict[str, Any]:
        """Another reason is said in words."""
        said = self.cleaned_data
        if said.get("reden") is WhyNot.OTHER and not said.get("bericht"):
            self.add_error("bericht", _("Schrijf de reden op."))
        return said
