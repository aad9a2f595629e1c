"""Fills every store that knows a person: a row of each declared model with a word in it that is found again."""

from __future__ import annotations

import datetime as dt
import json
import os
import uuid
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone

from perspectief.foundation.access import NOBODY
from perspectief.foundation.privacy import consent_texts, terms
from perspectief.foundation.privacy.choices import Action, Channel
from perspectief.foundation.privacy.declare import Files, declaration_of, declarations
from perspectief.foundation.privacy.purpose import upkeep
from perspectief.foundation.privacy.services import give_consent, log_look, withdraw_consent
from perspectief.foundation.privacy.subjects import Subject

CANARY = "kanariepiet"
"""Planted in every column of a person that takes words. It says nothing else anywhere in the house."""
OTHER = "iets"
"""Stands where a row must point at what knows no person, such as an organisation."""
SOMEBODY = Subject("accounts", "somebody")
Maker = Callable[[], Any]


def plant_every_store() -> None:
    """A row of each declared model, of which the term begins to run at this moment."""
    consent_texts.register_text("planted", "1", "Ik zeg ja.")
    with upkeep(), transaction.atomic():
        for declared in declarations():
            if not declared.model._default_manager.exists():
                make(declared.model)


def make(model: type[models.Model]) -> Any:
    """One row: by the service that makes it in real life, or column by column."""
    maker = MAKERS.get(model._meta.label)
    return maker() if maker else row_of(model)


def row_of(model: type[models.Model], **said: Any) -> Any:
    """One row with the word in each column that takes it, and this moment in each column with a day."""
    word = CANARY if declaration_of(model) else OTHER
    filled = {field.name: value_for(field, word) for field in model._meta.concrete_fields if asks(field, said)}
    return model._default_manager.create(**{**filled, **said})


def asks(field: Any, said: dict[str, Any]) -> bool:
    """Automatic numbers and columns that we said ourselves are not filled in here."""
    return not (field.name in said or field.auto_created or isinstance(field, models.AutoField))


def value_for(field: Any, word: str) -> Any:
    """A value for this column, by its kind."""
    if field.is_relation:
        return related(field)
    if field.choices:
        return field.choices[0][0]
    fits = word[: getattr(field, "max_length", None)]
    for kinds, value in VALUES:
        if isinstance(field, kinds):
            return value(fits)
    return field.get_default()


def related(field: Any) -> Any:
    """The row that it points at: one that is there already, or a new one."""
    if field.null:
        return None
    return field.related_model._default_manager.first() or make(field.related_model)


VALUES: tuple[tuple[tuple[type, ...], Callable[[str], Any]], ...] = (
    ((models.JSONField,), lambda word: {"args": [word], "kwargs": {}}),
    ((models.BinaryField,), lambda word: word.encode()),
    ((models.GenericIPAddressField,), lambda _word: "192.0.2.1"),
    ((models.EmailField,), lambda word: f"{word}@example.nl"),
    ((models.CharField, models.TextField), lambda word: word),
    ((models.DateTimeField,), lambda _word: timezone.now()),
    ((models.DateField,), lambda _word: timezone.localdate()),
    ((models.UUIDField,), lambda _word: uuid.uuid4()),
    ((models.BooleanField,), lambda _word: True),
    ((models.IntegerField, models.FloatField), lambda _word: 1),
)


def _look() -> Any:
    (look,) = log_look(
        by=NOBODY, activity="access_log", subjects=[SOMEBODY], action=Action("view"), what=CANARY, reason=CANARY
    )
    return look


def _consent() -> Any:
    soon = timezone.now() + dt.timedelta(minutes=1)
    return give_consent(
        subject=SOMEBODY,
        receiver=str(uuid.uuid4()),
        receiver_words=CANARY,
        parts=[CANARY],
        text_key="planted",
        text_version="1",
        language="nl",
        channel=Channel.SITE,
        until=soon,
    )


def _withdrawal() -> Any:
    return withdraw_consent(consent=_consent())


def _member() -> Any:
    from perspectief.foundation.access import Role
    from perspectief.foundation.accounts.models import CircleMember

    yesterday = timezone.now() - dt.timedelta(days=1)
    return row_of(CircleMember, role=Role.BUDDY, begins_at=yesterday)


