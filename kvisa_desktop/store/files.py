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
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path
from uuid import UUID

from nacl import bindings
from nacl._sodium import ffi, lib  # type: ignore[import-not-found]  # compiled, without stubs
from nacl.exceptions import CryptoError

from kvisa_desktop.errors import VaultDamaged
from kvisa_desktop.messages import msg
from kvisa_desktop.store import disk

MAGIC = b"KVISAF1\n"
CHUNK = 1 << 20
KEY_BYTES = bindings.crypto_secretstream_xchacha20poly1305_KEYBYTES
_HEADER = bindings.crypto_secretstream_xchacha20poly1305_HEADERBYTES
_ADDED = bindings.crypto_secretstream_xchacha20poly1305_ABYTES
_TAGGED = CHUNK + _ADDED
_FINAL = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL
_MESSAGE = bindings.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
_unfilled = ffi.new_allocator(should_clear_after_alloc=False)
_HALF = ".new"
_WRITERS = 4  # more than there are cores: they wait for the disk by turns
_AHEAD = 6  # scans in memory that wait for their turn
_CLOCK_SLACK = 2.0  # seconds; the step of a file time on a FAT stick


class EncryptedFiles:
    """The sealed scans of one vault.

    Files are sealed and written beside the act that keeps them; `sync` is where it waits for them
    and learns what went wrong. One thread at a time may write.
    """

    def __init__(self, folder: Path, names_key: bytes) -> None:
        """Work on the folder files/ of a vault."""
        self._folder = folder
        self._names_key = names_key
        self._unsynced: set[Path] = set()
        self._pool = ThreadPoolExecutor(_WRITERS, "sealing")
        self._pending: dict[str, Future[None]] = {}

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
        """Begin to seal `data` under `name` and return its key. It is safe after `sync` only."""
        key = secrets.token_bytes(KEY_BYTES)
        path = self._path(name)
        with disk.complaints(path.parent):
            if not path.parent.is_dir():
                path.parent.mkdir(mode=disk.PRIVATE_FOLDER)
                self._unsynced.add(self._folder)
        while len(self._pending) >= _AHEAD:
            self._finish_first()
        self._unsynced.add(path.parent)
        self._pending[name] = self._pool.submit(_write, path, data, key, file_id)
        return key

    def sync(self) -> None:
        """Wait until all that was written since the last time lies on the disk, names and all."""
        while self._pending:
            self._finish_first()
        with disk.complaints(self._folder):
            for folder in sorted(self._unsynced):
                disk.sync_folder(folder)
        self._unsynced.clear()

    def settle(self) -> None:
        """Wait until nothing is being written any more, well or not."""
        wait(self._pending.values())
        self._pending.clear()

    def close(self) -> None:
        """Let the writing threads go."""
        self.settle()
        self._pool.shutdown()

    def read(self, name: str, file_id: UUID, key: bytes, called: str) -> bytes:
        """Return the plain content; raise `VaultDamaged` naming the scan when it is not whole."""
        path = self._path(name)
        if name in self._pending:
            self._pending[name].result()
        try:
            return opened(disk.content(path), key, file_id)
        except FileNotFoundError as error:
            if not self._folder.parent.is_dir():
                raise disk.gone(self._folder.parent) from error
            raise _missing(path, called) from error
        except IsADirectoryError as error:
            raise _damaged(path, called) from error
        except PermissionError as error:
            raise disk.not_readable(path) from error
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
        file without a record may be needed by a backup that is restored one day. What is no file
        was not written here, what lies behind a link neither, and what cannot be deleted may stay.
        """
        swept = 0
        for path in self._folder.glob("??/*"):
            with contextlib.suppress(OSError):
                is_half = path.suffix == _HALF
                is_left = path.name not in known and path.stat().st_mtime >= since - _CLOCK_SLACK
                is_own = disk.is_file(path) and not path.parent.is_symlink()
                if (is_half or is_left) and is_own:
                    path.unlink()
                    swept += 1
        return swept

    def _path(self, name: str) -> Path:
        return self._folder / name[:2] / name

    def _finish_first(self) -> None:
        name = next(iter(self._pending))
        self._pending.pop(name).result()


def _write(path: Path, data: bytes, key: bytes, file_id: UUID) -> None:
    with disk.complaints(path.parent):
        half = path.with_name(path.name + _HALF)
        disk.write_synced(half, sealed(data, key, file_id))
        half.replace(path)


def sealed(data: bytes, key: bytes, file_id: UUID) -> Iterator[bytes | memoryview]:
    """Yield the sealed form of `data`, piece by piece.

    The library is called below its bindings, which copy each piece three times: sealing two
    megabytes takes 1.3 ms of the processor in place of 3.3.
    """
    state = ffi.new("unsigned char[]", lib.crypto_secretstream_xchacha20poly1305_statebytes())
    header = ffi.new("unsigned char[]", _HEADER)
    lib.crypto_secretstream_xchacha20poly1305_init_push(state, header, key)
    yield MAGIC + bytes(ffi.buffer(header))
    bound, plain = MAGIC + file_id.bytes, ffi.from_buffer(data)
    for start in range(0, max(len(data), 1), CHUNK):
        size = min(CHUNK, len(data) - start)
        tag = _FINAL if start + CHUNK >= len(data) else _MESSAGE
        piece = _unfilled("unsigned char[]", size + _ADDED)
        lib.crypto_secretstream_xchacha20poly1305_push(
            state, piece, ffi.NULL, plain + start, size, bound, len(bound), tag
        )
        yield memoryview(ffi.buffer(piece))


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
