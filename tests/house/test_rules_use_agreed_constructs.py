"""A rule is a plain scalar function: this guard reads every rule and allows only the agreed constructs."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap

import pytest

from perspectief.rules.kernel.book import Version, law_book

CALLS = {"min", "max", "abs", "cent", "euro_down", "cent_up", "lookup"}
CALENDAR = {0, 1, 2, 3, 4, 12, 52, 100, 101, 1000.0, 10000, 1000000.0}
NODES = (
    ast.FunctionDef,
    ast.arguments,
    ast.arg,
    ast.Return,
    ast.If,
    ast.IfExp,
    ast.Assign,
    ast.Name,
    ast.Load,
    ast.Store,
    ast.BinOp,
    ast.Add,
    ast.Sub,
    ast.Mult,
    ast.Div,
    ast.FloorDiv,
    ast.Mod,
    ast.UnaryOp,
    ast.USub,
    ast.Not,
    ast.BoolOp,
    ast.And,
    ast.Or,
    ast.Compare,
    ast.Lt,
    ast.LtE,
    ast.Gt,
    ast.GtE,
    ast.Eq,
    ast.NotEq,
    ast.Call,
    ast.Constant,
    ast.Attribute,
    ast.Expr,
)
RULES = [
    version
    for folder in law_book().folders.values()
    for versions in folder.rules.values()
    for version in versions
    if version.function
]


def problems_of(source: str, enums: set[str]) -> list[str]:
    function = ast.parse(textwrap.dedent(source)).body[0]
    assert isinstance(function, ast.FunctionDef)
    function.decorator_list = []
    function.returns = None
    for argument in function.args.args:
        argument.annotation = None
    body = function.body[1:] if ast.get_docstring(function) else function.body
    function.body = body
    return [problem for node in ast.walk(function) for problem in problems_of_node(node, enums)]


def problems_of_node(node: ast.AST, enums: set[str]) -> list[str]:
    if not isinstance(node, NODES):
        return [f"{type(node).__name__} is niet afgesproken in een regel"]
    if isinstance(node, ast.Call) and not (
        isinstance(node.func, ast.Name) and node.func.id in CALLS and not node.keywords
    ):
        return [f"{ast.unparse(node)}: alleen {', '.join(sorted(CALLS))}"]
    if isinstance(node, ast.Attribute) and not (isinstance(node.value, ast.Name) and node.value.id in enums):
        return [f"{ast.unparse(node)}: alleen een keuze uit rules/facts/choices.py"]
    if isinstance(node, ast.Constant) and (isinstance(node.value, str) or node.value not in CALENDAR):
        return [f"{node.value!r}: een getal dat iemand besloot staat in de YAML"]
    return []


@pytest.mark.parametrize("version", RULES, ids=[f"{v.full_name} {v.start or ''}".strip() for v in RULES])
def test_a_rule_uses_only_agreed_constructs(version: Version) -> None:
    assert version.function is not None
    source = inspect.getsource(version.function)
    enums = {name for name, thing in version.function.__globals__.items() if inspect.isclass(thing)}
    assert problems_of(source, enums) == []


@pytest.mark.parametrize(
    "body",
    [
        "for i in range(3): x = i",
        "return [1.0]",
        "return round(x)",
        "return x if x is None else 1.0",
        "return 'tekst'",
        "return 1345.45",
        "return open(x)",
        "x, y = 1.0, 2.0",
    ],
)
def test_the_guard_sees_a_construct_that_is_not_agreed(body: str) -> None:
    assert problems_of(f"def regel(x):\n    {body}\n", set())


def test_no_sentence_says_that_somebody_does_not_come_into_consideration() -> None:
    shameful = re.compile(r"in aanmerking|heeft u geen recht|u heeft geen recht", re.IGNORECASE)
    said = [
        sentence
        for version in RULES
        if version.sentences
        for sentence in (version.sentences.met, version.sentences.unmet, version.sentences.open)
    ]
    assert [sentence for sentence in said if shameful.search(sentence)] == []


def test_every_condition_of_a_scheme_has_its_three_sentences() -> None:
    book = law_book()
    without = [
        f"{key}.{name}"
        for key, scheme in book.schemes.items()
        for name in scheme.conditions
        for version in book.folders[book.resolve(name, key).partition(".")[0]].rules[name.rpartition(".")[2]]
        if not version.sentences or not all((version.sentences.met, version.sentences.unmet, version.sentences.open))
    ]
    assert without == []


def test_every_next_door_leads_to_a_scheme() -> None:
    every = law_book().schemes
    assert [(key, door) for key, scheme in every.items() for door in scheme.next_doors if door not in every] == []


def test_a_scheme_has_at_least_five_cases() -> None:
    from collections import Counter

    from perspectief.rules.cases import read_cases

    counted = Counter(case.folder for case in read_cases())
    assert {key: counted[key] for key in law_book().schemes if counted[key] < 5} == {}
