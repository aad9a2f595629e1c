"""Mail as files in a folder, for a practice copy: nothing leaves this computer."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from perspectief.foundation.outbox.choices import Trouble
from perspectief.foundation.outbox.ports import NotNow
from perspectief.foundation.outbox.ports.mime import as_mail
from perspectief.foundation.outbox.sealed import Letter


class FilePort:
    """One file for one letter; the same letter again is the same file."""

    def __init__(self, folder: Path):
        self.folder = folder

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """There is nothing to close."""

    def send(self, letter: Letter) -> None:
        """Whole or not at all: written beside its place first."""
        place = self.folder / f"{letter.key}.eml"
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            draft = place.with_suffix(".draft")
            draft.write_bytes(as_mail(letter).as_bytes())
            draft.replace(place)
        except OSError:
            raise NotNow(Trouble.UNKNOWN) from None
