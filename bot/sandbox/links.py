"""Which addresses Telegram takes for a link.

Facts from the Bot API server's library: only http, https and tg are links; anything else is
read as a host (so `mailto:a@b.org` becomes a dead `http://mailto:a@b.org/`); a host needs a dot.
"""

from __future__ import annotations

import re

MAX_PORT = 65535
_SCHEME = re.compile(r"(?P<name>[^:/?#@\[\]]*)://")
_AUTHORITY = re.compile(r"[^/?#]*")
_HOST = re.compile(r"(?:[a-z0-9._!$,~*'();&+=-]|%[0-9a-f]{2}|[^\x00-\x7f])+")
_IPV6 = re.compile(r"\[[0-9a-f:.]+\]")
_TG = re.compile(r"tg:(?://)?(?P<rest>[A-Za-z0-9_-]+(?P<query>[/?#].*)?)$", re.IGNORECASE)


class WrongLinkError(ValueError):
    """Its text is what Telegram says about the address."""


def checked_link(address: str) -> str:
    """The address as Telegram keeps it, else `WrongLinkError`."""
    if re.match("tg:", address, re.IGNORECASE):
        return _tg_link(address)
    scheme = _SCHEME.match(address)
    if scheme and scheme["name"].lower() not in ("http", "https"):
        raise WrongLinkError("Unsupported URL protocol")
    protocol = scheme["name"].lower() if scheme else "http"
    rest = address[scheme.end() :] if scheme else address
    authority = _AUTHORITY.match(rest)
    before_path = authority.group() if authority else ""
    user, host, port = _split(before_path)
    _check_host(host)
    path = rest[len(before_path) :].rstrip()
    path = path if path.startswith("/") else f"/{path}"
    path = re.sub(r"[\x00-\x20]", lambda match: f"%{ord(match.group()):02X}", path)
    return f"{protocol}://{user}{host}{port}{path}"


def _tg_link(address: str) -> str:
    match = _TG.match(address)
    if not match:
        raise WrongLinkError("Unallowed characters in URL host")
    return f"tg://{match['rest']}"


def _split(authority: str) -> tuple[str, str, str]:
    """User part with its `@`, host in small letters, port with its `:`."""
    userinfo_host, port = authority, ""
    colon = re.search(r"(?<!^):(?P<port>[^:\]@]*)$", authority)
    if colon:
        port = colon["port"].lstrip("0")
        if not re.fullmatch("[0-9]{1,5}", port) or int(port) > MAX_PORT:
            raise WrongLinkError("Wrong port number specified in the URL")
        userinfo_host, port = authority[: colon.start()], f":{port}"
    user, at, host = userinfo_host.rpartition("@")
    return user + at, host.lower(), port


def _check_host(host: str) -> None:
    if not host:
        raise WrongLinkError("URL host is empty")
    if _IPV6.fullmatch(host):
        return
    if not _HOST.fullmatch(host):
        raise WrongLinkError("Wrong URL host")
    if "." not in host or host == ".":
        raise WrongLinkError("Wrong HTTP URL")
