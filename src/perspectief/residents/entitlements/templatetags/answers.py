"""Pieces of an answer that are the same for everybody, drawn once per language and kept in memory."""

from __future__ import annotations

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from perspectief.foundation.language import dutch, law
from perspectief.residents.entitlements.queries.nouns import Answer, Around

register = template.Library()


@register.simple_tag
def same_for_all(part: str, answer: Answer) -> SafeString:
    """A piece of one scheme without anything of a person in it: `entitlements/parts/<part>.html`."""
    return _drawn(part, answer.around)


@register.filter
def more_or_less(amount: float) -> str:
    """`+ € 120,50` or `− € 120,50`, in its own order on a page that runs from right to left."""
    sign = "+ " if amount > 0 else "\u2212 " if amount < 0 else ""
    return law.left_to_right(f"{sign}{dutch.say_amount(abs(amount))}")


@lru_cache(maxsize=4096)
def _drawn(part: str, around: Around) -> SafeString:
    drawn = render_to_string(f"entitlements/parts/{part}.html", {"around": around})
    return mark_safe(drawn)  # noqa: S308  # a template of ours, escaped as any other