def _message() -> Any:
    from perspectief.foundation.outbox.choices import State
    from perspectief.foundation.outbox.models import Message

    return row_of(Message, state=State.DEAD, run=None, sending_since=None)


def _kept_check() -> Any:
    from perspectief.residents.kept_checks.models import KeptCheck

    return row_of(KeptCheck, expires_on=timezone.localdate() + terms.term("kept_check"))


def _shared_copy() -> Any:
    from perspectief.residents.kept_checks.models import SharedCopy

    return row_of(SharedCopy, ends_at=timezone.now() + terms.term("kept_check"))


def _story() -> Any:
    from perspectief.community.publishing.models import Story

    last = timezone.localdate() + terms.term("story")
    said = {
        "state": "new",
        "area": "WK001400",
        "until": last,
        "ends_on": last,
        "decided_at": None,
        "withdrawn_at": None,
    }
    return Story.objects.first() or row_of(Story, **said)


def _report() -> Any:
    from perspectief.policy.practice.services import reports

    taken = reports.report(told=reports.Told(CANARY))
    return taken.report if taken else None


def _lived_themes() -> Any:
    from perspectief.community.experience.models import LivedThemes

    return row_of(LivedThemes, consent=_consent().key)


def _task() -> Any:
    from perspectief.community.experience.models import Task

    return row_of(Task, reward="none", amount=0)


def _agreement() -> Any:
    from perspectief.community.experience.models import Agreement

    return Agreement.objects.first() or row_of(Agreement, reason="", amount=0)


def _framework() -> Any:
    from perspectief.policy.weighing.models import Framework

    return row_of(Framework, state="draft", content={}, digest="", frozen_at=None)


def _attachment() -> Any:
    from perspectief.policy.weighing import sealing
    from perspectief.policy.weighing.models import Attachment, Item

    item = Item.objects.first() or make(Item)
    return row_of(Attachment, item=item, sealed=sealing.seal_file(CANARY.encode(), item.key))


def _score() -> Any:
    from perspectief.policy.weighing.models import Score

    return row_of(Score, phase=1, value=2, low=1, high=3, confidence=1)


def _user() -> Any:
    from perspectief.foundation.accounts.models import User

    return User.objects.first() or row_of(User)


def _restriction() -> Any:
    from perspectief.foundation.privacy.models import OWN_DATA, Restriction

    paused = Subject("accounts", str(_user().key))
    return row_of(Restriction, subject_room=paused.room, subject=paused.known_as(OWN_DATA))


MAKERS: dict[str, Maker] = {
    "privacy.Restriction": _restriction,
    "privacy.Look": _look,
    "privacy.Consent": _consent,
    "privacy.Withdrawal": _withdrawal,
    "accounts.CircleMember": _member,
    "accounts.User": _user,
    "outbox.Message": _message,
    "kept_checks.KeptCheck": _kept_check,
    "kept_checks.SharedCopy": _shared_copy,
    "publishing.Story": _story,
    "experience.LivedThemes": _lived_themes,
    "experience.Task": _task,
    "experience.Agreement": _agreement,
    "practice.Report": _report,
    "weighing.Framework": _framework,
    "weighing.Attachment": _attachment,
    "weighing.Score": _score,
}
"""Models of which a row cannot be filled column by column: they have constraints, or a service seals them."""


def plant_file(files: Files) -> Path | None:
    """A file of this moment in a folder that was declared; None where this installation keeps none."""
    folder = files.folder()
    if folder is None:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{CANARY}.txt"
    path.write_text(CANARY)
    moment = timezone.now().timestamp()
    os.utime(path, (moment, moment))
    return path


def tables_with(word: str) -> Iterable[str]:
    """Every table of the database that holds the word in any column, whoever made that table."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - our own tables
            if any(holds(cell, word) for row in cursor.fetchall() for cell in row):
                yield table


def holds(cell: Any, word: str) -> bool:
    """Whether a cell of any kind holds the word."""
    if isinstance(cell, bytes | memoryview):
        return word.encode() in bytes(cell)
    return word in (cell if isinstance(cell, str) else json.dumps(cell, default=str))
