"""A mail: the document attached to it, else its text, decoded.

The heads of forwarded mails and `>` are left to `cases.document`: pasted texts have them too.
"""

from __future__ import annotations

from email import policy
from email.errors import MessageError
from email.parser import BytesParser
from itertools import islice
from typing import TYPE_CHECKING

from cases.files.encodings import decoded
from cases.files.formats import Format, format_of
from cases.files.html import opened_text
from cases.files.opened import MOST_TEXT_BYTES, Opened, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

_MOST_PARTS = 200
_SHOWN = 500
_ATTACHED = "the document attached to the mail was read, not the text of the mail"
_DOCUMENTS = (Format.DOCX, Format.PDF)


def opened(data: bytes) -> Opened:
    """The text of a mail; an attached Word file or PDF goes before the mail's own text.

    Raises `Unreadable`; where nothing but the attached document holds text, with its sentence.
    """
    message = BytesParser(policy=policy.default).parsebytes(data)
    parts = list(islice(message.walk(), _MOST_PARTS))
    own = _own_text(parts)
    try:
        attached = _attached(parts)
    except Unreadable:
        if not own.text.strip():
            raise
        return own
    if attached is None:
        return own
    covering = " ".join(own.text.split())[:_SHOWN]
    left_out = (*([covering] if covering else []), *attached.left_out)
    return Opened(attached.text, left_out, (("unplaced", _ATTACHED), *attached.remarks))


def _attached(parts: list[EmailMessage]) -> Opened | None:
    """The first attached document that can be opened; raises if there are only others."""
    refused: Unreadable | None = None
    for kind, data in _documents(parts):
        try:
            return _document(kind, data)
        except Unreadable as error:
            refused = refused or error
    if refused is not None:
        raise refused
    return None


def _documents(parts: list[EmailMessage]) -> Iterator[tuple[Format, bytes]]:
    for part in parts:
        if part.is_multipart() or part.get_content_maintype() == "text":
            continue
        data = _bytes_of(part)
        try:
            kind = format_of(data)
        except Unreadable:
            continue
        if kind in _DOCUMENTS:
            yield kind, data


def _document(kind: Format, data: bytes) -> Opened:
    # Most mails have none: loading what reads them takes longer than reading the mail.
    from cases.files import opening

    return opening.opened_as(kind, data)


def _own_text(parts: list[EmailMessage]) -> Opened:
    """What the mail says itself: as a web page where it is one, as only that keeps paragraphs."""
    texts = [part for part in parts if part.get_content_maintype() == "text"]
    own = [part for part in texts if part.get_content_disposition() != "attachment"] or texts
    for subtype in ("html", "plain"):
        found = [part for part in own if part.get_content_subtype() == subtype]
        said = [_said(part) for part in found]
        if any(one.strip() for one in said):
            return Opened("\n\n".join(one for one in said if one.strip()))
    return Opened("")


def _said(part: EmailMessage) -> str:
    text = _characters(part)
    if part.get_content_subtype() == "html":
        return opened_text(text).text if text.strip() else ""
    return _unflowed(text) if part.get_param("format") == "flowed" else text


def _characters(part: EmailMessage) -> str:
    data = _bytes_of(part)[:MOST_TEXT_BYTES]
    told = part.get_content_charset()
    if told in {None, "us-ascii", "ascii", "iso-8859-1", "unknown-8bit"}:
        return decoded(data)
    try:
        return data.decode(told or "utf-8", errors="strict")
    except (LookupError, UnicodeDecodeError):
        return decoded(data)


def _bytes_of(part: EmailMessage) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except (MessageError, ValueError, LookupError):
        return b""
    return payload if isinstance(payload, bytes) else b""


def _unflowed(text: str) -> str:
    """Lines that end in a space go on in the next (RFC 3676)."""
    lines: list[str] = []
    flows = False
    for raw in text.splitlines():
        line = raw.removeprefix(" ") if raw.startswith(" ") else raw
        if flows and line:
            lines[-1] += line
        else:
            lines.append(line)
        flows = raw.endswith(" ") and raw != "-- "
    return "\n".join(lines)
