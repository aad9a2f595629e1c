"""What weighing tells in the half-year report of the council."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from perspectief.policy.council.sections import Asked
from perspectief.policy.weighing import chapter
from perspectief.policy.weighing.models import Decision
from perspectief.policy.weighing.services import runs
from perspectief.policy.weighing.tests import choice_world as world

pytestmark = pytest.mark.django_db


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> Decision:
    monkeypatch.setattr(runs, "DRAWS", 5)
    return world.decided(world.scored())


def asked(done: Decision, *, later: int = 1) -> Asked:
    """The half year around the decision, as known so many days later."""
    assert done.decided_at
    day = timezone.localdate(done.decided_at)
    as_of = done.decided_at + dt.timedelta(days=later)
    return Asked("GM0014", "2027-1", day - dt.timedelta(90), day + dt.timedelta(90), as_of)


def test_the_report_tells_what_was_decided_and_marks_it_as_invented(done: Decision) -> None:
    blocks = chapter.told(asked(done))
    words = " ".join([block.text for block in blocks] + [item for block in blocks for item in block.items])

    assert "besloot het college" in words
    assert "keer: krijgt geld" in words
    assert all(block.mark == "invented" for block in blocks if block.kind in ("heading", "paragraph", "table"))
    table = next(block for block in blocks if block.rows)
    assert {row[0] for row in table.rows} == {title for title, *_rest in world.THINGS}


def test_a_report_as_of_an_earlier_moment_knows_nothing_of_it(done: Decision) -> None:
    assert chapter.told(asked(done, later=-1)) == []
