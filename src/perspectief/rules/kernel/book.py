"""The law book: every law folder loaded once, and the lookup of a name.

A name is looked up in its own folder, then in the national folders (where it must be unique), then among the facts,
then in the municipal folders. Its full name is `folder.term`; of a fact and a built-in date it is the name itself.
"""

from __future__ import annotations

import difflib
import importlib
import inspect
import itertools
import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

from perspectief.rules import facts as vocabulary
from perspectief.rules.kernel.arithmetic import Table
from perspectief.rules.kernel.declare import Aggregate, Marks, Scheme, Sentences, marks_of
from perspectief.rules.kernel.errors import BadLaw, BeforeTheLaw, UnknownTerm
from perspectief.rules.kernel.levels import BY_WORD, Level, level_of, may_use
from perspectief.rules.kernel.values import Series, load_values

RULES = Path(__file__).parents[1]
BUILT_IN = ("peildatum", "peiljaar", "peilmaand")
UNITS = (
    "euro",
    "euro per maand",
    "euro per jaar",
    "euro per kwartaal",
    "euro per uur",
    "aantal",
    "jaren",
    "maanden",
    "deel",
    "uren per week",
    "uren per maand",
    "uren per jaar",
    "datum",
)
_DOC = re.compile(r"^(?P<source>(Artikel|Besluit|Regeling|Beleid|Rekenstap|Lezing)\b.*?): (?P<meaning>.+)$", re.DOTALL)
_TYPES: dict[str, type] = {"float": float, "int": int, "bool": bool, "Table": tuple}


@dataclass(frozen=True)
class Doc:
    """What a docstring says: where the rule stands, its unit and its meaning."""

    source: str
    unit: str
    meaning: str


@dataclass(frozen=True)
class Version:
    """One dated version of a rule. Exactly one of `function`, `aggregate` and `conditions`/`granted` makes its value.

    `conditions`: true when all hold (`recht_op_…`). `granted`: (right, amount) (`toegekend_…`).
    """

    name: str
    folder: str
    level: Level
    kind: type
    doc: Doc
    needs: tuple[str, ...]
    function: Callable[..., Any] | None = None
    aggregate: Aggregate | None = None
    conditions: tuple[str, ...] = ()
    granted: tuple[str, str] | None = None
    sentences: Sentences | None = None
    start: date | None = None
    until: date | None = None
    argument_types: tuple[type, ...] = ()

    @property
    def full_name(self) -> str:
        """`folder.term`."""
        return f"{self.folder}.{self.name}"

    def in_force(self, day: date) -> bool:
        """Whether this version holds on `day`."""
        return (self.start is None or self.start <= day) and (self.until is None or day <= self.until)


@dataclass
class Folder:
    """One law or scheme: its rules by term, its values, and its scheme if it is one."""

    key: str
    municipal: bool
    module: ModuleType
    rules: dict[str, list[Version]] = field(default_factory=dict)
    values: dict[str, Series] = field(default_factory=dict)
    by_municipality: dict[str, dict[str, Series]] = field(default_factory=dict)
    own_words: dict[str, dict[str, Any]] = field(default_factory=dict)
    scheme: Scheme | None = None

    def value_names(self) -> set[str]:
        """Names of the values of this folder, of every municipality."""
        return set(self.values).union(*self.by_municipality.values())

    def names(self) -> set[str]:
        """Every term of this folder."""
        return set(self.rules) | self.value_names()

    def scheme_of(self, municipality: str) -> Scheme | None:
        """The scheme in the words of a municipality."""
        return self.scheme and replace(self.scheme, **self.own_words.get(municipality, {}))

    def series(self, name: str, municipality: str) -> Series | None:
        """The value series of this name, the municipality's own before the shared one."""
        return self.by_municipality.get(municipality, {}).get(name) or self.values.get(name)


