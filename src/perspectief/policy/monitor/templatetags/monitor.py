"""How the monitor says periods and areas in its templates."""

from __future__ import annotations

from django import template

from perspectief.policy.monitor import wording
from perspectief.policy.monitor.queries import names

register = template.Library()


@register.filter
def period_said(text: str) -> str:
    """A period as people say it: `schooljaar 2019-2020`."""
    return wording.period(text)


@register.filter
def feature_said(key: str) -> str:
    """A feature on which municipalities are compared."""
    return names.feature(key)
