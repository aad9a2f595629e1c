"""The two ways in which somebody works a page: with a finger or mouse, or with the keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect
from tests.journeys.conftest import DESK, PHONE

from perspectief.foundation.demo.personas import personas

Look = Callable[[Page], None]
FARTHEST = 400
"""So many times Tab at most, from one end of a page to the other."""
HAS_FOCUS = "(one) => one === document.activeElement"
IS_CHOSEN = "(one) => one.checked"


class Hand:
    """A finger or a mouse."""

    def __init__(self, page: Page):
        self.page = page

    def look_along(self, key: str) -> None:
        """Go on as this invented person."""
        self.page.goto("/demo")
        self.press(f"Kijk mee als {personas()[key].first_name}")
        expect(self.page.get_by_role("heading", level=1, name="Start")).to_be_visible()

    def stop_looking(self) -> None:
        """Be nobody again."""
        self.page.goto("/demo")
        self.press("Stop")
        expect(self.page.get_by_text("U kijkt als")).to_have_count(0)

    def follow(self, name: str | re.Pattern[str], within: Locator | None = None) -> None:
        """Go where the first link of this name leads."""
        self._go((within or self.page).get_by_role("link", name=name, exact=True).first)

    def enter(self, room: str) -> None:
        """From the start page through a door."""
        self.follow(re.compile(f"^{room} "))

    def press(self, name: str | re.Pattern[str]) -> None:
        """Press the first button of this name."""
        self._go(self.page.get_by_role("button", name=name, exact=True).first)

    def write(self, label: str, text: str) -> None:
        """Fill in a field."""
        self.page.get_by_label(label, exact=True).fill(text)

    def fill(self, box: Locator, text: str) -> None:
        """Fill in a field of which there are more with this label."""
        box.fill(text)

    def unfold(self, name: str) -> None:
        """Open what is folded away under this name."""
        self._go(self.page.locator("summary").filter(has_text=name).first)

    def choose(self, label: str) -> None:
        """Tick something."""
        self.page.get_by_label(label, exact=True).check()

    def _go(self, to: Locator) -> None:
        to.click()


class Keyboard(Hand):
    """Keys only: Tab to get somewhere, and Enter, space or letters there."""

    def write(self, label: str, text: str) -> None:
        """Over what stood there."""
        self.fill(self.page.get_by_label(label, exact=True), text)

    def fill(self, box: Locator, text: str) -> None:
        """Over what stood there."""
        self._reach(box)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)

    def choose(self, label: str) -> None:
        """A tick with the space bar; of a few choices the first is reached with Tab, and the others with the arrows."""
        wanted = self.page.get_by_label(label, exact=True)
        if wanted.get_attribute("type") == "checkbox":
            self._reach(wanted)
            self.page.keyboard.press("Space")
            return
        group = self.page.locator(f"input[type=radio][name='{wanted.get_attribute('name')}']")
        chosen = group.and_(self.page.locator(":checked"))
        self._reach((chosen if chosen.count() else group).first)
        self.page.keyboard.press("Space")
        for _step in range(group.count()):
            if wanted.evaluate(IS_CHOSEN):
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the arrows do not reach '{label}'")

    def _go(self, to: Locator) -> None:
        self._reach(to)
        self.page.keyboard.press("Enter")

    def _reach(self, wanted: Locator) -> None:
        wanted.wait_for()
        one = wanted.element_handle()
        for _step in range(FARTHEST):
            if one.evaluate(HAS_FOCUS):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not reach {wanted}")


def take_to(page: Page, screen: dict[str, int]) -> None:
    """Go on with this page on another screen."""
    page.set_viewport_size({"width": screen["width"], "height": screen["height"]})


def on_both_screens(look: Look) -> Look:
    """Look at a page as it stands on a desk and, where the journey goes on, on a phone."""

    def look_twice(page: Page) -> None:
        for screen in (DESK, PHONE):
            take_to(page, screen)
            look(page)

    return look_twice


def looked_already(_page: Page) -> None:
    """On a second journey along the same pages."""
