"""What is a link that opens for everybody: http(s), with a host of the web."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_NEVER = re.compile(r"[\s<>\"`{}|\\^\x00-\x1f]")


def is_link(text: str) -> bool:
    """Whether this is one http(s) address, whole; nobody's name stands before its host."""
    if _NEVER.search(text):
        return False
    try:
        parts = urlsplit(text)
        host, name = parts.hostname or "", parts.username
        is_sound = parts.port != 0
    except ValueError:
        return False
    is_web = parts.scheme.lower() in {"http", "https"} and name is None
    return is_web and is_sound and "." in host.strip(".")
