"""The login of the city: what the operator says, and when a login there is strong enough."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.models import SocialAccount, SocialLogin, SocialToken
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.core.exceptions import ImproperlyConfigured
from django.test import RequestFactory

from perspectief.foundation.access import Role
from perspectief.foundation.accounts import city_login
from perspectief.foundation.accounts.adapters import CityAdapter
from perspectief.foundation.accounts.provider import CityProvider
from perspectief.foundation.accounts.testing import person
from perspectief.foundation.ui.testing import PageClient

SAID: dict[str, Any] = {
    "server": "https://inloggen.voorbeeld.nl",
    "client_id": "perspectief",
    "client_secret": "geheim",
    "name": "de gemeente",
    "acr": ["substantieel", "hoog"],
    "amr": ["mfa"],
}


def login(**other: Any) -> city_login.CityLogin:
    made = city_login.read(**(SAID | other))
    assert made
    return made


def test_without_a_server_there_is_no_such_login() -> None:
    assert city_login.read(**(SAID | {"server": ""})) is None
    assert city_login.providers(None) == {}


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ({"client_id": ""}, "PERSPECTIEF_OIDC_CLIENT_ID"),
        ({"client_secret": ""}, "PERSPECTIEF_OIDC_CLIENT_SECRET"),
        ({"server": "http://inloggen.voorbeeld.nl"}, "PERSPECTIEF_OIDC_SERVER"),
        ({"acr": [], "amr": []}, "PERSPECTIEF_OIDC_ACR"),
    ],
)
def test_what_is_missing_or_unsafe_is_named(said: dict[str, Any], named: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=named):
        login(**said)


@pytest.mark.parametrize(
    ("claims", "enough"),
    [
        ({"acr": "hoog"}, True),
        ({"acr": "substantieel"}, True),
        ({"acr": "laag"}, False),
        ({"acr": ""}, False),
        ({"acr": None, "amr": None}, False),
        ({"acr": ["hoog"]}, False),
        ({"acr": "laag", "amr": ["mfa"]}, False),
        ({"amr": ["mfa"]}, False),
        ({}, False),
    ],
)
def test_only_the_levels_that_were_named_are_strong_enough_and_means_do_not_make_up_for_them(
    claims: dict[str, Any], enough: bool
) -> None:
    assert city_login.is_strong_enough(login(), claims) is enough


@pytest.mark.parametrize(
    ("claims", "enough"),
    [
        ({"amr": ["pwd", "mfa"]}, True),
        ({"amr": "mfa"}, True),
        ({"amr": ["pwd"]}, False),
        ({"amr": ["otp"]}, False),
        ({"amr": {"mfa": True}}, False),
        ({"amr": "mfa pwd"}, False),
        ({"acr": "hoog"}, False),
        ({"amr": None}, False),
        ({}, False),
    ],
)
def test_where_no_level_was_named_the_means_decide(claims: dict[str, Any], enough: bool) -> None:
    assert city_login.is_strong_enough(login(acr=[]), claims) is enough


def test_we_ask_for_the_level_with_a_proof_key() -> None:
    how = city_login.providers(login())["openid_connect"]["APPS"][0]["settings"]

    assert how["oauth_pkce_enabled"] is True
    assert how["auth_params"] == {"acr_values": "substantieel hoog"}


# --- Coming back ------------------------------------------------------------------------------------------------------
def come_back(monkeypatch: pytest.MonkeyPatch, settings: Any, **said: Any) -> SocialLogin:
    """The provider told this; what do we make of it?"""
    settings.CITY_LOGIN = login()
    told = SocialLogin(account=SocialAccount(provider=city_login.KEY, uid="sub-1", extra_data=said))
    monkeypatch.setattr(OpenIDConnectOAuth2Adapter, "complete_login", lambda *_args, **_kwargs: told)
    request = RequestFactory().get("/inloggen/via/gemeente/terug")
    with context.request_context(request):
        return CityProvider(request, city_login.KEY).complete_login(request, None, SocialToken())


def test_of_what_the_provider_tells_only_the_subject_is_kept(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    claims = {"sub": "sub-1", "acr": "hoog", "name": "Anna", "birthdate": "1990-01-01"}

    told = come_back(monkeypatch, settings, id_token=claims, userinfo=claims)

    assert told.account.extra_data == {}


@pytest.mark.parametrize(
    "said",
    [
        {"id_token": {"sub": "sub-1", "acr": "laag"}, "userinfo": {"sub": "sub-1"}},
        {"id_token": {"sub": "sub-1"}, "userinfo": {"sub": "sub-1", "acr": "hoog", "amr": ["mfa"]}},
        {"id_token": {"sub": "sub-1", "acr": "hoog"}, "userinfo": {"sub": "iemand-anders"}},
        {"userinfo": {"sub": "sub-1", "acr": "hoog"}},
        {},
    ],
)
@pytest.mark.django_db
def test_a_weak_or_muddled_answer_lets_nobody_in(
    monkeypatch: pytest.MonkeyPatch, settings: Any, said: dict[str, Any]
) -> None:
    monkeypatch.setattr(
        "perspectief.foundation.accounts.provider.refusal", lambda *_words: RuntimeError("a page that says why")
    )

    with pytest.raises(ImmediateHttpResponse):
        come_back(monkeypatch, settings, **said)


@pytest.mark.django_db
def test_an_account_is_found_by_an_address_that_both_sides_vouch_for() -> None:
    account = person(Role.TEAM)

    def found(email: str, *, vouched: bool) -> Any:
        told = SocialLogin(email_addresses=[EmailAddress(email=email, verified=vouched)])
        return CityAdapter().authenticate_by_email(told)

    assert found(account.email, vouched=True) == (account, account.email)
    assert found(account.email, vouched=False) is None
    assert found("iemand.anders@voorbeeld.nl", vouched=True) is None
    EmailAddress.objects.update(verified=False)
    assert found(account.email, vouched=True) is None


@pytest.mark.django_db
def test_without_a_city_login_its_addresses_do_not_exist(pages: PageClient) -> None:
    assert pages.get("/inloggen/via/gemeente").status_code == 404
    assert pages.get("/inloggen/via/iemand").status_code == 404
    assert pages.get("/inloggen/via/gemeente/terug").status_code == 404


@pytest.mark.django_db
def test_another_site_cannot_start_a_login(pages: PageClient) -> None:
    response = pages.get("/inloggen/via/gemeente", headers={"sec-fetch-site": "cross-site"})

    assert (response.status_code, response.url) == (302, "/inloggen")


@pytest.mark.django_db
def test_who_stopped_at_the_provider_is_told_so(pages: PageClient) -> None:
    response = pages.get("/inloggen/via/gemeente/terug?error=access_denied")

    assert response.url == "/inloggen/gestopt"
