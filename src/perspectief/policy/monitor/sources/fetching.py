"""Asks a source for a page of JSON, and asks again when that may help: patiently, and never without an end.

What may pass by itself (too many requests, an error of the server, silence, a cut connection, half a page) is tried
again with longer waits and some chance in them; what a source says about waiting is obeyed. All else ends at once.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from django.utils.translation import gettext as _

from perspectief.foundation.jobs.backoff import BackOff, back_off
from perspectief.policy.monitor.sources.problems import NotThere, SourceProblem
from perspectief.policy.monitor.sources.settings import setting

if TYPE_CHECKING:
    import httpx

NOT_FOUND, TOO_MANY, TIMED_OUT, SERVER_ERROR, MOVED, REFUSED = 404, 429, 408, 500, 300, 400
NAME = "Perspectief (gemeentelijke monitor)"
"""How we call ourselves to a source: software, nobody."""
ACCEPT = "application/json, text/plain;q=0.5"


class Passing(Exception):
    """Went wrong, and may go well the next time. `after_s`: how long the source wants us to wait."""

    def __init__(self, why: str, after_s: float = 0.0):
        super().__init__(why)
        self.after_s = after_s


@dataclass(frozen=True)
class Limits:
    """How patient we are, in seconds and bytes."""

    tries: BackOff
    longest_retry_after_s: float
    connect_s: float
    silence_s: float
    page_s: float
    page_bytes: int


def limits() -> Limits:
    """As the settings say today."""
    names = ("longest_retry_after_s", "connect_s", "silence_s", "page_s", "page_bytes")
    return Limits(tries=back_off(setting("retries")), **{name: setting(name) for name in names})


class Fetcher:
    """One visit to a source. `pause` waits between tries; `watch` is called often, and raises to stop the visit."""

    def __init__(
        self,
        limits: Limits,
        *,
        pause: Callable[[float], None] = time.sleep,
        watch: Callable[[], None] = lambda: None,
        chance: Callable[[], float] = random.random,
    ):
        import httpx

        self.limits, self.pause, self.watch, self.chance = limits, pause, watch, chance
        self.asked = 0
        timeout = httpx.Timeout(limits.silence_s, connect=limits.connect_s)
        self.client = httpx.Client(timeout=timeout, headers={"Accept": ACCEPT, "User-Agent": NAME})

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close()

    def json(self, address: str) -> Any:
        """What stands there. Raises SourceProblem."""
        failures = 0
        while True:
            try:
                return json.loads(self._read(address))
            except ValueError:
                problem = Passing(_("De pagina kwam maar half aan."))
            except Passing as passing:
                problem = passing
            failures += 1
            self._wait(failures, problem)

    def _wait(self, failures: int, problem: Passing) -> None:
        wait = self.limits.tries.wait(failures, self.chance)
        if wait is None or problem.after_s > self.limits.longest_retry_after_s:
            said = _("De bron antwoordt niet goed. %(why)s Probeer het later opnieuw.") % {"why": problem}
            raise SourceProblem(said) from problem
        self.pause(max(wait.total_seconds(), problem.after_s))

    def _read(self, address: str) -> bytes:
        import httpx

        self.asked += 1
        try:
            with self.client.stream("GET", address) as response:
                _judge(response)
                return self._body(response)
        except httpx.TimeoutException as wrong:
            raise Passing(_("Het duurde te lang.")) from wrong
        except (httpx.TransportError, httpx.DecodingError) as wrong:
            raise Passing(_("De verbinding brak af.")) from wrong
        except httpx.InvalidURL as wrong:
            raise SourceProblem(_("Het adres van de bron klopt niet.")) from wrong

    def _body(self, response: httpx.Response) -> bytes:
        """The whole body. A source that drips is as silent as one that says nothing."""
        until, parts, size = time.monotonic() + self.limits.page_s, [], 0
        for part in response.iter_bytes():
            self.watch()
            size += len(part)
            if size > self.limits.page_bytes:
                raise SourceProblem(_("De bron stuurt meer dan wij aannemen. Kies een kleiner deel van de tabel."))
            if time.monotonic() > until:
                raise Passing(_("Het duurde te lang."))
            parts.append(part)
        return b"".join(parts)


def _judge(response: httpx.Response) -> None:
    """Go on with a page; otherwise say what it is."""
    status = response.status_code
    if status == NOT_FOUND:
        raise NotThere(_("De bron kent deze tabel niet. Kijk of het nummer klopt."))
    if status in (TOO_MANY, TIMED_OUT) or status >= SERVER_ERROR:
        said = {TOO_MANY: _("Het is daar te druk.")}.get(status, _("Er ging daar iets mis."))
        raise Passing(said, _retry_after(response.headers.get("Retry-After", "")))
    if status >= REFUSED:
        raise SourceProblem(_("De bron begrijpt onze vraag niet. Kijk of de gekozen codes in de tabel staan."))
    if status >= MOVED:
        raise SourceProblem(_("De bron is verhuisd. Vraag de beheerder om het nieuwe adres."))


def _retry_after(said: str) -> float:
    """Seconds, or the moment that is named; 0 for anything else."""
    if said.isascii() and said.isdigit():
        return float(said)
    try:
        moment = parsedate_to_datetime(said)
    except ValueError:
        return 0.0
    aware = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return max(0.0, (aware - dt.datetime.now(dt.UTC)).total_seconds())


def next_address(here: str, link: str) -> str:
    """Where the next page is: at the same source, and by the same safe way, whatever the link says."""
    at, there = urlsplit(here), urlsplit(urljoin(here, link))
    if there.hostname != at.hostname:
        raise SourceProblem(_("De bron wijst naar een andere plek. Dat vertrouwen wij niet."))
    return there._replace(scheme=at.scheme, netloc=at.netloc).geturl()
