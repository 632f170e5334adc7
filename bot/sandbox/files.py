"""The files that were sent, kept in memory."""

from __future__ import annotations

import struct
from collections import OrderedDict
from dataclasses import dataclass
from itertools import count

# The oldest are let go above this, so that a long run stays small.
KEPT_BYTES = 512 * 1024 * 1024
_JPEG_FRAMES = {bytes([code]) for code in range(0xC0, 0xD0)} - {b"\xc4", b"\xc8", b"\xcc"}
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"


@dataclass(frozen=True, slots=True)
class StoredFile:
    """`path` is what getFile tells and the download address ends with."""

    id: str
    path: str
    name: str
    mime_type: str
    data: bytes


class Files:
    """Stores files under ids like `BQ000001` and paths like `documents/file_1.pdf`."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._by_id: OrderedDict[str, StoredFile] = OrderedDict()
        self._bytes = 0

    def keep(self, name: str, mime_type: str, data: bytes, folder: str) -> StoredFile:
        """Store one file; nothing is shared, the same bytes twice are two files."""
        number = next(self._numbers)
        ending = name.rpartition(".")[2] if "." in name else ""
        ending = ending.lower() if ending.isalnum() and ending.isascii() else "bin"
        path = f"{folder}/file_{number}.{ending}"
        stored = StoredFile(f"BQ{number:06d}", path, name, mime_type, data)
        self._by_id[stored.id] = stored
        self._bytes += len(data)
        while self._bytes > KEPT_BYTES and len(self._by_id) > 1:
            self._bytes -= len(self._by_id.popitem(last=False)[1].data)
        return stored

    def by_id(self, file_id: str) -> StoredFile | None:
        """None where there is none, or none any more."""
        return self._by_id.get(file_id)

    def by_path(self, path: str) -> StoredFile | None:
        """The file of a download address."""
        number = path.rpartition("file_")[2].partition(".")[0]
        stored = self._by_id.get(f"BQ{int(number):06d}") if number.isdecimal() else None
        return stored if stored and stored.path == path else None


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG or JPEG; None where it is neither."""
    if data.startswith(_PNG):
        return _numbers(">II", data[16:24])
    return _jpeg_size(data) if data.startswith(_JPEG) else None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    at = 2
    while data[at : at + 1] == b"\xff":
        marker, length = data[at + 1 : at + 2], int.from_bytes(data[at + 2 : at + 4])
        if marker in _JPEG_FRAMES:
            size = _numbers(">HH", data[at + 5 : at + 9])
            return (size[1], size[0]) if size else None
        at += 2 + length
    return None


def _numbers(form: str, data: bytes) -> tuple[int, int] | None:
    if len(data) < struct.calcsize(form):
        return None
    one, other = struct.unpack(form, data)
    return one, other
