"""At start-up: roads out of the house that are not safe are named."""

from __future__ import annotations

from typing import Any

import pytest

from perspectief.foundation.outbox.checks import the_roads_out_are_safe


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("MAIL_URL", "smtp+tls://gebruiker:geheim@mail.example.org:587", []),
        ("MAIL_URL", "smtps://mail.example.org", []),
        ("MAIL_URL", "smtp://localhost:1025", []),
        ("MAIL_URL", "smtp://mail.example.org", ["outbox.E002"]),
        ("MAIL_URL", "mail.example.org", ["outbox.E001"]),
        ("MAIL_URL", "smtp+tls://mail.example.org:geheim", ["outbox.E001"]),
        ("DEFAULT_FROM_EMAIL", "Schuldhulp <post@example.org>", ["outbox.E003"]),
        ("DEFAULT_FROM_EMAIL", "Gemeente <armoedebeleid@example.org>", ["outbox.E003"]),
        ("WEBHOOKS", {"archief": "http://archief.example.org/in"}, ["outbox.E004"]),
        ("WEBHOOKS", {"archief": "https://archief.example.org/in"}, []),
    ],
)
def test_an_unsafe_road_is_named_without_its_secret(settings: Any, name: str, value: object, found: list[str]) -> None:
    setattr(settings, name, value)

    said = the_roads_out_are_safe(None)

    assert [one.id for one in said] == found
    assert not [one for one in said if "geheim" in one.msg]


def test_production_without_a_mail_server_is_warned_about(settings: Any) -> None:
    settings.MAIL_URL, settings.IS_PRODUCTION = "", True

    assert [one.id for one in the_roads_out_are_safe(None)] == ["outbox.W001"]
