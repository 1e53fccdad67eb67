# SPDX-License-Identifier: MIT
"""A new password opens at once, the old one never again, and nothing is encrypted anew."""

import errno
import json
import shutil
from pathlib import Path

import pytest

from kvisa_desktop.domain.person import Person
from kvisa_desktop.errors import NoRoom, Refused, VaultDamaged, VaultLocked
from kvisa_desktop.services import rekeying_words
from kvisa_desktop.store import backups, disk, rekeying, restoring, safekeeping, vault_file
from kvisa_desktop.store.keys import (
    Cost,
    Password,
    RecoveryCode,
    calibrated,
    fresh_keyring_key,
)
from kvisa_desktop.store.safety import Safety
from kvisa_desktop.store.vault import OpenVault, create, open_vault
from tests.store.backup_worlds import back_up
from tests.store.media import write_protected
from tests.store.vaults import CHEAP, PASSWORD, add_person, reopened

SAFETY = Safety(CHEAP)
NEW = "neues Kennwort 新密码"


def change(vault: OpenVault, password: str | None, *, new_code: bool = False) -> str | None:
    """Change the password as the window does, the code shown before; return a new code."""
    code = SAFETY.fresh_code(vault, wanted=new_code) if password is not None else None
    return SAFETY.change_password(vault, password, code=code).code


def opens(folder: Path, secret: Password | RecoveryCode | None) -> bool:
    try:
        reopened(folder, secret).close()
    except VaultLocked:
        return False
    return True


def test_the_new_password_opens_and_the_old_one_does_not(
    vault: OpenVault, folder: Path, code: str
) -> None:
    add_person(vault)
    before = (folder / "store.db").read_bytes()
    assert change(vault, NEW) is None
    vault.close()
    assert (folder / "store.db").read_bytes() == before
    assert opens(folder, Password(NEW))
    assert opens(folder, RecoveryCode(code))
    assert not opens(folder, Password(PASSWORD))
    with reopened(folder, Password(NEW)) as again:
        assert again.notices == ()


def test_a_new_recovery_code_takes_the_place_of_the_old_one(
    vault: OpenVault, folder: Path, code: str
) -> None:
    fresh = change(vault, NEW, new_code=True)
    vault.close()
    assert fresh is not None
    assert opens(folder, RecoveryCode(fresh))
    assert not opens(folder, RecoveryCode(code))


def test_a_password_can_be_given_up_and_set_again(
    vault: OpenVault, folder: Path, code: str
) -> None:
    assert change(vault, None) is None
    assert not vault_file.needs_password(folder)
    fresh = change(vault, NEW)
    vault.close()
    assert fresh not in {None, code}
    assert vault_file.needs_password(folder)
    assert not opens(folder, None)
    assert opens(folder, Password(NEW))


def test_no_recovery_code_without_a_password(vault: OpenVault) -> None:
    with pytest.raises(Refused, match="no recovery code either"):
        SAFETY.change_password(vault, None, code=SAFETY.fresh_code(vault, wanted=True))
    for blank in ("", "   ", "\u3000\t"):
        with pytest.raises(Refused, match="empty"):
            change(vault, blank)


def test_the_backups_follow(vault: OpenVault, folder: Path) -> None:
    add_person(vault)
    made = back_up(vault).backup
    change(vault, NEW)
    assert made.path.with_suffix(".json").read_bytes() == (folder / "vault.json").read_bytes()
    with pytest.raises(VaultLocked):
        restoring.keys_of(made, Password(PASSWORD), floor=CHEAP)
    with vault.source() as source:
        assert restoring.keys_of(made, Password(NEW), floor=CHEAP) == source.keys


