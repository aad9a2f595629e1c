"""The forms of logging in: allauth's own, with our words. What they check and do stays allauth's."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.adapter import get_adapter as get_factor_adapter
from allauth.mfa.base import forms as factor
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

EMPTY = _("Vul dit in.")
NO_ADDRESS = _("Dit is geen e-mailadres. Kijk of er een @ in staat.")
APP_CODE = _("Code uit uw app")
CODE_LASTS_S = 90
"""A code of the app is good for three times thirty seconds (MFA_TOTP_TOLERANCE); in that time it works once."""


class InOurWords(forms.BaseForm):
    """Gives the fields of a form of allauth our labels, helps and messages."""

    words: dict[str, tuple[Any, Any]] = {}
    """Per field: its label and its help."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label, field.help_text = self.words.get(name, (field.label, ""))
            field.error_messages |= {"required": EMPTY, "invalid": NO_ADDRESS}


class TwiceTheSame(InOurWords):
    """A new password, typed twice."""

    words = {
        "oldpassword": (_("Uw wachtwoord van nu"), ""),
        "password1": (
            _("Nieuw wachtwoord"),
            _("Neem minstens 12 letters. Een paar losse woorden achter elkaar is goed."),
        ),
        "password2": (_("Nog een keer uw nieuwe wachtwoord"), ""),
    }

    def clean(self) -> dict[str, Any]:
        """Both must be the same."""
        said: dict[str, Any] = forms.BaseForm.clean(self)
        first, second = said.get("password1"), said.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("De twee wachtwoorden zijn niet hetzelfde. Typ ze nog een keer."))
        return said


class LoginForm(InOurWords, account.LoginForm):
    """By e-mail address or username, and password."""

    words = {"login": (_("E-mailadres of gebruikersnaam"), ""), "password": (_("Wachtwoord"), "")}


class PasswordAgainForm(InOurWords, account.ReauthenticateForm):
    """The password once more, before something important changes."""

    words = {"password": (_("Wachtwoord"), "")}


class ChangePasswordForm(TwiceTheSame, account.ChangePasswordForm):
    """Another password, by who knows the one of now."""


class ChoosePasswordForm(TwiceTheSame, account.ResetPasswordKeyForm):
    """A password, by who got the link."""


class ForgottenPasswordForm(InOurWords, account.ResetPasswordForm):
    """Where to send the link. Says nothing about whether there is such an account."""

    words = {"email": (_("Uw e-mailadres"), "")}


class OnceOnly(InOurWords):
    """A code that was used does not work again."""

    user: Any
    words = {"code": (_("Code"), _("De zes cijfers uit uw app. Of een noodcode."))}

    def clean_code(self) -> str:
        """The code. Raises with what to do."""
        code: str = super().clean_code()
        if not cache.add(f"code used: {self.user.pk} {normalize_user_code(code)}", 1, timeout=CODE_LASTS_S):
            raise get_factor_adapter().validation_error("incorrect_code")
        return code


class CodeForm(OnceOnly, factor.AuthenticateForm):
    """The second step of logging in."""


class CodeAgainForm(OnceOnly, factor.ReauthenticateForm):
    """The second step once more, before something important changes."""


class StartAppForm(InOurWords, totp.ActivateTOTPForm):
    """The first code of the app shows that it works."""

    words = {"code": (APP_CODE, _("Zes cijfers. Ze zijn een halve minuut goed."))}


class AddKeyForm(InOurWords, webauthn.AddWebAuthnForm):
    """A key or device, and what somebody calls it."""

    words = {"name": (_("Hoe noemt u deze sleutel?"), _("Bijvoorbeeld: mijn telefoon, of blauwe sleutel."))}


class RenameKeyForm(InOurWords, webauthn.EditWebAuthnForm):
    """Another name for a key or device."""

    words = {"name": (_("Hoe noemt u deze sleutel?"), "")}
