# SPDX-License-Identifier: MIT
"""What came of giving a vault another password."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, repr=False)
class Rekeyed:
    """The change is made: the recovery code when it is new, and the folders left behind.

    Backups in the folders `behind` still open with what opened the vault before. `dropped` says
    that vault.json was altered, so that no other way into the vault could be kept.
    """

    code: str | None
    behind: tuple[Path, ...] = ()
    dropped: bool = False
