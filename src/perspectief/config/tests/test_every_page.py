"""Every page of the house: sound, safe, closed unless marked public, and kind when something goes wrong."""

from __future__ import annotations

import logging
from io import StringIO
from typing import Any

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import get_resolver, resolve
from django.utils.translation import override

from perspectief.config.logs import PlaceOnly, WithoutQuery
from perspectief.foundation.language.languages import languages
from perspectief.foundation.ui.pages import WritesOnAReadingPage, reads_only
from perspectief.foundation.ui.testing import PageClient
from perspectief.rules import BadLaw

HOUSE = ["/", "/gegevens", "/woorden", "/toegankelijkheid", "/ontwikkelaars", "/insluiten", "/klopt-niet/dank", "/demo"]
CHECK = [
    "/rechten",
    "/rechten/vraag/who",
    "/rechten/een-pagina",
    "/rechten/samen",
    "/rechten/gewist",
]
LATER = ["/vooruitblik", "/vooruitblik/werk", "/vooruitblik/huur", "/er-verandert-iets", "/er-verandert-iets/baby"]
COME_BACK = ["/bewaard", "/bewaard/gewist", "/verhalen/gewist", "/verhalen/open"]
LOGIN = ["/uitgelogd"]
PRIVACY = ["/mijn/gegevens/gewist", "/gegevens/register", "/gegevens/check", "/gegevens/accounts"]
RULES = [
    "/regels",
    "/regels/zorgtoeslag",
    "/regels/zorgtoeslag/voorbeelden",
    "/regels/begrip/zorgtoeslag.zorgtoeslag_y_tp",
]
FOREST = ["/regels/woud", "/regels/woud/zorgtoeslag", "/regels/woud/huurtoeslag/zorgtoeslag"]
REPORT = ["/klopt-niet", "/klopt-niet/over/zorgtoeslag", "/ervaring/beloning"]
FIGURES = ["/cijfers"]
SIMULATOR = [
    "/beleid/simulator",
    "/beleid/simulator/armoedeval",
    "/beleid/simulator/plan/nieuw",
    "/beleid/simulator/plan/bestand",
]
MONITOR = [
    "/beleid/monitor/meetplan",
    "/beleid/monitor/kerncijfers",
    "/beleid/monitor",
    "/beleid/monitor/vergelijken",
    "/wijken",
]
PRACTICE = ["/praktijk", "/praktijk/melden", "/praktijk/melden/woorden", "/praktijk/mijn", "/praktijk/lobby"]
PRACTICE += ["/praktijk/ideeen", "/praktijk/vragen"]
KNOWLEDGE = ["/kennis", "/kennis/onderzoek"]
EXPERIENCE = ["/ervaring", "/ervaring/waar", "/ervaring/adviezen", "/ervaring/kinderraad"]
WEIGHING = ["/wegen", "/wegen/geld"]
KEPT = [
    *EXPERIENCE,
    "/verhalen",
    "/verhalen/vertel",
    "/verhalen/patroon",
    "/beleid/simulator/stad",
    "/beleid/simulator/plan/een_kindpakket",
    "/cijfers/signalen-per-soort",
    *MONITOR,
    *PRACTICE,
    *WEIGHING,
    *KNOWLEDGE,
]
COUNCIL = ["/raad", "/raad/vergelijk", "/raad/vragen", "/raad/kalender", "/raad/brieven"]
"""Pages that look in the database what was made before."""
PUBLIC = [*HOUSE, *LOGIN, *PRIVACY, *CHECK, *COME_BACK, *LATER, *RULES, *FOREST, *REPORT, *FIGURES, *SIMULATOR]
"""Every sort of page as somebody sees it who told nothing yet."""
ANSWERED = [
    "/rechten/antwoorden",
    "/rechten/vraag/p0.birth_date",
    "/rechten/antwoorden/weg/p11",
    "/rechten/uitkomst",
    "/rechten/uitkomst/zorgtoeslag",
    "/rechten/samenvatting",
    "/rechten/vergelijken",
    "/bewaard/nieuw",
    "/vooruitblik",
    "/vooruitblik/huur",
    "/er-verandert-iets/kind-wordt-12",
]
"""Pages that say something else to somebody who answered."""
OPEN = {
    "": {
        *("home", "leave", "health", "ready", "metrics", "openapi", "privacy", "words", "accessibility", "api-docs"),
        *("account_login", "account_logout", "openid_connect_login", "openid_connect_callback"),
    },
    "accounts": {"goodbye"},
    "entitlements": {
        *("check", "continue", "question", "answers", "remove", "put-back", "result", "paper", "steps"),
        *("helper", "one-page", "compare", "summary", "wipe", "wiped", "button", "embedding"),
    },
    "kept_checks": {
        *("open", "keep", "words", "words-paper", "mine", "back", "save", "renew", "pause", "looks"),
        *("pack-json", "pack-pdf", "share", "choose", "stop", "erase", "gone"),
    },
    "publishing": {
        *("stories", "pattern", "tell", "open", "mine", "words", "readers", "parent", "stop", "erase", "close"),
        *("own-file", "pack-json", "looks", "gone", "story", "file"),
    },
    "experience": {
        *("start", "where", "reward", "advices", "advices-csv", "advice"),
        *("youth", "youth-question", "say", "said"),
    },
    "outlook": {"start", "work", "change"},
    "life_events": {"overview", "event", "paper", "agenda"},
    "rulebook": {
        *("index", "scheme", "scheme-json", "examples", "term"),
        *("forest", "forest-json", "tree", "pair"),
    },
    "inbox": {"report", "thanks"},
    "statistics": {"overview", "table", "csv"},
    "monitor": {
        *("plan", "plan-csv", "headlines", "index", "goal", "line", "compare", "areas", "area", "catalogue"),
        *("figure", "embed", "figure-csv", "figure-parquet", "figure-json"),
    },
    "council": {
        *("start", "compare", "report", "short", "pictures", "pdf", "data-json", "data-csv"),
        *("questions", "questions-csv", "question", "calendar", "calendar-ics"),
        *("letters", "letter", "letter-pdf", "letter-csv"),
    },
    "weighing": {
        *("start", "framework", "framework-json", "round"),
        *("outcome", "outcome-csv", "money", "money-csv"),
    },
    "practice": {
        *("index", "clusters-csv", "report", "paper", "words", "open", "mine", "close", "cluster"),
        *("lobby", "lobby-csv", "lobby-item", "ideas", "ideas-csv", "answers"),
    },
    "knowledge": {"index", "csv", "agenda", "research", "item"},
    "jobs": {"progress", "cancel"},
    "privacy": {"erased", "register", "register-json", "register-csv", "notice"},
    "demo": {"people", "look-along", "stop"},
    "simulator": {
        *("index", "fit", "line", "line-csv", "make", "file", "plan", "plan-yaml", "run", "job"),
        *("compare", "outcome", "part", "method", "csv", "parquet", "pdf"),
    },
}
"""Each address that is open without an account, by its room. The API's own addresses are open too: `api.addresses`."""
WHEN_SET = {"": ("security-txt",)}
"""Addresses of which the answer hangs on a setting."""
NO_PAGE = {
    *("leave", "health", "ready", "metrics", "openapi"),
    *("account_login", "account_logout", "openid_connect_login", "openid_connect_callback"),
    *("jobs:progress", "jobs:cancel", "entitlements:put-back", "demo:look-along", "demo:stop"),
    *("entitlements:continue", "entitlements:wipe", "entitlements:button", "entitlements:paper"),
    *("kept_checks:words", "kept_checks:words-paper", "kept_checks:mine", "kept_checks:back", "kept_checks:save"),
    *("kept_checks:renew", "kept_checks:pause", "kept_checks:looks", "kept_checks:pack-json", "kept_checks:pack-pdf"),
    *("kept_checks:share", "kept_checks:choose", "kept_checks:stop", "kept_checks:erase"),
    *("publishing:mine", "publishing:words", "publishing:readers", "publishing:parent", "publishing:stop"),
    *("publishing:erase", "publishing:close", "publishing:own-file", "publishing:pack-json", "publishing:looks"),
    *("publishing:story", "publishing:file"),
    *("life_events:paper", "life_events:agenda"),
    *("rulebook:scheme-json", "rulebook:forest-json", "privacy:register-json", "privacy:register-csv"),
    *("simulator:line-csv", "simulator:plan-yaml", "simulator:run", "simulator:csv", "simulator:parquet"),
    *("statistics:csv", "monitor:plan-csv"),
    *("monitor:goal", "monitor:line", "monitor:figure", "monitor:embed", "monitor:area", "monitor:catalogue"),
    *("monitor:figure-csv", "monitor:figure-parquet", "monitor:figure-json"),
    *("council:report", "council:short", "council:pictures", "council:pdf", "council:data-json", "council:data-csv"),
    *("council:questions-csv", "council:question", "council:calendar-ics"),
    *("council:letter", "council:letter-pdf", "council:letter-csv"),
    *("weighing:framework", "weighing:framework-json", "weighing:round"),
    *("weighing:outcome", "weighing:outcome-csv", "weighing:money-csv"),
    *("practice:clusters-csv", "practice:paper", "practice:mine", "practice:close", "practice:cluster"),
    *("practice:lobby-csv", "practice:lobby-item", "practice:ideas-csv"),
    *("experience:advice", "experience:advices-csv", "experience:youth-question", "experience:say", "experience:said"),
    *("knowledge:csv", "knowledge:research", "knowledge:item"),
    *("simulator:pdf", "simulator:job", "simulator:compare", "simulator:outcome", "simulator:part", "simulator:method"),
}
"""What is open and is no page: a picture, a paper, a calendar, data, a way to another page, a form that needs a cookie,
an outcome that must be made first, or a page for who holds a kept check (the room's own tests look at those)."""
ANSWERS: dict[str, dict[str, str]] = {
    "who": {"partner": "no", "children": "1", "grown": "0", "others": "0"},
    "p0.birth_date": {"birth_date": "1-5-1990"},
    "p11.birth_date": {"birth_date": "1-3-2016"},
    "home.tenure": {"tenure": "huur", "bare_rent_m": "987,65", "service_cost_m": "20"},
}


