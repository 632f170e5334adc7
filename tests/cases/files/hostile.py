"""Files that somebody made to harm whoever opens them."""

from __future__ import annotations

import io
import zipfile
import zlib

from tests.cases.files.examples import MODEL_LETTER
from tests.cases.files.pdf_pages import pdf_file
from tests.cases.files.word import word_file

WORD = word_file(MODEL_LETTER, "in a table")
PDF = pdf_file(MODEL_LETTER, "in columns")
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ENTITIES = "".join(f'<!ENTITY e{number} "{f"&e{number - 1};" * 10}">' for number in range(1, 10))


def with_part(data: bytes, name: str = "word/document.xml") -> bytes:
    """A Word file whose part of this name has this content."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(WORD)) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.namelist():
            new.writestr(member, data if member == name else old.read(member))
    return written.getvalue()


def body(inside: str, before: str = "") -> bytes:
    """The main part of a Word file."""
    return f"{before}<w:document {_W}><w:body>{inside}</w:body></w:document>".encode()


def without_document() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WORD)) as old, zipfile.ZipFile(written, "w") as new:
        for member in old.namelist():
            if member != "word/document.xml":
                new.writestr(member, old.read(member))
    return written.getvalue()


def many_members() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as new:
        for number in range(2_001):
            new.writestr(f"word/{number}.xml", b"")
    return written.getvalue()


def lying_about_its_size() -> bytes:
    """A ZIP whose member says that it is small, and unpacks to 100 MB."""
    data = bytearray(with_part(b" " * 100_000_000))
    size = (100_000_000).to_bytes(4, "little")
    return bytes(data.replace(size, (1_000).to_bytes(4, "little")))


def password() -> bytes:
    """A ZIP whose members are marked as encrypted."""
    data = bytearray(WORD)
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        data[at + 8] |= 1
    return bytes(data)


def pdf(*objects: bytes, trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A PDF of these objects, the first of which is its catalogue."""
    data = b"%PDF-1.7\n"
    offsets = []
    for number, one in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer <</Size %d %s>>\nstartxref\n%d\n%%%%EOF"
        % (size, table, size, trailer, len(data))
    )


def page_of(stream: bytes, packed: bytes = b"") -> bytes:
    """A PDF with one page that shows this."""
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(stream), packed, stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )


def endless_text() -> bytes:
    """A small PDF whose one page holds 60 MB of instructions to write."""
    shown = b"BT /F 9 Tf 1 0 0 1 9 9 Tm " + b"(aaaa bbbb) Tj 0 1 Td " * 3_000_000 + b"ET"
    return page_of(zlib.compress(shown, 9), b"/Filter/FlateDecode")


def bomb_of_streams() -> bytes:
    """A PDF stream that was packed three times: 1 GB of zeros."""
    data = zlib.compress(zlib.compress(zlib.compress(b"\x00" * 1_000_000_000, 1), 9), 9)
    return page_of(data, b"/Filter[/FlateDecode/FlateDecode/FlateDecode]")


def pages_that_are_their_own_parents() -> bytes:
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9999999>>"
    )


def protected_pdf() -> bytes:
    """A PDF whose trailer asks for a password that nobody knows."""
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[]/Count 0>>",
        b"<</Filter/Standard/V 2/R 3/Length 128/P -4/O("
        + b"o" * 32
        + b")/U("
        + b"u" * 32
        + b")>>",
        trailer=b"/Root 1 0 R/Encrypt 3 0 R/ID[(0123456789abcdef)(0123456789abcdef)]",
    )


def deep_html() -> bytes:
    return b"<!doctype html>" + b"<div>" * 100_000 + b"deep"


def deep_mail() -> bytes:
    """Mails in mails in mails."""
    data = b"plain"
    for _ in range(2_000):
        data = b"MIME-Version: 1.0\nFrom: a@b.c\nContent-Type: message/rfc822\n\n" + data
    return data


HOSTILE: dict[str, tuple[bytes, str]] = {
    "a zip bomb": (with_part(b" " * 40_000_000), "larger than it looks"),
    "a zip that lies": (lying_about_its_size(), "damaged"),
    "many members": (many_members(), "larger than it looks"),
    "entities": (
        with_part(body("<w:p><w:r><w:t>&e9;</w:t></w:r></w:p>", f"<!DOCTYPE w [{_ENTITIES}]>")),
        "what no document needs",
    ),
    "a file that an entity names": (
        with_part(body("&e;", '<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/hostname">]>')),
        "what no document needs",
    ),
    "deep nesting": (with_part(body("<w:tbl>" * 5_000)), "what no document needs"),
    "no main part": (without_document(), "damaged"),
    "half a Word file": (WORD[: len(WORD) // 2], "damaged"),
    "a Word file with a password": (password(), "password"),
    "half a PDF": (PDF[: len(PDF) // 3], "PDF is damaged"),
    "a PDF with a password": (protected_pdf(), "password"),
    "pages without end": (pages_that_are_their_own_parents(), "PDF"),
    "only a start": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF is damaged"),
    "random bytes": (bytes((7 * at * at + 13) % 256 for at in range(5_000)), "not a text"),
}
"""What is refused with a sentence that says this."""

GREEDY: dict[str, bytes] = {
    "a PDF of endless text": endless_text(),
    "a PDF bomb": bomb_of_streams(),
    "a deep web page": deep_html(),
    "mails in mails": deep_mail(),
    "a million paragraphs": with_part(body("<w:p/>" * 1_000_000)),
    "a wide web page": b"<html>" + b"<table><tr><td>a" * 100_000,
}
"""What may be read in part or refused, if only it ends in time."""
