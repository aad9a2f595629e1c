"""For tests: fills in the screens of a check as somebody would who lives in a given household."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpResponse
from django.test import Client

from perspectief.residents.entitlements.calc.kinds import Screen
from perspectief.residents.entitlements.calc.order import shown
from perspectief.residents.entitlements.services.told import Carried, _read, cookie_name

Fields = Mapping[str, Any]
QUESTION = re.compile(r"(?:/\w\w)?/rechten/vraag/([^/]+)")
MOST_SCREENS = 60


def carried(client: Client) -> Carried:
    """What the browser of this client carries."""
    return _read(client.cookies[cookie_name()].value if cookie_name() in client.cookies else "")


def follow(client: Client, address: str) -> HttpResponse:
    """The page behind an address without what stands after #."""
    return client.get(address.partition("#")[0])


def fill_in(client: Client, answer: Callable[[Screen], Fields], first: str = "who") -> HttpResponse:
    """From the first question to the result; `answer` gives the fields of each screen, none for "weet ik niet"."""
    screen_id = first
    for _number in range(MOST_SCREENS):
        screen = shown(screen_id, carried(client).told)
        assert screen is not None, screen_id
        sent = client.post(f"/rechten/vraag/{screen_id}", {**answer(screen)} or {"do": "unknown"})
        assert sent.status_code == 303, sent.status_code
        led_to = QUESTION.fullmatch(sent.headers["Location"])
        if not led_to:
            return follow(client, sent.headers["Location"])
        assert led_to[1] != screen_id, f"{screen_id} was not understood: {carried(client).draft}"
        screen_id = led_to[1]
    raise AssertionError("the questions do not end")


MOTHER: dict[str, Fields] = {
    "who": {"partner": "no", "children": "2", "grown": "0", "others": "0"},
    "p0.birth_date": {"birth_date": "1-5-1990"},
    "p11.birth_date": {"birth_date": "1-3-2014"},
    "p12.birth_date": {"birth_date": "2021"},
    "p0.incomes": {"kinds": ["loon"]},
    "p0.income.loon": {"amount": "1.100,00", "per": "month", "gross": "ja"},
    "triggers": {"ticked": ["money_worries"]},
    "wealth.savings": {"savings": "500"},
    "home.tenure": {"tenure": "huur", "bare_rent_m": "650", "service_cost_m": "20"},
}
"""A mother alone with a small job; what is not here she does not know."""


def as_told(answers: Mapping[str, Fields]) -> Callable[[Screen], Fields]:
    """Answers by screen id; lines that are not shown are not ticked."""

    def answer(screen: Screen) -> Fields:
        said = dict(answers.get(screen.id, {}))
        for one in screen.fields:
            if one.limits and one.name in said:
                said[f"{one.name}-precies"] = said.pop(one.name)
        if "ticked" in said:
            offered = {line.key for line in screen.fields[0].lines}
            said["ticked"] = [line for line in said["ticked"] if line in offered]
            return said or {"do": "next"}
        return said

    return answer
