"""Everything that the API's description allows, and everything that it does not: never an error of ours.

The answers also keep to the description: status, content type, headers and schema.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import GenerationMode
from schemathesis.core.result import Ok

from perspectief.config.api import description
from perspectief.config.wsgi import application
from perspectief.policy.monitor.tests import making

MESSAGES = 30
"""Tries per operation and sort: those that the description allows, and those that it does not."""
SEED = 1
SENT = ("bepaalRechten", "volgendeVraag", "watAls")
READ = ("alleRegels", "regelingenwoud", "regel")
FIGURES = ("alleIndicatoren", "indicator", "cijfers")
KEPT = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
)
"""What every answer is held to."""


@pytest.fixture(scope="module")
def operations() -> dict[str, Any]:
    """Every operation of the description by its name, with the application behind it in this process."""
    schema = schemathesis.openapi.from_dict(description())
    schema.app = application
    found = [result.ok() for result in schema.get_all_operations() if isinstance(result, Ok)]
    return {one.definition.raw["operationId"]: one for one in found}


@pytest.fixture(autouse=True)
def _as_often_as_it_takes(settings: Any) -> Iterator[None]:
    """Nobody counts, and no connection is looked after: a test keeps its own."""
    settings.MOST_ASKED_PER_MINUTE = 0
    settings.ALLOWED_HOSTS = ["localhost"]
    watched = (request_started, request_finished)
    for signal in watched:
        signal.disconnect(close_old_connections)
    yield
    for signal in watched:
        signal.connect(close_old_connections)


def test_every_operation_is_tried(operations: dict[str, Any]) -> None:
    assert set(operations) == {*SENT, *READ, *FIGURES}


@pytest.mark.parametrize("name", [*SENT, *READ])
def test_what_the_description_allows_is_answered_as_described(operations: dict[str, Any], name: str) -> None:
    hold(operations[name], GenerationMode.POSITIVE)


@pytest.mark.django_db
@pytest.mark.parametrize("name", FIGURES)
def test_figures_are_given_as_described_whatever_is_asked(operations: dict[str, Any], name: str) -> None:
    making.figure(making.version(making.indicator("laag-inkomen")), "2020", 12)

    hold(operations[name], GenerationMode.POSITIVE)


@pytest.mark.parametrize("name", SENT)
def test_what_the_description_does_not_allow_is_refused_as_described(operations: dict[str, Any], name: str) -> None:
    hold(operations[name], GenerationMode.NEGATIVE)


def hold(operation: Any, mode: GenerationMode) -> None:
    """Every try keeps to the description."""
    checks = [getattr(schemathesis.checks, check) for check in KEPT]

    @seed(SEED)
    @settings(
        max_examples=MESSAGES,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def each_try(case: Any) -> None:
        case.call_and_validate(checks=checks, headers={"Accept-Encoding": "identity"})

    each_try()
