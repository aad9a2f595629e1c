"""What the pages of logging in need: a field as it is typed here, all problems of a form, and the name of a device."""

from __future__ import annotations

from typing import Any

from allauth.usersessions.models import UserSession
from django import template
from django.forms import BaseForm, BoundField

from perspectief.foundation.accounts.calc.devices import device
from perspectief.foundation.ui.problems import FormProblem, is_empty

register = template.Library()


@register.filter
def problems(form: BaseForm) -> list[FormProblem]:
    """All that is wrong with a form; what belongs to no field points at the first one."""
    first = next(iter(form.visible_fields()), None)
    return [
        FormProblem(str(bound.label), str(error), bound.id_for_label, is_empty(form, bound.name))
        for name, errors in form.errors.items()
        if (bound := form[name] if name in form.fields and not form[name].is_hidden else first) is not None
        for error in errors
    ]


@register.inclusion_tag("account/entry.html")
def entry(bound: BoundField, *, autocomplete: str = "off", inputmode: str = "") -> dict[str, Any]:
    """One field of a login form. `autocomplete`: for a password manager; `inputmode`: which keys a phone shows."""
    described = [f"{bound.id_for_label}-uitleg"] if bound.help_text else []
    described += [f"{bound.id_for_label}-fout"] if bound.errors else []
    return {
        "field": bound,
        "type": bound.field.widget.input_type,
        "is_secret": bound.field.widget.input_type == "password",
        "autocomplete": autocomplete,
        "inputmode": inputmode,
        "described_by": " ".join(described),
    }


@register.filter
def device_name(session: UserSession) -> str:
    """Browser and system of a session: "Firefox op Windows"; empty when it cannot be said."""
    return " – ".join(filter(None, device(session.user_agent)))


@register.filter
def in_fours(code: str) -> str:
    """A long secret in groups of four letters, so that somebody can type it over."""
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))
