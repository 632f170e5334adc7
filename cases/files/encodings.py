"""Bytes become characters: by their mark, as UTF-8 or UTF-16, else by the letters they give."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOKED_AT = 4096
_FEWEST = 4
_MANY_ZEROS = 0.3  # of every second byte: plain English in UTF-16 has nearly all
_OTHER_SCRIPT = 0.4  # of all letters above ASCII: French has 0.05, Czech 0.15

USUAL_LETTERS: dict[str, str] = {
    "cp1252": "áéíóúñüàèìòùçêôâîûëïäöõãåøæœ",
    "cp1250": "áéíóúýäöüčďěňřšťůžąćęłńśźżőűăâîșțşţđ",
    "cp1251": "оеаинтсрвлкм",
    "cp1253": "αοιετσνηυρπκς",
    "cp1256": "الينمتربعدة",
}
"""By code page, the letters that its languages write most; a new one is one more entry."""


def decoded(data: bytes) -> str:
    """The text of these bytes; never an error, and U+FFFD only where the encoding says its name.

    Where neither a mark nor UTF-8 fits, the code page is guessed by the letters it would give;
    the western one is taken in doubt.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace").removeprefix("\ufeff")
    if (wide := _wide(data[:_LOOKED_AT])) is not None:
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A copy that breaks off in the middle of a character is UTF-8 all the same.
        if error.end == len(data) and error.reason == "unexpected end of data":
            return data[: error.start].decode("utf-8")
    return data.decode(_code_page(data), errors="replace")


def _wide(head: bytes) -> str | None:
    """UTF-16 without its mark, by the zero byte beside each ASCII character."""
    half = len(head) // 2
    if half < _FEWEST:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > _MANY_ZEROS * half and odd > 4 * even:
        return "utf-16-le"
    if even > _MANY_ZEROS * half and even > 4 * odd:
        return "utf-16-be"
    return None


def _code_page(data: bytes) -> str:
    high = bytes(byte for byte in data if byte > 0x7F)[:_LOOKED_AT]  # noqa: PLR2004 - ASCII
    ascii_letters = sum(1 for byte in data if chr(byte).isascii() and chr(byte).isalpha())
    letters_above = len(high) / max(1, len(high) + min(ascii_letters, len(data)))
    foreign = letters_above > _OTHER_SCRIPT
    pages = ("cp1251", "cp1253", "cp1256") if foreign else ("cp1252", "cp1250")
    return max(pages, key=lambda page: _share_of_usual(high, page))


def _share_of_usual(high: bytes, page: str) -> float:
    shown = high.decode(page, errors="replace").lower()
    usual = USUAL_LETTERS[page]
    signs = "’‘“”«»–—…°º€£§¿¡\xa0•"
    return sum(1 for char in shown if char in usual or char in signs) / max(1, len(shown))
