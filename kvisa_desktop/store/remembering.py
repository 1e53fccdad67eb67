# SPDX-License-Identifier: MIT
"""Vaults that the keyring of the computer opens: remembered, opened and forgotten again."""

from contextlib import suppress
from pathlib import Path

from kvisa_desktop.domain.remembering import Remembering
from kvisa_desktop.errors import Refused, UserError, VaultLocked
from kvisa_desktop.messages import msg
from kvisa_desktop.services.remembering_words import STATE
from kvisa_desktop.store import finding_keys, rekeying, vault_file
from kvisa_desktop.store.keys import Cost, KeyringKey, Secret, fresh_keyring_key
from kvisa_desktop.store.sources import Source
from kvisa_desktop.store.system_keyring import Keyring
from kvisa_desktop.store.vault import OpenVault


class Remembered:
    """What the keyring has to do with vaults."""

    def __init__(self, floor: Cost, keyring: Keyring) -> None:
        """Use that keyring; `floor` is what a password has to cost at least."""
        self._floor = floor
        self._keyring = keyring

    def remembering(self, vault: Path) -> Remembering:
        """Return whether the keyring of this computer opens a vault, open or not."""
        folder = vault_file.located(vault)
        if not vault_file.needs_password(folder):
            return Remembering.NEEDLESS
        if rekeying.has_kind(folder, "keyring"):
            is_there = self._keyring.is_there
            return Remembering.REMEMBERED if is_there else Remembering.OUT_OF_REACH
        is_there = self._keyring.is_there
        return Remembering.NOT_REMEMBERED if is_there else Remembering.UNAVAILABLE

    def remembering_of(self, vault: OpenVault) -> Remembering:
        """Return whether the keyring opens an open vault, as is tried: its key may be a dead one.

        A locked keyring asks its owner for that.
        """
        state = self.remembering(vault.folder)
        if state is not Remembering.REMEMBERED:
            return state
        try:
            self.by_keyring(vault.folder)
        except VaultLocked:
            return Remembering.STALE
        return state

    def remember(self, vault: OpenVault) -> None:
        """Let the keyring of this computer open a vault without asking for its password."""
        vault.demand_writable()
        if not vault_file.needs_password(vault.folder):
            raise Refused(STATE[Remembering.NEEDLESS], msg("Set a password first."))
        key = fresh_keyring_key()
        with vault.source() as source:
            name = source.meta("vault-id")
            self._keyring.put(name, key.text)
            rekeying.remember(source.folder, source.keys, key)

    def forget(self, vault: OpenVault) -> None:
        """Let the keyring of this computer open a vault no longer."""
        vault.demand_writable()
        with vault.source() as source:
            rekeying.remember(source.folder, source.keys, None)
            self._keyring.drop(source.meta("vault-id"))

    def _drop_dead_key(self, source: Source) -> None:
        """Forget the key in the keyring once no slot of the vault knows it any more."""
        if not rekeying.has_kind(source.folder, "keyring"):
            self._keyring.drop(source.meta("vault-id"))

    def by_keyring(self, vault: Path) -> Secret:
        """Return what the keyring of this computer knows to open a vault.

        None when the vault is not remembered; raise `VaultLocked` when it is, and yet the keyring
        has nothing that opens it.
        """
        folder = vault_file.located(vault)
        if not rekeying.has_kind(folder, "keyring"):
            return None
        # one of the two files may have been altered, the name under which the key is kept too
        names = {str(each.content.get("id")): None for each in vault_file.read(folder).files}
        kept = [key for key in map(self._keyring.get, names) if key is not None]
        if not kept:
            raise VaultLocked(
                msg("The keyring of this computer does not know this vault, or cannot be reached."),
                msg("Type the password; then the vault can be remembered anew."),
            )
        *others, last = map(KeyringKey, kept)
        for key in others:
            with suppress(UserError):
                finding_keys.found(folder, key, self._floor)
                return key
        finding_keys.found(folder, last, self._floor)
        return last
