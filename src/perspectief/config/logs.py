"""What we write down about a visit: that something went wrong and where, never what somebody told us."""

from __future__ import annotations

import copy
import logging
import traceback
from collections.abc import Iterator, Mapping
from types import TracebackType
from typing import Any

from django.http import HttpRequest
from django.views.debug import SafeExceptionReporterFilter

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class PlaceOnly(logging.Formatter):
    """A log line without the message of any exception: it may hold an answer ("invalid literal: '1234'")."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, with the kind of an exception wherever its message stood."""
        bare = copy.copy(record)
        bare.msg, bare.args, bare.exc_text = _message(record), None, None
        return super().format(bare)

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 - the name is Python's
        """The kind of exception and the lines of code it came through."""
        kind, _, trace = ei
        if kind is None:
            return ""
        lines = traceback.format_list(traceback.extract_tb(trace))
        return "".join([*lines, _name(kind)])


def _message(record: logging.LogRecord) -> str:
    """What was logged; exceptions among it, and what they say of themselves, become their kind."""
    bare = copy.copy(record)
    bare.msg = _without_words(record.msg)
    if isinstance(record.args, tuple):
        bare.args = tuple(map(_without_words, record.args))
    elif isinstance(record.args, Mapping):
        bare.args = {name: _without_words(value) for name, value in record.args.items()}
    text = bare.getMessage()
    for error in _chain(record.exc_info[1] if record.exc_info else None):
        said = str(error)
        for words in (repr(error), said, said.encode("unicode_escape").decode()):  # Django escapes what it logs
            text = text.replace(words, _name(type(error))) if words.strip() else text
    return text


def _without_words(thing: Any) -> Any:
    return _name(type(thing)) if isinstance(thing, BaseException) else thing


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _name(kind: type[BaseException]) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


class WithoutQuery(logging.Filter):
    """Drops what stands after the question mark in a logged address."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always True; the record is changed on the way."""
        if isinstance(record.args, tuple):
            record.args = tuple(_without_query(arg) for arg in record.args)
        return True


def _without_query(arg: object) -> object:
    if not isinstance(arg, str) or "?" not in arg:
        return arg
    start, _, rest = arg.partition("?")
    _, space, end = rest.partition(" ")
    return start + space + end


class AnswersStayHidden(SafeExceptionReporterFilter):
    """Error reports hide every posted value and every local variable, in debug mode too."""

    def is_active(self, request: HttpRequest | None) -> bool:
        """Also with DEBUG."""
        return True

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, Any]:
        """The names that were posted; no value."""
        return {} if request is None else dict.fromkeys(request.POST, self.cleansed_substitute)

    def get_traceback_frame_variables(self, request: HttpRequest | None, tb_frame: Any) -> list[tuple[str, Any]]:
        """The names of the variables; no value."""
        return [(name, self.cleansed_substitute) for name in tb_frame.f_locals]


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_query": {"()": "perspectief.config.logs.WithoutQuery"}},
    "formatters": {
        "place_only": {
            "()": "perspectief.config.logs.PlaceOnly",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "place_only", "filters": ["without_query"]},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
