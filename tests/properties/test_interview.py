"""The interview asks little, and stops where the outcomes are those of the full file."""

from __future__ import annotations

import statistics

import pytest
from tests.benchmarks.questions import Interview, interview
from tests.properties.sample import DAY

from perspectief.residents.entitlements.calc.standing import Standing
from perspectief.residents.entitlements.calc.told import MUNICIPALITY, household
from perspectief.rules import Outcome, evaluate, read_household
from perspectief.simulation.samples import households

HOUSEHOLDS = 40


@pytest.fixture(scope="module")
def interviews() -> list[Interview]:
    return [interview(file, DAY) for file in households(HOUSEHOLDS, seed=31, day=DAY)]


def test_the_outcomes_at_the_stop_are_those_of_the_full_file(interviews: list[Interview]) -> None:
    assert [change for one in interviews for change in one.changed] == []


def test_most_interviews_are_short(interviews: list[Interview]) -> None:
    counts = sorted(len(one.asked) for one in interviews)
    assert statistics.median(counts) <= 13
    assert counts[int(0.9 * len(counts))] <= 20


def test_fewer_screens_are_asked_than_there_are(interviews: list[Interview]) -> None:
    assert all(len(one.asked) <= one.everything for one in interviews)
    assert sum(len(one.asked) for one in interviews) < 0.75 * sum(one.everything for one in interviews)


def test_only_a_tick_list_comes_back(interviews: list[Interview]) -> None:
    """A tick list shows new lines when an answer makes them matter; no other screen is asked twice."""
    for one in interviews:
        twice = {screen for screen in one.asked if one.asked.count(screen) > 1}
        assert twice <= {"triggers"}


def test_open_doors_are_those_of_a_whole_evaluation(interviews: list[Interview]) -> None:
    """Only what rests on the unticked lines is computed again; working out everything would find the same doors."""
    found = 0
    for one in interviews:
        at = Standing(one.told, MUNICIPALITY, DAY)
        supposed = {**one.told, "triggers": {"ticked": one.told["triggers"]["ticked"]}}
        whole = evaluate(read_household(household(supposed, MUNICIPALITY, DAY)), DAY)
        opened = {
            now.key
            for now, then in zip(at.result.schemes, whole.schemes, strict=True)
            if at.is_shut(now.key) or (now.outcome is Outcome.NEE and then.outcome is not Outcome.NEE)
        }
        assert set(at.doors) == opened
        found += len(opened)
    assert found > len(interviews), "nearly everybody has an open door"
