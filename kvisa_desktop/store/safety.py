# SPDX-License-Identifier: MIT
"""Everything a person can do for the safety of a vault, open or closed, as one part of the program.

The window has the vault open and hands it over; the command line names a folder and a secret.
"""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kvisa_desktop.domain.backup import BackedUp, Backup, Contents, Restored, Why
from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.erasure import Erased, OldBackups, Unfinished
from kvisa_desktop.domain.integrity import Integrity, Trouble
from kvisa_desktop.domain.rekeying import Rekeyed
from kvisa_desktop.errors import UserError, VaultDamaged, VaultLocked, VaultNewer
from kvisa_desktop.services.progress import Progress, Silent
from kvisa_desktop.store import (
    backups,
    erasing_whole,
    finding_keys,
    mending,
    recovery_code,
    rekeying,
    restoring,
    safekeeping,
    second_folder,
    sources,
    vault_file,
    verifying,
)
from kvisa_desktop.store.backup_reading import OpenBackup
from kvisa_desktop.store.keys import (
    FLOOR,
    Cost,
    Keys,
    RecoveryCode,
    Secret,
    calibrated,
)
from kvisa_desktop.store.lock import Hold
from kvisa_desktop.store.looking import LookedAt
from kvisa_desktop.store.making import check_target
from kvisa_desktop.store.rekeying import NewCode
from kvisa_desktop.store.remembering import Remembered
from kvisa_desktop.store.sources import Source
from kvisa_desktop.store.system_keyring import Keyring, SystemKeyring
from kvisa_desktop.store.vault import OpenVault, open_vault

AT_ONCE = timedelta(0)


