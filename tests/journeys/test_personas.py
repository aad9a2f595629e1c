"""Six people find out what they are entitled to, on a phone: by keyboard alone, and with script files blocked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.answering import FIRST, Look, Somebody

pytestmark = pytest.mark.django_db(transaction=True)


@dataclass(frozen=True)
class Persona:
    """Somebody, what they answer, which schemes they get for sure, and which perhaps or about how much."""

    name: str
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)
    gets: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()


ALONE = {"partner": "no"}
RENT = {"home.tenure": {"tenure": "huur", "bare_rent_m": "650", "service_cost_m": "20"}}
PEOPLE = (
    Persona(
        "single mother with a part-time job",
        {
            "who": {"partner": "no", "children": "2"},
            "p0.birth_date": {"birth_date": "1-5-1990"},
            "p11.birth_date": {"birth_date": "1-3-2014"},
            "p12.birth_date": {"birth_date": "3 mei 2021"},
            "p0.incomes": {"kinds": ["loon"]},
            "p0.income.loon": {"amount": "1.100,50", "per": "month", "gross": "ja"},
            "triggers": {"ticked": ["money_worries", "broken_appliance"]},
            "wealth.savings": {"savings": FIRST},
            **RENT,
        },
        ("zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderbijslag"),
    ),
    Persona(
        "working poor couple",
        {
            "who": {"partner": "here", "children": "1"},
            "p0.birth_date": {"birth_date": "12-6-1985"},
            "p1.birth_date": {"birth_date": "1987"},
            "p11.birth_date": {"birth_date": "9-9-2016"},
            "p0.incomes": {"kinds": ["loon"]},
            "p1.incomes": {"kinds": ["loon"]},
            "p0.income.loon": {"amount": "410", "per": "week", "gross": "ja"},
            "p1.income.loon": {"amount": "620", "per": "four_weeks", "gross": "ja", "about": "ja"},
            "triggers": {"ticked": ["money_worries"]},
            "wealth.savings": {"savings-precies": "1200"},
            **RENT,
        },
        ("kinderbijslag",),
        ("zorgtoeslag",),
    ),
    Persona(
        "self-employed with varying months",
        {
            "who": ALONE,
            "p0.birth_date": {"birth_date": "20-2-1979"},
            "p0.incomes": {"kinds": ["winst"]},
            "p0.income.winst": {
                "amount": "700",
                "amount-tot": "1.400",
                "per": "month",
                "business_hours_y-precies": "1500",
                "starter": "nee",
            },
            "triggers": {"ticked": []},
            "wealth.savings": {"savings-precies": "3.000"},
            **RENT,
        },
    ),
    Persona(
        "pensioner with a small pension",
        {
            "who": ALONE,
            "p0.birth_date": {"birth_date": "8-8-1948"},
            "p0.incomes": {"kinds": ["aow", "pensioen"]},
            "p0.income.aow": {"amount": "1.560", "pensioen": "120,75", "per": "month", "gross": "ja"},
            "triggers": {"ticked": ["illness_costs"]},
            "wealth.savings": {"savings-precies": "6.500"},
            **RENT,
        },
        ("zorgtoeslag",),
    ),
    Persona(
        "student with a child",
        {
            "who": {"partner": "no", "children": "1"},
            "p0.birth_date": {"birth_date": "30-11-2003"},
            "p11.birth_date": {"birth_date": "14-2-2024"},
            "p0.incomes": {"kinds": ["studie", "studiefinanciering"]},
            "p0.income.studiefinanciering": {"amount": "480", "per": "month"},
            "p0.study": {"student": "hbo", "student_finance": "ja", "lives_away_from_parents": "ja"},
            "triggers": {"ticked": []},
            "wealth.savings": {"savings-precies": "0"},
            **RENT,
        },
        ("zorgtoeslag", "kindgebonden_budget", "kinderbijslag"),
    ),
    Persona("somebody who knows nothing"),
)


def leaves_with_something_useful(page: Page, persona: Persona) -> None:
    """What they are entitled to stands open; who knows nothing sees what to ask first and whom to call."""
    for scheme in persona.gets:
        expect(page.locator(f"section:has(> #krijgen) #regeling-{scheme}")).to_be_visible()
    for scheme in persona.perhaps:
        expect(page.locator(f"section:has(> :is(#krijgen, #misschien)) #regeling-{scheme}")).to_be_attached()
    assert page.locator("main a[href^='tel:']").count() > 0
    assert "?" not in page.url
    if not persona.answers:
        expect(page.get_by_role("link", name="Vul in").first).to_be_visible()


@pytest.mark.parametrize("persona", PEOPLE, ids=lambda one: one.name.replace(" ", "-"))
def test_by_keyboard_alone_with_axe_on_every_state(on_a_phone: Page, accessible: Look, persona: Persona) -> None:
    somebody = Somebody(on_a_phone, persona.answers, keyboard=True, look=accessible)

    asked = somebody.asks_what_they_are_entitled_to()

    assert len(asked) <= 30
    leaves_with_something_useful(on_a_phone, persona)


@pytest.mark.parametrize("persona", PEOPLE, ids=lambda one: one.name.replace(" ", "-"))
def test_with_script_files_blocked(without_script_files: Page, persona: Persona) -> None:
    Somebody(without_script_files, persona.answers).asks_what_they_are_entitled_to()

    leaves_with_something_useful(without_script_files, persona)


def test_an_answer_is_changed_from_the_result_and_leads_back(on_a_phone: Page, accessible: Look) -> None:
    mother = PEOPLE[0]
    Somebody(on_a_phone, mother.answers).asks_what_they_are_entitled_to()

    on_a_phone.goto("/rechten/antwoorden")
    accessible(on_a_phone)
    on_a_phone.get_by_role("link", name="Wijzig Hoe woont u?").click()
    expect(on_a_phone.locator("#id_bare_rent_m")).to_have_value("650")
    on_a_phone.locator("#id_bare_rent_m").fill("zeshonderd")
    on_a_phone.get_by_role("button", name="Bewaar dit antwoord").last.click()

    summary = on_a_phone.get_by_role("alert")
    expect(summary).to_be_focused()
    accessible(on_a_phone)
    summary.get_by_role("link", name="kale huur").click()
    expect(on_a_phone.locator("#id_bare_rent_m")).to_be_focused()
    on_a_phone.locator("#id_bare_rent_m").fill("600")
    on_a_phone.keyboard.press("Enter")
    expect(on_a_phone).to_have_title("Uw antwoorden – Perspectief")
    on_a_phone.get_by_role("link", name="Haal deze persoon weg Kind 2").click()
    accessible(on_a_phone)


def test_two_people_fill_it_in_together_and_leave_nothing(on_a_phone: Page, accessible: Look) -> None:
    on_a_phone.goto("/rechten/samen")
    accessible(on_a_phone)
    on_a_phone.get_by_role("checkbox").check()
    on_a_phone.get_by_role("button", name="Begin samen").click()
    expect(on_a_phone.get_by_text("U vult dit samen in.")).to_be_visible()
    on_a_phone.get_by_role("radio", name="Nee").check()
    on_a_phone.get_by_role("button", name="Volgende").last.click()
    accessible(on_a_phone)

    on_a_phone.get_by_role("button", name="Klaar: wis alles").click()

    expect(on_a_phone).to_have_title("Alles is gewist – Perspectief")
    accessible(on_a_phone)
    assert on_a_phone.context.cookies() == []


def test_nothing_but_one_closed_cookie_stays_in_the_browser(on_a_phone: Page) -> None:
    Somebody(on_a_phone, PEOPLE[0].answers).asks_what_they_are_entitled_to()

    (cookie,) = on_a_phone.context.cookies()
    assert (cookie["name"], cookie["httpOnly"], cookie["sameSite"], cookie["expires"]) == ("rechten", True, "Lax", -1)
    assert len(cookie["value"]) <= 700
    assert on_a_phone.evaluate("document.cookie") == ""
    assert on_a_phone.evaluate("localStorage.length + sessionStorage.length") == 0
