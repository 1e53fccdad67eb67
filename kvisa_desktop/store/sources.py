# SPDX-License-Identifier: MIT
"""What work on the files of a vault needs: its keys and its database, held open or not.

A vault that another program has open can still be read and backed up: the database takes care that
a copy is of one moment.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, select

from kvisa_desktop.errors import UserError
from kvisa_desktop.store import database, schema, vault_file
from kvisa_desktop.store.files import EncryptedFiles
from kvisa_desktop.store.keys import FLOOR, Cost, Keys, Secret, unlock
from kvisa_desktop.store.tables import FILE_KEY, META, SETTING
from kvisa_desktop.store.vault_file import Found, VaultFile


@dataclass(frozen=True, slots=True, repr=False)
class Source:
    """A vault to read from: its folder, keys and database."""

    folder: Path
    keys: Keys
    engine: Engine

    @property
    def database(self) -> Path:
        """The file of the database."""
        return self.folder / vault_file.DATABASE

    @property
    def own_backups(self) -> Path:
        """The folder of backups inside the vault."""
        return self.folder / vault_file.BACKUPS

    @property
    def revision(self) -> str:
        """The revision of its schema."""
        found = schema.revision_of(self.engine)
        if found is None:
            raise database.damaged(self.database)
        return found

    def meta(self, key: str) -> str:
        """Return what the vault says of itself under `key`."""
        with database.reading(self.engine) as connection:
            query = select(META.c.value).where(META.c.key == key)
            return str(connection.execute(query).scalar_one())

    def setting(self, key: str) -> str | None:
        """Return a preference kept in the vault, as JSON; None when there is none."""
        with database.reading(self.engine) as connection:
            query = select(SETTING.c.value).where(SETTING.c.key == key)
            found = connection.execute(query).scalar()
        return None if found is None else str(found)

    def file_keys(self) -> dict[str, tuple[bytes, bytes]]:
        """Return for every sealed file the id it is bound to and its key, by its name."""
        with database.reading(self.engine) as connection:
            rows = connection.execute(select(FILE_KEY)).all()
        return {row.name: (row.file_id.bytes, bytes(row.key)) for row in rows}

    def files(self) -> EncryptedFiles:
        """Return its sealed scans; close them afterwards."""
        return EncryptedFiles(self.folder / vault_file.FILES, self.keys.file_names)


def unlocked(found: Found, secret: Secret, floor: Cost = FLOOR) -> tuple[Keys, VaultFile]:
    """Return the keys, and the file whose slot gave them: vault.json, or else its copy."""
    *others, last = found.files
    for file in others:
        # the copy is tried only where it may know better: trying takes its time
        if file.slots != last.slots:
            with suppress(UserError):
                return unlock(file, secret, floor), file
    return unlock(last, secret, floor), last


@contextmanager
def beside(path: Path, secret: Secret, *, floor: Cost = FLOOR) -> Iterator[Source]:
    """Give a vault to read from that another program may have open at the same time."""
    folder = vault_file.located(path)
    keys, _ = unlocked(vault_file.read(folder), secret, floor)
    with of_keys(folder, keys) as source:
        yield source


@contextmanager
def of_keys(folder: Path, keys: Keys) -> Iterator[Source]:
    """Give the vault at `folder`, whose keys are at hand."""
    engine = database.open_engine(folder / vault_file.DATABASE, keys.database)
    try:
        yield Source(folder, keys, engine)
    finally:
        engine.dispose()
