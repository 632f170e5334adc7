"""An appeal through a form on an official's own web page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from cases.case import Contact

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_LABEL = r"(?:[\w-]|%(?!20)[0-9a-f]{2})+"
_OPENS = re.compile(rf"https?://{_LABEL}(?:\.{_LABEL})+(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
_KEPT = "/:?#[]@!$&'()*+,;=%~"


def page(contact: Contact) -> str:
    """The http(s) address of the form."""
    return address(contact.value)


def address(printed: str) -> str:
    """An http(s) address as a link: `www.…` gets its scheme, spaces and quotes are encoded.

    Whatever scheme a text claims, the result opens a web page and nothing else.
    """
    printed = printed.strip()
    whole = printed if _ADDRESS.match(printed) else f"https://{printed.lstrip('/')}"
    return quote(whole, safe=_KEPT)


def opens(url: str) -> bool:
    """Whether it is an address of a host, which a key can open; prose in its place is none."""
    return _OPENS.fullmatch(url) is not None


def profile(printed: str, site: str) -> str:
    """The profile on a site for a handle, or the address where one is printed."""
    if _ADDRESS.match(printed.strip()) or printed.strip().lower().startswith("www."):
        return address(printed)
    return site + quote(printed.strip().lstrip("@"), safe="._-")
