"""The best plan within the limits: beside brute force, beside a list with a calculator, and looked at in plain code."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from perspectief.policy.weighing.calc.portfolio import (
    ANY,
    BadProblem,
    Item,
    Kind,
    Level,
    Limit,
    Link,
    Problem,
    Running,
    Settings,
    Tie,
    check,
    digest,
    from_json,
    greedy,
    scipy_guard,
    solve,
    to_json,
    worth_of,
)
from perspectief.policy.weighing.calc.portfolio.guard import satisfies
from perspectief.policy.weighing.tests.portfolio_worlds import AllPlans, one_level, random_problem, the_worked_example

LOTS, IN_A_LOT = 20, 50
"""A thousand problems, in lots so that every core has some."""


@pytest.mark.parametrize("lot", range(LOTS))
def test_a_thousand_small_problems_have_the_answer_of_trying_every_plan(lot):
    for seed in range(lot * IN_A_LOT, (lot + 1) * IN_A_LOT):
        problem = random_problem(seed)
        everything, choice = AllPlans(problem), solve(problem)

        assert choice.possible == everything.possible.any(), seed
        if not choice.possible:
            the_clash_is_a_smallest_one(everything, choice.clash, seed)
            continue
        assert choice.worth == pytest.approx(everything.best, abs=1e-6), seed
        assert choice.proven
        assert choice.checked
        assert everything.possible[everything.number_of(choice.levels)], seed
        assert choice.greedy_worth is None or choice.greedy_worth <= choice.worth + 1e-6


def the_clash_is_a_smallest_one(everything: AllPlans, clash: tuple[Limit, ...], seed: int) -> None:
    assert set(clash) <= everything.limits(), seed
    assert not everything.keep(clash).any(), seed
    for one in clash:
        assert everything.keep(set(clash) - {one}).any(), (seed, one)


def test_the_thousand_problems_have_every_kind_of_limit_and_of_link():
    problems = [random_problem(seed) for seed in range(LOTS * IN_A_LOT)]
    kinds = {limit.kind for problem in problems[:300] for limit in AllPlans(problem).limits()}
    impossible = sum(not AllPlans(problem).possible.any() for problem in problems[:300])

    assert kinds == set(Kind) - {Kind.FORCED, Kind.UNKNOWN}
    assert {link.kind for problem in problems for link in problem.links} == set(Tie)
    assert max(len(problem.items) for problem in problems) == 12
    assert any(len(item.levels) > 1 for problem in problems for item in problem.items)
    assert 10 < impossible < 150


def test_plain_code_and_brute_force_agree_on_which_plans_hold():
    for seed in range(40):
        problem = random_problem(seed, most_items=6)
        everything = AllPlans(problem)
        for row, possible in zip(everything.plans, everything.possible, strict=True):
            levels = {
                item.key: item.levels[level - 1].key for item, level in zip(problem.items, row, strict=True) if level
            }
            assert (not check(problem, levels)) == possible, (seed, levels)


def test_the_worked_example_of_the_methods():
    problem = the_worked_example()
    choice = solve(problem)

    assert set(choice.levels) == {"B", "C", "D"}
    assert choice.worth == pytest.approx(177)
    assert choice.costs == {2027: 100}
    assert worth_of(problem, dict.fromkeys("ACE", "all")) == pytest.approx(150)
    assert worth_of(problem, dict.fromkeys("BCE", "all")) == pytest.approx(140)
    assert worth_of(problem, dict.fromkeys("AD", "all")) == pytest.approx(135)


def test_the_solver_of_this_machine_passes_its_guard():
    assert scipy_guard()


def test_the_guard_sees_the_wrong_answer_of_scipy_issue_24141():
    assert satisfies((16, 1, 24, 15, 17, 8, 0, 196))
    assert not satisfies((16, 1, 10, 1, 31, 8, 0, 182))


def test_a_choice_by_a_solver_that_fails_its_guard_is_not_called_proven(monkeypatch):
    monkeypatch.setattr("perspectief.policy.weighing.calc.portfolio.choice.scipy_guard", lambda: False)

    assert not solve(the_worked_example()).proven


def test_a_solver_that_answers_worse_than_a_list_with_a_calculator_is_not_believed(monkeypatch):
    problem = the_worked_example()
    monkeypatch.setattr("perspectief.policy.weighing.calc.portfolio.choice._found", lambda *_: ({"E": "all"}, 0.0))

    choice = solve(problem)

    assert choice.worth == worth_of(problem, greedy(problem)) == choice.greedy_worth
    assert not choice.proven


def test_an_answer_that_breaks_a_limit_in_whole_euros_is_asked_again(monkeypatch):
    from perspectief.policy.weighing.calc.portfolio import choice as module

    real, times = module.asked, []

    def first_too_much(gains, rows, whole, time_limit_s):
        times.append(len(rows))
        status, values, gap = real(gains, rows, whole, time_limit_s)
        return (status, [1.0] * len(gains), gap) if len(times) == 1 else (status, values, gap)

    monkeypatch.setattr(module, "asked", first_too_much)
    choice = solve(the_worked_example())

    assert choice.worth == pytest.approx(177)
    assert choice.checked
    assert times[1] == times[0] + 1


def test_with_no_money_nothing_is_chosen_and_nothing_is_wrong():
    choice = solve(the_worked_example().times_budget(0))

    assert choice.possible
    assert choice.levels == {}
    assert choice.worth == 0


def test_nothing_to_choose_from_is_an_answer_too():
    assert solve(Problem((), {2027: 100})).possible
    assert not solve(Problem((), {2027: 100}, settings=Settings(areas=("noord",)))).possible


def test_what_the_law_asks_for_without_money_says_which_two_limits_clash():
    problem = Problem((one_level("A", 50, 10, statutory=True), one_level("B", 50, 10)), {2027: 5})

    assert solve(problem).clash == (Limit(Kind.BUDGET, ("2027",)), Limit(Kind.STATUTORY, ("A",)))


def test_two_wishes_that_clash_are_named_with_the_clash():
    clash = solve(the_worked_example(), {"D": ANY, "E": "all"}).clash

    assert {limit.kind for limit in clash} == {Kind.CLASH, Kind.FORCED}
    assert {limit.about for limit in clash} == {("D", "E"), ("D",), ("E",)}


def test_people_can_decide_beforehand_what_is_in_and_what_is_out():
    problem = the_worked_example()

    assert "A" in solve(problem, {"A": ANY}).levels
    assert "D" not in solve(problem, {"D": None}).levels


def test_a_costed_clash_may_be_chosen_and_takes_worth_away():
    items = (one_level("A", 80, 10), one_level("B", 60, 10))
    costed = Problem(items, {2027: 20}, links=(Link("A", "B", Tie.CLASHES, 2, hard=False),))
    hard = replace(costed, links=(Link("A", "B", Tie.CLASHES, 2),))

    assert solve(costed).worth == pytest.approx(140 - 0.3 * 60)
    assert set(solve(hard).levels) == {"A"}


def test_a_link_counts_for_the_level_that_is_chosen_and_not_for_more():
    part = Level("part", {2027: 5}, 50)
    items = (one_level("A", 80, 10), Item("B", 60, (Level("all", {2027: 30}, 100), part)))
    problem = Problem(items, {2027: 15}, links=(Link("A", "B", Tie.ADDS, 2),))

    choice = solve(problem)

    assert choice.levels == {"A": "all", "B": "part"}
    assert choice.worth == pytest.approx(80 + 30 + 0.3 * 30)


def test_the_same_problem_in_another_order_gives_the_same_plan_and_number():
    problem = random_problem(7)
    turned = replace(problem, items=problem.items[::-1], links=problem.links[::-1])

    assert digest(problem) == digest(turned)
    assert solve(problem).as_data() == solve(turned).as_data()


def test_a_problem_comes_back_from_its_text_as_it_was():
    for seed in range(60):
        problem = random_problem(seed)
        again = from_json(to_json(problem))
        assert to_json(again) == to_json(problem)
        assert again.ordered == problem.ordered
        assert again.settings == problem.settings


def test_the_number_of_a_problem_stays_what_it_is():
    """When this one changes, no decision of before can be found by its number: keep the text as it is."""
    assert digest(the_worked_example()) == "8988ec1b79e5014ff339130a72f1d006e5c97fcb6082e2c880404beb2dd9441a"


def test_a_problem_that_cannot_be_read_says_all_that_is_wrong():
    with pytest.raises(BadProblem) as found:
        Problem((one_level("A", 120, -1), Item("B", 50, ())), {2027: 1}, links=(Link("A", "Z", Tie.ADDS),))

    assert len(found.value.problems) == 4


def test_unproven_ideas_have_money_of_their_own_and_take_none_from_the_others():
    new = one_level("new", 1, 10, unproven=True)
    problem = Problem((new, one_level("good", 90, 90), one_level("fair", 80, 10)), {2027: 100})

    assert set(solve(problem).levels) == {"good", "fair"}
    assert set(solve(replace(problem, settings=Settings(learning_share=0.1))).levels) == {"good", "new"}


def test_money_that_is_kept_for_learning_is_not_spent_on_other_things():
    problem = Problem((one_level("good", 90, 95),), {2027: 100}, settings=Settings(learning_share=0.1))

    assert solve(problem).levels == {}


def test_a_year_without_a_ceiling_has_no_money():
    problem = Problem((Item("A", 50, (Level("all", {2027: 10, 2028: 10}, 10),)),), {2027: 100})

    assert solve(problem).levels == {}
    assert [one.limit for one in check(problem, {"A": "all"})] == [Limit(Kind.BUDGET, ("2028",))]


def test_staff_in_hundredths_adds_up_exactly():
    items = tuple(Item(f"i{n}", 50, (Level("all", {2027: 1}, 10, staff={2027: 0.1}),)) for n in range(3))

    assert len(solve(Problem(items, {2027: 10}, staff={2027: 0.3})).levels) == 3
    assert len(solve(Problem(items, {2027: 10}, staff={2027: 0.29})).levels) == 2


class TestSubsidyThatRuns:
    """Artikel 4:51 Awb: three years or longer, then it ends only after a hearing and a reasonable term."""

    def problem(self, *, cost: int = 60, **running: object) -> Problem:
        now = {2027: cost, 2028: cost}
        long = {"since": datetime.date(2020, 1, 1), "costs": now, "phase_out": {2027: 20}}
        old = Item("old", 10, (Level("all", now, 100),), running=Running(**{**long, **running}))
        new = Item("new", 90, (Level("all", now, 100),))
        return Problem((old, new), {2027: 100, 2028: 100})

    def heard(self, ends: datetime.date) -> Problem:
        return self.problem(heard_on=datetime.date(2026, 10, 1), ends_not_before=ends)

    def test_without_a_hearing_it_stays(self):
        assert set(solve(self.problem()).levels) == {"old"}
        assert Limit(Kind.MUST_STAY, ("old",)) in {one.limit for one in check(self.problem(), {"new": "all"})}

    def test_without_a_term_it_stays(self):
        assert set(solve(self.problem(heard_on=datetime.date(2026, 10, 1))).levels) == {"old"}

    def test_a_shorter_subsidy_ends_for_what_stopping_costs(self):
        choice = solve(self.problem(since=datetime.date(2024, 1, 2)))

        assert set(choice.levels) == {"new"}
        assert choice.stopping == {2027: 20, 2028: 0}
        assert choice.costs == {2027: 80, 2028: 60}

    def test_three_years_on_the_day_is_long(self):
        assert set(solve(self.problem(since=datetime.date(2024, 1, 1))).levels) == {"old"}

    def test_after_a_hearing_it_ends_and_is_paid_until_its_day(self):
        choice = solve(replace(self.heard(datetime.date(2028, 1, 1)), budgets={2027: 120, 2028: 60}))

        assert set(choice.levels) == {"new"}
        assert choice.stopping == {2027: 60, 2028: 0}

    def test_what_is_still_due_has_to_fit_as_well(self):
        """New at 60 and old still due at 60 is more than the 100 of 2027."""
        assert set(solve(self.heard(datetime.date(2028, 1, 1))).levels) == {"old"}

    def test_a_term_in_the_middle_of_a_year_is_paid_by_days_rounded_up(self):
        running = self.heard(datetime.date(2027, 7, 1)).by_key["old"].running

        assert running.due(2026) == 0  # nothing is known about the cost of that year
        assert running.due(2027) == 30  # 60 * 181 / 365 = 29.75
        assert running.due(2028) == 0

    def test_a_part_of_it_pays_no_less_than_what_is_due(self):
        problem = self.heard(datetime.date(2028, 1, 1))
        old = problem.by_key["old"]
        small = Level("part", {2027: 10, 2028: 10}, 50)
        problem = problem.with_item(replace(old, levels=(*old.levels, small)))

        assert problem.paid(problem.by_key["old"], small, 2027) == 60
        assert problem.paid(problem.by_key["old"], small, 2028) == 10

    def test_no_money_at_all_names_the_ceiling_and_the_subsidy_that_must_stay(self):
        clash = solve(replace(self.problem(), budgets={2027: 0, 2028: 200})).clash

        assert Limit(Kind.MUST_STAY, ("old",)) in clash or Limit(Kind.PHASE_OUT, ("old",)) in clash
        assert Limit(Kind.BUDGET, ("2027",)) in clash
