"""Run by `load.py`: several visitors at once, each with a connection and a cookie of its own. No Django here.

`python -m tests.benchmarks.visitors HOST PORT PLAN SECONDS VISITORS` prints what every request took and what
went wrong.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPResponse
from http.cookies import SimpleCookie
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlencode

Step = dict[str, Any]
BROWSER = {"Accept-Language": "nl", "Accept-Encoding": "gzip", "Sec-Fetch-Site": "same-origin"}


@dataclass
class Visitor:
    """Makes one visit after the other. A visit begins without a cookie, as in a new window."""

    host: str
    port: int
    visits: list[list[Step]]
    until: float
    took_s: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    cookies: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.connection = HTTPConnection(self.host, self.port, timeout=30)

    def go(self, first: int) -> None:
        """Visits until the time is over; `first`: which visit comes first, so that not all do the same at once."""
        number = first
        while time.monotonic() < self.until:
            self.cookies = {}
            self._visit(self.visits[number % len(self.visits)])
            number += 1

    def _visit(self, steps: list[Step]) -> None:
        for step in steps:
            if time.monotonic() >= self.until:
                return
            led_to = self._ask(step)
            if led_to:
                self._ask({"method": "GET", "path": led_to.partition("#")[0]})

    def _ask(self, step: Step) -> str:
        """One request; returns where it led to. Anything but a page, or an answer to a form, is an error."""
        body, kind = _body(step)
        headers = {**BROWSER, "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()), **kind}
        begin = time.perf_counter()
        try:
            self.connection.request(step["method"], step["path"], body, headers)
            response = self.connection.getresponse()
            content = response.read()
        except (OSError, HTTPException) as error:
            self.connection.close()
            self.errors.append(f"{step['method']} {step['path']}: {error!r}")
            return ""
        self.took_s.append(time.perf_counter() - begin)
        self._remember(response)
        form = "form" in step
        if response.status != (303 if form else 200) or (not form and not content):
            self.errors.append(f"{step['method']} {step['path']}: {response.status}")
        return response.getheader("Location") or ""

    def _remember(self, response: HTTPResponse) -> None:
        for line in response.headers.get_all("Set-Cookie") or ():
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value


def _body(step: Step) -> tuple[str | None, dict[str, str]]:
    if "form" in step:
        return urlencode(step["form"], doseq=True), {"Content-Type": "application/x-www-form-urlencoded"}
    if "json" in step:
        return json.dumps(step["json"]), {"Content-Type": "application/json"}
    return None, {}


def main(host: str, port: int, plan: Path, seconds: int, visitors: int) -> None:
    """All visitors at once, for that long."""
    visits = json.loads(plan.read_text())
    begin = time.monotonic()
    every = [Visitor(host, port, visits, begin + seconds) for _number in range(visitors)]
    threads = [Thread(target=one.go, args=(number,)) for number, one in enumerate(every)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    went = {
        "seconds": time.monotonic() - begin,
        "took_s": [taken for one in every for taken in one.took_s],
        "errors": [error for one in every for error in one.errors],
    }
    sys.stdout.write(json.dumps(went))


if __name__ == "__main__":
    host, port, plan, seconds, visitors = sys.argv[1:]
    main(host, int(port), Path(plan), int(seconds), int(visitors))