class Book:
    """All law, loaded. `municipality` arguments are codes such as GM0014."""

    def __init__(self, folders: dict[str, Folder], laws: dict[str, dict[str, str]]):
        self.folders = folders
        self.laws = laws
        self._links: dict[str, str] = {}
        self._national: dict[str, list[str]] = {}
        self._municipal: dict[str, list[str]] = {}
        for key, folder in folders.items():
            index = self._municipal if folder.municipal else self._national
            for name in folder.names():
                index.setdefault(name, []).append(key)

    def with_folders(self, folders: Mapping[str, Folder]) -> Book:
        """Another book, in which these folders stand in the place of this one's."""
        return Book({**self.folders, **folders}, self.laws)

    @property
    def schemes(self) -> dict[str, Scheme]:
        """Every scheme by its key."""
        return {key: folder.scheme for key, folder in self.folders.items() if folder.scheme}

    def resolve(self, name: str, folder: str | None = None) -> str:
        """The full name of a term as `folder` sees it; raises UnknownTerm, or BadLaw when it is not unique."""
        if "." in name:
            return self._resolve_full(name)
        if folder and name in self.folders[folder].names():
            return f"{folder}.{name}"
        national = self._national.get(name, [])
        if len(national) > 1:
            raise BadLaw(f"{folder or 'vraag'}: '{name}' staat in {', '.join(sorted(national))}; noem de volle naam")
        if national:
            return f"{national[0]}.{name}"
        if name in vocabulary.FACTS or name in BUILT_IN:
            return name
        municipal = self._municipal.get(name, [])
        if len(municipal) == 1:
            return f"{municipal[0]}.{name}"
        raise UnknownTerm(name, self.near(name))

    def _resolve_full(self, name: str) -> str:
        folder, _, term = name.partition(".")
        if folder in self.folders and term in self.folders[folder].names():
            return name
        raise UnknownTerm(name, self.near(name))

    def near(self, name: str) -> list[str]:
        """Names that look like this one."""
        every = [*self._national, *self._municipal, *vocabulary.FACTS]
        return difflib.get_close_matches(name.rpartition(".")[2], every, n=3)

    def version(self, full_name: str, day: date) -> Version | None:
        """The rule in force; None for a rule that has ended. BeforeTheLaw before its first version."""
        folder, _, term = full_name.partition(".")
        versions = self.folders[folder].rules[term]
        for version in versions:
            if version.in_force(day):
                return version
        first = versions[0]
        if first.start and day < first.start:
            raise BeforeTheLaw(full_name, first.doc.source, first.start, day)
        return None

    def is_rule(self, full_name: str) -> bool:
        """Whether a full name is a rule (else it is a value, a fact or a built-in date)."""
        folder, _, term = full_name.partition(".")
        return bool(term) and term in self.folders[folder].rules

    def link(self, source: str) -> str:
        """The address of the law that a docstring's source ends in; empty when it names none we know."""
        if source not in self._links:
            self._links[source] = self._find_link(source)
        return self._links[source]

    def _find_link(self, source: str) -> str:
        for short in sorted(self.laws, key=len, reverse=True):
            if re.search(rf"\b{re.escape(short)}\b", source):
                return f"https://wetten.overheid.nl/{self.laws[short]['bwb']}" if self.laws[short].get("bwb") else ""
        return ""


@cache
def law_book() -> Book:
    """The law book of this installation; raises BadLaw with every problem found."""
    book, problems = open_book()
    if problems:
        raise BadLaw(*problems)
    return book


def open_book() -> tuple[Book, list[str]]:
    """Every folder that loads, and every problem found; for a workplace where law is being written."""
    problems: list[str] = []
    folders: dict[str, Folder] = {}
    for wing in ("national", "municipal"):
        for name in _packages(wing):
            try:
                folders[name] = _load_folder(wing, name)
            except BadLaw as error:
                problems += [f"{wing}/{name}: {problem}" for problem in error.problems]
    laws = yaml.safe_load((RULES / "laws.yaml").read_text(encoding="utf-8"))
    book = Book(folders, laws)
    return book, problems + _check_names(book)


def _packages(wing: str) -> Iterator[str]:
    for info in pkgutil.iter_modules([str(RULES / wing)]):
        if info.ispkg and (RULES / wing / info.name / f"{info.name}.py").exists():
            yield info.name


