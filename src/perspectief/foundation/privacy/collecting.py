"""Turns rows into a part of somebody's pack, by what was declared of their model: no declared field is forgotten."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.privacy.declare import Field, Sensitivity, declaration_of
from perspectief.foundation.privacy.subjects import Part

SECRET = _("een geheim, dat drukken wij niet af")


def part_of(
    rows: models.QuerySet,
    title: Any,
    *,
    leave_out: Collection[str] = (),
    secret: Collection[str] = (),
    source: Any = "",
) -> Part:
    """All fields that are not merely technical. `secret`: fields of which the pack says only that they are there."""
    declared = declaration_of(rows.model)
    if declared is None:
        raise LookupError(f"{rows.model._meta.label} was not declared.")
    shown = {name: field for name, field in declared.fields.items() if _is_shown(rows.model, name, field, leave_out)}
    return Part(
        key=rows.model._meta.label_lower,
        title=title,
        activity=declared.activity,
        rows=[_row(one, shown, secret) for one in rows],
        words={name: field.holds for name, field in shown.items()},
        source=source,
    )


def _is_shown(model: type[models.Model], name: str, field: Field, leave_out: Collection[str]) -> bool:
    return (
        field.sensitivity is not Sensitivity.TECHNICAL
        and name not in leave_out
        and not model._meta.get_field(name).many_to_many
    )


def _row(one: models.Model, names: Iterable[str], secret: Collection[str]) -> dict[str, Any]:
    return {name: _value(one, name, secret) for name in names}


def _value(one: models.Model, name: str, secret: Collection[str]) -> Any:
    value = getattr(one, name)
    if name in secret:
        return str(SECRET) if value else ""
    field = one._meta.get_field(name)
    if value is not None and getattr(field, "choices", None):
        return str(dict(field.flatchoices).get(value, value))
    return str(value) if isinstance(value, models.Model) else value
