"""What may be on the wire: noted before the bytes leave, in a file that survives the process.

After a death only these deliveries are unsure, not all that were claimed. The file is mapped
memory: what was written there outlives a kill -9 without any sync, because the system holds the
pages. It does not outlive the machine, which is why the machine's boot id stands in it.
"""

from __future__ import annotations

import mmap
import struct
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING

from bot.store.delivery import Aboard

if TYPE_CHECKING:
    from bot.store.delivery import Delivery

SLOTS = 1024  # more than the courier ever claims
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_HEADER = struct.Struct("<8s40sq8x")  # what it is, the boot id, the courier's claim number
_SLOT = struct.Struct("<qq")  # broadcast, chat; broadcast 0: free
_MAGIC = b"flights1"
_SIZE = _HEADER.size + SLOTS * _SLOT.size


class Flights:
    """The flight log of one courier. Without a path it keeps nothing and knows nothing."""

    def __init__(self, path: Path | None) -> None:
        """`path` must lie on this machine's own disk, and belong to one courier at a time."""
        self._path = path
        self._slots: dict[tuple[int, int], int] = {}
        self._free = deque(range(SLOTS))
        self._map: mmap.mmap | None = None

    def aboard(self) -> Aboard | None:
        """What the last courier may have sent; None where that cannot be known."""
        boot_id = _boot_id()
        if self._path is None or boot_id is None:
            return None
        try:
            written = self._path.read_bytes()
        except FileNotFoundError:
            return None
        if len(written) != _SIZE:
            return None
        magic, boot, claim = _HEADER.unpack_from(written)
        if magic != _MAGIC or boot.rstrip(b"\0") != boot_id:
            return None
        slots = _SLOT.iter_unpack(written[_HEADER.size :])
        return Aboard(claim, {(broadcast, chat) for broadcast, chat in slots if broadcast})

    def open(self, claim: int) -> None:
        """Begin the log of this courier, after the takeover and before its first claim."""
        boot_id = _boot_id()
        if self._path is None or boot_id is None:
            return
        self._path.write_bytes(_HEADER.pack(_MAGIC, boot_id, claim) + bytes(_SIZE - _HEADER.size))
        with self._path.open("r+b") as file:
            self._map = mmap.mmap(file.fileno(), _SIZE)

    def take_off(self, delivery: Delivery) -> None:
        """Its bytes leave now."""
        pair = (delivery.broadcast_id, delivery.chat_id)
        if self._map is None or pair in self._slots:
            return
        slot = self._slots[pair] = self._free.popleft()
        _SLOT.pack_into(self._map, _HEADER.size + slot * _SLOT.size, *pair)

    def land(self, delivery: Delivery) -> None:
        """What became of it is durable in the database."""
        slot = self._slots.pop((delivery.broadcast_id, delivery.chat_id), None)
        if self._map is None or slot is None:
            return
        _SLOT.pack_into(self._map, _HEADER.size + slot * _SLOT.size, 0, 0)
        self._free.append(slot)

    def close(self, *, is_settled: bool) -> None:
        """End the log. `is_settled`: nothing is claimed any more, so there is nothing to know."""
        if self._map is not None:
            self._map.close()
            self._map = None
        if is_settled and self._path is not None:
            self._path.unlink(missing_ok=True)


def _boot_id() -> bytes | None:
    try:
        return _BOOT_ID.read_bytes().strip()
    except OSError:
        return None
