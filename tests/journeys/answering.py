"""Somebody who answers the check in a browser: reads which question is on the screen and fills it in, by hand or by
keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from playwright.sync_api import Locator, Page, expect

Answers = Mapping[str, Mapping[str, Any]]
Look = Callable[[Page], None]
QUESTION = re.compile(r"/rechten/vraag/([^/#?]+)")
FIRST = "the first row"
"""For rows that the law makes, such as the thresholds of savings."""
MOST_SCREENS = 40
MOST_TABS = 150


class Somebody:
    """A person with answers by screen, each by field: a value to type or choose, or a list of lines to tick."""

    def __init__(
        self, page: Page, answers: Answers, *, keyboard: bool = False, look: Callable[[Page], None] | None = None
    ):
        self.page, self.answers, self.keyboard, self.look = page, answers, keyboard, look
        self.seen: list[str] = []

    def asks_what_they_are_entitled_to(self) -> list[str]:
        """From the home page to the result; gives the screens that were asked."""
        self.page.goto("/")
        self._press(self.page.get_by_role("link", name="Begin met de vragen"))
        self._press(self.page.get_by_role("link", name="Begin met de eerste vraag"))
        for _number in range(MOST_SCREENS):
            found = QUESTION.search(self.page.url)
            if not found:
                break
            self.seen.append(found[1])
            self._look()
            self._answer(found[1])
            expect(self.page).not_to_have_url(re.compile(re.escape(f"/vraag/{found[1]}") + "$"))
        expect(self.page).to_have_title("Uw uitkomst – Perspectief")
        self._look()
        return self.seen

    def _look(self) -> None:
        if self.look:
            self.look(self.page)

    def _answer(self, screen: str) -> None:
        said = dict(self.answers.get(screen, {}))
        ticked = said.get("ticked", [])
        said = {name: value for name, value in said.items() if name != "ticked" and self._controls(name).count()}
        for name, value in said.items():
            self._fill(name, value)
        self._tick("ticked", [line for line in ticked if self._option("ticked", line).count()])
        knows = screen in self.answers and (said or screen == "triggers")
        self._press(self.page.get_by_role("button", name="Volgende" if knows else "Weet ik niet", exact=True).last)

    def _controls(self, name: str) -> Locator:
        return self.page.locator(f"main [name='{name}']")

    def _option(self, name: str, value: str) -> Locator:
        return self.page.locator(f"main [name='{name}'][value='{value}']")

    def _fill(self, name: str, value: Any) -> None:
        controls = self._controls(name)
        kind = controls.first.evaluate("one => one.tagName == 'SELECT' ? 'select' : one.type")
        if kind == "select":
            self._select(controls, value)
        elif kind == "radio":
            self._choose(name, value)
        elif kind == "checkbox":
            self._tick(name, value if isinstance(value, list) else [value])
        else:
            self._type(controls, value)

    def _select(self, control: Locator, value: str) -> None:
        if not self.keyboard:
            control.select_option(value)
            return
        self._tab_to(control)
        self.page.keyboard.type(value)
        expect(control).to_have_value(value)

    def _choose(self, name: str, value: str) -> None:
        option = self._controls(name).first if value == FIRST else self._option(name, value)
        if not self.keyboard:
            option.check()
            return
        self._tab_to(self._controls(name))
        self.page.keyboard.press("Space")
        for _step in range(self._controls(name).count()):
            if option.is_checked():
                break
            self.page.keyboard.press("ArrowDown")
        expect(option).to_be_checked()

    def _tick(self, name: str, values: list[str]) -> None:
        shown = [one.get_attribute("value") for one in self._controls(name).all()] if values else []
        for value in sorted(values, key=shown.index):
            if self.keyboard:
                self._tab_to(self._option(name, value))
                self.page.keyboard.press("Space")
            else:
                self._option(name, value).check()
            expect(self._option(name, value)).to_be_checked()

    def _type(self, control: Locator, value: str) -> None:
        if self.keyboard:
            self._tab_to(control)
            self.page.keyboard.type(value)
        else:
            control.fill(value)

    def _press(self, target: Locator) -> None:
        if self.keyboard:
            self._tab_to(target)
        with self.page.expect_navigation():
            if self.keyboard:
                self.page.keyboard.press("Enter")
            else:
                target.click()

    def _tab_to(self, target: Locator) -> None:
        """Tab onwards until one of these has the focus."""
        target.first.wait_for()
        here = "every => every.includes(document.activeElement)"
        for _step in range(MOST_TABS):
            if target.evaluate_all(here):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"no Tab leads to {target}")
