# SPDX-License-Identifier: MIT
"""Scans under files/: each sealed with a key of its own, whole or not there.

A file begins with a magic word and the header of the secretstream; then come chunks of one
mebibyte, each bound to the magic word and to the id under which it was kept, the last one marked
final. Its name is a keyed hash of its content, so that the name of a known paper tells nothing,
and the same content is kept once.
"""

import contextlib
import hashlib
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path
from uuid import UUID

from nacl import bindings
from nacl.exceptions import CryptoError

from kvisa_desktop.errors import VaultDamaged
from kvisa_desktop.messages import msg
from kvisa_desktop.store import disk

MAGIC = b"KVISAF1\n"
CHUNK = 1 << 20
KEY_BYTES = bindings.crypto_secretstream_xchacha20poly1305_KEYBYTES
_HEADER = bindings.crypto_secretstream_xchacha20poly1305_HEADERBYTES
_TAGGED = CHUNK + bindings.crypto_secretstream_xchacha20poly1305_ABYTES
_FINAL = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL
_MESSAGE = bindings.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
_HALF = ".new"
_CLOCK_SLACK = 2.0  # seconds; the step of a file time on a FAT stick


class EncryptedFiles:
    """The sealed scans of one vault."""

    def __init__(self, folder: Path, names_key: bytes) -> None:
        """Work on the folder files/ of a vault."""
        self._folder = folder
        self._names_key = names_key
        self._unsynced: set[Path] = set()

    def name_of(self, sha256: str) -> str:
        """Return the name under which content with this digest is kept."""
        digest = hashlib.blake2b(
            bytes.fromhex(sha256), key=self._names_key, person=b"kvisa/file/1", digest_size=32
        )
        return digest.hexdigest()

    def has(self, name: str) -> bool:
        """Return True when a file of that name is there."""
        return self._path(name).is_file()

    def write(self, name: str, file_id: UUID, data: bytes) -> bytes:
        """Seal `data` under `name` and return its key. The name is safe after `sync` only."""
        key = secrets.token_bytes(KEY_BYTES)
        path = self._path(name)
        with disk.complaints(path.parent):
            disk.make_folder(path.parent)
            half = path.with_name(path.name + _HALF)
            disk.write_synced(half, sealed(data, key, file_id))
            half.replace(path)
        self._unsynced.add(path.parent)
        return key

    def sync(self) -> None:
        """Wait until the names written since the last time lie on the disk."""
        with disk.complaints(self._folder):
            for folder in sorted(self._unsynced):
                disk.sync_folder(folder)
        self._unsynced.clear()

    def read(self, name: str, file_id: UUID, key: bytes, called: str) -> bytes:
        """Return the plain content; raise `VaultDamaged` naming the scan when it is not whole."""
        path = self._path(name)
        try:
            return opened(path.read_bytes(), key, file_id)
        except FileNotFoundError as error:
            raise _missing(path, called) from error
        except OSError as error:
            raise disk.complaint(error, path) from error
        except (CryptoError, ValueError) as error:
            raise _damaged(path, called) from error

    def delete(self, names: Iterable[str]) -> None:
        """Delete files that no record names; what cannot be deleted is left for `sweep`."""
        for name in names:
            with contextlib.suppress(OSError):
                self._path(name).unlink()

    def sweep(self, known: set[str], since: float) -> int:
        """Delete what an interrupted act left behind; return how many files that was.

        Only half-written files and those written after `since` (seconds since 1970) go: an older
        file without a record may be needed by a backup that is restored one day.
        """
        swept = 0
        with disk.complaints(self._folder):
            for path in self._folder.glob("??/*"):
                is_half = path.suffix == _HALF
                is_left = path.name not in known and path.stat().st_mtime >= since - _CLOCK_SLACK
                if is_half or is_left:
                    path.unlink()
                    swept += 1
        return swept

    def _path(self, name: str) -> Path:
        return self._folder / name[:2] / name


def sealed(data: bytes, key: bytes, file_id: UUID) -> Iterator[bytes]:
    """Yield the sealed form of `data`, piece by piece."""
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    yield MAGIC + bindings.crypto_secretstream_xchacha20poly1305_init_push(state, key)
    bound, view = MAGIC + file_id.bytes, memoryview(data)
    for start in range(0, max(len(data), 1), CHUNK):
        tag = _FINAL if start + CHUNK >= len(data) else _MESSAGE
        yield bindings.crypto_secretstream_xchacha20poly1305_push(
            state, bytes(view[start : start + CHUNK]), bound, tag
        )


def opened(data: bytes, key: bytes, file_id: UUID) -> bytes:
    """Return what was sealed; raise `CryptoError` or ValueError for anything changed or cut."""
    view, start = memoryview(data), len(MAGIC) + _HEADER
    if bytes(view[: len(MAGIC)]) != MAGIC or len(data) <= start:
        message = "no sealed file"
        raise ValueError(message)
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    header = bytes(view[len(MAGIC) : start])
    bindings.crypto_secretstream_xchacha20poly1305_init_pull(state, header, key)
    bound, pieces = MAGIC + file_id.bytes, []
    for begin in range(start, len(data), _TAGGED):
        piece, tag = bindings.crypto_secretstream_xchacha20poly1305_pull(
            state, bytes(view[begin : begin + _TAGGED]), bound
        )
        pieces.append(piece)
        is_last = begin + _TAGGED >= len(data)
        if is_last != (tag == _FINAL):
            message = "cut short, or continued after its end"
            raise ValueError(message)
    return b"".join(pieces)


def _missing(path: Path, called: str) -> VaultDamaged:
    return VaultDamaged(
        msg("The scan “{name}” is missing from the vault.", name=called),
        msg("Add the scan again, or put back the folder “files” from a backup."),
        where=str(path),
    )


def _damaged(path: Path, called: str) -> VaultDamaged:
    return VaultDamaged(
        msg("The scan “{name}” is damaged in the vault and cannot be read.", name=called),
        msg("Add the scan again, or put back the folder “files” from a backup."),
        where=str(path),
    )
