"""A mail server in a process of its own: `python -m tests.faults.mail_server PORT FOLDER`.

It honours the Message-ID: a mail that it has already is not delivered again. `FOLDER/wire` counts every mail that came
along the line, `FOLDER/box/` holds what was delivered. Now and then it is busy, slow, or drops the line after it took a
mail in, as mail servers do.
"""

from __future__ import annotations

import asyncio
import os
import sys
from email import message_from_bytes
from pathlib import Path
from random import Random

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class Box:
    """Delivers each Message-ID once."""

    def __init__(self, folder: Path, random: Random):
        self.box, self.random = folder / "box", random
        self.box.mkdir(parents=True, exist_ok=True)
        self.wire = os.open(folder / "wire", os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o644)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """One mail."""
        chance = self.random.random()
        if chance < 0.03:
            return "451 busy"
        assert isinstance(envelope.content, bytes)
        number = str(message_from_bytes(envelope.content)["Message-ID"]).strip("<>")
        os.write(self.wire, f"{number}\n".encode())
        (self.box / number).touch()
        await asyncio.sleep(self.random.uniform(0, 0.03))
        return "421 dropped the line" if chance < 0.05 else "250 OK"


def main() -> None:
    port, folder = int(sys.argv[1]), Path(sys.argv[2])
    controller = Controller(Box(folder, Random(port)), hostname="127.0.0.1", port=port)
    controller.start()
    asyncio.run(asyncio.Event().wait())


if __name__ == "__main__":
    main()
