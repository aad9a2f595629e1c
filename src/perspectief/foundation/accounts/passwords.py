"""What a good password is, in plain words: long, not in common use, not like your name."""

from __future__ import annotations

from django.contrib.auth import password_validation as django_validation
from django.utils.translation import gettext as _

SHORTEST = 12
"""Letters. Length is what keeps a guesser out; we ask for no signs or capitals."""


class LongEnough(django_validation.MinimumLengthValidator):
    """Twelve letters or more."""

    def __init__(self) -> None:
        super().__init__(SHORTEST)

    def get_error_message(self) -> str:
        """What is wrong, and what to do."""
        return _("Dit wachtwoord is te kort. Neem minstens %(number)s letters.") % {"number": SHORTEST}

    def get_help_text(self) -> str:
        """Before typing."""
        return _("Minstens %(number)s letters. Een paar losse woorden achter elkaar is goed.") % {"number": SHORTEST}


class NotInCommonUse(django_validation.CommonPasswordValidator):
    """Not one of the twenty thousand that guessers try first."""

    def get_error_message(self) -> str:
        """What is wrong, and what to do."""
        return _("Veel mensen gebruiken dit wachtwoord. Het is makkelijk te raden. Neem een ander.")

    def get_help_text(self) -> str:
        """Before typing."""
        return _("Geen wachtwoord dat veel mensen gebruiken.")


class NotLikeYourName(django_validation.UserAttributeSimilarityValidator):
    """Not the name or the address of the account."""

    def get_error_message(self) -> str:
        """What is wrong, and what to do."""
        return _("Dit wachtwoord lijkt op uw naam of e-mailadres. Neem een ander.")

    def get_help_text(self) -> str:
        """Before typing."""
        return _("Niet uw naam of e-mailadres.")


class NotOnlyDigits(django_validation.NumericPasswordValidator):
    """A date or a phone number is guessed soon."""

    def get_error_message(self) -> str:
        """What is wrong, and what to do."""
        return _("Dit wachtwoord heeft alleen cijfers. Gebruik ook letters.")

    def get_help_text(self) -> str:
        """Before typing."""
        return _("Niet alleen cijfers.")