def in_language(code: str, path: str) -> str:
    return path if languages()[code].source else f"/{code}{path}"


def who_answered(pages: PageClient) -> PageClient:
    """Somebody who answered a few questions."""
    for screen, said in ANSWERS.items():
        assert pages.post(f"/rechten/vraag/{screen}", said).status_code == 303
    return pages


@pytest.mark.parametrize("code", list(languages()))
@pytest.mark.parametrize("path", PUBLIC)
def test_every_public_page_is_sound_in_every_language_and_sets_no_cookie(
    pages: PageClient, path: str, code: str
) -> None:
    response = pages.get(in_language(code, path))

    assert response.status_code == 200
    assert not response.cookies


@pytest.mark.django_db
@pytest.mark.parametrize("code", list(languages()))
@pytest.mark.parametrize("path", KEPT)
def test_every_page_of_what_was_kept_is_sound_in_every_language(pages: PageClient, path: str, code: str) -> None:
    assert pages.get(in_language(code, path)).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("code", list(languages()))
def test_every_page_is_sound_for_somebody_who_answered(pages: PageClient, code: str) -> None:
    visitor = who_answered(pages)

    for path in ANSWERED:
        response = visitor.get(in_language(code, path))
        assert response.status_code == 200, path
        assert set(response.cookies) <= {"rechten"}, path


