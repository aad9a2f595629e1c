"""Talks with the city's identity provider, through allauth; and lets in only who logged in strongly enough there."""

from __future__ import annotations

import logging
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from perspectief.foundation.accounts import city_login
from perspectief.foundation.accounts.refusals import refusal

logger = logging.getLogger(__name__)


class CityProvider(OpenIDConnectOAuth2Adapter):
    """The id-token, fetched from the provider itself over TLS, decides who it is and how strongly they logged in.

    Nothing of it is kept but the subject.
    """

    def complete_login(self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any) -> SocialLogin:
        """Who logged in. Raises ImmediateHttpResponse with a page that says why not."""
        login = super().complete_login(request, app, token, **kwargs)
        said = login.account.extra_data
        self._insist_on_one_person(said)
        self._insist_on_a_second_factor(said.get("id_token") or {})
        login.account.extra_data = {}
        return login

    def _insist_on_one_person(self, said: dict[str, Any]) -> None:
        """OpenID Connect Core 5.3.2: what is told of a user must be of the user in the token."""
        if (said.get("userinfo") or {}).get("sub") == (said.get("id_token") or {}).get("sub"):
            return
        logger.warning("The identity provider told of another user than the one in its token")
        raise ImmediateHttpResponse(
            refusal(
                self.request,
                _("Inloggen lukt nu niet"),
                _("Wij kregen een antwoord dat niet klopt van %(name)s.") % {"name": settings.CITY_LOGIN.name},
                _("Probeer het later nog een keer. Lukt het weer niet? Bel dan uw beheerder."),
            )
        )

    def _insist_on_a_second_factor(self, claims: dict[str, Any]) -> None:
        if city_login.is_strong_enough(settings.CITY_LOGIN, claims):
            return
        logger.warning("A login at the identity provider was not strong enough and is refused")
        raise ImmediateHttpResponse(
            refusal(
                self.request,
                _("U logde in zonder tweede stap"),
                _("Dat is voor dit werk niet veilig genoeg. U bent dus niet ingelogd."),
                _(
                    "Log opnieuw in en gebruik ook uw tweede stap, zoals een code of een pas. "
                    "Lukt dat niet? Bel dan uw beheerder."
                ),
            )
        )
