# SPDX-License-Identifier: MIT
"""The keys of another vault are told from a damaged database, and one's own are found again."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kvisa_desktop.domain.integrity import Trouble
from kvisa_desktop.domain.person import Person
from kvisa_desktop.errors import VaultDamaged, VaultLocked
from kvisa_desktop.services.integrity_words import remedy, what
from kvisa_desktop.services.progress import Silent
from kvisa_desktop.store import finding_keys, rekeying
from kvisa_desktop.store.keys import Password, RecoveryCode
from kvisa_desktop.store.safety import Safety
from kvisa_desktop.store.vault import OpenVault, create
from tests.store.backup_worlds import back_up
from tests.store.vaults import CHEAP, PASSWORD, add_person, reopened

SAFETY = Safety(CHEAP)
SECRET = Password(PASSWORD)
BOTH = ("vault.json", "backups/vault.json")


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Return another vault with the same password, closed."""
    made = create(tmp_path / "Other.kvisa", PASSWORD, cost=CHEAP)
    made.vault.close()
    return made.vault.folder


def exchanged(folder: Path, other: Path, *names: str) -> None:
    for name in names:
        shutil.copy(other / "vault.json", folder / name)


def altered(folder: Path, change: Callable[[list[dict[str, object]]], object]) -> None:
    """Change the slots in both files."""
    for name in BOTH:
        content = json.loads((folder / name).read_text())
        change(content["slots"])
        (folder / name).write_text(json.dumps(content))


def people(folder: Path) -> int:
    with reopened(folder) as vault, vault.read() as look:
        return len(look.find(Person))


def test_the_copy_opens_where_the_file_is_of_another_vault(
    vault: OpenVault, folder: Path, other: Path
) -> None:
    add_person(vault)
    vault.close()
    own = json.loads((folder / "vault.json").read_text())
    exchanged(folder, other, "vault.json")
    assert people(folder) == 1
    assert [json.loads((folder / name).read_text()) for name in BOTH] == [own, own]


def test_what_lies_beside_a_backup_opens_where_both_are_of_another_vault(
    vault: OpenVault, folder: Path, other: Path
) -> None:
    add_person(vault)
    back_up(vault)
    vault.close()
    own = json.loads((folder / "vault.json").read_text())
    exchanged(folder, other, *BOTH)
    with reopened(folder) as again:
        assert "damaged or altered" in again.notices[0].text
    found = SAFETY.verify_closed(folder, SECRET, Silent())
    assert {each.trouble for each in found.faults} == {Trouble.SLOTS}
    assert SAFETY.repair_closed(folder, SECRET, Silent()).is_sound
    assert [json.loads((folder / name).read_text()) for name in BOTH] == [own, own]
    assert people(folder) == 1


def test_without_slots_of_its_own_it_is_told_whose_file_that_is(
    vault: OpenVault, folder: Path, other: Path
) -> None:
    add_person(vault)
    slots = back_up(vault).backup.path.with_suffix(".json")
    vault.close()
    exchanged(folder, other, *BOTH)
    slots.unlink()
    for work in (
        lambda: reopened(folder),
        lambda: SAFETY.verify_closed(folder, SECRET, Silent()),
        lambda: SAFETY.repair_closed(folder, SECRET, Silent()),
    ):
        with pytest.raises(VaultDamaged, match="belongs to another vault"):
            work()
    assert slots.with_suffix(".db").is_file()


def test_a_damaged_database_is_still_told_as_damaged(vault: OpenVault, folder: Path) -> None:
    add_person(vault)
    back_up(vault)
    vault.close()
    (folder / "store.db").write_bytes(b"rubbish" * 2000)
    with pytest.raises(VaultDamaged, match="is damaged"):
        reopened(folder)
    shutil.rmtree(folder / "backups")
    with pytest.raises(VaultDamaged, match="is damaged"):
        reopened(folder)


def test_a_code_taken_out_of_both_files_is_found_beside_a_backup(
    vault: OpenVault, folder: Path, code: str
) -> None:
    add_person(vault)
    back_up(vault)
    vault.close()
    altered(folder, lambda slots: slots.pop())
    assert not rekeying.has_kind(folder, "recovery")
    assert SAFETY.has_recovery_code(folder)
    with pytest.raises(VaultLocked):
        SAFETY.recover(folder, "AAAAA-" * 6 + "AAAAA", "another")
    assert SAFETY.recover(folder, code, "another").code is None
    reopened(folder, RecoveryCode(code)).close()
    reopened(folder, Password("another")).close()


def test_without_a_backup_no_code_is_known(folder: Path, code: str) -> None:
    altered(folder, lambda slots: slots.pop())
    assert not SAFETY.has_recovery_code(folder)
    with pytest.raises(VaultLocked):
        SAFETY.recover(folder, code, "another")


def test_what_cannot_be_put_right_says_what_helps(folder: Path) -> None:
    altered(folder, lambda slots: slots.pop())
    found = SAFETY.repair_closed(folder, SECRET, Silent())
    assert [each.mended for each in found.faults] == [False, False]
    assert "kvisa password" in remedy(found.faults[0]).text
    with reopened(folder) as vault:
        assert "kvisa password" in vault.notices[0].text
        SAFETY.change_password(vault, PASSWORD, code=SAFETY.fresh_code(vault))
    assert SAFETY.verify_closed(folder, SECRET, Silent()).is_sound


def test_a_missing_database_is_not_called_damaged(vault: OpenVault, folder: Path) -> None:
    add_person(vault)
    back_up(vault)
    vault.close()
    (folder / "store.db").unlink()
    (fault,) = SAFETY.verify_closed(folder, SECRET, Silent()).faults
    assert fault.trouble is Trouble.DATABASE_MISSING
    assert "is missing" in what(fault).text
    assert "damaged" not in remedy(fault).text
    mended = SAFETY.repair_closed(folder, SECRET, Silent())
    assert mended.is_sound
    assert "damaged" not in remedy(mended.faults[0]).text
    assert people(folder) == 1


def test_where_there_is_nothing_the_first_complaint_is_told(folder: Path) -> None:
    for name in BOTH:
        (folder / name).unlink()
    with pytest.raises(VaultDamaged, match="missing or damaged"):
        finding_keys.found(folder, SECRET, CHEAP)