@pytest.mark.parametrize("path", [HOUSE[0], CHECK[0], LATER[0], RULES[0], REPORT[0]])
def test_every_page_says_that_it_is_a_practice_version(pages: PageClient, path: str, settings: Any) -> None:
    assert "Oefenversie, niet van de gemeente." in pages.get(path).content.decode()

    settings.DEMO_MODE = False
    assert "Oefenversie" not in pages.get(path).content.decode()


def test_a_page_carries_the_headers_that_keep_it_safe(pages: PageClient) -> None:
    headers = pages.get("/").headers

    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]


def test_the_language_stands_in_the_address(pages: PageClient) -> None:
    assert '<html lang="nl"' in pages.get("/").content.decode()
    for code, language in languages().items():
        assert f'<html lang="{code}" dir="{language.direction}"' in pages.get(in_language(code, "/")).content.decode()
    assert '<html lang="nl"' in pages.get("/", headers={"accept-language": "en"}).content.decode()


def test_a_page_that_is_not_there_says_so_kindly(pages: PageClient) -> None:
    response = pages.get("/bestaat-niet")

    assert response.status_code == 404
    assert "Deze pagina is er niet" in response.content.decode()


@pytest.mark.django_db
def test_an_error_of_ours_says_that_it_is_ours_and_logs_no_answer(
    pages: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_args: Any, **_kwargs: Any) -> None:
        raise ValueError(f"het antwoord was {900 + 87},65")

    monkeypatch.setattr("perspectief.residents.entitlements.queries.answers_for", break_down)
    pages.raise_request_exception = False
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(PlaceOnly("%(message)s"))
    monkeypatch.setattr(logging.getLogger("django"), "handlers", [handler])

    response = who_answered(pages).get("/rechten/uitkomst")

    assert response.status_code == 500
    assert "Dat ligt aan ons" in response.content.decode()
    assert "builtins.ValueError" in written.getvalue()
    assert "987,65" not in written.getvalue()


def test_the_console_writes_places_only(settings: Any) -> None:
    assert {one["formatter"] for one in settings.LOGGING["handlers"].values()} == {"place_only"}


def _line(message: Any, *args: Any, error: BaseException | None = None) -> str:
    exc_info = (type(error), error, error.__traceback__) if error else None
    return PlaceOnly("%(message)s").format(logging.LogRecord("django", logging.ERROR, "", 0, message, args, exc_info))


