"""Nobody can ask without end, and nobody's address is kept."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import get_resolver
from django.utils.translation import override

from perspectief.config import limits
from perspectief.config.limits import Counters, address_of, not_too_often


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def answer(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("goed")


def test_who_asks_too_often_waits_and_is_welcome_again_in_the_next_minute() -> None:
    clock = Clock()
    counters = Counters(clock)

    assert [counters.ask("192.0.2.1")[0] for _ in range(3)] == [1, 2, 3]
    assert counters.ask("192.0.2.2")[0] == 1
    clock.now = 59.0
    assert counters.ask("192.0.2.1") == (4, 1)
    clock.now = 61.0
    assert counters.ask("192.0.2.1")[0] == 1


def test_the_counters_hold_no_address_and_forget_their_key() -> None:
    clock = Clock()
    counters = Counters(clock)
    counters.ask("192.0.2.1")
    first = set(counters._counts)
    clock.now = 61.0
    counters.ask("192.0.2.1")

    assert "192.0.2.1" not in repr(vars(counters))
    assert not first & set(counters._counts)


def test_many_addresses_at_once_do_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_VISITORS", 10)
    counters = Counters(Clock())
    for number in range(100):
        counters.ask(f"192.0.2.{number}")

    assert len(counters._counts) == 11
    assert counters.ask("192.0.2.0")[0] == 2
    assert counters.ask("198.51.100.1")[0] == 91  # who comes when it is full shares one count


def test_a_visitor_with_a_whole_network_of_long_addresses_is_one_visitor() -> None:
    counters = Counters(Clock())

    assert [counters.ask(f"2001:db8:1:2::{number:x}")[0] for number in range(3)] == [1, 2, 3]
    assert counters.ask("2001:db8:1:3::1")[0] == 1
    assert [counters.ask(f"::ffff:192.0.2.{number}")[0] for number in (1, 2)] == [1, 1]
    assert counters.ask("192.0.2.1")[0] == 2


def test_too_many_posts_get_a_kind_page_that_says_when_to_come_back(settings: Any, rf: RequestFactory) -> None:
    settings.MOST_ASKED_PER_MINUTE = 2
    guarded = not_too_often(answer)
    codes = [guarded(rf.post("/rechten")).status_code for _ in range(3)]
    refused = guarded(rf.post("/rechten"))

    assert codes == [200, 200, 429]
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert "Uw antwoorden zijn er nog." in refused.content.decode()


def test_the_api_refuses_with_a_problem(settings: Any, client: Client) -> None:
    settings.MOST_ASKED_PER_MINUTE = 1
    said = {"data": '{"persons": [{"id": "a"}]}', "content_type": "application/json"}
    client.post("/api/v1/rechten", **said)
    refused = client.post("/api/v1/rechten", **said)

    assert refused.status_code == 429
    assert refused.json()["title"] == "Te veel verzoeken achter elkaar"
    assert refused.headers["Retry-After"]


def test_reading_is_never_counted(settings: Any, rf: RequestFactory) -> None:
    settings.MOST_ASKED_PER_MINUTE = 1
    guarded = not_too_often(answer)

    assert {guarded(rf.get("/rechten")).status_code for _ in range(5)} == {200}


def test_behind_our_proxy_the_address_that_the_proxy_saw_counts(settings: Any, rf: RequestFactory) -> None:
    request = rf.get("/", headers={"X-Forwarded-For": "203.0.113.9, 192.0.2.7"})

    settings.BEHIND_PROXY = True
    assert address_of(request) == "192.0.2.7"
    settings.BEHIND_PROXY = False
    assert address_of(request) == "127.0.0.1"


def test_what_is_heavy_counts_apart_and_sooner(settings: Any, rf: RequestFactory) -> None:
    settings.MOST_HEAVY_PER_MINUTE = 2
    guarded = not_too_often(answer)

    assert [guarded(rf.post("/klopt-niet")).status_code for _ in range(3)] == [200, 200, 429]
    assert guarded(rf.get("/rechten/uitkomst/papier")).status_code == 429
    assert guarded(rf.post("/rechten/vraag/who")).status_code == 200
    assert guarded(rf.get("/klopt-niet")).status_code == 200


def test_every_heavy_address_exists() -> None:
    names = {f"{room}:{one.name}".lstrip(":") for room, one in every_address(get_resolver())}

    assert names >= limits.HEAVY


def every_address(resolver: Any, room: str = "") -> Any:
    for one in resolver.url_patterns:
        if hasattr(one, "url_patterns"):
            yield from every_address(one, one.namespace or room)
        else:
            yield room, one


def test_heavy_addresses_in_another_language_count_too(settings: Any, rf: RequestFactory) -> None:
    settings.MOST_HEAVY_PER_MINUTE = 1
    guarded = not_too_often(answer)
    with override("en"):
        codes = [guarded(rf.post("/en/klopt-niet")).status_code for _ in range(2)]

    assert codes == [200, 429]
