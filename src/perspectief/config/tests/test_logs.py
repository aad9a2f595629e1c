"""A log tells what happened and where, in lines a machine can read; never what somebody told us, whoever writes it."""

from __future__ import annotations

import datetime as dt
import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.http import HttpRequest, HttpResponse, QueryDict
from django.test import Client, RequestFactory

from perspectief.config import requests
from perspectief.config.logs import JsonLines, PlaceOnly, WithoutSecrets, bare_record, logging_for
from perspectief.foundation.privacy import masks

BSN, IBAN, MAIL, PHONE = "999990019", "NL91ABNA0417164300", "anna@example.org", "06-12345678"
SECRETS = (BSN, IBAN, MAIL, PHONE)
LEVELS = (logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR, logging.CRITICAL)


class Everything(logging.Handler):
    """A handler of somebody else, such as an error tracker: it reads all that a record holds."""

    def __init__(self) -> None:
        super().__init__(level=0)
        self.read = io.StringIO()

    def emit(self, record: logging.LogRecord) -> None:
        self.read.write(f"{self.format(record)} {record.msg} {record.args} {record.exc_text}\n")


@pytest.fixture
def foreign() -> Iterator[Everything]:
    """Such a handler on a logger of a room."""
    logger, handler = logging.getLogger("perspectief.room"), Everything()
    before = logger.level
    logger.setLevel(1)
    logger.addHandler(handler)
    yield handler
    logger.removeHandler(handler)
    logger.setLevel(before)


def room() -> logging.Logger:
    return logging.getLogger("perspectief.room")


def test_the_records_of_this_process_are_born_bare() -> None:
    assert logging.getLogRecordFactory() is bare_record


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("secret", SECRETS)
def test_at_every_level_every_handler_gets_words_without_secrets(foreign: Everything, level: int, secret: str) -> None:
    room().log(level, f"in the words {secret}")
    room().log(level, "as an argument %s", secret)
    room().log(level, "by name %(who)s", {"who": secret})
    room().log(level, "a mapping %s", {"who": secret})
    room().log(level, "a form %s", QueryDict(f"who={secret}"))
    room().log(level, ValueError(secret))

    assert secret not in foreign.read.getvalue()
    assert "as an argument ***" in foreign.read.getvalue()
    assert "a form django.http.request.QueryDict" in foreign.read.getvalue()


def test_an_exception_and_all_that_led_to_it_are_told_by_kind_and_place(foreign: Everything) -> None:
    try:
        try:
            raise KeyError(f"eerst {4700 + 11} {BSN}")
        except KeyError as first:
            raise ImproperlyConfigured(f"toen {4700 + 12} {MAIL}") from first
    except ImproperlyConfigured:
        room().exception("Het ging mis")

    read = foreign.read.getvalue()
    assert "django.core.exceptions.ImproperlyConfigured" in read
    assert "test_logs.py" in read
    assert not any(word in read for word in ("4711", "4712", BSN, MAIL))


def test_a_form_or_a_row_is_named_by_its_kind_only(foreign: Everything) -> None:
    room().warning("opened %s with %s", HttpRequest(), [4711])

    assert "opened django.http.request.HttpRequest with builtins.list" in foreign.read.getvalue()


def test_a_line_whose_words_do_not_fit_breaks_nothing(foreign: Everything) -> None:
    room().error("two %s and %s", "one")

    assert "do not fit" in foreign.read.getvalue()


def test_nothing_after_a_question_mark_is_written(foreign: Everything) -> None:
    room().warning("GET https://example.org/zoek?naam=anna&dag=1 gaf 200")
    room().warning("%s", "/zoek?naam=anna")

    assert "anna" not in foreign.read.getvalue()
    assert "https://example.org/zoek gaf 200" in foreign.read.getvalue()


@pytest.mark.django_db
def test_what_a_database_is_asked_is_written_without_values() -> None:
    logger, handler = logging.getLogger("django.db.backends"), Everything()
    logger.addHandler(handler)
    before, connection.force_debug_cursor = logger.level, True
    logger.setLevel(logging.DEBUG)
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT app FROM django_migrations WHERE name = %s OR name = 'los4712'", ["vast4711"])
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before)
        connection.force_debug_cursor = False

    assert "SELECT django_migrations" in handler.read.getvalue()
    assert "4711" not in handler.read.getvalue()
    assert "4712" not in handler.read.getvalue()


