"""The invented people as their file tells of them. Reads no database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import yaml

from perspectief.foundation.access import Held, Role

FILE = Path(__file__).parent / "data" / "personas.yaml"
ORGANISATIONS = FILE.with_name("organisations.yaml")


@dataclass(frozen=True)
class Persona:
    """Somebody who does not exist: who it is, what they come for, and what they are here."""

    key: str
    name: str
    who: str
    comes_for: str
    roles: tuple[Held, ...]
    in_circle: bool

    @property
    def role_names(self) -> str:
        """What people call the roles."""
        return ", ".join(str(one.role.label) for one in self.roles)

    @property
    def first_name(self) -> str:
        """The name that people say."""
        return self.name.split()[0]


@cache
def personas() -> dict[str, Persona]:
    """All invented people by their keys, in the order of the file."""
    return {said["key"]: _persona(said) for said in _file()["people"]}


def demo_circle() -> UUID:
    """The key of the one invented circle, around the household of the mother."""
    return UUID(_file()["circle"])


@cache
def invented_organisations() -> dict[str, dict[str, str]]:
    """Organisations that do not exist, by their keys."""
    said = yaml.safe_load(ORGANISATIONS.read_text(encoding="utf-8"))
    return {one["key"]: one for one in said}


def texts() -> Iterator[str]:
    """What people read of them."""
    for one in personas().values():
        yield from (one.who, one.comes_for)


def _persona(said: dict[str, Any]) -> Persona:
    roles = tuple(Held(Role(one["role"]), one.get("organisation"), one.get("area")) for one in said["roles"])
    return Persona(said["key"], said["name"], said["who"], said["comes_for"], roles, said.get("circle", False))


@cache
def _file() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return content
