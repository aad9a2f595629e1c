"""What we write down about a visit: that something went wrong and where, never what somebody told us.

Three walls. Each record is made bare when it is born (`bare_record`), for every handler, also one of somebody else.
Our own handlers hide what came along with it (`WithoutSecrets`). Our own formatters write only what they know.
"""

from __future__ import annotations

import copy
import datetime as dt
import json
import logging
import logging.config
import os
import re
import sys
import traceback
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import Enum
from pathlib import Path, PurePath
from types import TracebackType
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.functional import Promise
from django.views.debug import SafeExceptionReporterFilter

from perspectief.config import requests
from perspectief.foundation.privacy.masks import without_secrets

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
PLAIN = (str, int, float, Decimal, dt.date, dt.time, dt.timedelta, UUID, PurePath, Enum, Promise, type(None))
"""What a line may say as it is. Anything else, such as a form or a row, is named by its kind only."""
SPEAKS_SQL = "django.db.backends"
NOT_WRITTEN = "(not written)"
_ADDRESS_WITH_QUERY = re.compile(r"""(?<=\S)\?[^\s"'<>]*=[^\s"'<>]*""")
_STATEMENT = re.compile(r'\s*([A-Za-z]+)(?:[^;]*?\b(?:FROM|INTO|UPDATE|TABLE)\s+"?(\w+))?', re.IGNORECASE)


def configure(config: dict[str, Any]) -> None:
    """Django's hook (`settings.LOGGING_CONFIG`): every record from now on is made bare when it is born."""
    logging.setLogRecordFactory(bare_record)
    logging.config.dictConfig(config)


def bare_record(*args: Any, **kwargs: Any) -> logging.LogRecord:
    """A record whose words are safe and whose exception is told by its kind and place, whoever writes it down."""
    record = logging.LogRecord(*args, **kwargs)
    try:
        record.msg = _message(record)
    except Exception:  # a line must never be what breaks a page
        record.msg = "A line whose words do not fit together"
    record.args = ()
    record.bare = record.msg
    if record.exc_info:
        record.exc_text = _place(record.exc_info)
    return record


class PlaceOnly(logging.Formatter):
    """A log line without the message of any exception: it may hold an answer ("invalid literal: '1234'")."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, with the kind of an exception wherever its message stood."""
        bare = copy.copy(record)
        bare.msg, bare.args, bare.exc_text = _message(record), None, None
        return super().format(bare)

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 - the name is Python's
        """The kind of exception and the lines of code it came through."""
        return _place(ei)


class JsonLines(PlaceOnly):
    """One event, one line, as a machine reads it: when, how bad, what was done to what, how it ended, from where."""

    def format(self, record: logging.LogRecord) -> str:
        """Only these names; whatever else a record carries stays unwritten."""
        line = {
            "time": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": _message(record),
            **{name: _said(record, name) for name in ("action", "object", "result")},
            "origin": f"{Path(sys.argv[0]).name} {os.getpid()}",
            "request_id": requests.current(),
        }
        if record.exc_info:
            line["place"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def _said(record: logging.LogRecord, name: str) -> str:
    return without_secrets(str(_plain(getattr(record, name, ""))))


def _place(ei: ExcInfo) -> str:
    kind, _, trace = ei
    if kind is None:
        return ""
    lines = traceback.format_list(traceback.extract_tb(trace))
    return "".join([*lines, _name(kind)])


def _message(record: logging.LogRecord) -> str:
    """What was logged; exceptions among it, and what they say of themselves, become their kind."""
    if not record.args and getattr(record, "bare", None) is record.msg:  # nobody changed it since it was born
        return str(record.msg)
    bare = copy.copy(record)
    bare.msg, bare.args = _plain(record.msg), _plain_args(record)
    text = bare.getMessage()
    for error in _chain(record.exc_info[1] if record.exc_info else None):
        said = str(error)
        for words in (repr(error), said, said.encode("unicode_escape").decode()):  # Django escapes what it logs
            text = text.replace(words, _name(type(error))) if words.strip() else text
    return without_secrets(_ADDRESS_WITH_QUERY.sub("", text))


def _plain_args(record: logging.LogRecord) -> Any:
    if isinstance(record.args, Mapping):
        if "%(" not in str(record.msg):  # logger.info("%s", {...})
            return (_name(type(record.args)),)
        plain = {name: _plain(record.args[name]) for name in record.args}
        return record.args if plain == dict(record.args) else plain
    if record.name.startswith(SPEAKS_SQL):
        return tuple(_statement(one) for one in record.args or ())
    return tuple(_without_query(_plain(one)) for one in record.args or ())


def _statement(thing: Any) -> Any:
    """What a database was asked, without any value: its first word and its table."""
    if isinstance(thing, int | float):
        return thing
    found = _STATEMENT.match(thing) if isinstance(thing, str) else None
    return " ".join(filter(None, found.groups())) if found else NOT_WRITTEN


def _plain(thing: Any) -> Any:
    return thing if isinstance(thing, PLAIN) else _name(type(thing))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _name(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


_OWN_NAMES = {*vars(logging.makeLogRecord({})), "message", "asctime", "taskName", "bare"}


class WithoutSecrets(logging.Filter):
    """Hides codes, numbers of persons and addresses in what came along with a record (`extra`)."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always True; the record is changed on the way."""
        for name, value in vars(record).items():
            if name not in _OWN_NAMES and isinstance(value, str):
                setattr(record, name, without_secrets(value))
        return True


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


def logging_for(*, production: bool) -> dict[str, Any]:
    """Lines for a machine in production, with one for each request; readable lines on a practice copy."""
    console = {"handlers": ["console"], "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {
            "without_query": {"()": "perspectief.config.logs.WithoutQuery"},
            "without_secrets": {"()": "perspectief.config.logs.WithoutSecrets"},
        },
        "formatters": {
            "place_only": {
                "()": "perspectief.config.logs.PlaceOnly",
                "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
            },
            "json": {"()": "perspectief.config.logs.JsonLines"},
        },
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "formatter": "json" if production else "place_only",
                "filters": ["without_query", "without_secrets"],
            },
        },
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            "django": {"level": "WARNING", **console},
            "django.server": {"level": "INFO", **console},
            "gunicorn.error": {"level": "INFO", **console},
            "perspectief": {"level": "INFO" if production else "WARNING"},
        },
    }
