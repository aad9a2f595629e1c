"""Finds where people could be counted past disclosure control: in code, and in templates."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src"
MAKERS = {"publish_count", "publish_share", "publish_amount", "publish_table"}
"""What makes a figure of our own counts. `publish_official` has a list of its own."""
COUNTING = {"count", "aggregate"}
COUNTERS = {"Count", "Sum", "Avg"}
SHOWN = re.compile(r"{{\s*[\w.]+(?:\.count|\|length)\s*(?:\|[^}]*)?}}")
"""A template that prints how many there are."""


@cache
def modules(source: Path = SOURCE) -> dict[str, ast.Module]:
    """Every module of the house by its name, without tests and migrations."""
    found = {}
    for path in sorted(source.rglob("*.py")):
        parts = path.relative_to(source).with_suffix("").parts
        if not {"tests", "migrations", "testing"} & set(parts):
            found[".".join(parts).removesuffix(".__init__")] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def publishers(trees: Mapping[str, ast.Module], names: Iterable[str]) -> set[str]:
    """The modules that take one of these from disclosure control."""
    wanted = set(names)
    return {module for module, tree in trees.items() for name in _taken(tree) if name in wanted}


def _taken(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("perspectief.foundation.disclosure"):
            yield from (one.name for one in node.names)


def counting(trees: Mapping[str, ast.Module], counted: Iterable[str]) -> set[str]:
    """`module.function` of every function that counts rows, in modules that know one of these models, or its room."""
    models = set(counted)
    rooms = {one.rsplit(".models.", 1)[0] for one in models}
    return {
        f"{module}.{function.name}"
        for module, tree in trees.items()
        if _knows(module, tree, rooms)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef) and _counts(function)
    }


def _knows(module: str, tree: ast.Module, rooms: set[str]) -> bool:
    if any(module.startswith(f"{room}.") for room in rooms):
        return True
    taken = (node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
    return any(one == room or one.startswith(f"{room}.") for one in taken for room in rooms)


def _counts(function: ast.FunctionDef) -> bool:
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in COUNTING:
            return True
        if isinstance(node, ast.Name) and node.id in COUNTERS:
            return True
    return False


def takers(trees: Mapping[str, ast.Module], model: str) -> set[str]:
    """The modules that import a model: from its module, or from the front of its room's models."""
    room, name = model.rsplit(".", 1)
    return {
        module
        for module, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(room)
        if any(one.name == name for one in node.names)
    }


def readers(trees: Mapping[str, ast.Module], owner: str, attribute: str) -> set[str]:
    """The modules that take this attribute of something with that name: `figures.content`, `run.figures.content`."""
    return {
        module
        for module, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == attribute and _last_name(node.value) == owner
    }


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def printed(templates: Mapping[str, str]) -> set[tuple[str, str]]:
    """Template and what it prints, where that is how many there are."""
    return {(name, match) for name, text in templates.items() for match in SHOWN.findall(text)}


def templates(source: Path = SOURCE) -> dict[str, str]:
    """Every template by `<room>/<name>`."""
    found = sorted(source.rglob("templates/*/*.html"))
    return {f"{path.parent.name}/{path.name}": path.read_text(encoding="utf-8") for path in found}
