"""Draws the blocks of a report on a page: `{% load council %}{% blocks chapter.blocks %}`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from perspectief.foundation.language import law
from perspectief.policy.council import wording
from perspectief.policy.council.calc.blocks import Block

register = template.Library()


@register.inclusion_tag("council/blocks.html")
def blocks(blocks: Sequence[Block], *, about: str = "") -> dict[str, Any]:
    """Blocks one after the other. `about`: words before the name of a table, for who cannot see the page."""
    return {"blocks": blocks, "about": about}


@register.filter
def drawn(block: Block) -> SafeString:
    """A drawing."""
    return mark_safe(block.svg)  # noqa: S308 - drawn by `calc.drawing`; every text in it is escaped there


@register.filter
def in_dutch(block: Block) -> SafeString | str:
    """` lang="nl"` for words that are Dutch on a page in another language."""
    if not block.is_dutch or law.reader_language() == "nl":
        return ""
    return format_html(' lang="{}" dir="{}"', "nl", law.direction_of("nl"))


@register.filter
def marked(mark: str) -> SafeString | str:
    """The badge of something made up; nothing without a mark."""
    return format_html('<span class="ps-mark">{}</span>', wording.MARKS[mark]) if mark else ""


@register.filter
def half_year(key: str) -> str:
    """`2024-1` as people say it."""
    return wording.half_year(key)


@register.filter
def moment(when: dt.datetime) -> str:
    """A day and a time."""
    return wording.moment(when)


@register.filter
def period(text: str) -> str:
    """A period as people say it."""
    return wording.period(text)
