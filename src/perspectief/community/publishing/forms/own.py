"""What a teller or a parent says later on."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from perspectief.community.publishing.choices import Level
from perspectief.community.publishing.forms.telling import LONGEST_NAME, NO_ALIAS
from perspectief.community.publishing.models import Story
from perspectief.community.publishing.queries.own import levels_for
from perspectief.foundation.ui.fields import CheckField, TapField


class LevelForm(forms.Form):
    """Who may see it from now on."""

    def __init__(self, data: Any = None, *, story: Story, called: str = ""):
        super().__init__(data, initial={"wie": story.level, "naam": called})
        self.story = story
        self.fields["wie"] = TapField(Level.choices, label=_("Wie mag uw verhaal zien?"))
        self.fields["naam"] = forms.CharField(
            required=False, max_length=LONGEST_NAME, label=_("Hoe noemen wij u bij het verhaal?")
        )

    def clean_wie(self) -> Level:
        """One that can be for how it was told."""
        if not self.cleaned_data.get("wie"):
            raise forms.ValidationError(_("Kies wie uw verhaal mag zien."))
        level = Level(self.cleaned_data["wie"])
        if level not in levels_for(self.story.kind, respoken=self.story.respoken):
            raise forms.ValidationError(str(NO_ALIAS))
        return level

    def clean(self) -> dict[str, Any]:
        """A first name must be there to be used."""
        said = self.cleaned_data
        if said.get("wie") is Level.NAME and not said.get("naam"):
            self.add_error("naam", _("Schrijf uw voornaam op, of kies voor een andere naam."))
        return said


class ParentForm(forms.Form):
    """A parent's yes, apart from that of the child."""

    def __init__(self, data: Any = None):
        super().__init__(data)
        self.fields["ouder"] = CheckField(label=_("Ja, ik ben de ouder of verzorger, en dit mag"))

    def clean_ouder(self) -> bool:
        """Without yes nobody sees it."""
        if not self.cleaned_data.get("ouder"):
            raise forms.ValidationError(_("Zet een vinkje als dit mag. Mag dit niet? Sluit dan deze pagina."))
        return True