def _load_folder(wing: str, name: str) -> Folder:
    try:
        module = importlib.import_module(f"perspectief.rules.{wing}.{name}.{name}")
    except BadLaw:
        raise
    except Exception as error:
        raise BadLaw(f"{name}.py laadt niet: {type(error).__name__}: {error}") from error
    folder = Folder(name, wing == "municipal", module)
    home = RULES / wing / name
    problems = _read_values(folder, home)
    for attribute, thing in vars(module).items():
        try:
            _read_declaration(folder, attribute, thing)
        except BadLaw as error:
            problems += error.problems
    for term, versions in folder.rules.items():
        problems += _overlaps(term, versions)
    problems += [f"'{term}' is een regel en een waarde" for term in set(folder.rules) & folder.value_names()]
    if problems:
        raise BadLaw(*problems)
    return folder


def _read_values(folder: Folder, home: Path) -> list[str]:
    problems: list[str] = []
    for path in [home / f"{folder.key}.yaml", *sorted((home / "gemeenten").glob("*.yaml"))]:
        if not path.exists():
            continue
        try:
            file = load_values(path)
        except BadLaw as error:
            problems += error.problems
            continue
        if file.municipality:
            folder.by_municipality[file.municipality] = file.series
            folder.own_words[file.municipality] = {key: str(words) for key, words in file.scheme.items()}
        else:
            folder.values |= file.series
    return problems


def _read_declaration(folder: Folder, name: str, thing: Any) -> None:
    if isinstance(thing, Scheme):
        folder.scheme = replace(thing, key=folder.key)
        for version in scheme_rules(folder.scheme):
            folder.rules.setdefault(version.name, []).append(version)
    elif isinstance(thing, Aggregate):
        folder.rules.setdefault(name, []).append(_aggregate(folder.key, name, thing))
    elif inspect.isfunction(thing) and thing.__module__ == folder.module.__name__ and not name.startswith("_"):
        version = _rule(folder.key, thing)
        folder.rules.setdefault(version.name, []).append(version)


def _rule(folder: str, function: Callable[..., Any]) -> Version:
    marks: Marks = marks_of(function)
    name = marks.term or function.__name__
    hints = inspect.get_annotations(function, eval_str=False)
    arguments = tuple(inspect.signature(function).parameters)
    problems = [
        f"{name}: '{argument}' heeft geen type float, int, bool of Table"
        for argument in arguments
        if _type_of(hints.get(argument)) is None
    ]
    result = _type_of(hints.get("return"))
    if result is None:
        problems.append(f"{name}: het type van de uitkomst ontbreekt (float, int of bool)")
    try:
        doc = parse_doc(function.__doc__ or "")
    except BadLaw as error:
        problems += [f"{name}: {problem}" for problem in error.problems]
    if problems:
        raise BadLaw(*problems)
    return Version(
        name=name,
        folder=folder,
        level=level_of(name),
        kind=result or float,
        doc=doc,
        needs=tuple(marks.uses.get(argument, argument) for argument in arguments),
        function=function,
        sentences=marks.sentences,
        start=marks.start,
        until=marks.until,
        argument_types=tuple(_type_of(hints[argument]) or float for argument in arguments),
    )


def rule_of(term: str, folder: str, function: Callable[..., Any]) -> Version:
    """A function as the rule of a term of this folder, whatever its own name is; raises BadLaw."""
    return replace(_rule(folder, function), name=term, level=level_of(term))


def _type_of(hint: object) -> type | None:
    """float, int, bool, or tuple for a step table; None for anything else."""
    if hint is Table:
        return tuple
    return _TYPES.get(hint if isinstance(hint, str) else getattr(hint, "__name__", ""))


def parse_doc(text: str) -> Doc:
    """`Bron[, eenheid]: betekenis.` of a docstring; raises BadLaw."""
    found = _DOC.match(inspect.cleandoc(text))
    if not found:
        raise BadLaw(
            "de docstring begint met 'Artikel …', 'Besluit …', 'Regeling …', 'Beleid …', 'Rekenstap' of "
            "'Lezing', dan een eenheid en een dubbele punt"
        )
    source, unit = found["source"], ""
    head, comma, tail = source.rpartition(", ")
    if comma and tail in UNITS:
        source, unit = head, tail
    return Doc(source, unit, found["meaning"])


