# SPDX-License-Identifier: MIT
"""Other ways into a vault: a new password, a new recovery code, or none. Nothing is rewritten.

What is encrypted stays as it is, under the same root key; only the slots that wrap that key are
made anew. The slots beside the backups are replaced too, so that the old password opens none of
them. Whoever kept both an old vault.json and the old password still knows the root key.

A new recovery code is made first, shown to its owner, and only then written: a program that is
killed in between leaves the one of before. Where nobody can say that it was read, it is written
beside the one of before, which goes once it was handed over.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kvisa_desktop.domain.rekeying import Rekeyed
from kvisa_desktop.errors import Refused, UserError, VaultDamaged, VaultNewer
from kvisa_desktop.messages import msg
from kvisa_desktop.store import backups, clock, disk, recovery_code, sources, vault_file
from kvisa_desktop.store.keys import (
    FLOOR,
    Cost,
    KeyringKey,
    Keys,
    Password,
    RecoveryCode,
    keyring_slot,
    open_slot,
    password_slot,
    recovery_slot,
    unlock,
)
from kvisa_desktop.store.vault_file import Slot, VaultFile


@dataclass(frozen=True, slots=True, repr=False)
class NewCode:
    """A recovery code that is to open the vault, perhaps `beside_old` ones until it was read."""

    text: str
    beside_old: bool = False


def change_password(
    folder: Path,
    keys: Keys,
    password: str | None,
    *,
    code: NewCode | None = None,
    cost: Cost = FLOOR,
    also: tuple[Path, ...] = (),
) -> Rekeyed:
    """Let `password`, or without one anybody, open the vault.

    `code` is a recovery code that its owner has by now; without one that of before stays. `also`
    are folders outside the vault with backups whose slots have to follow. When some cannot the
    change is made all the same, and the answer names them.
    """
    current = proved(folder, keys)
    added = clock.as_text(datetime.now(UTC))
    if password is None and code is not None:
        raise Refused(
            msg("A vault without a password has no recovery code either."),
            msg("Set a password first; a recovery code comes with it."),
        )
    slots: tuple[Slot, ...] = (open_slot(keys, added),)
    if password is not None:
        own = password_slot(keys, Password(password), added, cost)
        slots = (own, *_recovery_slots(current, keys, code, added), *_slots(current, "keyring"))
    file = _sealed(_identity(folder, keys, current), keys, slots)
    if password is not None:
        # what is to be written has to open before anybody relies on it
        unlock(file, Password(password), cost)
    _write(folder, keys, file)
    return Rekeyed(
        None if code is None else code.text,
        _left_behind(folder, also),
        dropped=current is None and password is not None,
    )


def knows_code(folder: Path, keys: Keys) -> bool:
    """Return True when a recovery code opens the vault, as is proved: one that can stay."""
    return bool(_slots(proved(folder, keys), "recovery"))


def drop_other_codes(
    folder: Path, keys: Keys, code: RecoveryCode, also: tuple[Path, ...] = ()
) -> tuple[Path, ...]:
    """Let no recovery code but this one open the vault; return the folders left behind."""
    current = proved(folder, keys)
    others = [each for each in _slots(current, "recovery") if not _opens(each, code)]
    if current is not None and others:
        slots = tuple(each for each in current.slots if each not in others)
        _write(folder, keys, _sealed(_identity(folder, keys, current), keys, slots))
    return _left_behind(folder, also)


def remember(folder: Path, keys: Keys, key: KeyringKey | None) -> None:
    """Let a key in the keyring of the system open the vault too, or none any more."""
    current = proved(folder, keys)
    if current is None:
        raise Refused(
            msg("The file vault.json was altered, and no copy of it as it was written is left."),
            msg("Set a password anew with `kvisa password VAULT` first, then try again."),
            where=str(folder / vault_file.NAME),
        )
    others = tuple(each for each in current.slots if each.get("kind") != "keyring")
    added = clock.as_text(datetime.now(UTC))
    own = () if key is None else (keyring_slot(keys, key, added),)
    _write(folder, keys, _sealed(_identity(folder, keys, current), keys, (*others, *own)))


def has_kind(folder: Path, kind: str) -> bool:
    """Return True when the vault has a slot of that kind."""
    files = vault_file.read(folder).files
    return any(slot.get("kind") == kind for file in files for slot in file.slots)


def proved(folder: Path, keys: Keys) -> VaultFile | None:
    """Return vault.json as these keys have sealed it: itself, its copy, or one beside a backup."""
    try:
        files = vault_file.read(folder).files
    except VaultNewer:
        raise
    except VaultDamaged:
        files = ()
    for file in files:
        if keys.has_sealed(file):
            return file
    for backup in backups.listed(folder / vault_file.BACKUPS):
        with suppress(UserError):
            (file,) = vault_file.read_slots(backup.path.with_suffix(".json")).files
            if keys.has_sealed(file):
                return file
    return None


def _recovery_slots(
    current: VaultFile | None, keys: Keys, code: NewCode | None, added: str
) -> tuple[Slot, ...]:
    # a slot that nobody has sealed may be dead, or of somebody else's vault
    before = _slots(current, "recovery")
    if code is None and not before:
        raise Refused(
            msg("The vault has no recovery code that can be proved. Nothing was changed."),
            msg("Change the password again and let a new recovery code be made."),
        )
    if code is None:
        return before
    own = recovery_slot(keys, recovery_code.read(code.text), added)
    return (own, *before) if code.beside_old else (own,)


def _opens(slot: Slot, code: RecoveryCode) -> bool:
    with suppress(UserError):
        unlock(VaultFile({"slots": [slot]}), code)
        return True
    return False


def _left_behind(folder: Path, also: tuple[Path, ...]) -> tuple[Path, ...]:
    places = (folder / vault_file.BACKUPS, *also)
    return tuple(place for place in places if not _follows(place, folder))


def _slots(file: VaultFile | None, kind: str) -> tuple[Slot, ...]:
    return () if file is None else tuple(each for each in file.slots if each.get("kind") == kind)


def _identity(folder: Path, keys: Keys, current: VaultFile | None) -> tuple[str, str]:
    """Return id and birth of the vault, as they are proved: by the seal, else by the database."""
    if current is not None:
        return str(current.content["id"]), str(current.content["created"])
    with sources.of_keys(folder, keys) as source:
        return source.meta("vault-id"), source.meta("created")


def _sealed(identity: tuple[str, str], keys: Keys, slots: tuple[Slot, ...]) -> VaultFile:
    file = VaultFile.of(*identity, slots)
    return file.sealed(keys.seal_of(file))


def _write(folder: Path, keys: Keys, file: VaultFile) -> None:
    with disk.complaints(folder):
        try:
            vault_file.write(folder, file)
        except BaseException:
            _agree_again(folder, keys)
            if not _is_in_place(folder, file):
                raise


def _agree_again(folder: Path, keys: Keys) -> None:
    """Write the copy as vault.json is, after only the copy could be written."""
    with suppress(OSError, UserError):
        main = vault_file.read(folder).main
        if main is not None and keys.has_sealed(main):
            vault_file.write(folder, main)


def _is_in_place(folder: Path, file: VaultFile) -> bool:
    """Return True when vault.json is the new one, although the disk complained after that."""
    with suppress(OSError, UserError):
        main = vault_file.read(folder).main
        return main is not None and main.content == file.content
    return False


def _follows(place: Path, folder: Path) -> bool:
    """Bring the slots beside the backups in `place` up to date; return False where that fails."""
    try:
        is_there = place.is_dir() or place.parent.is_dir()
        if place.is_dir():
            backups.bring_slots(place, folder)
    except (OSError, UserError, KeyboardInterrupt):  # what is made is told, not interrupted
        return False
    return is_there