def test_a_log_line_never_holds_the_message_of_an_exception() -> None:
    error = ValueError("het antwoord was é\n4711")
    wrapped = OSError(4711)
    wrapped.__cause__ = error

    assert _line(error) == "builtins.ValueError"
    assert _line("fout: %s", error) == "fout: builtins.ValueError"
    assert _line("fout: %(wat)s", {"wat": error}) == "fout: builtins.ValueError"
    for words in (str(error), repr(error), str(error).encode("unicode_escape").decode()):
        assert _line("%s: /x", words, error=error) == "builtins.ValueError: /x\nbuiltins.ValueError"
        assert "4711" not in _line(f"fout: {words}", error=wrapped)


def test_a_line_that_another_formatter_filled_in_is_made_bare_too() -> None:
    error = ValueError("4711")
    record = logging.LogRecord("django", logging.ERROR, "", 0, "fout", (), (ValueError, error, None))
    assert "4711" in logging.Formatter().format(record)

    assert "4711" not in PlaceOnly().format(record)
    assert record.exc_text and "4711" in record.exc_text


@pytest.mark.parametrize("debug", [True, False])
def test_an_error_in_the_api_logs_its_kind_and_place_only(
    client: Client, monkeypatch: pytest.MonkeyPatch, settings: Any, debug: bool
) -> None:
    def break_down(*_args: Any, **_kwargs: Any) -> None:
        raise ValueError(f"het antwoord was {4700 + 11}")

    monkeypatch.setattr("perspectief.residents.entitlements.api.rights.evaluate", break_down)
    client.raise_request_exception = False
    settings.DEBUG = debug
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(PlaceOnly("%(message)s"))
    monkeypatch.setattr(logging.getLogger("django"), "handlers", [handler])

    response = client.post("/api/v1/rechten", '{"persons": [{"id": "a"}]}', content_type="application/json")

    assert response.status_code == 500
    assert "builtins.ValueError" in written.getvalue()
    assert "4711" not in written.getvalue()


@pytest.mark.parametrize(("path", "kind"), [("/ontwikkelaars", "text/html"), ("/api/v1/openapi.json", "problem+json")])
def test_a_law_that_does_not_load_breaks_no_other_page(
    client: Client, monkeypatch: pytest.MonkeyPatch, path: str, kind: str
) -> None:
    def break_down() -> None:
        raise BadLaw("kapot.yaml")

    monkeypatch.setattr("perspectief.residents.entitlements.api.schemas.schemes", break_down)

    response = client.get(path)

    assert response.status_code == 503
    assert kind in response.headers["Content-Type"]


def test_nothing_after_a_question_mark_is_logged() -> None:
    asked = ("GET /x?bsn=123456782 HTTP/1.1", 200)
    record = logging.LogRecord("django.server", logging.INFO, "", 0, '"%s" %s', asked, None)
    WithoutQuery().filter(record)

    assert record.getMessage() == '"GET /x HTTP/1.1" 200'


@pytest.mark.django_db
def test_the_health_page_speaks_with_the_database(client: Client) -> None:
    response = client.get("/health")

    assert response.json() == {"status": "goed", "database": "goed"}


@pytest.mark.django_db
def test_a_page_that_is_only_looked_at_cannot_write() -> None:
    def view(_request: HttpRequest) -> HttpResponse:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.execute("DELETE FROM inbox_signal")
        return HttpResponse()

    with pytest.raises(WritesOnAReadingPage):
        reads_only(view)(RequestFactory().get("/"))


def test_a_page_without_the_mark_public_is_closed() -> None:
    ours = [
        (room, one) for room, one in _patterns(get_resolver()) if one.callback.__module__.startswith("perspectief.")
    ]
    public = {(room, one.name) for room, one in ours if not getattr(one.callback, "login_required", True)}

    assert public == {(room, name) for room, names in OPEN.items() for name in (*names, *WHEN_SET.get(room, ()))}


def test_every_open_page_is_looked_at() -> None:
    with override("nl"):
        looked_at = {resolve(path).view_name for path in (*PUBLIC, *KEPT, *MONITOR, *COUNCIL, *ANSWERED)}
    pages_of_ours = {f"{room}:{name}".lstrip(":") for room, names in OPEN.items() for name in names}

    assert pages_of_ours - looked_at == NO_PAGE


def _patterns(resolver: Any, room: str = "") -> Any:
    for one in resolver.url_patterns:
        if hasattr(one, "url_patterns"):
            yield from _patterns(one, one.namespace or room)
        else:
            yield room, one


def test_there_is_no_admin(pages: PageClient) -> None:
    assert pages.get("/admin/").status_code == 404
