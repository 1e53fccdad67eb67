# SPDX-License-Identifier: MIT
"""The keyring of the operating system, where it has one.

It holds a random key of a slot, never a password: whoever is logged in as this user opens the vault
without being asked, and whoever has the disk alone does not.

Only the keyrings named here are used, whatever else is installed or named in the settings of the
library: a place that keeps secrets in plain text is none.
"""

import importlib
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Protocol

from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg

SERVICE = "kvisa_desktop"
_TRUSTED = (
    ("keyring.backends.Windows", "WinVaultKeyring"),
    ("keyring.backends.macOS", "Keyring"),
    ("keyring.backends.SecretService", "Keyring"),
    ("keyring.backends.kwallet", "DBusKeyring"),
)
# what the libraries behind those raise besides errors of `keyring` itself
_FOREIGN = (
    ("secretstorage.exceptions", "SecretStorageException"),
    ("jeepney", "DBusErrorResponse"),
    ("win32ctypes.pywin32.pywintypes", "error"),
)


class Keyring(Protocol):
    """A place of the system for small secrets, by name."""

    @property
    def is_there(self) -> bool:
        """True when there is a keyring to keep anything in."""

    def get(self, name: str) -> str | None:
        """Return the secret of that name; None when there is none, or no keyring."""

    def put(self, name: str, secret: str) -> None:
        """Keep a secret; raise `Refused` when there is no keyring."""

    def drop(self, name: str) -> None:
        """Forget a secret; one that is not there does no harm."""


class Backend(Protocol):
    """One keyring of a system as the library `keyring` speaks to it."""

    def get_password(self, service: str, username: str) -> str | None:
        """Return a secret."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a secret."""

    def delete_password(self, service: str, username: str) -> None:
        """Forget a secret."""


class SystemKeyring:
    """The keyring of the system by the library `keyring`."""

    def __init__(self, find: Callable[[], Backend | None] | None = None) -> None:
        """Use the keyring that `find` finds; without it the trusted one of this system."""
        self._find = find or system_backend

    @property
    def is_there(self) -> bool:
        """True when there is a keyring to keep anything in."""
        return self._find() is not None

    def get(self, name: str) -> str | None:
        """Return the secret of that name; None when there is none, or no keyring."""
        backend = self._find()
        if backend is not None:
            with suppress(*_refusals()):
                return backend.get_password(SERVICE, name)
        return None

    def put(self, name: str, secret: str) -> None:
        """Keep a secret; raise `Refused` when there is no keyring."""
        backend = self._find()
        if backend is None:
            raise Refused(
                msg("This computer has no keyring that the program can use."),
                msg("Set up the keyring of your desktop, or go on with the password."),
            )
        try:
            backend.set_password(SERVICE, name, secret)
        except _refusals() as error:
            raise Refused(
                msg("The keyring of the system cannot be used."),
                msg("Unlock or set up the keyring of your desktop, or go on with the password."),
            ) from error

    def drop(self, name: str) -> None:
        """Forget a secret; one that is not there does no harm."""
        backend = self._find()
        if backend is not None:
            with suppress(*_refusals()):
                backend.delete_password(SERVICE, name)


def system_backend() -> Backend | None:
    """Return the best of the trusted keyrings that work here; None when there is none."""
    found: list[tuple[float, Backend]] = []
    for module, name in _TRUSTED:
        with suppress(*_refusals()):
            kind: Any = getattr(importlib.import_module(module), name)
            # asking for its priority is how the library finds out whether a keyring works
            found.append((float(kind.priority), kind()))
    best = max(found, key=lambda each: each[0], default=None)
    return None if best is None else best[1]


def _refusals() -> tuple[type[Exception], ...]:
    kinds: list[type[Exception]] = [RuntimeError, OSError, ValueError, ImportError]
    for module, name in (("keyring.errors", "KeyringError"), *_FOREIGN):
        with suppress(ImportError):
            kinds.append(getattr(importlib.import_module(module), name))
    return tuple(kinds)
