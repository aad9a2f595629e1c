"""Somebody who finds a weak spot can tell us, once the operator says where."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.test import Client

PATH = "/.well-known/security.txt"


def test_without_a_contact_there_is_no_such_file(client: Client, settings: Any) -> None:
    settings.SECURITY_CONTACT = ""

    assert client.get(PATH).status_code == 404


def test_the_contact_of_the_operator_stands_in_it_and_the_end_is_in_time(client: Client, settings: Any) -> None:
    settings.SECURITY_CONTACT = "mailto:veilig@example.org"

    said = dict(line.split(": ", 1) for line in client.get(PATH).content.decode().splitlines())

    ends = dt.datetime.fromisoformat(said["Expires"].replace("Z", "+00:00"))
    assert said["Contact"] == "mailto:veilig@example.org"
    assert dt.timedelta(days=30) < ends - dt.datetime.now(dt.UTC) < dt.timedelta(days=366)
