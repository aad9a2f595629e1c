"""People who keep sending signals through the real page, and note what was accepted."""

from __future__ import annotations

import http.client
import threading
import time
from dataclasses import dataclass, field
from random import Random
from urllib.parse import urlencode
from uuid import UUID

FORM = "/klopt-niet/over/zorgtoeslag"
HEADERS = {"Content-Type": "application/x-www-form-urlencoded", "Host": "localhost"}


@dataclass
class Notes:
    """By the key of each signal: what was sent, what was accepted, and what went without an answer."""

    sent: set[str] = field(default_factory=set)
    accepted: set[str] = field(default_factory=set)
    unanswered: int = 0


class Sender(threading.Thread):
    """Sends one signal after another. A patient one asks again with the same key until there is an answer."""

    def __init__(self, port: int, random: Random, pace_s: float):
        super().__init__(daemon=True)
        self.port, self.random, self.pace_s = port, random, pace_s
        self.notes, self.ended = Notes(), threading.Event()

    def run(self) -> None:
        """Until it is told to end."""
        while not self.ended.is_set():
            key = UUID(int=self.random.getrandbits(128), version=4)
            patient = self.random.random() < 0.5
            self.notes.sent.add(key.hex)
            self._send(key, tries=20 if patient else 1)
            time.sleep(self.random.uniform(0, self.pace_s * 2))

    def _send(self, key: UUID, tries: int) -> None:
        for _ in range(tries):
            if self.ended.is_set():
                return
            if self._accepted(key):
                # Sent twice now and then, as somebody does who taps twice.
                if self.random.random() < 0.1:
                    self._accepted(key)
                self.notes.accepted.add(key.hex)
                return
            self.notes.unanswered += 1
            time.sleep(0.1)

    def _accepted(self, key: UUID) -> bool:
        """303 is an acceptance; any other answer, or none, is not."""
        body = urlencode({"kind": "wrong", "text": f"proef {words(key)}", "key": str(key)})
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("POST", FORM, body, HEADERS)
            return connection.getresponse().status == 303
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()


def words(key: UUID) -> str:
    """The key without digits, for a text with many digits is refused: it might be a phone number."""
    return key.hex.translate(str.maketrans("0123456789", "ghijklmnop"))
