"""Somebody logs in: with a password and an app, with a key, by the city's own login; and out again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from playwright.sync_api import Browser, Page, expect
from tests.journeys.identity_provider import IdentityProvider, running

from perspectief.foundation.access import Role
from perspectief.foundation.accounts import city_login
from perspectief.foundation.accounts.testing import PASSWORD, code, person

Look = Callable[[Page], None]
pytestmark = pytest.mark.django_db(transaction=True)
NAME = "anna.bakker@voorbeeld.nl"


@pytest.fixture(autouse=True)
def nobody_guessed_yet(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    cache.clear()


def press(page: Page, name: str) -> None:
    page.locator("main").get_by_role("button", name=name).click()


def logs_in(page: Page) -> None:
    page.goto("/inloggen")
    page.get_by_label("E-mailadres of gebruikersnaam").fill(NAME)
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    press(page, "Log in")


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def test_staff_set_up_an_app_and_log_in_with_it(visitor: Page, accessible: Look) -> None:
    person(Role.TEAM)
    page = visitor
    page.goto("/inloggen")
    accessible(page)
    logs_in(page)

    heading(page, "Uw tweede stap bij het inloggen")
    expect(page.get_by_text("U hebt een tweede stap nodig")).to_be_visible()
    accessible(page)
    page.goto("/start")
    heading(page, "Uw tweede stap bij het inloggen")
    page.get_by_role("link", name="Gebruik een app").click()
    accessible(page)
    page.get_by_text("Scannen lukt niet").click()
    secret = page.locator(".ps-secret code").inner_text().replace(" ", "")
    page.get_by_label("Code uit uw app").fill("000000")
    press(page, "Zet de app aan")
    expect(page.get_by_role("alert")).to_contain_text("Deze code klopt niet.")
    accessible(page)
    page.get_by_label("Code uit uw app").fill(code(secret=secret))
    press(page, "Zet de app aan")

    heading(page, "Uw noodcodes")
    expect(page.locator(".ps-codes li")).to_have_count(10)
    accessible(page)
    with page.expect_download() as saved:
        page.get_by_role("link", name="Bewaar de codes als bestand").click()
    assert saved.value.suggested_filename.endswith(".txt")
    page.get_by_role("link", name="Ik heb ze bewaard. Ga verder.").click()
    expect(page).to_have_url(re.compile("/start$"))

    page.goto("/uitloggen")
    press(page, "Log uit")
    heading(page, "U bent uitgelogd")
    logs_in(page)
    heading(page, "Uw tweede stap")
    accessible(page)
    page.get_by_role("textbox", name="Code").fill(code(1, secret))
    page.get_by_role("region", name="Met een code").get_by_role("button", name="Log in").click()
    expect(page).to_have_url(re.compile("/start$"))


def test_after_logging_out_the_back_button_shows_nothing(on_a_phone: Page) -> None:
    person()
    page = on_a_phone
    logs_in(page)
    page.goto("/account")
    expect(page.get_by_text(NAME)).to_be_visible()
    page.goto("/uitloggen")
    press(page, "Log uit")
    heading(page, "U bent uitgelogd")

    page.go_back()
    page.go_back()

    expect(page.get_by_text(NAME)).to_have_count(0)


def test_logging_in_works_without_javascript(visitor_without_javascript: Page) -> None:
    person(app=True)
    page = visitor_without_javascript
    logs_in(page)
    page.get_by_role("textbox", name="Code").fill(code())
    page.get_by_role("region", name="Met een code").get_by_role("button", name="Log in").click()

    page.goto("/account")
    expect(page.get_by_text(NAME)).to_be_visible()


def test_every_page_of_ones_own_account_is_accessible(visitor: Page, accessible: Look) -> None:
    person(Role.ADMINISTRATOR)
    colleague = person(name="Kees Visser")
    page = visitor
    logs_in(page)
    page.goto("/account/tweede-stap/app")
    page.get_by_text("Scannen lukt niet").click()
    page.get_by_label("Code uit uw app").fill(
        code(secret=page.locator(".ps-secret code").inner_text().replace(" ", ""))
    )
    press(page, "Zet de app aan")
    for address in (
        *("/account", "/account/wachtwoord", "/account/tweede-stap", "/account/tweede-stap/app/stop", "/uitloggen"),
        *(
            "/account/tweede-stap/noodcodes/nieuw",
            "/account/tweede-stap/sleutels",
            "/account/tweede-stap/sleutels/nieuw",
        ),
        *("/account/apparaten", "/account/bent-u-het", "/account/bent-u-het/code", "/beheer/accounts"),
        *("/beheer/accounts/nieuw", f"/beheer/accounts/{colleague.key}", f"/beheer/accounts/{colleague.key}/sluit"),
    ):
        page.goto(address)
        assert page.url.endswith(address)
        accessible(page)
    page.goto("/beheer/accounts/nieuw")
    page.get_by_label("E-mailadres").fill("info@voorbeeld.nl")
    press(page, "Maak het account")
    expect(page.get_by_role("alert")).to_contain_text("Een account is altijd van één persoon.")
    accessible(page)


# --- A key ------------------------------------------------------------------------------------------------------------
@pytest.fixture
def with_a_key(on_a_phone: Page) -> Iterator[Page]:
    """Somebody on a phone whose browser has a key in it (WebAuthn, by the developer tools of the browser)."""
    tools = on_a_phone.context.new_cdp_session(on_a_phone)
    tools.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "internal", "hasUserVerification": True, "isUserVerified": True}
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": key | {"automaticPresenceSimulation": True}})
    yield on_a_phone
    tools.detach()


def test_staff_add_a_key_and_log_in_with_it(with_a_key: Page, accessible: Look) -> None:
    person(Role.TEAM)
    page = with_a_key
    logs_in(page)
    page.get_by_role("link", name="Voeg een sleutel of apparaat toe").click()
    accessible(page)
    page.get_by_label("Hoe noemt u deze sleutel?").fill("mijn telefoon")
    press(page, "Voeg toe")

    heading(page, "Uw noodcodes")
    page.goto("/start")
    expect(page).to_have_url(re.compile("/start$"))
    page.goto("/uitloggen")
    press(page, "Log uit")
    logs_in(page)
    heading(page, "Uw tweede stap")
    accessible(page)
    press(page, "Gebruik mijn sleutel")

    expect(page).to_have_url(re.compile("/start$"))
    page.goto("/account/tweede-stap/sleutels")
    expect(page.get_by_role("heading", name="mijn telefoon")).to_be_visible()
    page.get_by_role("link", name="Haal weg mijn telefoon").click()
    expect(page.get_by_text("Dit is uw enige tweede stap.")).to_be_visible()
    accessible(page)


# --- The city's login -------------------------------------------------------------------------------------------------
@pytest.fixture(scope="session")
def provider() -> Iterator[IdentityProvider]:
    with running() as found:
        yield found


@pytest.fixture
def city(provider: IdentityProvider, settings: Any) -> IdentityProvider:
    """The city has a login of its own, which must say that a second factor was used."""
    settings.CITY_LOGIN = city_login.read(
        server=provider.server,
        client_id="perspectief",
        client_secret="geheim",
        name="de gemeente",
        acr=["hoog"],
        amr=["mfa"],
        https_only=False,
    )
    settings.SOCIALACCOUNT_PROVIDERS = city_login.providers(settings.CITY_LOGIN)
    settings.LOCAL_LOGIN = False
    return provider


@pytest.fixture
def colleague(browser: Browser, live_server: Any, screen: dict[str, int]) -> Iterator[Page]:
    """Somebody whose browser also goes to the city's identity provider."""
    context = browser.new_context(viewport=screen, base_url=live_server.url)
    yield context.new_page()
    context.close()


