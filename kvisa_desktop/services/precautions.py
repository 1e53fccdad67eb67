# SPDX-License-Identifier: MIT
"""A backup before something drastic, for vaults that can make one."""

from typing import Protocol, runtime_checkable

from kvisa_desktop.domain.backup import Why


@runtime_checkable
class Guarded(Protocol):
    """A vault that can be backed up before something drastic."""

    def safeguard(self, why: Why) -> None:
        """Back up; raise a `UserError` when that is not possible."""


def before(why: Why, vault: object) -> None:
    """Back a vault up before an import, a deletion of many things, or the like."""
    if isinstance(vault, Guarded):
        vault.safeguard(why)
