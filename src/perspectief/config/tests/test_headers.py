"""Every answer carries the headers that keep it safe: pages, errors, redirects, files, data, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings as django_settings
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.test import Client

SAFE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
STRICTER = {"Referrer-Policy": "no-referrer"}
POLICY = {"default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "base-uri": "'none'"}
API = "/api/v1/rechten"
STYLES = "/static/ui/icon.svg"
ANSWERS = {
    "a page": ("get", "/", 200),
    "a form that sends on": ("post", "/rechten/vraag/who", 303),
    "a page that is not there": ("get", "/bestaat-niet", 404),
    "a method that is not there": ("post", "/woorden", 405),
    "a way to another page": ("get", "/weg", 302),
    "a page that is closed": ("get", "/start", 302),
    "data": ("get", "/api/v1/openapi.json", 200),
    "the API": ("post", API, 415),
    "the API where nothing is": ("get", "/api/v1/bestaat-niet", 404),
    "the API by another method": ("put", API, 405),
    "a file of ours": ("get", STYLES, 200),
}


class Visitor(Client):
    """Sees our 500 page instead of stopping the test, and closes a file after looking at it."""

    def __init__(self) -> None:
        super().__init__(headers={"host": "localhost"}, raise_request_exception=False)

    def request(self, **request: Any) -> Any:
        """As Django's."""
        response = super().request(**request)
        for close in response._resource_closers:
            close()
        return response


@pytest.fixture
def visitor(settings: Any) -> Visitor:
    settings.MOST_ASKED_PER_MINUTE = 0
    return Visitor()


def assert_safe(response: HttpResponse, but: str = "") -> None:
    for name, value in SAFE.items():
        assert name == but or response.headers[name] in (value, STRICTER.get(name)), name
    assert "geolocation=()" in response.headers["Permissions-Policy"]
    said = dict(part.strip().split(" ", 1) for part in response.headers["Content-Security-Policy"].split(";"))
    assert POLICY.items() <= said.items()
    assert said["frame-ancestors"] == "'none'"
    assert not any(word in " ".join(said.values()) for word in ("unsafe", "*", "data:", "http:", "https:"))


@pytest.mark.django_db
@pytest.mark.parametrize("sort", list(ANSWERS))
def test_every_sort_of_answer_carries_the_headers(visitor: Visitor, sort: str) -> None:
    method, path, status = ANSWERS[sort]

    response = getattr(visitor, method)(path)

    assert response.status_code == status
    assert_safe(response)


def test_a_file_of_ours_comes_from_the_same_door(visitor: Visitor) -> None:
    assert finders.find("ui/icon.svg")
    response = visitor.get(STYLES)

    assert response.headers["Content-Type"] == "image/svg+xml"
    assert_safe(response)


def test_a_picture_that_other_sites_may_show_carries_the_other_headers(visitor: Visitor) -> None:
    response = visitor.get("/insluiten/knop.svg")

    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert_safe(response, but="Cross-Origin-Resource-Policy")


def test_an_answer_that_broke_down_carries_the_headers_too(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*_given: object, **_more: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("perspectief.residents.entitlements.queries.answers_for", break_down)
    monkeypatch.setattr("perspectief.residents.entitlements.api.rights.evaluate", break_down)
    page = visitor.get("/rechten/uitkomst")
    data = visitor.post(API, '{"persons": [{"id": "a"}]}', content_type="application/json")

    assert data.status_code == 500
    for response in (page, data):
        assert_safe(response)
        assert "no-store" in response.headers["Cache-Control"]


def test_a_host_that_is_not_ours_is_refused_with_the_headers(visitor: Visitor) -> None:
    response = visitor.get("/", headers={"host": "elders.example"})

    assert response.status_code == 400
    assert_safe(response)


def test_who_asks_too_often_is_refused_with_the_headers(visitor: Visitor, settings: Any) -> None:
    settings.MOST_ASKED_PER_MINUTE = 1
    responses = [visitor.post("/rechten/vraag/who") for _ in range(2)]

    assert responses[-1].status_code == 429
    assert_safe(responses[-1])


@pytest.mark.parametrize("path", ["/", "/bestaat-niet", STYLES, "/api/v1/openapi.json", "/weg"])
def test_over_https_every_answer_keeps_a_browser_there_for_a_year(visitor: Visitor, settings: Any, path: str) -> None:
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = 31_536_000, True

    response = Visitor().get(path, secure=True)

    assert response.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_over_http_production_sends_on_to_https_at_the_same_host_first(settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True

    response = Visitor().get("/rechten")

    assert (response.status_code, response.headers["Location"]) == (301, "https://localhost/rechten")
    assert_safe(response)


@pytest.mark.parametrize("path", ["/bestaat-niet", "/rechten/vraag/who", "/api/v1/bestaat-niet", "/api/v1/regels"])
def test_no_cache_keeps_an_error_an_answer_or_data(visitor: Visitor, path: str) -> None:
    assert "no-store" in visitor.get(path).headers["Cache-Control"]


def test_no_cache_keeps_a_page_of_somebody_who_is_logged_in(visitor: Visitor) -> None:
    assert "Cache-Control" not in visitor.get("/woorden").headers

    visitor.cookies[django_settings.SESSION_COOKIE_NAME] = "iemand"
    assert "no-store" in visitor.get("/woorden").headers["Cache-Control"]


def test_a_file_of_ours_may_be_kept_by_somebody_who_is_logged_in(visitor: Visitor) -> None:
    visitor.cookies[django_settings.SESSION_COOKIE_NAME] = "iemand"

    assert "no-store" not in visitor.get(STYLES).headers["Cache-Control"]
