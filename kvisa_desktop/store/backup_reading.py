# SPDX-License-Identifier: MIT
"""A backup opened for reading, as if it were a vault: nothing in it, and nothing beside it, moves.

It is read from a copy of the encrypted file, brought to the schema of this program when it is
older; the copy is deleted when the backup is closed, and was never plain.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kvisa_desktop.domain.backup import Backup
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg
from kvisa_desktop.store import database, disk, restoring, schema, session, vault_file
from kvisa_desktop.store.keys import Keys
from kvisa_desktop.store.migrations import HEAD
from kvisa_desktop.store.unit_of_work import Deed
from kvisa_desktop.store.vault import OpenVault


class OpenBackup(OpenVault):
    """A backup that can be looked at like a vault; every act is refused."""

    def __init__(self, backup: Backup, keys: Keys) -> None:
        """Open `backup`, proving it first by what it holds."""
        restoring.contents(backup, keys)
        self.backup = backup
        self._copy = tempfile.TemporaryDirectory(prefix="kvisa-backup-")
        folder = Path(self._copy.name)
        try:
            super().__init__(backup.path, None)
            with disk.complaints(folder):
                shutil.copyfile(backup.path, folder / vault_file.DATABASE)
            self._session = session.look_at(
                _current(folder, keys), keys, restoring.files_of(backup)
            )
        except BaseException:
            self._copy.cleanup()
            raise
        self.notices = (
            msg(
                "This is the backup of {when}, opened for reading only.",
                when=f"{backup.made_at.astimezone():%Y-%m-%d %H:%M}",
            ),
        )

    @contextmanager
    def act(self, *_given: object, **_named: object) -> Iterator[Deed]:
        """Refuse: a backup stays as it is."""
        raise Refused(
            msg("A backup can only be looked at. Nothing was changed."),
            msg("Restore the backup to work with it."),
        )
        yield  # pragma: no cover  (what makes it a context manager)

    def close(self) -> None:
        """Close the backup and delete the copy it was read from."""
        self.lock()
        self._copy.cleanup()


def _current(folder: Path, keys: Keys) -> Path:
    """Bring the copy in `folder` to the schema of this program; return its path."""
    path = folder / vault_file.DATABASE
    engine = database.open_engine(path, keys.database)
    try:
        if schema.revision_of(engine) != HEAD:
            # a third of a second, and for old backups only
            from kvisa_desktop.store.migrations.upgrade import upgrade

            upgrade(engine)
    finally:
        engine.dispose()
    return path
