# SPDX-License-Identifier: MIT
"""The keyring of the operating system, where it has one and the library for it is installed.

It holds a random key of a slot, never a password: whoever is logged in as this user opens the vault
without being asked, and whoever has the disk alone does not.
"""

import importlib
from contextlib import suppress
from types import ModuleType
from typing import Any, Protocol

from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg

SERVICE = "kvisa_desktop"


class Keyring(Protocol):
    """A place of the system for small secrets, by name."""

    def get(self, name: str) -> str | None:
        """Return the secret of that name; None when there is none, or no keyring."""

    def put(self, name: str, secret: str) -> None:
        """Keep a secret; raise `Refused` when there is no keyring."""

    def drop(self, name: str) -> None:
        """Forget a secret; one that is not there does no harm."""


class SystemKeyring:
    """The keyring of the system by the library `keyring`, which is an option of the program."""

    def get(self, name: str) -> str | None:
        """Return the secret of that name; None when there is none, or no keyring."""
        library = _library()
        if library is None:
            return None
        with suppress(library.errors.KeyringError):
            found: Any = library.get_password(SERVICE, name)
            return None if found is None else str(found)
        return None

    def put(self, name: str, secret: str) -> None:
        """Keep a secret; raise `Refused` when there is no keyring."""
        library = _library()
        if library is None:
            raise Refused(
                msg("The library for the keyring of the system is not installed."),
                msg("Install the Python package “keyring”, or go on with the password."),
            )
        try:
            library.set_password(SERVICE, name, secret)
        except library.errors.KeyringError as error:
            raise Refused(
                msg("The keyring of the system cannot be used."),
                msg("Unlock or set up the keyring of your desktop, or go on with the password."),
            ) from error

    def drop(self, name: str) -> None:
        """Forget a secret; one that is not there does no harm."""
        library = _library()
        if library is not None:
            with suppress(library.errors.KeyringError):
                library.delete_password(SERVICE, name)


def _library() -> ModuleType | None:
    try:
        importlib.import_module("keyring.errors")
        return importlib.import_module("keyring")
    except ImportError:
        return None
