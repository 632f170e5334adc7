"""What a coordinator writes for a contact, by its channel: a value that works, or why not."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from email_validator import EmailNotValidError, validate_email

from cases.case import Channel
from cases.channels.email import Email
from cases.channels.web_form import address, opens
from cases.document.lines import lines_of
from cases.fitness import IN_A_CONTACT
from cases.paging import length

if TYPE_CHECKING:
    from collections.abc import Callable

ADDRESS_LINES = 10
"""More do not fit on an envelope."""


class Mistake(StrEnum):
    """Why what was written cannot be kept."""

    GONE = "gone"
    EMPTY = "empty"
    LONG = "long"
    LONG_LINE = "long_line"
    MANY_LINES = "many_lines"
    EMAIL = "email"
    NUMBER = "number"
    X = "x"
    FACEBOOK = "facebook"
    INSTAGRAM = "instagram"
    WEB_FORM = "web_form"
    KNOWN = "known"
    KNOWN_OFFICIAL = "known_official"
    MANY_OFFICIALS = "many_officials"
    MANY_CONTACTS = "many_contacts"
    NO_ASK = "no_ask"


# X: at most 15 letters, digits and `_`. Its pages that are nobody's profile.
_ON_X = re.compile(r"@?([A-Za-z0-9_]{1,15})")
_NO_PROFILES = frozenset(
    ["hashtag", "home", "i", "intent", "search", "share", "explore", "settings", "messages"]
)
_HANDLE = re.compile(r"@?([A-Za-z0-9](?:[A-Za-z0-9._]{0,48}[A-Za-z0-9_])?)")
_NUMBER = re.compile(r"\+?[0-9 ().\-/]{5,40}(?: ?(?:ext|x|int)\.? ?[0-9]{1,6})?", re.IGNORECASE)
_FEWEST_DIGITS, _MOST_DIGITS = 5, 20
# Valid before an `@`, but where a mail link is written carelessly they begin something else.
_NOT_IN_ADDRESSES = frozenset("?&=#%/")
_NEVER_IN_URLS = frozenset('\\"<>`{}|^ \t')
_HOSTS = {
    Channel.X: ("twitter.com", "x.com"),
    Channel.FACEBOOK: ("facebook.com", "fb.com", "fb.me"),
    Channel.INSTAGRAM: ("instagram.com",),
}


def contact_value(channel: Channel, written: str) -> str | Mistake:
    """The value of a contact for this channel, as `Contact` holds it, or what is wrong with it.

    What nobody sees, such as marks that turn the direction, is left out before it is checked.
    """
    lines = seen_lines(written)
    if not lines:
        return Mistake.EMPTY
    if length("\n".join(lines)) > IN_A_CONTACT:
        return Mistake.LONG
    if channel is Channel.POST:
        return "\n".join(lines) if len(lines) <= ADDRESS_LINES else Mistake.MANY_LINES
    if len(lines) > 1:
        return _MISTAKES[channel]
    value = _READ[channel](lines[0])
    return _MISTAKES[channel] if value is None else value


def seen_lines(written: str) -> tuple[str, ...]:
    """The lines that say something, with single spaces, without signs that nobody sees."""
    return tuple(line.text for line in lines_of(unicodedata.normalize("NFC", written)))


def _email(line: str) -> str | None:
    line = line.removeprefix("mailto:")
    if _NOT_IN_ADDRESSES.intersection(line):
        return None
    try:
        value = validate_email(line, check_deliverability=False).normalized
        Email(value, "", "")
    except (EmailNotValidError, ValueError):
        return None
    return value


def _number(line: str) -> str | None:
    """Digits of any script are written as they are dialled."""
    line = "".join(str(unicodedata.decimal(one, one)) for one in line.removeprefix("tel:"))
    digits = sum(one.isdigit() for one in line)
    fits = _FEWEST_DIGITS <= digits <= _MOST_DIGITS
    return line.strip() if fits and _NUMBER.fullmatch(line.strip()) else None


def _on_x(line: str) -> str | None:
    url = _url_on(Channel.X, line)
    name = _first_of_path(url) if url else line
    found = _ON_X.fullmatch(name)
    return f"@{found[1]}" if found and found[1].lower() not in _NO_PROFILES else None


def _on_facebook(line: str) -> str | None:
    return _profile(Channel.FACEBOOK, line)


def _on_instagram(line: str) -> str | None:
    return _profile(Channel.INSTAGRAM, line)


def _profile(channel: Channel, line: str) -> str | None:
    """A handle with its `@`; an address stays one, for not every page has a handle."""
    url = _url_on(channel, line)
    if url is not None:
        return url if _first_of_path(url) else None
    found = _HANDLE.fullmatch(line)
    is_handle = found is not None and (line.startswith("@") or "." not in line)
    return f"@{found[1]}" if found and is_handle else None


def _url_on(channel: Channel, line: str) -> str | None:
    """The address, where it is one on a site of this channel."""
    named = line.lower().removeprefix("www.").removeprefix("m.").removeprefix("mobile.")
    if "://" not in line and not named.startswith(tuple(f"{one}/" for one in _HOSTS[channel])):
        return None
    url = _web_form(line if "://" in line else f"https://{line}")
    host = (urlsplit(url).hostname or "") if url else ""
    is_there = any(host == one or host.endswith(f".{one}") for one in _HOSTS[channel])
    return url if is_there else None


def _first_of_path(url: str) -> str:
    return urlsplit(url).path.strip("/").partition("/")[0]


def _web_form(line: str) -> str | None:
    """An http(s) address of a host; nobody's name stands before the host to hide it."""
    if _NEVER_IN_URLS.intersection(line):
        return None
    scheme, separator, _ = line.partition("://")
    whole = line if separator else f"https://{line}"
    try:
        parts = urlsplit(whole)
        is_plain = parts.username is None and parts.port != 0
    except ValueError:
        return None
    is_web = not separator or scheme.lower() in {"http", "https"}
    return whole if is_web and is_plain and opens(address(whole)) else None


_READ: dict[Channel, Callable[[str], str | None]] = {
    Channel.EMAIL: _email,
    Channel.PHONE: _number,
    Channel.FAX: _number,
    Channel.X: _on_x,
    Channel.FACEBOOK: _on_facebook,
    Channel.INSTAGRAM: _on_instagram,
    Channel.WEB_FORM: _web_form,
}
_MISTAKES = {
    Channel.EMAIL: Mistake.EMAIL,
    Channel.PHONE: Mistake.NUMBER,
    Channel.FAX: Mistake.NUMBER,
    Channel.X: Mistake.X,
    Channel.FACEBOOK: Mistake.FACEBOOK,
    Channel.INSTAGRAM: Mistake.INSTAGRAM,
    Channel.WEB_FORM: Mistake.WEB_FORM,
}
