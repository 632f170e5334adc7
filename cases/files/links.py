"""A link in a document: what is shown, and where it leads."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

_IS_ADDRESS = re.compile(r"[@＠]|https?:|www\.|\w\.(?:[a-z]{2,4})(?:/|$)", re.IGNORECASE)
_IS_NUMBER = re.compile(r"\d[\d\s().-]{4,}")
_HIDDEN = re.compile(r"email-protection#([0-9a-f]{6,400})", re.IGNORECASE)
_HIDDEN_SHOWN = re.compile(r"\[\s*e-?mail\s*protected\s*\]", re.IGNORECASE)
_LONGEST = 500


def with_address(shown: str, target: str) -> str:
    """What is shown, and the address behind it where the words do not tell one.

    `here` gets its URL, `Write to her` its e-mail address; `@handle` and addresses stay alone.
    An address that a web page hides from robots is shown.
    """
    address = address_of(target)
    if _HIDDEN_SHOWN.search(shown):
        return _HIDDEN_SHOWN.sub(lambda _: address or shown.strip(), shown, count=1)
    if address is None or address in shown or _says_one(shown, target):
        return shown
    if not shown.strip():
        # A picture that is a link is no text.
        return shown
    # What closes the sentence behind the words would be taken for a part of the address.
    return f"{shown.rstrip()} {address}" + (" " if shown[-1:].isspace() else "")


def address_of(target: str) -> str | None:
    """The e-mail address, number or URL of a link; None for one that leads to nothing outside."""
    target = target.strip()
    if len(target) > _LONGEST:
        return None
    if (hidden := _HIDDEN.search(target)) is not None:
        return revealed(hidden[1])
    scheme, _, rest = target.partition(":")
    match scheme.lower():
        case "mailto":
            return unquote(rest.partition("?")[0]).strip() or None
        case "tel":
            return unquote(rest).strip() or None
        case "http" | "https":
            return target if _has_host(target) else None
    return None


def revealed(code: str) -> str | None:
    """The e-mail address that a web page hid as hexadecimal digits: each byte xor the first."""
    try:
        key, *hidden = bytes.fromhex(code)
    except ValueError:
        return None
    shown = bytes(byte ^ key for byte in hidden).decode("utf-8", errors="replace")
    return shown.partition("?")[0] if "@" in shown and shown.isprintable() else None


def _says_one(shown: str, target: str) -> bool:
    if target.lower().startswith("tel:"):
        return _IS_NUMBER.search(shown) is not None
    return _IS_ADDRESS.search(shown.strip()) is not None


def _has_host(url: str) -> bool:
    try:
        return bool(urlsplit(url).hostname)
    except ValueError:
        return False
