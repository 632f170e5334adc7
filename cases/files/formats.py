"""Which format a file has: its first bytes decide, its name only where they leave it open."""

from __future__ import annotations

import re
from enum import StrEnum

from cases.files.opened import MOST_BYTES, Unreadable


class Format(StrEnum):
    """A format that is read."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    MAIL = "mail"
    DOCX = "docx"
    PDF = "pdf"

    @property
    def is_plain(self) -> bool:
        """Whether its bytes are the text itself: nothing has to be unpacked or parsed."""
        return self in {Format.TEXT, Format.MARKDOWN}


_HEAD = 2048
_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "This is an RTF file: please save it as Word (.docx) or PDF."),
    (b"%!PS", "This is a PostScript file: please save it as PDF."),
    (b"\x1f\x8b", "This file is packed: please send the document itself."),
    (b"7z\xbc\xaf", "This file is packed: please send the document itself."),
    (b"Rar!", "This file is packed: please send the document itself."),
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,400}?-->\s*)*<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_INSIDE = re.compile(rb"<(?:html|body|div|p|table|br)\b[^<>]{0,200}>", re.IGNORECASE)
_MAIL = re.compile(
    rb"(?:(?:From |[\w-]{1,60}:)[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){3}", re.IGNORECASE
)
_MAIL_ONLY = re.compile(
    rb"^(?:MIME-Version|Received|Message-ID|Return-Path|Delivered-To|Content-Type):",
    re.IGNORECASE | re.MULTILINE,
)


def format_of(data: bytes, name: str | None = None) -> Format:
    """The format of a file. Raises `Unreadable` for one that is empty, too large or not read."""
    if len(data) > MOST_BYTES:
        raise Unreadable("This file is larger than 20 MB.")
    head = data[:_HEAD]
    _refuse_others(data, head)
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    if head.startswith(b"PK"):
        return Format.DOCX
    return _of_text(head, (name or "").lower())


def _refuse_others(data: bytes, head: bytes) -> None:
    if not head:
        raise Unreadable("This file is empty.")
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        if _PASSWORD in data:
            raise Unreadable("This file is protected by a password: please send it without one.")
        raise Unreadable("This is an old Word file: please save it as Word (.docx) or PDF.")
    if head.startswith(_PICTURES):
        raise Unreadable("This is a picture: please send the document with its text.")
    for start, sentence in _OTHERS:
        if head.startswith(start):
            raise Unreadable(sentence)


def _of_text(head: bytes, name: str) -> Format:
    # UTF-16 is looked at without its zero bytes.
    seen = head.replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe")
    if _HTML.match(seen) or (name.endswith((".html", ".htm")) and _HTML_INSIDE.search(seen)):
        return Format.HTML
    if _MAIL.match(seen) and (_MAIL_ONLY.search(seen) or name.endswith(".eml")):
        return Format.MAIL
    return Format.MARKDOWN if name.endswith((".md", ".markdown")) else Format.TEXT
