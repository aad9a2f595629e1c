"""StatLine on this machine: real HTTP that speaks what is documented of OData v4 and v3, with all that can go wrong.

The bodies have the shape of the real ones; every figure in them is INVENTED. Traps of the real service are built in:
`$top` takes the next link away, the v3 Api ends at 10,000 rows (here: `API_LIMIT`), and a v3 key without its spaces
finds nothing and says 200.
"""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

PAGE_V4, PAGE_V3, API_LIMIT = 10, 3, 4
CONDITION = re.compile(r"(\w+) eq '([^']*)'")


@dataclass
class Fault:
    """Something that goes wrong with the next requests of which the address holds `where`."""

    kind: str
    where: str = "Observations"
    times: int = 1
    after: str = ""
    seconds: float = 0.0


@dataclass
class Body:
    """One table as the service keeps it."""

    about: dict[str, Any]
    measures: list[dict[str, Any]]
    lists: dict[str, dict[str, Any]]
    """Column -> {"about": …, "codes": […]}."""
    rows: list[dict[str, Any]]
    has_figures: bool = True


@dataclass
class Service:
    """What the server knows, and what it was asked."""

    v4: dict[str, Body] = field(default_factory=dict)
    v3: dict[str, Body] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    address: str = ""

    def fault_for(self, path: str) -> Fault | None:
        """The fault of this request; each happens as often as it says."""
        for fault in self.faults:
            if fault.where in path and fault.times > 0:
                fault.times -= 1
                return fault
        return None


@contextmanager
def served(service: Service) -> Iterator[Service]:
    """The service, reachable on this machine only."""
    handler = type("Handler", (_Handler,), {"service": service})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    service.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    service: Service
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    """Head and body go at once: otherwise each answer waits 40 ms for a reader that waits for it."""

    def log_message(self, *_: Any) -> None:
        """Says nothing."""

    def do_GET(self) -> None:
        """One request."""
        path = unquote(self.path)
        self.service.asked.append(path)
        fault = self.service.fault_for(path)
        if fault and self._goes_wrong(fault):
            return
        self._send(*self._answer(), cut=bool(fault and fault.kind == "cut"), half=bool(fault and fault.kind == "half"))

    def _goes_wrong(self, fault: Fault) -> bool:
        if fault.kind == "slow":
            time.sleep(fault.seconds)
        if fault.kind in ("busy", "error"):
            self._send(429 if fault.kind == "busy" else 500, b"{}", after=fault.after)
            return True
        if fault.kind == "hang up":
            self.close_connection = True
            return True
        if fault.kind == "drip":
            self._drip(fault.seconds)
            return True
        return False

    def _drip(self, seconds: float) -> None:
        """A byte now and then: never silent, never done."""
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        until = time.monotonic() + seconds
        try:
            while time.monotonic() < until:
                self.wfile.write(b" ")
                time.sleep(0.02)
        except OSError:
            pass
        self.close_connection = True

    def _send(self, status: int, body: bytes, *, after: str = "", cut: bool = False, half: bool = False) -> None:
        if half:
            body = body[: len(body) // 2]
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        if after:
            self.send_header("Retry-After", after)
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if cut else body)
        self.close_connection = self.close_connection or cut

    def _answer(self) -> tuple[int, bytes]:
        found = urlsplit(self.path)
        asked = {name: said[0] for name, said in parse_qs(found.query).items()}
        parts = [unquote(part) for part in found.path.strip("/").split("/")]
        content = self._v4(parts[1:], asked) if parts[0] == "v4" else self._v3(parts, asked)
        return (404, b'{"error": {"message": "Not found"}}') if content is None else content

    # --- v4 -----------------------------------------------------------------------------------------------------------
    def _v4(self, parts: list[str], asked: dict[str, str]) -> tuple[int, bytes] | None:
        body, what = self.service.v4.get(parts[0]), parts[1]
        if body is None:
            return None
        if what == "Properties":
            return _json({"@odata.context": "…", **body.about})
        if what == "MeasureCodes":
            return _json({"value": body.measures})
        if what == "Dimensions":
            return _json({"value": [one["about"] for one in body.lists.values()]})
        if what == "Observations" and body.has_figures:
            return self._observations(body, asked)
        name = what.removesuffix("Codes")
        return _json({"value": body.lists[name]["codes"]}) if name in body.lists else None

    def _observations(self, body: Body, asked: dict[str, str]) -> tuple[int, bytes]:
        rows = [row for row in body.rows if _passes(row, asked.get("$filter", ""))]
        first = int(asked.get("$skip", 0))
        size = int(asked["$top"]) if "$top" in asked else PAGE_V4
        page: dict[str, Any] = {"value": rows[first : first + size]}
        if "$count" in asked:
            page["@odata.count"] = len(rows)
        if "$top" not in asked and first + size < len(rows):  # with $top the real one gives no next link either
            page["@odata.nextLink"] = self._link(first + size)
        return _json(page)

    # --- v3 -----------------------------------------------------------------------------------------------------------
    def _v3(self, parts: list[str], asked: dict[str, str]) -> tuple[int, bytes] | None:
        host, body, what = parts[0], self.service.v3.get(parts[2]), parts[3]
        if body is None:
            return None
        if asked.get("$format") != "json":
            return 200, b'<?xml version="1.0"?><feed/>'
        if what == "TableInfos":
            return _json({"odata.metadata": "…", "value": [body.about]})
        if what == "DataProperties":
            return _json({"value": [*(one["about"] for one in body.lists.values()), *body.measures]})
        if what in body.lists:
            return _json({"value": body.lists[what]["codes"]})
        rows = [row for row in body.rows if _passes(row, asked.get("$filter", ""))]
        if parts[4:] == ["$count"]:
            return 200, b"\xef\xbb\xbf" + str(len(rows)).encode()
        return self._wide(host, rows, asked)

    def _wide(self, host: str, rows: list[dict[str, Any]], asked: dict[str, str]) -> tuple[int, bytes]:
        if host == "ODataApi" and len(rows) > API_LIMIT:
            return 500, b'{"odata.error": {"message": {"value": "The query returned more than 10000 records."}}}'
        first, wanted = int(asked.get("$skip", 0)), asked.get("$select", "").split(",")
        chosen = [{name: row[name] for name in wanted if name in row} or row for row in rows]
        page: dict[str, Any] = {"odata.metadata": "…", "value": chosen[first : first + PAGE_V3]}
        if first + PAGE_V3 < len(rows):
            page["odata.nextLink"] = self._link(first + PAGE_V3).replace("http://", "https://")
        return _json(page)

    def _link(self, first: int) -> str:
        found = urlsplit(self.path)
        asked = {name: said[0] for name, said in parse_qs(found.query).items()} | {"$skip": str(first)}
        return f"{self.service.address}{found.path}?{'&'.join(f'{name}={quote(said)}' for name, said in asked.items())}"


def _json(content: Any) -> tuple[int, bytes]:
    return 200, json.dumps(content, ensure_ascii=False).encode()


def _passes(row: dict[str, Any], asked: str) -> bool:
    """`(A eq 'x' or A eq 'y') and (…)`: exactly as written, spaces included."""
    parts = asked.split(" and ") if asked else []
    return all(any(str(row.get(name)) == said for name, said in CONDITION.findall(part)) for part in parts)
