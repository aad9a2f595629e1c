"""What was compiled: generated modules on disk, under a name that holds the hash of every source they rest on."""

from __future__ import annotations

import hashlib
import importlib
import inspect
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import FunctionType
from typing import Any

import numpy as np

from perspectief.rules.facts import choices
from perspectief.rules.kernel import arithmetic
from perspectief.rules.kernel.units import ranges
from perspectief.rules.kernel.units.careful import Careful
from perspectief.rules.kernel.units.layout import Layout, Rule, Unit

try:
    import fcntl

    LOCKS: Any = fcntl
except ImportError:  # Windows
    LOCKS = None

Jit = Callable[[Callable[..., Any]], Callable[..., Any]]
"""How a function is made ready to be called in a unit."""


def compiling() -> bool:
    """Whether Numba compiles (the default)."""
    return os.environ.get("PERSPECTIEF_COMPILE", "1") != "0"


def cache_folder() -> Path:
    """Where generated units and Numba's compiled code live; PERSPECTIEF_CACHE overrides it."""
    default = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "perspectief"
    return Path(os.environ.get("PERSPECTIEF_CACHE", default))


@cache
def _jitted(rule: Rule, jit: Jit) -> Callable[..., Any]:
    """A rule as a unit calls it: compiled, with compiled rounding in its world."""
    if isinstance(rule, Careful):
        return rule.build(jit, _globals_of(rule.rule) | _compiled_arithmetic(jit) | _compiled_ranges(jit))
    names = _globals_of(rule) | _compiled_arithmetic(jit)
    return jit(FunctionType(rule.__code__, names, rule.__name__))


def _globals_of(function: Callable[..., Any]) -> dict[str, Any]:
    assert isinstance(function, FunctionType)
    return function.__globals__


@cache
def _compiled_arithmetic(jit: Jit) -> dict[str, Callable[..., Any]]:
    return {plain.__name__: jit(plain) for plain in (*arithmetic.ROUNDING, arithmetic.lookup)}


@cache
def _compiled_ranges(jit: Jit) -> dict[str, Callable[..., Any]]:
    """As `careful` names them; one may call those before it."""
    names = dict(vars(ranges))
    for plain in ranges.RANGES:
        names[plain.__name__] = jit(FunctionType(plain.__code__, names, plain.__name__))
    return {f"{plain.__name__}_": names[plain.__name__] for plain in ranges.RANGES}


def _as_it_stands(function: Callable[..., Any]) -> Callable[..., Any]:
    return function


def _by_numba(function: Callable[..., Any]) -> Callable[..., Any]:
    import numba

    # Only units call it, never Python: without wrappers for Python and C it compiles a quarter faster.
    options: dict[str, Any] = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True}
    compiled: Callable[..., Any] = numba.njit(nogil=True, error_model="numpy", **options)(function)
    return compiled


def load(units: Sequence[Unit], layout: Layout, ready: Callable[[int], None]) -> list[Callable[..., int]]:
    """The callables of units: from their generated modules, compiled for their column types, cached on disk.

    What another process is compiling comes last: by then it stands on disk, so two processes share the work.
    `ready(n)` is called when n of them are.
    """
    modules = [_module(unit) for unit in units]
    waiting = list(range(len(units)))
    for wait in (False, True):
        for number in [*waiting]:
            with _alone_with(modules[number].__file__, wait) as alone:
                if not alone:
                    continue
                _compile(modules[number].unit, units[number], layout)
            waiting.remove(number)
            ready(len(units) - len(waiting))
    return [module.unit for module in modules]


def _compile(function: Any, unit: Unit, layout: Layout) -> None:
    if compiling() and not function.signatures:
        function.compile(_signature(unit, layout))


@contextmanager
def _alone_with(path: str, wait: bool) -> Iterator[bool]:
    """Whether nobody else holds this file; with `wait`, once nobody does. Where files have no locks: always."""
    if LOCKS is None:
        yield True
        return
    with Path(path).open() as file:
        try:
            LOCKS.flock(file, LOCKS.LOCK_EX | (0 if wait else LOCKS.LOCK_NB))
        except BlockingIOError:
            yield False
            return
        yield True


def _module(unit: Unit) -> Any:
    text = _module_text(unit)
    name = f"perspectief_unit_{unit.folder}_{_digest(text)}"
    folder = cache_folder()
    if str(folder) not in sys.path:
        sys.path.append(str(folder))
    path = folder / f"{name}.py"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        half = path.with_suffix(f".{os.getpid()}")
        half.write_text(text, encoding="utf-8")
        half.replace(path)
        importlib.invalidate_caches()
    _waiting[name] = unit.functions
    return importlib.import_module(name)


_waiting: dict[str, dict[str, Rule]] = {}


def rules_of(module_name: str) -> dict[str, Callable[..., Any]]:
    """For a generated module: its rules, compiled."""
    jit = _by_numba if compiling() else _as_it_stands
    return {name: _jitted(rule, jit) for name, rule in _waiting[module_name].items()}


def _module_text(unit: Unit) -> str:
    rests_on = "\n".join(f"# {name}: {_digest(_source_of(rule))}" for name, rule in unit.functions.items())
    options = "nogil=True, cache=True, error_model='numpy', no_cfunc_wrapper=True"
    decorator = f"@numba.njit({options})\n" if compiling() else ""
    names = "".join(f"{name} = _rules[{name!r}]\n" for name in unit.functions)
    return (
        f"# Generated from the law of '{unit.folder}'; the name holds the hash of what it rests on.\n"
        f"# kernel: {_kernel_digest(compiling())}\n{rests_on}\n"
        + ("import numba\n" if compiling() else "")
        + "from numpy import inf, int64, nan, zeros\n"
        "from perspectief.rules.kernel.units import rules_of\n"
        f"_rules = rules_of(__name__)\n{names}\n\n{decorator}{unit.source}\n"
    )


def _source_of(rule: Rule) -> str:
    return rule.source if isinstance(rule, Careful) else inspect.getsource(rule)


@cache
def _kernel_digest(numba_compiles: bool) -> str:
    versions = f"python {sys.version_info[:3]} numpy {np.__version__} compile {numba_compiles}"
    if numba_compiles:
        import numba

        versions += f" numba {numba.__version__}"
    return _digest(versions + "".join(inspect.getsource(module) for module in (arithmetic, ranges, choices)))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:20]


def _signature(unit: Unit, layout: Layout) -> tuple[Any, ...]:
    import numba

    index = numba.int32[::1]
    tables = [numba.float64[:, ::1]] * len(unit.tables)
    columns = [
        getattr(numba, layout.dtype(column).replace("bool_", "boolean"))[::1] for column in [*unit.reads, *unit.writes]
    ]
    return (numba.int64[::1], *[index] * 7, numba.float64[::1], *tables, *columns)