def goes_by_the_city(page: Page, sub: str) -> None:
    page.goto("/inloggen")
    page.get_by_role("link", name="Log in via de gemeente").click()
    assert "code_challenge_method=S256" in page.url
    page.get_by_placeholder("sub").fill(sub)
    page.get_by_role("button", name="Authorize").click()


def test_staff_log_in_by_the_city_with_its_second_factor(
    colleague: Page, city: IdentityProvider, accessible: Look
) -> None:
    person(Role.TEAM)
    city.knows("sub-1", email=NAME, email_verified=True, acr="hoog")
    page = colleague
    page.goto("/inloggen")
    accessible(page)
    expect(page.get_by_label("Wachtwoord")).to_have_count(0)
    goes_by_the_city(page, "sub-1")

    expect(page).to_have_url(re.compile("/start$"))
    linked = SocialAccount.objects.get()
    assert (linked.uid, linked.extra_data) == ("sub-1", {})

    page.goto("/uitloggen")
    press(page, "Log uit")
    city.knows("sub-1", email="anna.getrouwd@voorbeeld.nl", email_verified=True, acr="hoog")
    goes_by_the_city(page, "sub-1")
    expect(page).to_have_url(re.compile("/start$"))


@pytest.mark.parametrize("weak", [{}, {"acr": "laag"}, {"amr": ["pwd"]}, {"acr": "laag", "amr": ["mfa"]}])
def test_a_login_without_second_factor_at_the_city_is_refused_and_says_so(
    colleague: Page, city: IdentityProvider, accessible: Look, weak: dict[str, Any]
) -> None:
    person(Role.TEAM)
    city.knows("sub-2", email=NAME, email_verified=True, **weak)
    page = colleague
    goes_by_the_city(page, "sub-2")

    heading(page, "U logde in zonder tweede stap")
    expect(page.get_by_text("U bent dus niet ingelogd.")).to_be_visible()
    accessible(page)
    assert not SocialAccount.objects.exists()
    page.goto("/account")
    heading(page, "Inloggen")


