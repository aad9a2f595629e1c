"""Reads what somebody tells of a bottleneck, in a minute. Warns kindly about what looks like a name."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.inbox.forms import AsksAboutNames
from perspectief.foundation.inbox.services import Refused as NotNobody
from perspectief.foundation.inbox.services import insist_on_nobody
from perspectief.foundation.ui import fields
from perspectief.policy.practice.choices import Channel, Side
from perspectief.policy.practice.forms.common import Telling, labelled, words
from perspectief.policy.practice.queries import subjects
from perspectief.policy.practice.services.reports import Told

LONGEST = 1000
ANYTHING = ("", _("Iets anders, of ik weet het niet"))


class ReportForm(AsksAboutNames, Telling):
    """What goes wrong. Sent twice, `key` makes it one. `about`: what the page that somebody came from is about."""

    channel = Channel.SITE

    def __init__(self, *args: Any, about: subjects.Subject | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.about = about
        self.fields["text"] = words(
            _("Wat gaat er mis?"),
            longest=LONGEST,
            help_text=_("Schrijf het kort op. Schrijf geen namen, adressen of nummers op."),
        )
        if about is None:
            offered = [ANYTHING, *subjects.every()]
            self.fields["provision"] = fields.ListField(offered, label=_("Waar gaat het over?"))
        self.fields["side"] = fields.RadioField(Side.choices, label=_("Waar ziet u dit? Dit mag u overslaan."))
        wijken = [("", _("Zeg ik liever niet, of overal")), *subjects.areas()]
        self.fields["area"] = fields.ListField(wijken, label=_("In welke wijk? Dit mag u overslaan."))
        self.fields["key"] = forms.UUIDField(required=False, initial=uuid4, widget=forms.HiddenInput)
        self.ask_about_names("text")

    def clean_text(self) -> str:
        """Without what tells who somebody is."""
        text: str = self.cleaned_data["text"]
        try:
            insist_on_nobody(text)
        except NotNobody as refused:
            raise forms.ValidationError(str(refused)) from refused
        return text

    @property
    def told(self) -> Told:
        """What was told."""
        said = self.cleaned_data
        provision = self.about.key if self.about else said.get("provision", "")
        key = said["key"].hex if said["key"] else ""
        channel = Channel(said.get("channel") or self.channel)
        return Told(said["text"], provision, said["side"], said["area"], channel, key)


class WrittenDownForm(ReportForm):
    """Somebody of the staff writes down what another says, or what stands on paper."""

    channel = Channel.PHONE

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        ways = [(one.value, one.label) for one in (Channel.PHONE, Channel.PAPER)]
        self.fields["channel"] = fields.RadioField(
            labelled(ways), label=_("Hoe kwam het binnen?"), initial=Channel.PHONE
        )
