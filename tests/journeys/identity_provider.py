"""A real identity provider on this machine (oidc-provider-mock), as a city has one; and what it says of its people."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

STARTS_WITHIN_S = 30


@dataclass(frozen=True)
class IdentityProvider:
    """Where it stands."""

    server: str

    def knows(self, sub: str, **claims: Any) -> None:
        """Somebody with an account there, and all that it says of them."""
        asked = urllib.request.Request(  # noqa: S310 - our own machine
            f"{self.server}/users/{sub}",
            data=json.dumps(claims).encode(),
            headers={"Content-Type": "application/json"},
            method="PUT",
        )
        urllib.request.urlopen(asked, timeout=10).close()  # noqa: S310


@contextmanager
def running() -> Iterator[IdentityProvider]:
    """Start it on a free port, and stop it afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(port)
        yield IdentityProvider(f"http://localhost:{port}")
    finally:
        process.terminate()
        process.wait(timeout=10)


def _wait(port: int) -> None:
    end = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < end:
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("the identity provider did not start")
