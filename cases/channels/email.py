"""An appeal by e-mail: the addresses that open it in a mail program, in webmail, on our page.

A letter is never cut. What does not fit into an address is left out of it as a whole, and the
supporter is given it to copy. The page's own links are made by `bot/web/page/links.js`, which
follows this module to the letter (a test compares the two).
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from dataclasses import dataclass
from urllib.parse import quote

# Windows hands about 2,000 characters to a mail program, and a few programs take less.
MAILTO_LIMIT = 1_800

# How long the address of a Telegram button may be is not documented: this keeps clear of it.
LINK_LIMIT = 2_000

# RFC 5321 allows 254 octets. Two recipients, a name in brackets or a line break never pass.
_ONE_RECIPIENT = re.compile(r"""[^\s@,;:<>()\[\]\\"]+@[^\s@,;:<>()\[\]\\"]+""")
_LONGEST_ADDRESS = 254

_WEBMAIL = (
    ("Gmail", "https://mail.google.com/mail/?view=cm&fs=1", "su"),
    ("Outlook", "https://outlook.live.com/mail/0/deeplink/compose?", "subject"),
    ("Microsoft 365", "https://outlook.office.com/mail/deeplink/compose?", "subject"),
    ("Yahoo", "https://compose.mail.yahoo.com/?", "subject"),
)
_PROTON = "https://mail.proton.me/inbox/#mailto="


@dataclass(frozen=True, slots=True)
class Email:
    """One letter to one recipient.

    `to` is a single address of at most 254 octets, else ValueError. As they are sent, `subject`
    is one line and `body` has `\\n` between its lines; both are brought to that form here.
    """

    to: str
    subject: str
    body: str

    def __post_init__(self) -> None:
        if len(self.to.encode(errors="replace")) > _LONGEST_ADDRESS:
            raise ValueError("an e-mail address has at most 254 octets")
        if not _ONE_RECIPIENT.fullmatch(self.to):
            raise ValueError("a letter has exactly one recipient, such as name@example.org")
        lines = self.body.replace("\r\n", "\n").replace("\r", "\n")
        object.__setattr__(self, "body", _sendable(lines))
        object.__setattr__(self, "subject", _sendable(re.sub(r"[\r\n]+", " ", self.subject)))


@dataclass(frozen=True, slots=True)
class Webmail:
    """The address that opens a letter, ready to send, in one provider's webmail."""

    name: str
    url: str


def mailto(email: Email) -> str | None:
    """The whole letter for the mail program (RFC 6068); None if that is over 1,800 characters."""
    url = _mailto(email.to, email.subject, email.body)
    return url if len(url) <= MAILTO_LIMIT else None


def mailto_short(email: Email) -> str:
    """Address and subject, for a letter to paste; the address alone if the subject is too long."""
    url = _mailto(email.to, email.subject, "")
    return url if len(url) <= MAILTO_LIMIT else _mailto(email.to, "", "")


def mailto_length(email: Email) -> int:
    """The characters of the address with the whole letter, of which 1,800 are taken."""
    return len(_mailto(email.to, email.subject, email.body))


def too_long_by(email: Email) -> int:
    """How many characters of the letter are too many for a mail program to take over; 0 if none.

    What is too long is opened by `mailto_short`, and the letter pasted.
    """
    fits, over = 0, len(email.body) + 1
    while over - fits > 1:
        middle = (fits + over) // 2
        if len(_mailto(email.to, email.subject, email.body[:middle])) <= MAILTO_LIMIT:
            fits = middle
        else:
            over = middle
    return len(email.body) - fits


def webmail(email: Email) -> tuple[Webmail, ...]:
    """The webmail addresses that hold the whole letter within the 2,000 characters of a button."""
    offered = [*(_queried(*provider, email) for provider in _WEBMAIL), _proton(email)]
    return tuple(one for one in offered if len(one.url) <= LINK_LIMIT)


def deflated(email: Email, language: str) -> bytes:
    """The letter and the language of the page around it: JSON, raw deflate (RFC 1951)."""
    fields = [1, language, email.to, email.subject, email.body]
    written = json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()
    squeezed = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return squeezed.compress(written) + squeezed.flush()


def pack(email: Email, language: str) -> str:
    """What stands after the `#p.` of a compose link: `deflated` in base64url without padding."""
    return base64.urlsafe_b64encode(deflated(email, language)).rstrip(b"=").decode()


def unpack(packed: str) -> tuple[Email, str]:
    """The letter and the language that `pack` was given."""
    squeezed = base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4))
    _, language, to, subject, body = json.loads(zlib.decompress(squeezed, -zlib.MAX_WBITS))
    return Email(to, subject, body), language


def compose_link(public_url: str, email: Email, language: str) -> str | None:
    """The compose page holding the whole letter; None where that is over 2,000 characters."""
    url = _composed(public_url, email, language)
    return url if len(url) <= LINK_LIMIT else None


def compose_length(public_url: str, email: Email, language: str) -> int:
    """The characters of the compose page's address with the whole letter, of which 2,000 fit."""
    return len(_composed(public_url, email, language))


def _composed(public_url: str, email: Email, language: str) -> str:
    return f"{public_url.rstrip('/')}/compose.html#p.{pack(email, language)}"


def _mailto(to: str, subject: str, body: str) -> str:
    fields = [f"subject={_encoded(subject)}"] if subject else []
    fields += [f"body={_encoded(_crlf(body))}"] if body else []
    return "?".join([f"mailto:{quote(to, safe='@')}", *(["&".join(fields)] if fields else [])])


def _queried(name: str, start: str, subject_field: str, email: Email) -> Webmail:
    values = {"to": email.to, subject_field: email.subject, "body": _crlf(email.body)}
    query = "&".join(f"{field}={_encoded(value)}" for field, value in values.items() if value)
    return Webmail(name, f"{start}{'' if start.endswith('?') else '&'}{query}")


def _proton(email: Email) -> Webmail:
    whole = _mailto(email.to, email.subject, email.body)
    return Webmail("Proton", _PROTON + _encoded(whole))


def _encoded(text: str) -> str:
    """Percent-encoded UTF-8, a space as %20: a `+` would stay a plus sign in mail programs."""
    return quote(text, safe="")


def _crlf(text: str) -> str:
    return text.replace("\n", "\r\n")


def _sendable(text: str) -> str:
    """Half a surrogate pair cannot be sent by anyone: it becomes U+FFFD, as in a browser."""
    return re.sub(r"[\ud800-\udfff]", "\ufffd", text)
