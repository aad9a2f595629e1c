"""A household file: every problem named with its place, and who belongs with whom."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import jsonschema
import pytest

from perspectief.rules import BadHousehold, Outcome, evaluate, read_household
from perspectief.rules.household import MAX_ARRANGEMENTS, MAX_WORK, Arrangement, affordable, arrangements
from perspectief.rules.kernel.levels import Level
from perspectief.rules.kernel.single import Run
from perspectief.rules.schema import household_schema

DAY = date(2025, 1, 1)
ALONE: dict[str, Any] = {
    "date": "2025-01-01",
    "municipality": "GM0014",
    "persons": [
        {
            "id": "a",
            "birth_date": "1990-01-01",
            "income": [{"kind": "loon", "amount": 28000, "per": "year", "gross": True}],
        }
    ],
    "home": {"tenure": "huur", "bare_rent_m": 600, "service_cost_m": 20},
    "wealth": {"savings": 0},
}


def person(identity: str, birth: str = "1990-01-01", **rest: Any) -> dict[str, Any]:
    return {"id": identity, "birth_date": birth, "income": [], **rest}


def arranged(*persons: dict[str, Any], day: date = DAY) -> Arrangement:
    found = arrangements(read_household({"persons": list(persons)}), day)
    assert len(found) == 1
    return found[0]


def together(a: Arrangement, level: Level) -> list[set[str]]:
    return [{a.ids[n] for n, group in enumerate(a.of[level]) if group == number} for number in range(a.count[level])]


def changed(**values: Any) -> dict[str, Any]:
    body = copy.deepcopy(ALONE)
    for path, value in values.items():
        target: Any = body
        *parts, last = path.split("__")
        for part in parts:
            target = target[int(part)] if part.isdigit() else target[part]
        target[last] = value
    return body


def test_the_example_of_the_readme_gets_131_a_month() -> None:
    answer = evaluate(read_household(ALONE), schemes=["zorgtoeslag"])["zorgtoeslag"]
    assert (answer.outcome, answer.amount) == (Outcome.JA, 131.0)


def test_a_bad_file_gets_one_message_that_names_every_problem_with_its_place() -> None:
    bad = changed(
        persons__0__birth_date="gisteren",
        home__bare_rent_m="veel",
        wealth__savings=-1,
        persons__0__partner="z",
        persons__0__income=[{"kind": "lon", "amount": "f1500", "per": "dag"}],
    )
    bad["persoons"] = []
    with pytest.raises(BadHousehold) as raised:
        read_household(bad)
    assert {problem.place for problem in raised.value.problems} == {
        "persoons",
        "persons.a.birth_date",
        "home.bare_rent_m",
        "wealth.savings",
        "persons.a.partner",
        "persons.a.income.0.kind",
        "persons.a.income.0.amount",
        "persons.a.income.0.per",
    }


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        "tekst",
        {},
        {"persons": []},
        {"persons": "a"},
        {"persons": [3]},
        {"persons": [{"id": "a"}, {"id": "a"}]},
        {"persons": [{"id": "a", "parents": ["a"]}]},
        {"persons": [{"id": "a"}], "home": 3},
        {"persons": [{"id": "a"}], "date": "nu"},
        {"persons": [{"id": "a", "income": 5}]},
    ],
)
def test_no_shape_of_file_makes_reading_fall_over(body: Any) -> None:
    with pytest.raises(BadHousehold):
        read_household(body)


def test_a_mistyped_key_gets_the_name_that_was_meant() -> None:
    with pytest.raises(BadHousehold, match="Bedoelt u 'birth_date'"):
        read_household({"persons": [{"id": "a", "birthdate": "1990-01-01"}]})


def test_the_example_fits_the_published_schema() -> None:
    jsonschema.validate(ALONE, household_schema())


@pytest.mark.parametrize(
    "path",
    ["home__bare_rent_m", "wealth__savings", "persons__0__income", "persons__0__birth_date", "persons__0__insured"],
)
@pytest.mark.parametrize("key", ["zorgtoeslag", "huurtoeslag", "kindgebonden_budget"])
def test_a_fact_set_to_unknown_is_named_or_does_not_matter(path: str, key: str) -> None:
    before = evaluate(read_household(ALONE), schemes=[key])[key]
    after = evaluate(read_household(changed(**{path: "onbekend"})), schemes=[key])[key]
    fact = path.split("__")[-1]
    if after.outcome is Outcome.HANGT_AF_VAN:
        assert any(place.endswith(fact) for place in after.depends_on)
    else:
        assert (after.outcome, after.amount) == (before.outcome, before.amount)


@pytest.mark.parametrize("block", ["home", "wealth"])
def test_a_block_that_is_left_out_is_unknown_and_never_zero(block: str) -> None:
    body = copy.deepcopy(ALONE)
    del body[block]
    answer = evaluate(read_household(body), schemes=["huurtoeslag"])["huurtoeslag"]
    assert answer.outcome is Outcome.HANGT_AF_VAN
    assert all(place.startswith(f"{block}.") for place in answer.depends_on)


def test_savings_known_only_as_at_most_are_enough_where_a_threshold_decides() -> None:
    answer = evaluate(read_household(changed(wealth__savings={"at_most": 8000})), schemes=["zorgtoeslag"])[
        "zorgtoeslag"
    ]
    assert (answer.outcome, answer.amount) == (Outcome.JA, 131.0)


def test_what_the_law_presumes_is_said_and_can_be_contradicted() -> None:
    result = evaluate(read_household(ALONE), schemes=["zorgtoeslag"])
    assert "persons.a.insured" in {one.key for one in result.assumed}
    uninsured = evaluate(read_household(changed(persons__0__insured=False)), schemes=["zorgtoeslag"])
    assert uninsured["zorgtoeslag"].outcome is Outcome.NEE
    assert "persons.a.insured" not in {one.key for one in uninsured.assumed}


def test_partners_with_children_are_one_family_and_the_children_are_no_allowance_partners() -> None:
    a = arranged(person("a", partner="b"), person("b"), person("c", "2015-01-01", parents=["a", "b"]))
    assert together(a, Level.FAMILY) == [{"a", "b", "c"}]
    assert together(a, Level.PARTNERS) == [{"a", "b"}, {"c"}]


def test_an_adult_child_has_a_family_of_its_own() -> None:
    a = arranged(person("a"), person("c", "2000-01-01", parents=["a"]))
    assert together(a, Level.FAMILY) == [{"a"}, {"c"}]


def test_parents_of_one_child_are_partners_although_nobody_said_so() -> None:
    a = arranged(person("a"), person("b"), person("c", "2015-01-01", parents=["a", "b"]))
    assert together(a, Level.PARTNERS)[0] == together(a, Level.FAMILY)[0] - {"c"} == {"a", "b"}


def test_an_unrelated_adult_beside_a_minor_child_is_an_allowance_partner_but_no_family() -> None:
    a = arranged(person("a"), person("b"), person("c", "2015-01-01", parents=["a"]))
    assert {"a", "b"} in together(a, Level.PARTNERS)
    assert together(a, Level.FAMILY) == [{"a", "c"}, {"b"}]


@pytest.mark.parametrize(
    "housemate", [person("b", commercial_tenant=True), person("b", "1960-01-01"), person("b", lives_elsewhere=True)]
)
def test_a_tenant_a_grandparent_and_a_visitor_are_no_allowance_partners(housemate: dict[str, Any]) -> None:
    mother = person("a", parents=["b"] if housemate["birth_date"] == "1960-01-01" else [])
    a = arranged(mother, housemate, person("c", "2015-01-01", parents=["a"]))
    assert {"a", "b"} not in together(a, Level.PARTNERS)


def test_an_unmarried_partner_who_lives_elsewhere_is_no_partner_and_a_married_one_is() -> None:
    apart = arranged(person("a", partner="b"), person("b", lives_elsewhere=True))
    married = arranged(person("a", partner="b", married=True), person("b", lives_elsewhere=True))
    assert together(apart, Level.PARTNERS) == [{"a"}, {"b"}]
    assert together(married, Level.PARTNERS) == [{"a", "b"}]


def test_the_order_of_persons_after_the_claimant_does_not_matter() -> None:
    people = [person("b"), person("c", "2015-01-01", parents=["a", "b"]), person("d", "2000-01-01", parents=["a"])]
    first = together(arranged(person("a"), *people), Level.FAMILY)
    second = together(arranged(person("a"), *reversed(people)), Level.FAMILY)
    assert sorted(map(sorted, first)) == sorted(map(sorted, second))


def test_a_partner_who_may_or_may_not_be_there_leaves_the_answer_open() -> None:
    body = changed(persons__0__partner="onbekend")
    body["persons"].append(person("b", income=[{"kind": "loon", "amount": 60000, "per": "year"}]))
    answer = evaluate(read_household(body), schemes=["zorgtoeslag"])["zorgtoeslag"]
    assert answer.outcome is Outcome.HANGT_AF_VAN
    assert answer.depends_on == ("persons.a.partner",)


def test_the_claimant_may_be_marked() -> None:
    a = arranged(person("a"), person("b", claimant=True))
    assert a.ids == ["b", "a"]


@pytest.mark.parametrize(
    ("per", "amount"), [("year", 28000), ("month", 28000 / 12), ("week", 28000 / 52), ("four_weeks", 28000 / 13)]
)
def test_an_income_per_week_month_or_year_is_the_same_income(per: str, amount: float) -> None:
    body = changed(persons__0__income=[{"kind": "loon", "amount": amount, "per": per}])
    shown = evaluate(read_household(body), schemes=["zorgtoeslag"], show=["loon_bruto_y"]).terms["loon_bruto_y"]
    assert shown["a"] == pytest.approx(28000)


BEFORE_THE_CHOICE: dict[str, dict[str, Any]] = {
    "lives_elsewhere": person("h", "1980-01-01"),
    "commercial_tenant": person("h", "1985-01-01", income=[{"kind": "loon", "amount": 20000, "per": "year"}]),
    "parents": person("h", "2016-01-01"),
}


@pytest.mark.parametrize("key", BEFORE_THE_CHOICE)
def test_an_unknown_answer_about_who_belongs_together_is_named_and_never_a_silent_no(key: str) -> None:
    body = changed(persons__0__income=[{"kind": "loon", "amount": 20000, "per": "year"}])
    child = person("k", "2015-01-01", parents=["a"])
    body["persons"] += [BEFORE_THE_CHOICE[key] | {key: "onbekend"}, child]
    result = evaluate(read_household(body), schemes=["zorgtoeslag", "kindgebonden_budget", "bijstand"])
    hanging = [one for one in result.schemes if f"persons.h.{key}" in one.depends_on]
    assert hanging
    assert all(one.outcome is Outcome.HANGT_AF_VAN for one in hanging)


def test_whether_partners_who_live_apart_are_married_is_named_when_it_is_unknown() -> None:
    body = changed(persons__0__partner="b", persons__0__married="onbekend")
    body["persons"].append(person("b", lives_elsewhere=True, income=[{"kind": "loon", "amount": 20000, "per": "year"}]))
    answer = evaluate(read_household(body), schemes=["zorgtoeslag"])["zorgtoeslag"]
    assert answer.depends_on == ("persons.a.married",)


def test_a_rented_home_without_its_rent_is_a_question_and_not_a_no() -> None:
    body = changed(home={"tenure": "huur"})
    answer = evaluate(read_household(body), schemes=["huurtoeslag"])["huurtoeslag"]
    assert answer.outcome is Outcome.HANGT_AF_VAN
    assert "home.bare_rent_m" in answer.depends_on


def test_who_receives_bijstand_may_be_told_with_the_schemes_that_are_received() -> None:
    shown = evaluate(read_household(ALONE | {"receives": ["bijstand"]}), schemes=["bijstand"], show=["krijgt_bijstand"])
    assert shown.terms["krijgt_bijstand"] == {"a": True}


def test_a_received_scheme_that_nobody_knows_is_a_mistake_with_a_hint() -> None:
    with pytest.raises(BadHousehold, match="zorgtoeslag"):
        evaluate(read_household(ALONE | {"receives": ["zorgtoeslagg"]}), schemes=["zorgtoeslag"])


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("municipality", "Groningen"),
        ("persons__0__married", "misschien"),
        ("persons__0__claimant", "onbekend"),
        ("persons__0__income", [{"kind": "loon", "amount": 1, "per": "month", "gross": 0}]),
    ],
)
def test_an_answer_of_another_kind_is_a_mistake_and_never_a_guess(path: str, value: Any) -> None:
    with pytest.raises(BadHousehold):
        read_household(changed(**{path: value}))


@pytest.mark.parametrize("key", ["kind", "per", "gross"])
def test_an_unknown_part_of_an_income_leaves_the_answer_open(key: str) -> None:
    income = {"kind": "loon", "amount": 2500, "per": "month", "gross": True} | {key: "onbekend"}
    body = changed(persons__0__income=[income])
    answer = evaluate(read_household(body), schemes=["zorgtoeslag"])["zorgtoeslag"]
    assert answer.outcome is Outcome.HANGT_AF_VAN
    assert answer.depends_on == ("persons.a.income",)


@pytest.mark.parametrize(
    "persons",
    [
        [person("a", parents=["b"]), person("b", parents=["a"])],
        [person("a"), person("b", "1980-01-01", parents=["a"])],
        [person("a"), person("b", "2020-01-01", parents=["a"], childcare={"hours_m": -3})],
        [person("a"), person("b", "2020-01-01", parents=["a"], childcare={"uren": 3})],
        [person("a", income=[{"kind": "loon", "amount": 1e300, "per": "year"}])],
    ],
)
def test_what_cannot_be_is_a_mistake_with_its_place(persons: list[dict[str, Any]]) -> None:
    with pytest.raises(BadHousehold):
        read_household({"persons": persons})


def test_a_child_that_is_not_born_yet_does_not_count() -> None:
    body = changed(persons__0__income=[])
    body["persons"].append(person("k", "2025-01-02", parents=["a"]))
    assert evaluate(read_household(body), schemes=["kinderbijslag"])["kinderbijslag"].outcome is Outcome.NEE


def test_nobody_can_ask_before_they_are_born() -> None:
    with pytest.raises(BadHousehold, match="nog niet geboren"):
        evaluate(read_household({"persons": [person("a", "2030-01-01")]}), DAY, schemes=["zorgtoeslag"])


def test_a_minor_who_is_not_insured_as_an_adult_does_not_read_that_the_income_is_too_high() -> None:
    body = {"persons": [person("a", "2008-01-01")], "wealth": {"savings": 0}}
    answer = evaluate(read_household(body), DAY, schemes=["zorgtoeslag"])["zorgtoeslag"]
    assert [reason.term for reason in answer.because if reason.met is False] == ["is_oud_genoeg_tp"]


MAY_TURN_18_THIS_MONTH = {"at_most": "2007-01-20"}
LATE_IN_THE_MONTH = date(2025, 1, 20)


def with_grown_children(undated: int, dated: int = 0) -> dict[str, Any]:
    """A parent with children of 18 and older; of the undated ones only that is known."""
    births: list[Any] = [MAY_TURN_18_THIS_MONTH] * undated + ["2000-01-01"] * dated
    body = changed(persons__0__income=[])
    body["persons"] += [person(f"k{n}", parents=["a"]) | {"birth_date": birth} for n, birth in enumerate(births)]
    return body | {"date": LATE_IN_THE_MONTH.isoformat()}


@pytest.fixture
def worked_out(monkeypatch: pytest.MonkeyPatch) -> list[Arrangement]:
    """Every arrangement that went through the law."""
    seen: list[Arrangement] = []
    run = Run.__call__

    def noted(self: Run, arrangement: Arrangement, fixed: dict[int, Any] | None = None) -> list[Any]:
        seen.append(arrangement)
        return run(self, arrangement, fixed)

    monkeypatch.setattr(Run, "__call__", noted)
    return seen


@pytest.mark.parametrize("undated", range(7))
def test_the_work_for_one_answer_is_capped_at_every_step_of_telling_birth_dates(
    undated: int, worked_out: list[Arrangement]
) -> None:
    body = with_grown_children(undated, dated=6 - undated)
    evaluate(read_household(body), schemes=["zorgtoeslag"])
    assert len(worked_out) == 1 or len(worked_out) * len(body["persons"]) <= MAX_WORK
    assert len(worked_out) == (2**undated if 2**undated * 7 <= MAX_WORK else 1)


def test_housemates_of_whom_nothing_is_known_are_capped_too(worked_out: list[Arrangement]) -> None:
    body = changed()
    body["persons"] += [{"id": f"h{n}", "commercial_tenant": "onbekend", "partner": "onbekend"} for n in range(12)]
    result = evaluate(read_household(body), DAY, schemes=["zorgtoeslag"])
    assert len(worked_out) == 1
    assert {"persons.h0.commercial_tenant", "persons.h11.partner"} <= set(result["zorgtoeslag"].depends_on)


def test_beyond_the_cap_every_answer_depends_on_who_belongs_together_and_none_is_final() -> None:
    result = evaluate(read_household(with_grown_children(6)), show=["loon_bruto_y"])
    doubt = {f"persons.k{n}.birth_date" for n in range(6)}
    still_open = [one for one in result.schemes if one.outcome is Outcome.HANGT_AF_VAN]
    assert all(doubt <= set(one.depends_on) for one in still_open)
    assert all(reason.met is None for one in still_open for reason in one.because)
    assert {amount for one in still_open for amount in (one.amount, *one.per_person.values())} == {None}
    settled = [one for one in result.schemes if one not in still_open]
    assert all(one.outcome is Outcome.NEE and not one.scheme.exists_on(LATE_IN_THE_MONTH) for one in settled)
    assert result.terms == {"loon_bruto_y": None}


def test_beyond_the_cap_another_person_gets_no_final_answer_either() -> None:
    answers = evaluate(read_household(with_grown_children(6))).own_answers("k0")
    assert answers
    assert {one.outcome for one in answers} == {Outcome.HANGT_AF_VAN}


def test_below_the_cap_the_answer_is_as_final_as_before() -> None:
    answer = evaluate(read_household(with_grown_children(2, dated=4)), schemes=["zorgtoeslag"])["zorgtoeslag"]
    assert answer.outcome in (Outcome.JA, Outcome.WAARSCHIJNLIJK)


def test_no_arrangement_is_left_out_unseen() -> None:
    """Whoever has more arrangements than are looked for, has more than are worked out."""
    body = {"id": "a", "partner": "onbekend", "lives_elsewhere": "onbekend", "married": "onbekend"}
    one = arrangements(read_household({"persons": [body | {"commercial_tenant": "onbekend"}]}), DAY)
    assert len(one) < MAX_ARRANGEMENTS
    assert 2 * MAX_ARRANGEMENTS > MAX_WORK
    assert list(affordable(one)) == one
