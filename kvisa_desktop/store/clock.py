# SPDX-License-Identifier: MIT
"""A hybrid logical clock, and ids that follow it: both only ever go forward.

A clock reading is 16 bytes that sort in order: 48 bits of milliseconds, 16 bits that count within
one of them, 64 bits of the device. So every change of a field, wherever it was made, has a place
before or after every other one, even when wall clocks are wrong.
"""

import secrets
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

from kvisa_desktop.domain.record import uuid7

BEGINNING = bytes(16)
DEVICE_BYTES = 8
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_COUNTS = 16
_IDS_PER_MS = 1 << 12


def wall_ms() -> int:
    """Return milliseconds since 1970 by the clock of this machine."""
    return time.time_ns() // 1_000_000


def instant_of(unix_ms: int) -> datetime:
    """Return the moment in UTC."""
    return _EPOCH + timedelta(milliseconds=unix_ms)


def as_text(moment: datetime) -> str:
    """Return a moment as the vault writes it: UTC, milliseconds, "Z" at the end."""
    if moment.tzinfo is None:
        message = "a moment needs its time zone"
        raise ValueError(message)
    text = moment.astimezone(UTC).isoformat(timespec="milliseconds")
    return text.removesuffix("+00:00") + "Z"


class HybridClock:
    """The clock of one device on one vault; goes on from the last reading anybody left there."""

    def __init__(self, device: bytes, last: bytes, wall: Callable[[], int] = wall_ms) -> None:
        """Start after the reading `last`."""
        self._device = device
        self._last = int.from_bytes(last[:8], "big")
        self._wall = wall

    def tick(self) -> bytes:
        """Return a reading after all before it."""
        self._last = max(self._last + 1, self._wall() << _COUNTS)
        return self._last.to_bytes(8, "big") + self._device


class Ids:
    """Makes version-7 UUIDs in the order in which they are asked for, from any thread."""

    def __init__(self, wall: Callable[[], int] = wall_ms) -> None:
        """Begin at the present moment."""
        self._wall = wall
        self._lock = threading.Lock()
        self._last = 0

    def fresh(self) -> UUID:
        """Return a new id after all before it."""
        with self._lock:
            self._last = max(self._last + 1, self._wall() * _IDS_PER_MS)
            unix_ms, count = divmod(self._last, _IDS_PER_MS)
        return uuid7(unix_ms, count.to_bytes(2, "big") + secrets.token_bytes(8))
