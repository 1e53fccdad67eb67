# SPDX-License-Identifier: MIT
"""Making, opening, locking and closing whole vaults."""

import inspect
import os
import stat
from pathlib import Path

import pytest

from kvisa_desktop.domain.person import Person
from kvisa_desktop.errors import Refused, VaultDamaged, VaultLocked
from kvisa_desktop.services.ports import Vault
from kvisa_desktop.store.keys import FLOOR, Cost, Password, RecoveryCode
from kvisa_desktop.store.lock import Hold
from kvisa_desktop.store.making import unfinished_prefix
from kvisa_desktop.store.vault import OpenVault, create, open_vault
from kvisa_desktop.store.vault_file import UNFINISHED
from tests.store.vaults import ACT, CHEAP, PASSWORD, PDF, add_person, reopened

NAMES = [
    "Okoro.kvisa",
    "李四 的 资料.kvisa",
    "50%.kvisa",
    "a#b?c&d.kvisa",
    "file:x.kvisa",
    "no suffix",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_vault_may_have_any_name(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    with create(folder, PASSWORD, cost=CHEAP).vault as vault:
        person = add_person(vault)
        with vault.act(ACT) as act:
            file = act.keep_file(b"x", PDF, "x.pdf")
    with reopened(folder / "Open.kvisa") as vault, vault.read() as look:
        assert look.get(Person, person.id) == person
        assert look.read_file(file.id) == b"x"
    assert vault.name == Path(name).stem


def test_a_relative_path_keeps_meaning_the_same_vault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with create(Path("file:relative"), PASSWORD, cost=CHEAP).vault as vault:
        monkeypatch.chdir("/")
        add_person(vault)
    with reopened(tmp_path / "file:relative") as vault, vault.read() as look:
        assert len(look.find(Person)) == 1


def test_an_open_vault_is_what_services_want(vault: OpenVault) -> None:
    assert add_nobody(vault) == ()


def add_nobody(vault: Vault) -> tuple[Person, ...]:
    """Use a vault through its port, so that the type checker compares the two."""
    with vault.act(ACT) as act:
        assert not act.changes
    with vault.read() as look:
        return look.find(Person)


def test_a_new_vault_is_private_and_has_nothing_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "New.kvisa"
    with create(folder, PASSWORD, role="consultant", cost=CHEAP).vault as vault:
        assert vault.role == "consultant"
        assert vault.notices == ()
        assert str(vault.id)
        assert vault.created.endswith("Z")
    assert {path.name for path in folder.iterdir()} == {
        "Open.kvisa", "backups", "files", "lock", "store.db", "store.db-journal", "vault.json",
    }  # fmt: skip
    for path in (folder, *folder.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)
    assert [path.name for path in tmp_path.iterdir()] == ["New.kvisa"]


def test_the_vault_says_the_same_of_itself_every_time(tmp_path: Path) -> None:
    with create(tmp_path / "v", PASSWORD, cost=CHEAP).vault as vault:
        said = (vault.id, vault.created, vault.role)
    with reopened(tmp_path / "v") as vault:
        assert (vault.id, vault.created, vault.role) == said


def test_the_recovery_code_opens_the_vault(folder: Path, code: str) -> None:
    with reopened(folder, RecoveryCode(code.lower().replace("-", " "))) as vault:
        assert not vault.is_locked


def test_a_vault_without_password_opens_without_one(tmp_path: Path) -> None:
    made = create(tmp_path / "v", None)
    made.vault.close()
    assert made.recovery_code is None
    with open_vault(tmp_path / "v", None) as vault:
        add_person(vault)


@pytest.mark.parametrize(
    "secret", [Password("wrong"), Password(""), None], ids=["wrong", "empty", "none"]
)
def test_a_wrong_password_opens_nothing_and_changes_nothing(
    folder: Path, secret: Password | None
) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(VaultLocked) as caught:
        reopened(folder, secret)
    assert caught.value.remedy is not None
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    reopened(folder).close()


def test_a_code_of_another_vault_is_told_from_a_typing_error(folder: Path, tmp_path: Path) -> None:
    other = create(tmp_path / "other", PASSWORD, cost=CHEAP)
    other.vault.close()
    assert other.recovery_code is not None
    with pytest.raises(VaultLocked, match="does not open"):
        reopened(folder, RecoveryCode(other.recovery_code))
    with pytest.raises(VaultLocked, match="letters and digits"):
        reopened(folder, RecoveryCode("ABCDE"))


def test_the_floor_is_the_default_everywhere() -> None:
    assert inspect.signature(create).parameters["cost"].default == FLOOR
    assert inspect.signature(open_vault).parameters["floor"].default == FLOOR
    assert Cost(3, 64 * 1024) == FLOOR


def test_a_cheap_vault_does_not_open_by_itself(folder: Path) -> None:
    with pytest.raises(VaultDamaged, match="weaker"):
        open_vault(folder, Password(PASSWORD))


@pytest.mark.parametrize("there", ["file", "folder", "vault", "dangling link"])
def test_what_is_there_is_never_overwritten(tmp_path: Path, folder: Path, there: str) -> None:
    path = folder if there == "vault" else tmp_path / "there"
    if there == "file":
        path.write_bytes(b"dear")
    elif there == "folder":
        path.mkdir()
    elif there == "dangling link":
        path.symlink_to(tmp_path / "nowhere")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(Refused, match="already"):
        create(path, PASSWORD, cost=CHEAP)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_vault_is_not_made_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="does not exist"):
        create(tmp_path / "no" / "vault", PASSWORD, cost=CHEAP)
    assert not list(tmp_path.iterdir())


def test_an_empty_password_makes_no_vault(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="empty"):
        create(tmp_path / "v", "", cost=CHEAP)
    assert not list(tmp_path.iterdir())


def test_what_a_kill_left_of_a_vault_is_cleared_away(tmp_path: Path) -> None:
    create(tmp_path / "v", PASSWORD, cost=CHEAP).vault.close()
    left = tmp_path / (UNFINISHED + name_part(tmp_path, "v") + "-00000000")
    os.rename(tmp_path / "v", left)  # noqa: PTH104  (keeps the name free at once)
    growing = left.with_name(left.name[:-1] + "1")
    growing.mkdir()
    hold = Hold(growing)
    foreign = tmp_path / f"{UNFINISHED}ffffffff-00000000"
    foreign.mkdir()
    create(tmp_path / "v", PASSWORD, cost=CHEAP).vault.close()
    assert sorted(tmp_path.iterdir()) == sorted((tmp_path / "v", growing, foreign))
    hold.release()


def name_part(folder: Path, name: str) -> str:
    """Return the part of an unfinished name that stands for the vault `name`."""
    return unfinished_prefix(folder / name).removeprefix(UNFINISHED).removesuffix("-")


def test_the_same_vault_is_not_opened_twice(folder: Path) -> None:
    with reopened(folder), pytest.raises(VaultLocked, match="in use"):
        reopened(folder)


def test_a_vault_left_open_is_explained_once(folder: Path) -> None:
    hold = Hold(folder)
    left = (folder / "lock").read_bytes()
    hold.release()
    (folder / "lock").write_bytes(left)
    with pytest.raises(VaultLocked):
        reopened(folder, Password("wrong"))
    with reopened(folder) as vault:
        (notice,) = vault.notices
        assert "not closed properly" in notice.text
        vault.lock()
        vault.unlock(Password(PASSWORD))
        assert vault.notices == ()
    with reopened(folder) as vault:
        assert vault.notices == ()


def test_a_locked_vault_shows_and_takes_nothing(vault: OpenVault, folder: Path) -> None:
    person = add_person(vault)
    vault.lock()
    assert vault.is_locked
    for door in (vault.read(), vault.act(ACT)):
        with pytest.raises(VaultLocked, match="is locked"), door:
            pass
    with pytest.raises(VaultLocked):
        _ = vault.role
    with pytest.raises(VaultLocked, match="in use"):
        reopened(folder)
    with pytest.raises(VaultLocked, match="password does not open"):
        vault.unlock(Password("wrong"))
    vault.unlock(Password(PASSWORD))
    vault.unlock(Password("not looked at any more"))
    with vault.read() as look:
        assert look.get(Person, person.id) == person


def test_closing_twice_does_no_harm(vault: OpenVault) -> None:
    vault.close()
    vault.close()
    with pytest.raises(VaultLocked), vault.read():
        pass


def test_a_vault_that_was_moved_is_another_device(folder: Path, tmp_path: Path) -> None:
    devices = []
    for place in (folder, folder, tmp_path / "moved"):
        if not place.exists():
            folder.rename(place)
        with reopened(place) as vault:
            add_person(vault)
            devices.append(vault._open_session.device)  # noqa: SLF001
    assert devices[0] == devices[1] != devices[2]
