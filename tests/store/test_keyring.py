# SPDX-License-Identifier: MIT
"""The keyring of the system may open a vault, and the vault never depends on it."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from kvisa_desktop.domain.remembering import Remembering
from kvisa_desktop.errors import Refused, VaultDamaged, VaultLocked
from kvisa_desktop.store import system_keyring, vault_file
from kvisa_desktop.store.keys import KeyringKey, Password
from kvisa_desktop.store.safety import Safety
from kvisa_desktop.store.system_keyring import SERVICE, SystemKeyring, system_backend
from kvisa_desktop.store.vault import OpenVault, create
from tests.fake_keyring import FakeKeyring
from tests.store.vaults import CHEAP, PASSWORD, reopened


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
    assert safety.by_keyring(vault.folder) is None
    safety.remember(vault)
    vault.close()
    assert vault_file.needs_password(vault.folder)
    assert PASSWORD not in str(keyring.kept)
    with reopened(vault.folder, safety.by_keyring(vault.folder)) as again:
        assert again.notices == ()
    reopened(vault.folder, Password(PASSWORD)).close()


def test_a_forgotten_vault_asks_again(vault: OpenVault, safety: Safety) -> None:
    safety.remember(vault)
    known = safety.by_keyring(vault.folder)
    safety.forget(vault)
    vault.close()
    assert safety.by_keyring(vault.folder) is None
    with pytest.raises(VaultLocked, match="does not open this vault any more"):
        reopened(vault.folder, known)


def test_a_new_password_keeps_the_keyring_and_none_drops_it(
    vault: OpenVault, safety: Safety
) -> None:
    safety.remember(vault)
    safety.change_password(vault, "another")
    assert isinstance(safety.by_keyring(vault.folder), KeyringKey)
    safety.change_password(vault, None)
    assert safety.by_keyring(vault.folder) is None
    assert safety.remembering(vault.folder) is Remembering.NEEDLESS


def test_what_the_keyring_has_to_do_with_a_vault_is_known(
    vault: OpenVault, safety: Safety, keyring: FakeKeyring
) -> None:
    assert safety.remembering(vault.folder) is Remembering.NOT_REMEMBERED
    safety.remember(vault)
    assert safety.remembering(vault.folder) is Remembering.REMEMBERED
    keyring.is_there = False
    assert safety.remembering(vault.folder) is Remembering.OUT_OF_REACH
    safety.forget(vault)
    assert safety.remembering(vault.folder) is Remembering.UNAVAILABLE


@pytest.mark.parametrize("text", ["", "no base64!", "AAAA", "ä"])
def test_a_key_that_does_not_fit_is_told_and_the_password_still_opens(
    vault: OpenVault, safety: Safety, keyring: FakeKeyring, text: str
) -> None:
    safety.remember(vault)
    vault.close()
    keyring.spoil(text)
    with pytest.raises(VaultLocked, match="does not open this vault any more") as caught:
        safety.by_keyring(vault.folder)
    assert caught.value.remedy is not None
    reopened(vault.folder, Password(PASSWORD)).close()


def test_a_keyring_that_has_lost_the_key_or_is_gone_is_told(
    vault: OpenVault, safety: Safety, keyring: FakeKeyring
) -> None:
    safety.remember(vault)
    keyring.kept.clear()
    with pytest.raises(VaultLocked, match="does not know this vault"):
        safety.by_keyring(vault.folder)
    safety.remember(vault)
    keyring.is_there = False
    with pytest.raises(VaultLocked, match="cannot be reached"):
        safety.by_keyring(vault.folder)


def test_the_key_of_another_vault_opens_nothing(
    vault: OpenVault, safety: Safety, keyring: FakeKeyring, tmp_path: Path
) -> None:
    safety.remember(vault)
    (own,) = keyring.kept
    with create(tmp_path / "Other.kvisa", PASSWORD, cost=CHEAP).vault as other:
        safety.remember(other)
        keyring.kept[own] = keyring.kept[str(other.id)]
    with pytest.raises(VaultLocked):
        safety.by_keyring(vault.folder)


def test_remembered_on_another_computer_it_is_to_be_remembered_anew_here(
    vault: OpenVault, safety: Safety
) -> None:
    safety.remember(vault)
    Safety(CHEAP, FakeKeyring()).remember(vault)
    with pytest.raises(VaultLocked):
        safety.by_keyring(vault.folder)
    safety.remember(vault)
    assert isinstance(safety.by_keyring(vault.folder), KeyringKey)


def test_a_dead_key_is_noticed_and_the_vault_remembered_anew(
    vault: OpenVault, safety: Safety, keyring: FakeKeyring
) -> None:
    assert safety.remembering_of(vault) is Remembering.NOT_REMEMBERED
    safety.remember(vault)
    assert safety.remembering_of(vault) is Remembering.REMEMBERED
    keyring.spoil("AAAA")
    assert safety.remembering_of(vault) is Remembering.STALE
    assert safety.remembering(vault.folder) is Remembering.REMEMBERED
    safety.remember(vault)
    assert safety.remembering_of(vault) is Remembering.REMEMBERED


def test_a_password_given_up_leaves_no_key_in_the_keyring(
    vault: OpenVault, safety: Safety, keyring: FakeKeyring
) -> None:
    safety.remember(vault)
    safety.change_password(vault, "another")
    assert len(keyring.kept) == 1
    safety.change_password(vault, None)
    assert keyring.kept == {}


def test_an_altered_name_in_vault_json_does_not_hide_the_key(
    vault: OpenVault, safety: Safety
) -> None:
    safety.remember(vault)
    vault.close()
    file = vault.folder / "vault.json"
    content = json.loads(file.read_text())
    file.write_text(json.dumps({**content, "id": "another"}))
    with reopened(vault.folder, safety.by_keyring(vault.folder)) as again:
        assert "put right from its copy" in again.notices[0].text


def test_where_every_slot_was_replaced_the_dead_key_goes_with_the_new_password(
    vault: OpenVault, safety: Safety, keyring: FakeKeyring
) -> None:
    safety.remember(vault)
    for name in ("vault.json", "backups/vault.json"):
        file = vault.folder / name
        content = json.loads(file.read_text())
        file.write_text(json.dumps({**content, "created": "altered"}))
    safety.change_password(vault, "another", code=safety.fresh_code(vault))
    assert keyring.kept == {}
    assert safety.remembering_of(vault) is Remembering.NOT_REMEMBERED


def test_a_copy_of_the_vault_opens_by_the_same_key(
    vault: OpenVault, safety: Safety, tmp_path: Path
) -> None:
    safety.remember(vault)
    vault.close()
    copy = Path(shutil.copytree(vault.folder, tmp_path / "Copy.kvisa"))
    reopened(copy, safety.by_keyring(copy)).close()


def test_a_vault_without_a_password_is_not_remembered(
    safety: Safety, keyring: FakeKeyring, tmp_path: Path
) -> None:
    with create(tmp_path / "Plain.kvisa", None, cost=CHEAP).vault as plain:
        with pytest.raises(Refused, match="no password"):
            safety.remember(plain)
        assert safety.remembering(plain.folder) is Remembering.NEEDLESS
    assert keyring.kept == {}


def test_what_is_no_vault_is_said_to_be_none(safety: Safety, tmp_path: Path) -> None:
    with pytest.raises(VaultDamaged):
        safety.by_keyring(tmp_path / "nowhere")
    with pytest.raises(VaultDamaged):
        safety.remembering(tmp_path / "nowhere")


class FakeBackend:
    """A keyring as the library speaks to it; `trouble` is what it raises."""

    def __init__(self, trouble: Exception | None = None) -> None:
        """Begin with nothing."""
        self.kept: dict[tuple[str, str], str] = {}
        self.trouble = trouble

    def get_password(self, service: str, username: str) -> str | None:
        """Return what is kept."""
        self._check()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        self._check()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Forget it."""
        self._check()
        del self.kept[service, username]

    def _check(self) -> None:
        if self.trouble is not None:
            raise self.trouble


