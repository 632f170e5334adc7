"""A letter too long for a link: it lies encrypted here for an hour, the key only in the link."""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

if TYPE_CHECKING:
    from typing import Final

TTL_SECONDS: Final = 3_600

# 96 bits is the nonce AES-GCM was made for (NIST SP 800-38D); each key seals one letter only.
_NONCE_BYTES = 12


class Envelopes(Protocol):
    """Where sealed letters lie. It never sees a key."""

    async def keep(self, id_: str, body: bytes, ttl_seconds: int) -> None:
        """Hold `body` under this id for so long, durably before returning."""

    async def fetch(self, id_: str) -> bytes | None:
        """What is held under this id, as often as asked; None once its time is over."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A sealed letter: `id` and `body` may be stored, `key` must not be.

    `id` (22 characters) and `key` (43) are base64url and random. `body` is the nonce, then what
    AES-256-GCM made of the letter with the id as associated data, so that a body moved to another
    id does not open.
    """

    id: str
    key: str = field(repr=False)
    body: bytes = field(repr=False)


def seal(packed: bytes) -> Sealed:
    """Encrypt a packed letter (`cases.channels.email.deflated`) with a key made for it alone."""
    key, nonce = AESGCM.generate_key(bit_length=256), secrets.token_bytes(_NONCE_BYTES)
    id_ = secrets.token_urlsafe(16)
    body = nonce + AESGCM(key).encrypt(nonce, packed, id_.encode())
    return Sealed(id_, base64.urlsafe_b64encode(key).rstrip(b"=").decode(), body)