def test_what_came_along_with_a_record_is_hidden_too() -> None:
    record = logging.makeLogRecord({"msg": "x", "who": f"{BSN} {MAIL}", "result": 200})

    assert WithoutSecrets().filter(record)
    assert vars(record)["who"] == "***…19 ***"
    assert vars(record)["result"] == 200


@pytest.mark.parametrize("production", [True, False])
def test_every_handler_of_ours_hides_and_writes_places_only(production: bool) -> None:
    config = logging_for(production=production)

    for handler in config["handlers"].values():
        assert {"without_query", "without_secrets"} <= set(handler["filters"])
        assert handler["formatter"] == ("json" if production else "place_only")
    assert issubclass(JsonLines, PlaceOnly)


def _line(**said: Any) -> dict[str, Any]:
    record = logging.makeLogRecord({"name": "perspectief.room", "levelno": 30, "levelname": "WARNING", **said})
    written = JsonLines().format(record)
    assert "\n" not in written
    line: dict[str, Any] = json.loads(written)
    return line


def test_in_production_an_event_is_one_line_with_what_was_done_to_what_and_how_it_ended() -> None:
    said = _line(msg="regel\nover twee", action="VIEW", object="plan", result="allowed", who=BSN, request=HttpRequest())

    assert set(said) == {"time", "level", "logger", "message", "action", "object", "result", "origin", "request_id"}
    assert (said["action"], said["object"], said["result"]) == ("VIEW", "plan", "allowed")
    assert dt.datetime.fromisoformat(said["time"]).tzinfo
    assert said["origin"]


def test_in_production_an_exception_stands_in_the_same_line_by_its_place() -> None:
    try:
        raise ValueError(f"{4700 + 11}")
    except ValueError as error:
        said = _line(msg="mis", exc_info=(ValueError, error, error.__traceback__))

    assert "builtins.ValueError" in said["place"]
    assert "4711" not in str(said)


def test_secrets_in_the_fields_of_a_line_are_hidden() -> None:
    said = _line(msg=MAIL, action=BSN, object=IBAN, result=PHONE)

    assert not any(secret in str(said) for secret in SECRETS)


def test_every_request_gets_a_number_of_ours_on_its_answer_and_in_its_line(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "perspectief.requests"):
        first, second = (client.get("/woorden", headers={"X-Request-ID": "van-buiten"}) for _ in range(2))

    numbers = [one.headers["X-Request-ID"] for one in (first, second)]
    assert len({*numbers, "van-buiten"}) == 3
    assert all(len(one) == requests.LENGTH and one.isalpha() for one in numbers)
    line = next(one for one in caplog.records if one.name == "perspectief.requests")
    assert (line.action, line.object, line.result) == ("GET", "words", 200)
    assert not requests.current()


def test_a_page_that_broke_down_tells_the_number_under_which_the_log_has_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def break_down(*_given: object, **_more: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("perspectief.foundation.ui.views.glossary.explained", break_down)
    visitor = Client(headers={"host": "localhost"}, raise_request_exception=False)
    response = visitor.get("/woorden")

    assert response.status_code == 500
    assert f"<strong>{response.headers['X-Request-ID']}</strong>" in response.content.decode()


def test_the_lines_that_a_request_writes_carry_its_number(rf: RequestFactory) -> None:
    written = []

    def view(_request: HttpRequest) -> HttpResponse:
        written.append(_line(msg="iets"))
        return HttpResponse()

    answer = requests.with_request_id(view)(rf.get("/"))

    assert written[0]["request_id"] == answer.headers["X-Request-ID"]


def test_the_line_of_a_request_names_the_sort_of_page_and_never_its_address(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "perspectief.requests"):
        client.get("/regels/zorgtoeslag?naam=anna")
        client.get("/bestaat-niet/anna")

    said = [one.getMessage() for one in caplog.records if one.name == "perspectief.requests"]
    assert said == ["GET rulebook:scheme 200", "GET no page 404"]


def test_the_filter_of_the_log_knows_the_words_of_codes_when_a_room_makes_them() -> None:
    if not masks.code_words():
        pytest.skip("no room makes codes yet")
    code = " ".join(sorted(masks.code_words())[:6])

    assert _line(msg=f"code {code}")["message"] == "code ***"
