"""The pages and their parts, rendered once at the start: a static host could serve them too."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel import Locale
from jinja2 import Environment, FileSystemLoader, StrictUndefined

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Languages = Mapping[str, Callable[[str], str]]

_PARTS = Path(__file__).parent / "page"
_TEMPLATES = Path(__file__).parent.parent / "templates" / "web"
_TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
_DEMO_ONLY = frozenset({"outgoing.html", "outgoing.js"})

# No frame-ancestors here: a browser obeys it in a header only, and says so in the console.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
)


@dataclass(frozen=True, slots=True)
class Page:
    """One file as it is served: UTF-8, with the tag by which a browser knows its own copy."""

    body: bytes
    content_type: str
    etag: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "etag", hashlib.sha256(self.body).hexdigest()[:32])


def render_pages(languages: Languages, *, chat_url: str | None, demo: bool) -> Mapping[str, Page]:
    """All files by name (`compose.html`, `compose.js`, …); `outgoing.html` in the demo only.

    `languages` maps each language to its gettext; the first is used where a reader's own is
    missing. `chat_url` is where *Back to the chat* leads; without it the words must do.
    """
    templates = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined
    )
    words = {code: _words(templates, code, gettext) for code, gettext in languages.items()}
    shown = {"words": words, "first": next(iter(words)), "chat_url": chat_url, "demo": demo}
    shown["policy"] = CONTENT_SECURITY_POLICY
    pages = {path.name: _part(path) for path in _PARTS.iterdir() if path.suffix in _TYPES}
    for name in ("compose.html", "outgoing.html", "index.html"):
        pages[name] = Page(templates.get_template(name).render(shown).encode(), _TYPES[".html"])
    return {name: page for name, page in pages.items() if demo or name not in _DEMO_ONLY}


def _words(templates: Environment, code: str, gettext: Callable[[str], str]) -> dict[str, Any]:
    words: dict[str, Any] = json.loads(templates.get_template("words.html").render(_=gettext))
    return words | {"direction": Locale.parse(code, sep=_separator(code)).text_direction}


def _separator(code: str) -> str:
    return "-" if "-" in code else "_"


def _part(path: Path) -> Page:
    return Page(path.read_bytes(), _TYPES[path.suffix])
