# SPDX-License-Identifier: MIT
"""Keys: one random root key, and the slots that wrap it for a password or a recovery code.

Each slot is sealed by XChaCha20-Poly1305 with its own parameters as associated data, so that none
of them can be changed unnoticed. A slot of kind "none" hides nothing: who has the folder has the
vault. It is what a user gets who declines a password, and it lets all else stay the same.
"""

import base64
import binascii
import hashlib
import hmac
import secrets
import time
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from nacl import bindings
from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id

from kvisa_desktop.errors import Refused, VaultDamaged, VaultLocked
from kvisa_desktop.messages import msg
from kvisa_desktop.store import recovery_code
from kvisa_desktop.store.vault_file import FORMAT, VERSION, Slot, VaultFile, canonical

_KEY = 32
_SALT = argon2id.SALTBYTES
_NONCE = bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at a password costs: Argon2id passes and memory, one lane."""

    passes: int
    mem_kib: int

    def covers(self, other: "Cost") -> bool:
        """Return True when this is at least as dear as `other` in both respects."""
        return self.passes >= other.passes and self.mem_kib >= other.mem_kib


FLOOR: Final = Cost(passes=3, mem_kib=64 * 1024)
CEILING: Final = Cost(passes=64, mem_kib=1024 * 1024)  # more is an attack on the machine


@dataclass(frozen=True, slots=True, repr=False)
class Password:
    """A password as the user typed it."""

    text: str


@dataclass(frozen=True, slots=True, repr=False)
class RecoveryCode:
    """A recovery code as the user typed it: case, spaces and dashes do not matter."""

    text: str


@dataclass(frozen=True, slots=True, repr=False)
class KeyringKey:
    """The key of a slot as the keyring of the system gave it back."""

    text: str


Secret: TypeAlias = Password | RecoveryCode | KeyringKey | None


@dataclass(frozen=True, slots=True, repr=False)
class Keys:
    """The root key of a vault, and the keys derived from it, one for each purpose."""

    root: bytes

    @classmethod
    def fresh(cls) -> "Keys":
        """Return the keys of a new vault."""
        return cls(secrets.token_bytes(_KEY))

    @property
    def database(self) -> bytes:
        """The raw key of the database."""
        return _subkey(self.root, b"kvisa/database/1")

    @property
    def file_names(self) -> bytes:
        """The key that hides which scans lie under files/."""
        return _subkey(self.root, b"kvisa/names/1")

    def seal_of(self, file: VaultFile) -> str:
        """Return the seal that proves vault.json."""
        key = _subkey(self.root, b"kvisa/seal/1")
        return _text(hashlib.blake2b(file.to_seal, key=key, digest_size=_KEY).digest())

    def has_sealed(self, file: VaultFile) -> bool:
        """Return True when `file` is exactly what was written with these keys."""
        return hmac.compare_digest(
            self.seal_of(file).encode(), file.seal.encode("utf-8", "replace")
        )


def password_slot(keys: Keys, password: Password, added: str, cost: Cost = FLOOR) -> Slot:
    """Return a slot that a password opens; a password of nothing, or of spaces, is refused."""
    if not password.text.strip():
        raise Refused(
            msg("The password is empty, or nothing but spaces."),
            msg("Choose a password, or make the vault without one."),
        )
    salt = secrets.token_bytes(_SALT)
    head = {
        "kind": "password",
        "kdf": "argon2id",
        "passes": cost.passes,
        "mem_kib": cost.mem_kib,
        "lanes": 1,
        "salt": _text(salt),
    }
    return _closed(keys, head, added, _stretched(password, salt, cost))


def recovery_slot(keys: Keys, code: bytes, added: str) -> Slot:
    """Return a slot that the recovery code with these 160 random bits opens."""
    salt = secrets.token_bytes(_SALT)
    head = {"kind": "recovery", "salt": _text(salt)}
    return _closed(keys, head, added, _salted(code, salt, b"kvisa/recovery/1"))


def keyring_slot(keys: Keys, key: KeyringKey, added: str) -> Slot:
    """Return a slot that a random key in the keyring of the system opens."""
    salt = secrets.token_bytes(_SALT)
    head = {"kind": "keyring", "salt": _text(salt)}
    return _closed(keys, head, added, _salted(_bytes(key.text), salt, b"kvisa/keyring/1"))


def fresh_keyring_key() -> KeyringKey:
    """Return a random key for the keyring of the system."""
    return KeyringKey(_text(secrets.token_bytes(_KEY)))


def open_slot(keys: Keys, added: str) -> Slot:
    """Return a slot of kind "none", that hides nothing from who has the folder."""
    salt = secrets.token_bytes(_SALT)
    head = {"kind": "none", "salt": _text(salt)}
    return _closed(keys, head, added, _salted(b"", salt, b"kvisa/none/1"))


def unlock(file: VaultFile, secret: Secret, floor: Cost = FLOOR) -> Keys:
    """Return the keys of a vault; raise `VaultLocked` when `secret` opens none of its slots.

    Slots whose parameters are below `floor` or beyond reason are not even tried. Only a caller
    can lower the floor, never the content of the file.
    """
    kinds = [kind for kind, _ in _openers(secret, floor)]
    damaged = False
    for kind, opener in _openers(secret, floor):
        for slot in file.slots:
            if slot.get("kind") != kind:
                continue
            try:
                return Keys(_opened(slot, opener(slot)))
            except (ValueError, TypeError, KeyError):
                damaged = True
            except CryptoError:
                continue
    if damaged:
        raise VaultDamaged(
            msg("A key in vault.json is damaged or was made weaker than this program accepts."),
            msg("Put back vault.json from a backup of the folder, or use the recovery code."),
        )
    raise _refusal(kinds)


def calibrated(
    seconds: float = 0.7, clock: Callable[[], float] = time.perf_counter, floor: Cost = FLOOR
) -> Cost:
    """Return a cost of about `seconds` on this machine, never below the floor."""
    started = clock()
    _stretched(Password("calibration"), bytes(_SALT), floor)
    once = max(clock() - started, 1e-6)
    return Cost(
        min(max(floor.passes, int(floor.passes * seconds / once)), CEILING.passes), floor.mem_kib
    )


_Opener: TypeAlias = Callable[[Slot], bytes]


def _openers(secret: Secret, floor: Cost) -> Iterable[tuple[str, _Opener]]:
    if isinstance(secret, Password):
        yield "password", lambda slot: _stretched(secret, _bytes(slot["salt"]), _cost(slot, floor))
    if isinstance(secret, RecoveryCode):
        code = recovery_code.read(secret.text)
        yield "recovery", lambda slot: _salted(code, _bytes(slot["salt"]), b"kvisa/recovery/1")
    if isinstance(secret, KeyringKey):
        key = _keyring_bytes(secret)
        yield "keyring", lambda slot: _salted(key, _bytes(slot["salt"]), b"kvisa/keyring/1")
    yield "none", lambda slot: _salted(b"", _bytes(slot["salt"]), b"kvisa/none/1")


def _refusal(kinds: list[str]) -> VaultLocked:
    if "password" in kinds:
        return VaultLocked(
            msg("The password does not open this vault."),
            msg("Mind capital letters and the keyboard language. The recovery code opens it too."),
        )
    if "recovery" in kinds:
        return VaultLocked(
            msg("The recovery code does not open this vault."),
            msg("See whether it belongs to another vault, or was replaced by a newer one."),
        )
    if "keyring" in kinds:
        return VaultLocked(
            msg("What the keyring of this computer keeps does not open this vault any more."),
            msg("Type the password; then the vault can be remembered anew."),
        )
    return VaultLocked(
        msg("This vault needs its password."),
        msg("Give the password, or the recovery code that was shown when the vault was made."),
    )


def _stretched(password: Password, salt: bytes, cost: Cost) -> bytes:
    # NFKC: the same password from another keyboard, full-width letters included
    text = unicodedata.normalize("NFKC", password.text).encode("utf-8", "surrogatepass")
    return argon2id.kdf(_KEY, text, salt, opslimit=cost.passes, memlimit=cost.mem_kib * 1024)


def _cost(slot: Slot, floor: Cost) -> Cost:
    cost = Cost(slot["passes"], slot["mem_kib"])
    whole = all(type(each) is int for each in (cost.passes, cost.mem_kib))
    known = slot["kdf"] == "argon2id" and slot["lanes"] == 1
    if not (whole and known and cost.covers(floor) and CEILING.covers(cost)):
        message = "parameters out of bounds"
        raise ValueError(message)
    return cost


def _closed(keys: Keys, head: dict[str, Any], added: str, wrap: bytes) -> Slot:
    slot = {"id": secrets.token_hex(8), "added": added, **head}
    nonce = secrets.token_bytes(_NONCE)
    box = bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(keys.root, _bound(slot), nonce, wrap)
    return {**slot, "box": _text(nonce + box)}


def _opened(slot: Slot, wrap: bytes) -> bytes:
    sealed = _bytes(slot["box"])
    return bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(
        sealed[_NONCE:], _bound(slot), sealed[:_NONCE], wrap
    )


def _bound(slot: Slot) -> bytes:
    """Return all that a slot says of itself, which its box is bound to."""
    said = {key: each for key, each in slot.items() if key != "box"}
    return canonical({"format": FORMAT, "version": VERSION, "slot": said})


def _subkey(root: bytes, purpose: bytes) -> bytes:
    return hashlib.blake2b(key=root, person=purpose, digest_size=_KEY).digest()


def _salted(secret: bytes, salt: bytes, purpose: bytes) -> bytes:
    return hashlib.blake2b(key=secret, salt=salt, person=purpose, digest_size=_KEY).digest()


def _keyring_bytes(key: KeyringKey) -> bytes:
    try:
        return _bytes(key.text)
    except ValueError as error:
        raise _refusal(["keyring"]) from error


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text.encode("ascii"), validate=True)
    except (AttributeError, UnicodeError, binascii.Error) as error:
        message = "no base64"
        raise ValueError(message) from error
