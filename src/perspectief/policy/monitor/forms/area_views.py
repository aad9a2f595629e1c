"""Reads what a neighbourhood said itself, as somebody who was there types it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.ui import fields
from perspectief.policy.monitor.forms.workbench import LineField, TextField


class AreaViewForm(forms.Form):
    """What was said, how it was asked, and when."""

    text = TextField(
        label=_("Wat vindt de wijk belangrijk?"),
        help_text=_("In de woorden van de mensen zelf. Schrijf geen namen op, en niets waaraan je iemand herkent."),
    )
    how = LineField(label=_("Hoe heeft u het gevraagd?"), help_text=_("Bijvoorbeeld: een avond in het buurthuis."))
    said_on = fields.DateField(label=_("Wanneer?"), help_text=_("Bijvoorbeeld: 15-9-2026."))
