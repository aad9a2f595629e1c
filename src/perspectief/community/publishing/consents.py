"""What a teller, a child and a parent say yes to. A text with other words gets another version; the old one stays."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from perspectief.community.publishing.choices import Level
from perspectief.foundation.privacy import consent_texts
from perspectief.foundation.privacy import services as privacy
from perspectief.foundation.privacy.choices import Channel
from perspectief.foundation.privacy.models import Consent
from perspectief.foundation.privacy.subjects import Subject

TELL, CHILD, PARENT, VERSION = "stories.tell", "stories.child", "stories.parent", "1"
TEXTS = {
    TELL: _(
        "Wie ik koos, mag mijn verhaal lezen, zien of horen. Dat mag tot en met de dag die ik koos. "
        "Een panel kijkt eerst wat eruit moet. Ik kan elke dag stoppen. Zeg ik nee, dan verandert er niets voor mij."
    ),
    CHILD: _(
        "Ik wil zelf dat anderen mijn verhaal lezen, zien of horen. Niemand zei dat het moet. "
        "Mijn vader, moeder of verzorger leest het eerst en zegt ook ja of nee. Ik mag altijd stoppen."
    ),
    PARENT: _(
        "Ik ben de ouder of verzorger van dit kind. Ik las het verhaal. Anderen mogen het lezen, zien of horen. Wie "
        "dat zijn en tot welke dag, staat hierboven. Wij kunnen elke dag stoppen, mijn kind en ik."
    ),
}
RECEIVERS = {
    Level.TEAM: _("het team dat dit plan maakt"),
    Level.COUNCIL: _("het team en de gemeenteraad"),
    Level.ALIAS: _("iedereen"),
    Level.NAME: _("iedereen"),
}


def declare_all() -> None:
    """Name the texts, at start-up."""
    for key, text in TEXTS.items():
        consent_texts.register_text(key, VERSION, text)


def agree(*, subject: Subject, text: str, level: Level, last_day: dt.date, language: str) -> UUID:
    """A line in the ledger: yes to this text, for these readers, until the end of that day."""
    consent: Consent = privacy.give_consent(
        subject=subject,
        receiver=f"story readers: {level.value}",
        receiver_words=str(RECEIVERS[level]),
        parts=[level.value],
        text_key=text,
        text_version=VERSION,
        language=language,
        channel=Channel.SITE,
        until=timezone.make_aware(dt.datetime.combine(last_day + dt.timedelta(days=1), dt.time())),
    )
    return consent.key
