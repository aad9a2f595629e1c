"""After the last kill, in a process of its own: let everything that waits go, then tell what stands in the database.

Time goes faster here: the real delivery is asked again as if hours had passed, so that nobody has to wait for them.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections import Counter
from typing import Any

import django

HOURS = 24


def main() -> None:
    django.setup()
    sys.stdout.write(json.dumps({"looks": send_all(), **what_stands()}))


def send_all() -> int:
    """Deliver as later and later hours would; how many looks that took."""
    from django.utils import timezone

    from perspectief.foundation.outbox import queries
    from perspectief.foundation.outbox.delivery import deliver_due

    begun = timezone.now()
    for look in range(1, 1000):
        deliver_due(begun + dt.timedelta(hours=HOURS * look))
        if not queries.numbers()["waiting"]:
            return look
    return -1


def what_stands() -> dict[str, Any]:
    """Rows of all that belongs to a signal."""
    from django.db import connection

    from perspectief.foundation.inbox.models import Signal
    from perspectief.foundation.outbox.models import Message, Received
    from perspectief.foundation.privacy.purpose import upkeep

    with upkeep():
        rows = Message.objects.values_list("idempotency_key", "key", "state", "attempts")
        messages = [(asked.removeprefix("signal:"), key.hex, *rest) for asked, key, *rest in rows]
    sound = "ok"
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            sound = cursor.fetchone()[0]
    return {
        "signals": list(Counter(Signal.objects.values_list("text", flat=True)).items()),
        "messages": messages,
        "received": Received.objects.filter(source="signal").count(),
        "sound": sound,
    }


if __name__ == "__main__":
    main()