class Safety(Remembered):
    """The safety of vaults. `failure` is why the last backup on closing could not be made."""

    def __init__(self, floor: Cost = FLOOR, keyring: Keyring | None = None) -> None:
        """Open vaults with a password that costs at least `floor`; tests alone go lower."""
        super().__init__(floor, keyring or SystemKeyring())
        self.failure: UserError | None = None
        self._cost: Cost | None = None

    def backups(self, vault: Path) -> tuple[Backup, ...]:
        """Return the backups inside a vault, open or not, the newest first. Needs no password."""
        return backups.listed(vault_file.located(vault) / vault_file.BACKUPS)

    def last_backup(self, vault: Path) -> Backup | None:
        """Return the last good backup inside a vault: what cannot be proved is never kept."""
        return next(iter(self.backups(vault)), None)

    def elsewhere(self, vault: OpenVault) -> tuple[Backup, ...]:
        """Return the backups of an open vault in its second folder; none when it is not there."""
        with vault.source() as source:
            second = safekeeping.second_of(source)
            if second is None:
                return ()
            return backups.listed(second_folder.place_in(source, second))

    def second_folder(self, vault: OpenVault) -> Path | None:
        """Return the second folder that backups of a vault go to, if there is one."""
        found = vault.setting(safekeeping.SECOND_FOLDER)
        return None if found is None else Path(found)

    def choose_second_folder(self, vault: OpenVault, folder: Path | None) -> None:
        """Let backups go to `folder` too from now on; None ends that."""
        if folder is not None:
            folder = folder.absolute()
            second_folder.check(vault.folder, folder)
        chosen = None if folder is None else str(folder)
        vault.keep_setting(safekeeping.SECOND_FOLDER, chosen)
        with vault.source() as source:
            safekeeping.forget_second(source)

    def back_up(
        self, vault: OpenVault, why: Why = Why.ROUTINE, *, progress: Progress | None = None
    ) -> BackedUp:
        """Back up an open vault; what was done before counts when nothing has changed since."""
        vault.demand_writable()
        with vault.source() as source:
            return safekeeping.back_up(source, why, progress=progress)

    def back_up_closed(
        self, vault: Path, secret: Secret, *, to: Path | None = None, progress: Progress
    ) -> BackedUp:
        """Back up a vault by its folder, whether another program has it open or not."""
        with sources.beside(vault, secret, floor=self._floor) as source:
            return safekeeping.back_up(source, to=to, progress=progress)

    def safeguard(self, vault: OpenVault, why: Why) -> BackedUp | None:
        """Back up before something drastic; a vault in which nothing was done needs none."""
        return self.back_up(vault, why) if _was_used(vault) else None

    def on_closing(self, vault: OpenVault, rest: timedelta = AT_ONCE) -> None:
        """Back up a vault that is about to be closed, unless that was done within `rest`.

        A failure keeps nobody from closing; it is kept as `failure`.
        """
        self.failure = None
        last, now = self.last_backup(vault.folder), datetime.now(UTC)
        if last is not None and not last.is_ahead_of(now) and now - last.made_at < rest:
            return
        try:
            if _was_used(vault):
                self.failure = self.back_up(vault).failure
        except UserError as failure:
            self.failure = failure

    def chosen(self, vault: Path, name: str) -> Backup:
        """Return the backup that `name` means: its name, its path, or a folder with backups."""
        return restoring.chosen(vault_file.located(vault), name)

    def contents(self, vault: Path, secret: Secret, backup: Backup) -> Contents:
        """Return what a backup of a closed vault holds."""
        return restoring.contents(backup, self._keys(vault, secret, backup))

    def contents_for(self, vault: OpenVault, backup: Backup) -> Contents:
        """Return what a backup of an open vault holds."""
        with vault.source() as source:
            return restoring.contents(backup, source.keys)

    def open_backup(self, vault: Path, secret: Secret, backup: Backup) -> OpenVault:
        """Open a backup for reading; close it afterwards like a vault."""
        return OpenBackup(backup, self._keys(vault, secret, backup), vault_file.located(vault))

    def open_backup_of(self, vault: OpenVault, backup: Backup) -> OpenVault:
        """Open a backup of an open vault for reading."""
        with vault.source() as source:
            return OpenBackup(backup, source.keys, vault.folder)

    def look_at(self, vault: Path, secret: Secret) -> OpenVault:
        """Open a vault that cannot be written to, to look at only; close it like any other."""
        folder = vault_file.located(vault)
        return LookedAt(folder, self._any_keys(folder, secret))

    def restore_closed(
        self, vault: Path, secret: Secret, backup: Backup, progress: Progress
    ) -> Restored:
        """Put a backup in the place of a closed vault, or make a vault of it where none is."""
        return restoring.restore(vault, secret, backup, progress, floor=self._floor)

    def restore(
        self, vault: OpenVault, backup: Backup, progress: Progress | None = None
    ) -> Restored:
        """Put a backup in the place of an open vault, which stays open."""
        quiet = progress or Silent()
        return vault.exchange(lambda keys: restoring.replace(vault.folder, keys, backup, quiet))

    def verify(self, vault: OpenVault, progress: Progress | None = None) -> Integrity:
        """Return what is wrong with an open vault."""
        with vault.source() as source:
            return verifying.verify(source, progress or Silent())

    def verify_closed(self, vault: Path, secret: Secret, progress: Progress) -> Integrity:
        """Return what is wrong with a vault, whether another program has it open or not."""
        folder = vault_file.located(vault)
        with sources.of_keys(folder, self._any_keys(folder, secret)) as source:
            return verifying.verify(source, progress)

    def repair(
        self,
        vault: OpenVault,
        progress: Progress | None = None,
        *,
        places: tuple[Path, ...] = (),
    ) -> Integrity:
        """Mend what can be mended in an open vault; return what was wrong."""
        vault.demand_writable()
        with vault.source() as source:
            return mending.mend(source, verifying.verify(source, progress or Silent()), places)

    def repair_closed(
        self, vault: Path, secret: Secret, progress: Progress, *, places: tuple[Path, ...] = ()
    ) -> Integrity:
        """Mend what can be mended in a closed vault, the whole database if need be."""
        folder = vault_file.located(vault)
        hold = Hold(folder)
        try:
            keys = self._any_keys(folder, secret)
            with sources.of_keys(folder, keys) as source:
                found = verifying.verify(source, progress)
            restored = found.has_damaged_database and mending.restore_last(folder, keys, progress)
            with sources.of_keys(folder, keys) as source:
                if restored:
                    found = _after_restoring(found, verifying.verify(source, progress))
                if found.has_no_database:
                    return found
                return mending.mend(source, found, places)
        finally:
            hold.release()

    def erase(
        self,
        vault: OpenVault,
        case_id: CaseId,
        old: OldBackups = OldBackups.KEEP,
        progress: Progress | None = None,
    ) -> Erased:
        """Erase a client for good, on choice from the backups too; say which still hold it."""
        return erasing_whole.erase(vault, case_id, old, progress or Silent())

    def finish_erasing(
        self,
        vault: OpenVault,
        old: OldBackups = OldBackups.KEEP,
        progress: Progress | None = None,
    ) -> tuple[Erased, ...]:
        """Do what is left to do in backups for each client that was erased before.

        Where `old` says to keep them, what was chosen at the erasure counts.
        """
        return erasing_whole.finish(vault, old, progress or Silent())

    def unfinished_erasures(self, vault: OpenVault) -> Unfinished:
        """Return how many erased clients backups may still hold."""
        return erasing_whole.unfinished(vault)

    def code_for(self, path: Path) -> str:
        """Return a recovery code to show before a vault is made with it, where nothing is yet."""
        if path.exists():
            check_target(path)
        return recovery_code.write(recovery_code.fresh())

    def fresh_code(self, vault: OpenVault, *, wanted: bool = False) -> str | None:
        """Return the recovery code that comes with a new password, to be shown before that is set.

        None when the code of before stays: it does unless another one is `wanted`, or it cannot be
        proved.
        """
        vault.demand_writable()
        with vault.source() as source:
            if not wanted and rekeying.knows_code(source.folder, source.keys):
                return None
        return recovery_code.write(recovery_code.fresh())

    def change_password(
        self,
        vault: OpenVault,
        password: str | None,
        *,
        code: str | None = None,
        beside_old: bool = False,
    ) -> Rekeyed:
        """Let another password open the vault, or anybody, and its backups too.

        `code` is the one of `fresh_code`, which its owner has seen; where nobody can say so, the
        old one stays `beside_old` until `drop_other_codes`.
        """
        vault.demand_writable()
        cost = self.cost() if password is not None else FLOOR
        new = None if code is None else NewCode(code, beside_old)
        with vault.source() as source:
            also = _second_place(source)
            done = rekeying.change_password(
                source.folder, source.keys, password, code=new, cost=cost, also=also
            )
            self._drop_dead_key(source)
            return done

    def drop_other_codes(self, vault: Path, code: str) -> tuple[Path, ...]:
        """Let no other recovery code open a closed vault; return what folders stayed behind."""
        secret = RecoveryCode(code)
        with open_vault(vault, secret, floor=self._floor) as opened, opened.source() as source:
            also = _second_place(source)
            return rekeying.drop_other_codes(source.folder, source.keys, secret, also)

    def recover(self, vault: Path, code: str, password: str) -> Rekeyed:
        """Open a vault by its recovery code and let `password` open it from now on.

        Where vault.json does not know the code any more, the slots beside a backup may.
        """
        secret = RecoveryCode(code)
        try:
            opened = open_vault(vault, secret, floor=self._floor)
        except VaultNewer:
            raise
        except (VaultLocked, VaultDamaged):
            if not self._slots_put_back(vault_file.located(vault), secret):
                raise
            opened = open_vault(vault, secret, floor=self._floor)
        with opened:
            # what opened the vault just now is known to its owner, whatever can be proved of it
            is_lost = self.fresh_code(opened) is not None
            done = self.change_password(opened, password, code=code if is_lost else None)
            return Rekeyed(None, done.behind)

    def has_recovery_code(self, vault: Path) -> bool:
        """Return True when a recovery code opens the vault."""
        files = finding_keys.candidates(vault_file.located(vault))
        return any(slot.get("kind") == "recovery" for file in files for slot in file.slots)

    def cost(self) -> Cost:
        """Return what a password is to cost on this machine, measured once, never below a floor."""
        if self._cost is None:
            self._cost = calibrated(floor=self._floor)
        return self._cost

    def _slots_put_back(self, folder: Path, secret: Secret) -> bool:
        hold = Hold(folder)
        try:
            return mending.put_back_slots(folder, self._any_keys(folder, secret))
        finally:
            hold.release()

    def _any_keys(self, folder: Path, secret: Secret) -> Keys:
        """Return the keys by vault.json, or where that does not help by the slots of a backup."""
        return finding_keys.found(folder, secret, self._floor)

    def _keys(self, vault: Path, secret: Secret, backup: Backup) -> Keys:
        folder = vault_file.located(vault)
        with suppress(UserError):
            return restoring.keys_for(folder, secret, backup, floor=self._floor)
        return restoring.keys_of(backup, secret, floor=self._floor)


def _after_restoring(before: Integrity, after: Integrity) -> Integrity:
    """Return what is wrong after a restore, the damage before it told as mended."""
    told = tuple(
        replace(each, mended=True)
        for each in before.faults
        if each.trouble in {Trouble.DATABASE, Trouble.DATABASE_MISSING}
    )
    return replace(after, faults=(*told, *after.faults))


def _second_place(source: Source) -> tuple[Path, ...]:
    second = safekeeping.second_of(source)
    return () if second is None else (second_folder.place_in(source, second),)


def _was_used(vault: OpenVault) -> bool:
    with vault.recall() as recall:
        return next(iter(recall.acts()), None) is not None
