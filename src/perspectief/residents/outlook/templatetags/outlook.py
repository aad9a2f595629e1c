"""Numbers of a chart, and amounts on these pages: whole euros, because a look ahead is no bill."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

from perspectief.foundation.language import dutch
from perspectief.foundation.ui.templatetags.ui import left_to_right

register = template.Library()
MINUS = "\u2212"


@register.filter
def plain(number: float) -> str:
    """A number as a drawing wants it, whatever the language."""
    return f"{number:g}"


@register.filter
def whole_euro(amount: float) -> str:
    """`€ 1.251`, in its own order on a page that runs from right to left."""
    whole = round(amount)
    return left_to_right(f"{MINUS} {dutch.say_amount(-whole)}" if whole < 0 else dutch.say_amount(whole))


@register.filter
def signed_euro(amount: float) -> str:
    """`€ 1.250,50`, and `− € 620` for what goes out."""
    said = dutch.say_amount(abs(amount))
    return left_to_right(f"{MINUS} {said}" if amount < 0 else said)


@register.filter
def more_or_less(amount: float) -> str:
    """`+ € 120` or `− € 120`."""
    whole = round(amount)
    sign = {True: "+ ", False: f"{MINUS} "}[whole > 0] if whole else ""
    return left_to_right(f"{sign}{dutch.say_amount(abs(whole))}")


@register.filter
def of_ten(share: float) -> str:
    """What of ten euro goes somewhere, with cents; what comes extra is told so."""
    amount = dutch.say_amount(abs(round(share, 2)))
    return left_to_right(amount) if share >= 0 else _("%(amount)s extra") % {"amount": left_to_right(amount)}
