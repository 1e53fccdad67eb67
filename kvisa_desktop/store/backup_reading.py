# SPDX-License-Identifier: MIT
"""A backup opened for reading, as if it were a vault: nothing in it, and nothing beside it, moves.

It is read from a copy of the encrypted file, brought to the schema of this program when it is
older; the copy is deleted when the backup is closed, and was never plain.
"""

from pathlib import Path

from typing_extensions import override

from kvisa_desktop.domain.backup import Backup
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg
from kvisa_desktop.store import restoring
from kvisa_desktop.store.keys import Keys
from kvisa_desktop.store.looking import OpenToLook


class OpenBackup(OpenToLook):
    """A backup that can be looked at like a vault; every act is refused.

    Its folder is that of the vault it was made of.
    """

    def __init__(self, backup: Backup, keys: Keys, folder: Path) -> None:
        """Open a backup of the vault at `folder`, proving it first by what it holds."""
        restoring.contents(backup, keys)
        self.backup = backup
        super().__init__(folder, None)
        self._look_at_copy((backup.path,), keys, restoring.files_of(backup))
        self.notices = (
            msg(
                "This is the backup of {when}, opened for reading only.",
                when=f"{backup.made_at.astimezone():%Y-%m-%d %H:%M}",
            ),
        )

    @override
    def refusal(self) -> Refused:
        """Return what an act is refused with: a backup stays as it is."""
        return Refused(
            msg("A backup can only be looked at. Nothing was changed."),
            msg("Restore the backup to work with it."),
        )
