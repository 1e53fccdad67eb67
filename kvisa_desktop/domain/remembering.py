# SPDX-License-Identifier: MIT
"""Whether the keyring of a computer opens a vault."""

from enum import StrEnum


class Remembering(StrEnum):
    """What the keyring of this computer has to do with a vault."""

    NEEDLESS = "needless"  # the vault has no password
    UNAVAILABLE = "unavailable"  # there is no keyring here
    NOT_REMEMBERED = "not-remembered"
    REMEMBERED = "remembered"
    STALE = "stale"  # remembered, and yet what the keyring keeps opens the vault no longer
    OUT_OF_REACH = "out-of-reach"  # remembered, and the keyring is not there now

    @property
    def may_open(self) -> bool:
        """True when the keyring can be asked to open the vault."""
        return self is Remembering.REMEMBERED

    @property
    def may_begin(self) -> bool:
        """True when the vault can be remembered from now on."""
        return self is Remembering.NOT_REMEMBERED