def test_a_keyring_that_was_found_is_used() -> None:
    backend = FakeBackend()
    keyring = SystemKeyring(lambda: backend)
    keyring.put("vault", "key")
    assert backend.kept == {(SERVICE, "vault"): "key"}
    assert keyring.get("vault") == "key"
    assert keyring.get("other") is None
    keyring.drop("vault")
    assert backend.kept == {}
    assert keyring.is_there


def troubles() -> list[Exception]:
    """Return what the libraries behind a keyring raise."""
    from keyring import errors

    found: list[Exception] = [
        errors.KeyringLocked(),
        errors.InitError(),
        errors.PasswordSetError(),
        OSError(),
        RuntimeError(),
        UnicodeDecodeError("utf-8", b"", 0, 1, ""),
    ]
    if sys.platform == "linux":
        from secretstorage import exceptions

        found += [exceptions.LockedException(), exceptions.PromptDismissedException()]
    return found


@pytest.mark.parametrize("trouble", troubles(), ids=lambda each: type(each).__name__)
def test_a_keyring_that_refuses_is_told_and_nothing_else(trouble: Exception) -> None:
    keyring = SystemKeyring(lambda: FakeBackend(trouble))
    assert keyring.get("vault") is None
    keyring.drop("vault")
    with pytest.raises(Refused, match="cannot be used"):
        keyring.put("vault", "key")


def test_without_a_keyring_there_is_a_sentence() -> None:
    keyring = SystemKeyring(lambda: None)
    assert not keyring.is_there
    assert keyring.get("vault") is None
    keyring.drop("vault")
    with pytest.raises(Refused, match="no keyring"):
        keyring.put("vault", "key")


def test_without_a_desktop_there_is_no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform != "linux":
        pytest.skip("the system always has a keyring")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    assert system_backend() is None


def test_a_place_for_plain_text_is_never_used_whoever_names_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    folder = tmp_path / "python_keyring"
    folder.mkdir()
    chosen = "[backend]\ndefault-keyring=keyrings.alt.file.PlaintextKeyring\n"
    (folder / "keyringrc.cfg").write_text(chosen)
    found = system_backend()
    assert found is None or "null" not in type(found).__module__
    modules = {module for module, _ in system_keyring._TRUSTED}  # noqa: SLF001
    assert modules == {
        f"keyring.backends.{name}" for name in ("Windows", "macOS", "SecretService", "kwallet")
    }
