"""Where allauth asks us how we want it: no sign-up, plain Dutch, sealed secrets, and the city's login as it must be."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal.ratelimit import truncate_ip
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from perspectief.foundation import keys
from perspectief.foundation.accounts import city_login
from perspectief.foundation.accounts.logins import logged_in_lately
from perspectief.foundation.accounts.models import User
from perspectief.foundation.accounts.refusals import refusal
from perspectief.foundation.output import qr

WRONG_PASSWORD = _("Dit klopt niet. Kijk of uw naam en uw wachtwoord goed zijn. Probeer het nog een keer.")
WRONG_CODE = _("Deze code klopt niet. Wacht op een nieuwe code en typ die.")
WAIT = _("U probeerde het vaak. Wacht vijf minuten en probeer het dan nog een keer. Lukt het niet? Bel uw beheerder.")


def full_name(user: User) -> str:
    """What somebody is called on a page."""
    return user.get_full_name() or user.get_username()


class AccountAdapter(DefaultAccountAdapter):
    """Accounts of our own: made by an administrator, guarded against guessing without keeping the owner out."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("Dit account is gesloten. Vraag uw beheerder om hulp."),
        "email_password_mismatch": WRONG_PASSWORD,
        "username_password_mismatch": WRONG_PASSWORD,
        "invalid_login": WRONG_PASSWORD,
        "enter_current_password": _("Dit is niet uw wachtwoord van nu. Typ het nog een keer."),
        "incorrect_password": _("Dit wachtwoord klopt niet. Typ het nog een keer."),
        "incorrect_code": WRONG_CODE,
        "invalid_password_reset": _("Deze link werkt niet meer. Vraag een nieuwe link."),
        "invalid_or_expired_key": _("Deze link werkt niet meer. Vraag een nieuwe link."),
        "too_many_login_attempts": WAIT,
        "rate_limited": WAIT,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up: an administrator makes an account."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """None for an invented account: somebody who practises may have typed the address of anybody."""
        if not User.objects.filter(email__iexact=email, is_invented=True).exists():
            super().send_mail(template_prefix, email, context)

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Under our own address, whatever the host that was asked: a link leads to us and nowhere else."""
        return f"{settings.ADDRESS}{urlsplit(super().get_reset_password_from_key_url(key)).path}"

    def get_login_stages(self) -> list[str]:
        """After the password comes the second factor, for who has one."""
        return ["perspectief.foundation.accounts.stages.SecondFactorStage"]

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """By password, where that is open."""
        return super().authenticate(request, **credentials) if settings.LOCAL_LOGIN else None

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Guesses are counted per account and address together: who guesses elsewhere never keeps its owner out."""
        where = truncate_ip(self.get_client_ip(request))
        return f"{super()._get_login_attempts_cache_key(request, **credentials)}:{where}"

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        """Ways to show again that it is you."""
        words = {"reauthenticate": _("Met uw wachtwoord"), "mfa_reauthenticate": _("Met een code")}
        return [
            one | {"description": words.get(one["id"], _("Met uw sleutel of apparaat"))}
            for one in super().get_reauthentication_methods(user)
            if settings.LOCAL_LOGIN or one["id"] != "reauthenticate"
        ]

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not right after logging in, and not where there is no way to do it (the city's login)."""
        request = context.request
        return not logged_in_lately(request) and bool(self.get_reauthentication_methods(request.user))

    def send_notification_mail(
        self, template_prefix: str, user: User, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Tell the owner by mail that something changed; by name, and without an address on internet or a browser."""
        super().send_notification_mail(template_prefix, user, {"user": user, **(context or {})}, email)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to one's own account, which shows that it was done."""
        return str(resolve_url("accounts:overview"))


class FactorAdapter(DefaultMFAAdapter):
    """Second factors: secrets lie sealed in the database, and the picture to scan is one of ours."""

    _LABEL = "second factor"
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": WRONG_CODE,
        "cannot_delete_authenticator": _("Dit is uw enige tweede stap. Maak eerst een andere aan."),
        "cannot_generate_recovery_codes": _("Maak eerst een tweede stap aan. Dan krijgt u ook noodcodes."),
        "unverified_email": _("Uw e-mailadres is nog niet bekend bij ons. Vraag uw beheerder om hulp."),
    }

    def encrypt(self, text: str) -> str:
        """Sealed with a key outside the database."""
        return keys.seal(self._LABEL, text.encode()).hex()

    def decrypt(self, encrypted_text: str) -> str:
        """The same back."""
        return keys.unseal(self._LABEL, bytes.fromhex(encrypted_text)).decode()

    def build_totp_svg(self, url: str) -> str:
        """A picture without a style of its own, so that the strict policy holds."""
        return qr.svg(url, gettext("Code om te scannen met uw app"))

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        """What a key is called until somebody gives it a name."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("Sleutel %(number)s") % {"number": number}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Who asks for the key: this site."""
        return super().get_public_key_credential_rp_entity() | {"name": settings.MFA_TOTP_ISSUER}

    def get_public_key_credential_user_entity(self, user: User) -> dict[str, Any]:
        """For whom the key is. The device keeps this, so it gets our key of the account and no number of a row."""
        return super().get_public_key_credential_user_entity(user) | {"id": user.key.bytes}

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Somebody with a staff role keeps at least one second factor."""
        others = Authenticator.objects.filter(user_id=authenticator.user_id).exclude(pk=authenticator.pk)
        return not context.request.actor.is_staff or others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()


class CityAdapter(DefaultSocialAccountAdapter):
    """The city's login opens an account that an administrator made; it makes none itself."""

    def authenticate_by_email(self, sociallogin: SocialLogin) -> tuple[User, str] | None:
        """The first time: by an address that the provider vouches for and an administrator wrote down.

        An account that is already linked to somebody else at the provider is never opened this way: addresses are
        handed on to new colleagues.
        """
        said = [one.email for one in sociallogin.email_addresses if one.verified]
        known = EmailAddress.objects.filter(email__in=said, verified=True).select_related("user").first()
        if known is None or SocialAccount.objects.filter(user=known.user, provider=city_login.KEY).exists():
            return None
        return known.user, known.email

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Nobody without an account comes in; the page says whom to ask."""
        raise ImmediateHttpResponse(
            refusal(
                request,
                gettext("U heeft hier nog geen account"),
                gettext("U bent goed ingelogd bij de gemeente. Maar hier bent u nog niet bekend."),
                gettext("Vraag uw beheerder om een account. Zeg erbij met welk e-mailadres u inlogt."),
            )
        )

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: SocialAccount) -> str:
        """Accounts are linked at login only."""
        return str(resolve_url("accounts:overview"))
