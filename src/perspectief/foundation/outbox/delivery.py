"""One look of a worker: send what is due, and take back what a killed worker had on its way.

Before a message goes its row says so, and with which attempt (`run`). Only that attempt writes how it ended. A worker
that is killed in between leaves a row that says "sending"; after a while it goes again, with the same Message-ID.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.db import Error as DatabaseTrouble
from django.db.models import F, QuerySet
from django.utils import timezone

from perspectief.foundation.jobs.backoff import back_off
from perspectief.foundation.keys import NotOurs
from perspectief.foundation.outbox import queries
from perspectief.foundation.outbox.choices import State, Trouble
from perspectief.foundation.outbox.models import ACTIVITY, Message
from perspectief.foundation.outbox.ports import Never, NotNow, Port, port_for
from perspectief.foundation.outbox.sealed import opened
from perspectief.foundation.privacy.purpose import purpose

logger = logging.getLogger(__name__)


@dataclass
class Looked:
    """What one look did, as numbers of messages."""

    sent: int = 0
    later: int = 0
    dead: int = 0
    taken_back: int = 0


def deliver_due(now: dt.datetime | None = None, must_stop: Callable[[], bool] = lambda: False) -> Looked:
    """Send what is due, the longest waiting first. Any number of workers may do this at once."""
    looked, now = Looked(), now or timezone.now()
    with purpose(ACTIVITY), ExitStack() as roads:
        looked.taken_back = _take_back(now)
        ports: dict[str, Port | None] = {}
        for key, channel in list(queries.due(now).values_list("key", "channel")[: queries.setting("most_at_once")]):
            if must_stop():
                break
            if channel not in ports:
                ports[channel] = roads.enter_context(port_for(channel))
            port = ports[channel]
            if port is not None and not _try(key, port, now, looked):
                ports[channel] = None
    return looked


def _try(key: UUID, port: Port, now: dt.datetime, looked: Looked) -> bool:
    """One attempt at one message. False: this road is closed at the moment, the rest waits for the next look."""
    message = _claim(key, now)
    if message is None:
        return True
    try:
        port.send(opened(message))
    except NotNow as trouble:
        _again(message, trouble.trouble, now, looked)
        return not trouble.all_wait
    except Never as trouble:
        looked.dead += _bury(message, trouble.trouble, now)
    except NotOurs:
        looked.dead += _bury(message, Trouble.CANNOT_OPEN, now)
    except DatabaseTrouble:
        raise
    except Exception as wrong:
        # The kind only: an error of a mail library may hold the address.
        logger.error("Message %s of channel %s failed: %s", key, message.channel, type(wrong).__name__)
        _again(message, Trouble.UNKNOWN, now, looked)
    else:
        looked.sent += _sent(message, now)
    return True


def _claim(key: UUID, now: dt.datetime) -> Message | None:
    run = uuid4()
    claimed = Message.objects.filter(key=key, state=State.WAITING, next_try_at__lte=now).update(
        state=State.SENDING, run=run, sending_since=now, attempts=F("attempts") + 1
    )
    return Message.objects.get(key=key, run=run) if claimed else None


def _mine(message: Message) -> QuerySet[Message]:
    return Message.objects.filter(key=message.key, run=message.run, state=State.SENDING)


def _sent(message: Message, now: dt.datetime) -> int:
    """It went: what it said is gone at once."""
    empty = {"recipient": b"", "subject": b"", "body": b""}
    ended = _mine(message).update(state=State.SENT, ended_at=now, run=None, last_error="", **empty)
    if not ended:
        logger.warning("Message %s was taken over by another worker while it went.", message.key)
    return ended


def _again(message: Message, trouble: Any, now: dt.datetime, looked: Looked) -> None:
    """Later, unless this was the last time."""
    wait = back_off(queries.setting("retries")).wait(message.attempts)
    if wait is None:
        looked.dead += _bury(message, trouble, now)
    else:
        waits = {"state": State.WAITING, "run": None, "next_try_at": now + wait, "last_error": trouble}
        looked.later += _mine(message).update(**waits)


def _bury(message: Message, trouble: Any, now: dt.datetime) -> int:
    logger.warning("Message %s of channel %s was given up: %s", message.key, message.channel, trouble.value)
    return _mine(message).update(state=State.DEAD, run=None, ended_at=now, last_error=trouble)


def _take_back(now: dt.datetime) -> int:
    """Messages whose worker was killed while they went."""
    gone_since = now - dt.timedelta(seconds=queries.setting("gone_after_s"))
    looked = Looked()
    for message in queries.left_behind(gone_since):
        _again(message, Trouble.WORKER_GONE, now, looked)
    return looked.later + looked.dead
