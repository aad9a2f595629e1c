"""Pieces of an answer that are the same for everybody, drawn once per language and kept in memory."""

from __future__ import annotations

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from perspectief.residents.entitlements.queries.nouns import Answer, Around

register = template.Library()


@register.simple_tag
def same_for_all(part: str, answer: Answer) -> SafeString:
    """A piece of one scheme without anything of a person in it: `entitlements/parts/<part>.html`."""
    return _drawn(part, answer.around)


@lru_cache(maxsize=4096)
def _drawn(part: str, around: Around) -> SafeString:
    drawn = render_to_string(f"entitlements/parts/{part}.html", {"around": around})
    return mark_safe(drawn)  # noqa: S308  # a template of ours, escaped as any other