def test_a_full_disk_leaves_the_old_password(
    vault: OpenVault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = disk.replace_whole, [0]

    def failing(path: Path, data: bytes) -> None:
        calls[0] += 1
        if calls[0] == 2:
            raise disk.full(path)
        real(path, data)

    monkeypatch.setattr(disk, "replace_whole", failing)
    with pytest.raises(NoRoom):
        change(vault, NEW)
    vault.close()
    assert vault_file.agrees(folder)
    assert opens(folder, Password(PASSWORD))
    assert not opens(folder, Password(NEW))


@pytest.fixture
def stick(vault: OpenVault, tmp_path: Path) -> Path:
    """Return a second folder with a backup of the vault."""
    stick = tmp_path / "stick"
    stick.mkdir()
    add_person(vault)
    SAFETY.choose_second_folder(vault, stick)
    assert back_up(vault).second is not None
    return stick


def opens_backup(place: Path, password: str) -> bool:
    (path,) = place.glob("*/store-*.db")
    backup = backups.at(path)
    assert backup is not None
    try:
        restoring.keys_of(backup, Password(password), floor=CHEAP)
    except VaultLocked:
        return False
    return True


def test_backups_that_cannot_follow_are_told_after_the_change(
    vault: OpenVault, folder: Path, stick: Path, tmp_path: Path, code: str
) -> None:
    with write_protected(stick, tmp_path) as medium:
        vault.keep_setting(safekeeping.SECOND_FOLDER, str(medium))
        fresh = SAFETY.fresh_code(vault, wanted=True)
        done = SAFETY.change_password(vault, NEW, code=fresh)
        assert [each.parent for each in done.behind] == [medium]
        assert opens_backup(medium, PASSWORD)
    vault.close()
    assert done.code is not None
    assert opens(folder, Password(NEW))
    assert opens(folder, RecoveryCode(done.code))
    assert not opens(folder, RecoveryCode(code))
    (said,) = rekeying_words.warnings(done)
    assert "was changed, but the backups" in said.text


def test_a_second_folder_that_is_away_follows_with_the_next_backup(
    vault: OpenVault, stick: Path
) -> None:
    away = stick.rename(stick.with_name("in a drawer"))
    assert [each.parent for each in SAFETY.change_password(vault, NEW).behind] == [stick]
    away.rename(stick)
    assert opens_backup(stick, PASSWORD)
    assert back_up(vault, 5).failure is None
    assert opens_backup(stick, NEW)
    assert not opens_backup(stick, PASSWORD)
    assert SAFETY.change_password(vault, PASSWORD).behind == ()


def test_an_altered_file_with_the_keys_is_not_brought_to_the_backups(
    vault: OpenVault, folder: Path
) -> None:
    add_person(vault)
    slots = back_up(vault).backup.path.with_suffix(".json")
    whole = slots.read_bytes()
    (folder / "vault.json").write_bytes(whole.replace(b"recovery", b"recovered"))
    back_up(vault, 5)
    assert slots.read_bytes() == whole


def test_own_backups_that_cannot_follow_do_not_hide_the_new_code(
    vault: OpenVault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_person(vault)
    made = back_up(vault).backup
    real = disk.replace_whole

    def failing(path: Path, data: bytes) -> None:
        if path.name.startswith("store-"):
            raise OSError(errno.EIO, "the disk fails")
        real(path, data)

    monkeypatch.setattr(disk, "replace_whole", failing)
    fresh = SAFETY.fresh_code(vault, wanted=True)
    done = SAFETY.change_password(vault, NEW, code=fresh)
    assert (done.behind, done.code is None) == ((made.path.parent,), False)
    vault.close()
    assert opens(folder, Password(NEW))


def test_a_disk_that_complains_after_the_change_does_not_deny_it(
    vault: OpenVault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = disk.replace_whole

    def failing(path: Path, data: bytes) -> None:
        real(path, data)
        if path == folder / "vault.json":
            raise OSError(errno.EIO, "the disk fails")

    monkeypatch.setattr(disk, "replace_whole", failing)
    fresh = change(vault, NEW, new_code=True)
    vault.close()
    assert fresh is not None
    assert opens(folder, RecoveryCode(fresh))


@pytest.mark.parametrize("halfway", ["vault.json", "backups/vault.json"])
def test_stopped_halfway_one_password_opens_and_both_files_agree_again(
    vault: OpenVault, folder: Path, tmp_path: Path, halfway: str
) -> None:
    add_person(vault)
    shutil.copy(folder / halfway, tmp_path / "old.json")
    change(vault, NEW)
    vault.close()
    shutil.copy(tmp_path / "old.json", folder / halfway)
    with reopened(folder, Password(NEW)) as again, again.read() as look:
        assert len(look.find(Person)) == 1
    assert vault_file.agrees(folder)


def test_parameters_made_cheaper_are_refused(vault: OpenVault, folder: Path) -> None:
    change(vault, NEW)
    vault.close()
    for path in (folder / "vault.json", folder / "backups" / "vault.json"):
        content = json.loads(path.read_text())
        content["slots"][0]["passes"] = 0
        path.write_text(json.dumps(content))
    with pytest.raises(VaultDamaged):
        open_vault(folder, Password(NEW), floor=CHEAP)


@pytest.mark.parametrize(("took", "passes"), [(0.125, 16), (0.7, 3), (7.0, 3), (1e-9, 64)])
def test_the_cost_follows_the_machine_between_floor_and_ceiling(took: float, passes: int) -> None:
    ticks = iter((0.0, took))
    found = calibrated(0.7, lambda: next(ticks), Cost(3, 8))
    assert found == Cost(passes, 8)


@pytest.fixture
def tampered(vault: OpenVault, folder: Path, tmp_path: Path) -> str:
    """Put the recovery slot of another vault into both files; return the code that opens it."""
    other = create(tmp_path / "Other.kvisa", PASSWORD, cost=CHEAP)
    other.vault.close()
    add_person(vault)
    foreign = json.loads((tmp_path / "Other.kvisa" / "vault.json").read_text())["slots"][1]
    for path in (folder / "vault.json", folder / "backups" / "vault.json"):
        content = json.loads(path.read_text())
        content["slots"][1] = foreign
        path.write_text(json.dumps({**content, "id": "another"}))
    return str(other.recovery_code)


def test_a_foreign_recovery_slot_is_dropped_and_a_new_code_made(
    vault: OpenVault, folder: Path, tampered: str, code: str
) -> None:
    with pytest.raises(Refused, match="no recovery code that can be proved"):
        SAFETY.change_password(vault, NEW)
    fresh = SAFETY.fresh_code(vault)
    done = SAFETY.change_password(vault, NEW, code=fresh)
    assert done.code is not None
    assert done.dropped
    assert "could not be proved" in rekeying_words.warnings(done)[0].text
    assert json.loads((folder / "vault.json").read_text())["id"] == str(vault.id)
    vault.close()
    assert opens(folder, RecoveryCode(done.code))
    assert opens(folder, Password(NEW))
    assert not opens(folder, RecoveryCode(tampered))
    assert not opens(folder, RecoveryCode(code))


def test_slots_beside_a_backup_keep_the_code_of_the_owner(
    vault: OpenVault, folder: Path, tmp_path: Path, code: str, request: pytest.FixtureRequest
) -> None:
    add_person(vault)
    back_up(vault)
    foreign = request.getfixturevalue("tampered")
    assert SAFETY.fresh_code(vault) is None
    done = SAFETY.change_password(vault, NEW)
    assert (done.code, done.dropped) == (None, False)
    vault.close()
    assert opens(folder, RecoveryCode(code))
    assert not opens(folder, RecoveryCode(foreign))
    assert (tmp_path / "Other.kvisa").is_dir()


@pytest.mark.usefixtures("tampered")
def test_an_altered_file_is_not_sealed_by_remembering(vault: OpenVault, folder: Path) -> None:
    before = (folder / "vault.json").read_bytes()
    for key in (fresh_keyring_key(), None):
        with pytest.raises(Refused, match="altered"), vault.source() as source:
            rekeying.remember(source.folder, source.keys, key)
    assert (folder / "vault.json").read_bytes() == before


@pytest.mark.parametrize("name", ["vault.json.new", "backups/vault.json.new"])
def test_slots_that_a_killed_change_left_are_swept(folder: Path, name: str) -> None:
    shutil.copy(folder / "vault.json", folder / name)
    (folder / "lock").write_text("{")
    assert opens(folder, Password(PASSWORD))
    assert not (folder / name).exists()
