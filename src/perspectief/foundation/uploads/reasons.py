"""Why a file is not taken in, in words for the person who sent it."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Reason(StrEnum):
    """One each."""

    EMPTY = "empty"
    TOO_BIG = "too_big"
    PICTURE = "picture"
    OTHER_KIND = "other_kind"
    OTHER_NAME = "other_name"
    TWO_KINDS = "two_kinds"
    ACTIVE = "active"
    LOCKED = "locked"
    UNREADABLE = "unreadable"
    HARMFUL = "harmful"
    NOT_SCANNED = "not_scanned"
    OTHER_TABLE = "other_table"
    OLD_TABLE = "old_table"
    ACTIVE_TABLE = "active_table"
    BROKEN_TABLE = "broken_table"
    OTHER_TEXT = "other_text"
    NO_PICTURE = "no_picture"
    NO_SOUND = "no_sound"
    NO_FILM = "no_film"
    UNREADABLE_MEDIA = "unreadable_media"

    @property
    def words(self) -> str:
        """What is wrong, and what to do."""
        return str(_WORDS[self])


_WORDS = {
    Reason.EMPTY: _("Dit bestand is leeg. Kies een ander bestand."),
    Reason.TOO_BIG: _("Dit bestand is te groot. Maak het kleiner, of stuur het in delen."),
    Reason.PICTURE: _("Een foto kunnen wij nog niet aannemen. Maak er een pdf van."),
    Reason.OTHER_KIND: _("Wij nemen alleen een pdf aan. Sla uw bestand op als pdf."),
    Reason.OTHER_NAME: _("De naam van het bestand past er niet bij. Laat de naam eindigen op .pdf."),
    Reason.TWO_KINDS: _("In dit bestand zit nog een ander bestand. Sla het opnieuw op als pdf."),
    Reason.ACTIVE: _("Dit bestand doet iets als u het opent. Sla het opnieuw op als gewone pdf."),
    Reason.LOCKED: _("Dit bestand heeft een wachtwoord. Sla het op zonder wachtwoord."),
    Reason.UNREADABLE: _("Wij kunnen dit bestand niet goed bekijken. Sla het opnieuw op als pdf."),
    Reason.HARMFUL: _("Dit bestand is niet veilig. Kijk of er een virus op uw apparaat staat."),
    Reason.NOT_SCANNED: _("Wij kunnen dit bestand nu niet controleren. Probeer het later nog een keer."),
    Reason.OTHER_TABLE: _("Wij nemen hier alleen een csv of een xlsx aan. Sla uw tabel zo op."),
    Reason.OLD_TABLE: _("Dit bestand is van een oude soort, of heeft een wachtwoord. Sla het op als gewone xlsx."),
    Reason.ACTIVE_TABLE: _("In dit bestand zit een macro, of een ander bestand. Sla alleen de tabel op."),
    Reason.BROKEN_TABLE: _("Dit bestand is kapot. Sla het opnieuw op."),
    Reason.OTHER_TEXT: _("Dit bestand is geen gewone tekst. Sla het op als gewone tekst."),
    Reason.NO_PICTURE: _("Dit is geen plaatje dat wij kennen. Kies een png of een jpg."),
    Reason.NO_SOUND: _("Dit is geen geluid dat wij kennen. Kies een mp3, een m4a of een wav."),
    Reason.NO_FILM: _("Dit is geen film die wij kennen. Kies een mp4 of een mov."),
    Reason.UNREADABLE_MEDIA: _("Wij kunnen dit bestand niet goed lezen. Kies een ander bestand."),
}
