"""What each field of a model that knows a person is: its class, and how it goes. A model without a word here fails.

A model that knows no person says so itself: `KNOWS_NO_PERSON = "why"`, a plain attribute of the class. Models of
packages are declared by the room that uses them, or named in `packages.py`. Files that may hold something about a
person are declared too. The house test walks all models and all fields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from django.db import models


class Sensitivity(StrEnum):
    """How much a field can hurt whom it is about (BIO2 5.12)."""

    TECHNICAL = "technical"
    PUBLIC = "public"
    INTERNAL = "internal"
    PERSONAL = "personal"
    SPECIAL = "special"


class Scrub(StrEnum):
    """What becomes of a field when its row is over its term or somebody asks for erasure."""

    DELETE_ROW = "delete-row"
    EMPTY = "empty"
    KEEP = "keep"
    """Only for what says nothing about a person once the others are gone."""


@dataclass(frozen=True)
class Field:
    """One field: what it holds in a few Dutch words, how sensitive, and how it goes."""

    holds: Any
    sensitivity: Sensitivity
    scrub: Scrub = Scrub.DELETE_ROW


@dataclass(frozen=True)
class Declaration:
    """One model: for which activity it is kept, its fields by name, and which of its rows are over their term.

    `overdue(now)`: a queryset of rows that should be gone at that moment. `remove` takes it and tells how many it
    removed; without it the rows are deleted. `whose`: which field names the subject. `term`: key of the term of this
    model, when it is another one than that of the activity.
    """

    model: type[models.Model]
    activity: str
    fields: Mapping[str, Field]
    overdue: Callable[[Any], models.QuerySet]
    remove: Callable[[models.QuerySet], int] | None = None
    whose: str = ""
    stores: tuple[str, ...] = field(default=("database",))
    term: str = ""


@dataclass(frozen=True)
class Files:
    """A folder with files that may hold something about a person, such as mail of a demo. They go by their age.

    `folder`: where they are, asked each time; None when this installation keeps none. `holds`: in a few Dutch words.
    """

    key: str
    activity: str
    holds: Any
    folder: Callable[[], Path | None]
    term: str = ""


_DECLARED: dict[type[models.Model], Declaration] = {}
_FILES: dict[str, Files] = {}


def declare(declaration: Declaration) -> None:
    """Say what a model knows, at start-up (`apps.ready`)."""
    _DECLARED[declaration.model] = declaration


def declarations() -> Iterable[Declaration]:
    """All of them, by the name of the model."""
    return sorted(_DECLARED.values(), key=lambda one: one.model._meta.label)


def declaration_of(model: type[models.Model]) -> Declaration | None:
    """What was said of this model."""
    return _DECLARED.get(model)


def declare_files(files: Files) -> None:
    """Say what a folder holds, at start-up (`apps.ready`)."""
    _FILES[files.key] = files


def folders() -> Iterable[Files]:
    """All of them, by key."""
    return [_FILES[key] for key in sorted(_FILES)]
