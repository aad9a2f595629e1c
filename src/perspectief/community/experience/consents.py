"""What an expert says yes to, for each receiver apart. A text with other words gets another version; the old one stays.

Consents are of the account: they stand at `/mijn/toestemming` too, and stop there or here with one press.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from perspectief.community.experience.choices import Sees, Shares
from perspectief.foundation.privacy import consent_texts
from perspectief.foundation.privacy import queries as asked
from perspectief.foundation.privacy import services as privacy
from perspectief.foundation.privacy.choices import Channel
from perspectief.foundation.privacy.subjects import account, register_words

VERSION = "1"
KEEP_THEMES, SHOW_THEMES, SHOW_PROFILE = "experience.keep", "experience.themes", "experience.profile"
TEXTS = {
    SHOW_PROFILE: _(
        "Zij mogen mijn profiel lezen: hoe ik wil heten, wat ik kan en wat ik nodig heb. "
        "Mijn thema’s lezen zij niet. Ik kan elke dag stoppen."
    ),
    KEEP_THEMES: _(
        "Het programma mag bewaren welke thema’s ik ken uit mijn leven. Zo vindt het vragen die bij mij passen. "
        "Niemand leest ze. Stop ik, dan zijn ze meteen weg."
    ),
    SHOW_THEMES: _(
        "Zij mogen lezen welke thema’s ik ken uit mijn leven. Dat zijn gevoelige gegevens, dus ik kies dit zelf. "
        "Zeg ik nee, dan verandert er niets. Ik kan elke dag stoppen."
    ),
}
YEARS = 2
"""A yes ends by itself after so many years: then we ask again."""


def declare_all() -> None:
    """Name the texts and what they are about, at start-up."""
    for key, text in TEXTS.items():
        consent_texts.register_text(key, VERSION, text)
    register_words(dict(Shares.choices))


def text_for(receiver: str, part: Shares) -> str:
    """The key of what somebody reads before they say yes to this receiver and part."""
    if part is Shares.PROFILE:
        return SHOW_PROFILE
    return KEEP_THEMES if receiver == Sees.MATCHING else SHOW_THEMES


def receiver_of(organisation: str) -> str:
    """The receiver that is one organisation; the municipality without a key."""
    return f"organisation {organisation}" if organisation else "municipality"


def give(*, person: UUID, receiver: str, words: str, part: Shares, language: str) -> UUID:
    """A line in the ledger: yes for this receiver and part."""
    made = privacy.give_consent(
        subject=account(person),
        receiver=_named(receiver),
        receiver_words=words,
        parts=[part.value],
        text_key=text_for(receiver, part),
        text_version=VERSION,
        language=language,
        channel=Channel.SITE,
        until=timezone.now() + dt.timedelta(days=365 * YEARS),
    )
    key: UUID = made.key
    return key


def holds(person: UUID, receiver: str, part: Shares) -> bool:
    """Whether this receiver may see this part now: read from the ledger at every question."""
    return asked.consent_holds(account(person), _named(receiver), part.value)


def stop(*, person: UUID, keys: Iterable[UUID]) -> None:
    """Stop these consents of this person. What is of somebody else is left alone."""
    for key in keys:
        if consent := asked.find_consent(account(person), key):
            privacy.withdraw_consent(consent=consent)


def _named(receiver: str) -> str:
    return f"experience: {receiver}"