def test_nobody_asks_the_city_for_a_weaker_login_by_the_address(
    colleague: Page, city: IdentityProvider, live_server: Any
) -> None:
    page = colleague
    page.goto("/inloggen")
    page.goto("/inloggen/via/gemeente?auth_params=acr_values%3Dlaag&scope=offline_access&process=connect")

    assert "acr_values=hoog" in page.url
    assert "laag" not in page.url
    assert "offline_access" not in page.url


@pytest.mark.parametrize("who", [{"email": "onbekend@voorbeeld.nl", "email_verified": True}, {"email": NAME}])
def test_somebody_without_an_account_hears_whom_to_ask(
    colleague: Page, city: IdentityProvider, accessible: Look, who: dict[str, Any]
) -> None:
    person(Role.TEAM)
    city.knows("sub-3", acr="hoog", **who)
    page = colleague
    goes_by_the_city(page, "sub-3")

    heading(page, "U heeft hier nog geen account")
    accessible(page)
    assert not SocialAccount.objects.exists()


def test_an_address_that_was_handed_on_opens_nothing_of_the_colleague_before(
    colleague: Page, city: IdentityProvider
) -> None:
    account = person(Role.TEAM)
    SocialAccount.objects.create(user=account, provider=city_login.KEY, uid="de-vorige")
    city.knows("de-nieuwe", email=NAME, email_verified=True, acr="hoog")

    goes_by_the_city(colleague, "de-nieuwe")

    heading(colleague, "U heeft hier nog geen account")


def test_who_stops_at_the_city_comes_back_without_being_logged_in(
    colleague: Page, city: IdentityProvider, accessible: Look
) -> None:
    page = colleague
    page.goto("/inloggen")
    page.get_by_role("link", name="Log in via de gemeente").click()
    page.get_by_role("button", name="Deny").click()

    heading(page, "U bent gestopt met inloggen")
    accessible(page)
