"""A message to another system: HTTP POST of JSON, with an Idempotency-Key that stays the same at each try."""

from __future__ import annotations

from collections.abc import Mapping
from http.client import HTTPException
from types import TracebackType
from typing import Self
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from perspectief.foundation.outbox import queries
from perspectief.foundation.outbox.choices import Trouble
from perspectief.foundation.outbox.ports import Never, NotNow
from perspectief.foundation.outbox.sealed import Letter

LATER = {408, 409, 425, 429}
"""4xx that say: not now (409: another try of the same is still being handled)."""


class NoRedirect(HTTPRedirectHandler):
    """A message goes to the address of the settings, and nowhere else."""

    def redirect_request(self, *args: object, **kwargs: object) -> None:
        """No."""


class HttpPort:
    """`targets`: addresses of other systems by their name."""

    def __init__(self, targets: Mapping[str, str]):
        self.targets = targets

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """There is nothing to close."""

    def send(self, letter: Letter) -> None:
        """Delivered when the other system answers 2xx."""
        address = self.targets.get(letter.recipient)
        if not address:
            raise NotNow(Trouble.NO_TARGET)
        headers = {"Content-Type": "application/json", "Idempotency-Key": str(letter.key), "Event-Type": letter.subject}
        request = Request(address, letter.body.encode(), headers, method="POST")  # noqa: S310 (checked at start-up)
        try:
            with build_opener(NoRedirect).open(request, timeout=queries.setting("answer_within_s")):
                return
        except HTTPError as answer:
            answer.close()
            raise _judged(answer.code) from None
        except (URLError, OSError, HTTPException):
            raise NotNow(Trouble.NO_CONNECTION) from None


def _judged(code: int) -> Exception:
    return NotNow(Trouble.BUSY) if code in LATER or code >= 500 else Never(Trouble.REFUSED)
