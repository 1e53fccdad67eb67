# SPDX-License-Identifier: MIT
"""Makes and opens vaults; an open one is what services act on (the port `Vault`)."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self, TypeVar
from uuid import UUID, uuid4

from kvisa_desktop import __version__
from kvisa_desktop.domain.backup import Why
from kvisa_desktop.errors import UserError, VaultDamaged, VaultNewer
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.store import (
    clock,
    database,
    disk,
    finding_keys,
    places,
    recovery_code,
    session,
    sources,
    vault_file,
)
from kvisa_desktop.store.clock import Ids
from kvisa_desktop.store.gate import Gate, locked
from kvisa_desktop.store.keys import (
    FLOOR,
    Cost,
    Keys,
    Password,
    Secret,
    open_slot,
    password_slot,
    recovery_slot,
)
from kvisa_desktop.store.lock import Hold
from kvisa_desktop.store.making import check_target, make_folder
from kvisa_desktop.store.recall import Recollection
from kvisa_desktop.store.session import Session
from kvisa_desktop.store.sources import Source
from kvisa_desktop.store.unit_of_work import Deed, Look, Stamp
from kvisa_desktop.store.vault_file import Found, Slot, VaultFile

Role = Literal["applicant", "consultant"]
T = TypeVar("T")


class OpenVault:
    """An open vault. Any thread may look or act; acts wait for one another.

    `notices` is what the user should be told once, now that it is open. `can_be_changed` is False
    for one that is opened to look at only.
    """

    can_be_changed = True

    def __init__(self, folder: Path, hold: Hold | None, floor: Cost = FLOOR) -> None:
        """Stand for the vault at `folder`, held by this program and still locked.

        `before_closing` is called once when an open vault is about to be closed, `precaution`
        before something drastic is done to it.
        """
        self.folder = folder
        self.notices: tuple[Message, ...] = ()
        self.before_closing: Callable[[OpenVault], None] | None = None
        self.precaution: Callable[[OpenVault, Why], object] | None = None
        self._hold = hold
        self._floor = floor
        self._gate = Gate()
        self._ids = Ids()
        self._session: Session | None = None

    @property
    def name(self) -> str:
        """The name of the vault as the user gave it."""
        return self.folder.stem

    @property
    def id(self) -> UUID:
        """The id of the vault; a copy of the folder has the same."""
        return UUID(self._open_session.meta["vault-id"])

    @property
    def created(self) -> str:
        """When the vault was made (UTC, ISO 8601)."""
        return self._open_session.meta["created"]

    @property
    def role(self) -> str:
        """Whether one applicant keeps the vault, or a consultant with many clients."""
        return str(self.setting("role"))

    @property
    def is_locked(self) -> bool:
        """True when the vault has to be unlocked before anybody can look or act."""
        return self._session is None

    @contextmanager
    def read(self) -> Iterator[Look]:
        """Give a look at the vault as it stands; keep it short, for acts wait at their end."""
        with self._gate.looking():
            current = self._open_session
            with database.reading(current.engine) as connection:
                yield Look(connection, current.files)

    @contextmanager
    def recall(self) -> Iterator[Recollection]:
        """Give a look at what was done to the vault; keep it short like any other."""
        with self._gate.looking(), database.reading(self._open_session.engine) as connection:
            yield Recollection(connection)

    @contextmanager
    def act(self, name: Message, *, undoes: UUID | None = None, origin: str = "") -> Iterator[Deed]:
        """Give an act that commits at the end of the block, or rolls back when it raises."""
        with self._gate.acting():
            current = self._open_session
            stamp = Stamp(name, current.actor, current.device, current.clock.tick(), undoes, origin)
            deed: Deed | None = None
            try:
                with database.writing(current.engine) as connection:
                    deed = Deed(connection, current.files, stamp, self._ids.fresh)
                    yield deed
                    deed.finish()
            except BaseException:
                if deed is not None and deed.written:
                    _delete_unknown(current, deed.written)
                raise

    def lock(self) -> None:
        """Forget the keys and close the database, but let no other program in."""
        with self._gate.closing():
            current, self._session = self._session, None
            if current is not None:
                current.close()

    def unlock(self, secret: Secret) -> None:
        """Open the vault when it is locked; raise `VaultLocked` when the secret is wrong."""
        if not self.is_locked:
            return
        found = vault_file.read(self.folder)
        keys, opened = sources.unlocked(found, secret, self._floor)
        try:
            self.admit(keys)
        except VaultNewer:
            raise
        except VaultDamaged:
            # vault.json may be that of another vault with the same password
            others = finding_keys.found(self.folder, secret, self._floor)
            if others == keys:
                raise
            keys = others
            self.admit(keys)
        mended = _mended(self.folder, found, opened, keys)
        self.notices += () if mended is None else (mended,)
        self.notices += _two_codes(opened)

    def admit(self, keys: Keys) -> None:
        """Open the locked vault with keys at hand, as whoever has just made it."""
        if self._hold is None:
            raise locked()
        self._session, self.notices = session.begin(self.folder, keys, self._hold)
        self.notices += places.warnings_about(self.folder)
        # a second unlocking has nothing to say of an earlier crash
        self._hold.was_left = False
        self._gate.open()

    @contextmanager
    def source(self) -> Iterator[Source]:
        """Give keys and database for work beside the acts; the vault stays open as long."""
        with self._gate.looking():
            current = self._open_session
            if not self.folder.is_dir():
                raise disk.gone(self.folder)
            yield Source(self.folder, current.keys, current.engine)

    def safeguard(self, why: Why) -> None:
        """Take the precaution against something drastic, if there is one."""
        if self.precaution is not None:
            self.precaution(self, why)

    def demand_writable(self) -> None:
        """Raise `UserError` when the vault can only be looked at; this one can be written to."""

    def setting(self, key: str) -> str | None:
        """Return a preference that is kept in the vault, or None."""
        found = self._open_session.settings.get(key)
        return None if found is None else str(json.loads(found))

    def keep_setting(self, key: str, value: str | None) -> None:
        """Keep a preference in the vault, or drop it; this is no act and is not undone."""
        with self._gate.acting():
            session.keep_setting(self._open_session, key, value)

    def exchange(self, work: Callable[[Keys], T]) -> T:
        """Do `work` on the files of the vault while its database is closed, then open it again."""
        keys = self._open_session.keys
        self.lock()
        try:
            return work(keys)
        finally:
            self.admit(keys)

    def close(self) -> None:
        """Lock the vault and let other programs in. Closing twice does no harm."""
        before, self.before_closing = self.before_closing, None
        try:
            if before is not None and not self.is_locked:
                before(self)
        finally:
            self.lock()
            if self._hold is not None:
                self._hold.release()

    def __enter__(self) -> Self:
        """Return the vault."""
        return self

    def __exit__(self, *_raised: object) -> None:
        """Close the vault."""
        self.close()

    @property
    def _open_session(self) -> Session:
        if self._session is None:
            raise locked()
        return self._session


@dataclass(frozen=True, slots=True, repr=False)
class Created:
    """A new vault, open, and its recovery code: shown once, None when there is no password."""

    vault: OpenVault
    recovery_code: str | None


def create(
    path: Path,
    password: str | None,
    *,
    role: Role = "applicant",
    cost: Cost = FLOOR,
    code: str = "",
) -> Created:
    """Make a vault at `path` and open it; refuse when something is there already.

    `code` is a recovery code its owner was shown already; without one a new one is made.

    Without a password the vault is encrypted all the same, but its key lies beside it: whoever has
    the folder can read it. `cost` is what guessing at the password costs; tests alone go below the
    floor, and have to say so again when they open the vault.
    """
    folder = path.absolute()
    check_target(folder)
    keys, vault_id = Keys.fresh(), str(uuid4())
    created = clock.as_text(clock.instant_of(clock.wall_ms()))
    bits = recovery_code.read(code) if code else recovery_code.fresh()
    slots: tuple[Slot, ...] = (open_slot(keys, created),)
    if password is not None:
        slots = (
            password_slot(keys, Password(password), created, cost),
            recovery_slot(keys, bits, created),
        )
    file = VaultFile.of(vault_id, created, slots)
    meta = {"vault-id": vault_id, "created": created, "made-by": __version__}
    make_folder(folder, keys, file.sealed(keys.seal_of(file)), meta, {"role": json.dumps(role)})
    with _held(folder) as hold:
        # a later password may be set on a slower machine, so that only the floor may bind
        vault = OpenVault(folder, hold, cost if FLOOR.covers(cost) else FLOOR)
        vault.admit(keys)
    return Created(vault, None if password is None else recovery_code.write(bits))


def open_vault(path: Path, secret: Secret, *, floor: Cost = FLOOR) -> OpenVault:
    """Open the vault whose folder or marker file is at `path`.

    Raises `VaultLocked` when another program has it or the secret is wrong, `VaultDamaged` when it
    is no vault, damaged, or newer than this program.
    """
    folder = vault_file.located(path)
    vault_file.read(folder)
    with _held(folder) as hold:
        vault = OpenVault(folder, hold, floor)
        vault.unlock(secret)
    return vault


@contextmanager
def _held(folder: Path) -> Iterator[Hold]:
    """Take hold of a vault, and let go as if nothing had happened when it cannot be opened."""
    hold = Hold(folder)
    try:
        yield hold
    except BaseException:
        hold.release(restore=True)
        raise


def _mended(folder: Path, found: Found, opened: VaultFile, keys: Keys) -> Message | None:
    """Put right vault.json or its copy by the one that is proved; return what to tell."""
    proved = [file for file in (opened, *found.files) if keys.has_sealed(file)]
    if not proved:
        return msg(
            "The file vault.json was damaged or altered. The vault is whole and open, but another "
            "password or recovery code may no longer open it: `kvisa verify VAULT --repair` puts "
            "it right from a backup; without one `kvisa password VAULT` writes it anew."
        )
    if vault_file.agrees(folder):
        return None
    try:
        vault_file.write(folder, proved[0])
    except OSError:
        return msg(
            "The file vault.json or its copy in the folder backups is missing, damaged or altered, "
            "and could not be put right. The vault is whole and open; "
            "`kvisa verify VAULT --repair` puts it right."
        )
    if found.main is not None and keys.has_sealed(found.main):
        return None
    return msg("The file vault.json was damaged or altered; it was put right from its copy.")


def _two_codes(opened: VaultFile) -> tuple[Message, ...]:
    """Return what to tell where a change of the recovery code was broken off before its end."""
    codes = [slot for slot in opened.slots if slot.get("kind") == "recovery"]
    if not codes[1:]:
        return ()
    return (
        msg(
            "Two recovery codes open this vault: a change of the code was broken off. Make a new "
            "code where the password is changed; then only that one opens it."
        ),
    )


def _delete_unknown(current: Session, names: list[str]) -> None:
    """Delete the files of an act that came to nothing. The database is asked: it knows."""
    current.files.settle()
    with suppress(UserError):
        known = session.known_files(current.engine)
        current.files.delete(name for name in names if name not in known)
