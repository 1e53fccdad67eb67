# SPDX-License-Identifier: MIT
"""A vault opened to look at only: no lock is taken, and nothing is written beside it.

So opens what cannot be written to: a medium that is write-protected, a folder of somebody else, a
full disk. It is read where it lies. Where a program was killed in the midst of an act, or the
schema is an older one, it is read from a copy of the encrypted file in the temporary folder.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from typing_extensions import override

from kvisa_desktop.errors import LookOnly, UserError, VaultLocked
from kvisa_desktop.messages import msg
from kvisa_desktop.store import database, disk, schema, session, vault_file
from kvisa_desktop.store.keys import Keys
from kvisa_desktop.store.migrations import HEAD, REVISIONS
from kvisa_desktop.store.unit_of_work import Deed
from kvisa_desktop.store.vault import OpenVault

T = TypeVar("T")
_TRIES = 3
_JOURNAL = vault_file.DATABASE + "-journal"


class OpenToLook(OpenVault):
    """A vault that can be looked at; every act is refused. Close it like any other."""

    can_be_changed = False
    _copy: "tempfile.TemporaryDirectory[str] | None" = None

    def refusal(self) -> UserError:
        """Return what an act is refused with."""
        return LookOnly(
            msg("The vault is opened to look at only. Nothing was changed."),
            msg("Copy the vault to a folder of your own where there is room, and open it there."),
            where=str(self.folder),
        )

    @override
    def demand_writable(self) -> None:
        """Refuse."""
        raise self.refusal()

    @contextmanager
    @override
    def act(self, *_given: object, **_named: object) -> Iterator[Deed]:
        """Refuse: what is looked at stays as it is."""
        raise self.refusal()
        yield  # pragma: no cover  (what makes it a context manager)

    @override
    def keep_setting(self, key: str, value: str | None) -> None:
        """Refuse."""
        raise self.refusal()

    @override
    def exchange(self, work: Callable[[Keys], T]) -> T:
        """Refuse."""
        raise self.refusal()

    @override
    def close(self) -> None:
        """Close what is looked at and delete the copy it was read from, if there is one."""
        self.lock()
        if self._copy is not None:
            self._copy.cleanup()

    def _look_at_copy(self, originals: tuple[Path, ...], keys: Keys, files: Path) -> None:
        """Look at a copy of a database and its journal, brought to the schema of this program."""
        self._copy = tempfile.TemporaryDirectory(prefix="kvisa-look-")
        folder = Path(self._copy.name)
        try:
            with disk.complaints(folder):
                _copy_at_rest(originals, folder)
            self._session = session.look_at(_current(folder, keys), keys, files)
        except BaseException:
            self._copy.cleanup()
            raise


class LookedAt(OpenToLook):
    """A vault that cannot be written to, opened where it lies."""

    def __init__(self, folder: Path, keys: Keys) -> None:
        """Open the vault at `folder`; raise `VaultNewer` when a newer program wrote it."""
        super().__init__(folder, None)
        path, files = folder / vault_file.DATABASE, folder / vault_file.FILES
        if _was_left(folder):
            self._look_at_copy((path, folder / _JOURNAL), keys, files)
        elif _revision(folder, keys) != HEAD:
            self._look_at_copy((path,), keys, files)
        else:
            self._session = session.look_at(path, keys, files)
        self.notices = (
            msg(
                "The vault {vault} cannot be written to now. It is opened to look at only.",
                vault=folder.stem,
            ),
        )


def _copy_at_rest(originals: tuple[Path, ...], folder: Path) -> None:
    """Copy files that another program may be writing to; both have to be of one moment."""
    for _ in range(_TRIES):
        before = [(each.stat().st_size, each.stat().st_mtime_ns) for each in originals]
        for original, name in zip(originals, (vault_file.DATABASE, _JOURNAL), strict=False):
            shutil.copyfile(original, folder / name)
        if before == [(each.stat().st_size, each.stat().st_mtime_ns) for each in originals]:
            return
    raise VaultLocked(
        msg("Another program is writing to {file}.", file=originals[0].name),
        msg("Wait until it has finished, then try again. Nothing was changed."),
        where=str(originals[0]),
    )


def _was_left(folder: Path) -> bool:
    """Return True when an act was broken off, which the journal has to take back first."""
    with suppress(OSError):
        return (folder / _JOURNAL).stat().st_size > 0
    return False


def _revision(folder: Path, keys: Keys) -> str:
    path = folder / vault_file.DATABASE
    engine = database.open_engine(path, keys.database)
    try:
        found = schema.revision_of(engine)
    finally:
        engine.dispose()
    if found is None:
        raise database.damaged(path)
    if found not in REVISIONS:
        raise vault_file.newer(folder)
    return found


def _current(folder: Path, keys: Keys) -> Path:
    """Bring the copy in `folder` to the schema of this program; return its path."""
    if _revision(folder, keys) != HEAD:
        # a third of a second, and for old schemas only
        from kvisa_desktop.store.migrations.upgrade import upgrade

        engine = database.open_engine(folder / vault_file.DATABASE, keys.database)
        try:
            upgrade(engine)
        finally:
            engine.dispose()
    return folder / vault_file.DATABASE