def _aggregate(folder: str, name: str, aggregate: Aggregate) -> Version:
    doc = parse_doc(aggregate.doc)
    kinds = {"count": int, "rank": int, "any": bool, "all": bool}
    needs = (aggregate.term,) if aggregate.where is None else (aggregate.term, aggregate.where)
    if aggregate.kind in ("of_partner", "rank", "share") and level_of(name) is not Level.PERSON:
        raise BadLaw(f"{name}: {aggregate.kind} geeft een term van een persoon; de naam mag geen niveau hebben")
    if aggregate.kind not in ("of_partner", "rank", "share") and level_of(name) is Level.PERSON:
        raise BadLaw(f"{name}: de naam van een optelling eindigt op _tp, _gezin of _adres")
    return Version(
        name=name,
        folder=folder,
        level=level_of(name),
        kind=kinds.get(aggregate.kind, float),
        doc=doc,
        needs=needs,
        aggregate=aggregate,
    )


def scheme_rules(scheme: Scheme) -> Iterator[Version]:
    """`recht_op_<key>` and `toegekend_<amount>`: what the kernel makes of a scheme, as terms for others."""
    level = BY_WORD[scheme.level]
    right = f"recht_op_{scheme.key}{level.value}"
    yield Version(
        name=right,
        folder=scheme.key,
        level=level,
        kind=bool,
        needs=scheme.conditions,
        doc=Doc("Rekenstap", "", f"alle voorwaarden van {scheme.name} kloppen."),
        conditions=scheme.conditions,
    )
    if scheme.amount:
        unit = {"jaar": "euro per jaar", "maand": "euro per maand", "kwartaal": "euro per kwartaal"}.get(
            scheme.per, "euro"
        )
        yield Version(
            name=f"toegekend_{scheme.amount}",
            folder=scheme.key,
            level=level,
            kind=float,
            needs=(right, scheme.amount),
            granted=(right, scheme.amount),
            doc=Doc("Rekenstap", unit, f"{scheme.name}, en 0 als een voorwaarde niet klopt."),
        )


def _overlaps(term: str, versions: list[Version]) -> list[str]:
    versions.sort(key=lambda version: version.start or date.min)
    problems = []
    for earlier, later in itertools.pairwise(versions):
        if earlier.until is None or later.start is None or later.start <= earlier.until:
            problems.append(f"'{term}': twee versies gelden tegelijk vanaf {later.start}; geef de eerste een 'until'")
    return problems


def _check_names(book: Book) -> list[str]:
    problems = []
    for key, folder in book.folders.items():
        clash = folder.names() & (set(vocabulary.FACTS) | set(BUILT_IN))
        problems += [f"{key}: '{name}' is ook een feit" for name in sorted(clash)]
        for versions in folder.rules.values():
            for version in versions:
                problems += _check_needs(book, version)
    return problems


def _check_needs(book: Book, version: Version) -> list[str]:
    problems = []
    for need in version.needs:
        try:
            full = book.resolve(need, version.folder)
        except (UnknownTerm, BadLaw) as error:
            problems.append(f"{version.full_name}: {error}")
            continue
        problems += _check_level(book, version, full)
    return problems


def _check_level(book: Book, version: Version, need: str) -> list[str]:
    if not book.is_rule(need) and need not in vocabulary.FACTS:
        return []
    level = level_of(need)
    if version.aggregate is None:
        return (
            []
            if may_use(version.level, level)
            else [f"{version.full_name}: kan '{need}' niet gebruiken (ander niveau)"]
        )
    from_group = version.aggregate.kind == "share" and need.endswith(version.aggregate.term)
    if (level is Level.PERSON) == from_group:
        return [f"{version.full_name}: '{need}' staat op het verkeerde niveau voor {version.aggregate.kind}"]
    return []
