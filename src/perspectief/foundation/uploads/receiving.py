"""Lets one page take one file: in memory only, and no more of it than may be. All other pages take none."""

from __future__ import annotations

import io
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest


class InMemory(FileUploadHandler):
    """Keeps a file in memory. After `most` bytes the rest is not kept, and the file says that it was too big."""

    def __init__(self, request: HttpRequest, most: int):
        super().__init__(request)
        self.most, self.parts, self.size = most, list[bytes](), 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins. A second one is not taken."""
        super().new_file(*args, **kwargs)
        if self.parts:
            raise StopUpload(connection_reset=True)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """One piece. Beyond the most nothing is kept, so that memory holds."""
        self.size += len(raw_data)
        if self.size <= self.most + 1:
            self.parts.append(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile | None:
        """The file; one that is too big comes as more bytes than may be, and is refused as such."""
        content = b"".join(self.parts) if self.size <= self.most else bytes(self.most + 1)
        return InMemoryUploadedFile(
            io.BytesIO(content), self.field_name, "bestand", self.content_type or "", len(content), None
        )


def take_one_file(request: HttpRequest, most: int) -> None:
    """Call before anything of the form is read."""
    request.upload_handlers = [InMemory(request, most)]
