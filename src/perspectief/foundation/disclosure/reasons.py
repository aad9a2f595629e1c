"""Why a number is not shown. Five reasons, kept apart, and always printed: a lone dot explains nothing."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Reason(StrEnum):
    """The value is the Dutch word, which the terminal and open data print."""

    SECRET = "geheim"  # noqa: S105 - a word to show, no password
    TOO_FEW = "te weinig"
    NOT_YET = "nog niet geleverd"
    NOT_APPLICABLE = "niet van toepassing"
    UNKNOWN = "onbekend"

    @property
    def word(self) -> str:
        """In the reader's language."""
        return str(_WORDS[self])

    @property
    def explanation(self) -> str:
        """One sentence for below a table."""
        return str(_EXPLANATIONS[self])


_WORDS = {
    Reason.SECRET: _("geheim"),
    Reason.TOO_FEW: _("te weinig"),
    Reason.NOT_YET: _("nog niet geleverd"),
    Reason.NOT_APPLICABLE: _("niet van toepassing"),
    Reason.UNKNOWN: _("onbekend"),
}
_EXPLANATIONS = {
    Reason.SECRET: _("Geheim: het gaat om minder dan 10 mensen, of het verraadt zo'n klein getal."),
    Reason.TOO_FEW: _("Te weinig: een deel van minder dan 50 zegt te weinig."),
    Reason.NOT_YET: _("Nog niet geleverd: dit getal komt later."),
    Reason.NOT_APPLICABLE: _("Niet van toepassing: dit getal bestaat hier niet."),
    Reason.UNKNOWN: _("Onbekend: niemand weet dit getal."),
}
