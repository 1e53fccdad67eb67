# SPDX-License-Identifier: MIT
"""The keyring of the system may open a vault, and the vault never depends on it."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

from kvisa_desktop.errors import Refused, VaultLocked
from kvisa_desktop.store import vault_file
from kvisa_desktop.store.keys import KeyringKey, Password
from kvisa_desktop.store.safety import Safety
from kvisa_desktop.store.system_keyring import SERVICE, SystemKeyring
from kvisa_desktop.store.vault import OpenVault
from tests.store.vaults import CHEAP, PASSWORD, reopened


class FakeKeyring:
    """A keyring in memory."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.kept: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        """Return what is kept."""
        return self.kept.get(name)

    def put(self, name: str, secret: str) -> None:
        """Keep it."""
        self.kept[name] = secret

    def drop(self, name: str) -> None:
        """Forget it."""
        self.kept.pop(name, None)


@pytest.fixture
def keyring() -> FakeKeyring:
    """Return an empty keyring."""
    return FakeKeyring()


@pytest.fixture
def safety(keyring: FakeKeyring) -> Safety:
    """Return safety with that keyring."""
    return Safety(CHEAP, keyring)


def test_a_remembered_vault_opens_without_a_password(
    vault: OpenVault, safety: Safety, keyring: FakeKeyring
) -> None:
    assert safety.remembered(vault.folder) is None
    safety.remember(vault)
    vault.close()
    assert vault_file.needs_password(vault.folder)
    assert PASSWORD not in str(keyring.kept)
    with reopened(vault.folder, safety.remembered(vault.folder)) as again:
        assert again.notices == ()
    reopened(vault.folder, Password(PASSWORD)).close()


def test_a_forgotten_vault_asks_again(vault: OpenVault, safety: Safety) -> None:
    safety.remember(vault)
    known = safety.remembered(vault.folder)
    safety.forget(vault)
    vault.close()
    assert safety.remembered(vault.folder) is None
    with pytest.raises(VaultLocked):
        reopened(vault.folder, known)


def test_a_new_password_keeps_the_keyring_and_none_drops_it(
    vault: OpenVault, safety: Safety
) -> None:
    safety.remember(vault)
    safety.change_password(vault, "another")
    assert isinstance(safety.remembered(vault.folder), KeyringKey)
    safety.change_password(vault, None)
    assert safety.remembered(vault.folder) is None


@pytest.mark.parametrize("text", ["", "no base64!", "AAAA"])
def test_a_key_that_does_not_fit_opens_nothing(
    vault: OpenVault, safety: Safety, keyring: FakeKeyring, text: str
) -> None:
    safety.remember(vault)
    vault.close()
    (name,) = keyring.kept
    keyring.kept[name] = text
    with pytest.raises(Exception, match="vault"):
        reopened(vault.folder, safety.remembered(vault.folder))
    keyring.kept.clear()
    assert safety.remembered(vault.folder) is None


def test_what_is_no_vault_is_not_remembered(safety: Safety, tmp_path: Path) -> None:
    assert safety.remembered(tmp_path / "nowhere") is None


class KeyringError(Exception):
    """What the library raises."""


def library(monkeypatch: pytest.MonkeyPatch, *, works: bool) -> dict[tuple[str, str], str]:
    """Put a library in the place of `keyring`; return what it keeps."""
    kept: dict[tuple[str, str], str] = {}
    made, errors = ModuleType("keyring"), ModuleType("keyring.errors")

    def check() -> None:
        if not works:
            raise KeyringError

    def get_password(service: str, name: str) -> str | None:
        check()
        return kept.get((service, name))

    def set_password(service: str, name: str, secret: str) -> None:
        check()
        kept[service, name] = secret

    def delete_password(service: str, name: str) -> None:
        check()
        del kept[service, name]

    for name, each in (("KeyringError", KeyringError),):
        setattr(errors, name, each)
    for function in (get_password, set_password, delete_password):
        setattr(made, function.__name__, function)
    made.errors = errors  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "keyring", made)
    monkeypatch.setitem(sys.modules, "keyring.errors", errors)
    return kept


def test_the_library_is_used_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = library(monkeypatch, works=True)
    keyring = SystemKeyring()
    keyring.put("vault", "key")
    assert kept == {(SERVICE, "vault"): "key"}
    assert keyring.get("vault") == "key"
    assert keyring.get("other") is None
    keyring.drop("vault")
    assert kept == {}


def test_a_keyring_that_refuses_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    library(monkeypatch, works=False)
    keyring = SystemKeyring()
    assert keyring.get("vault") is None
    keyring.drop("vault")
    with pytest.raises(Refused, match="cannot be used"):
        keyring.put("vault", "key")


def test_without_the_library_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    monkeypatch.setitem(sys.modules, "keyring.errors", None)
    keyring = SystemKeyring()
    assert keyring.get("vault") is None
    keyring.drop("vault")
    with pytest.raises(Refused, match="not installed"):
        keyring.put("vault", "key")
