# SPDX-License-Identifier: MIT
"""Two clients have the same scan: erasing one leaves the other's scan, and no name of the one."""

from pathlib import Path

from kvisa_desktop.domain.documents import Document, StoredFile
from kvisa_desktop.domain.erasure import OldBackups
from kvisa_desktop.services import history
from kvisa_desktop.store import safekeeping
from kvisa_desktop.store.vault import OpenVault
from tests.store.backup_worlds import back_up
from tests.store.test_erasing import SAFETY, SECRETS, add_client, dump, keys_of, secrets_in

OTHER = ("Berg", "C1", "山")


def names(vault: OpenVault) -> set[str]:
    with vault.read() as look:
        return {each.original_name for each in look.find(StoredFile)}


def test_a_shared_scan_stays_and_loses_the_name_of_the_erased(
    vault: OpenVault, tmp_path: Path
) -> None:
    case = add_client(vault, (SECRETS[0], SECRETS[1], SECRETS[2]), b"a scan")
    vault.keep_setting(safekeeping.SECOND_FOLDER, str(tmp_path))
    back_up(vault)
    other = add_client(vault, OTHER, b"a scan", "K-2")
    back_up(vault, minutes=5)
    keys = keys_of(vault)
    gone = SAFETY.erase(vault, case, OldBackups.REWRITE)
    assert (gone.scans, gone.holding) == (0, ())
    with vault.read() as look:
        (paper,) = look.find(Document, case_id=other)
        scans = look.find(StoredFile)
        assert {look.read_file(each.id) for each in scans} == {b"a scan", b"a scan earlier"}
        assert paper.kind
    kept = list(tmp_path.rglob("store-*.db"))
    assert len(kept) >= 4
    for each in (vault.folder / "store.db", *kept):
        assert secrets_in(dump(each, keys)) == []
    assert SAFETY.verify(vault).faults == ()


def test_the_history_of_a_shared_scan_still_undoes_and_redoes(vault: OpenVault) -> None:
    case = add_client(vault, (SECRETS[0], SECRETS[1], SECRETS[2]), b"a scan")
    add_client(vault, OTHER, b"a scan", "K-2")
    SAFETY.erase(vault, case)
    before = names(vault)
    history.undo(vault)
    history.redo(vault)
    assert names(vault) == before
    with vault.read() as look:
        assert look.read_file(look.find(StoredFile)[0].id)


def test_a_shared_scan_keeps_the_ending_of_its_name(vault: OpenVault) -> None:
    case = add_client(vault, ("Lind", "X1", "林"), b"a scan")
    add_client(vault, OTHER, b"a scan", "K-2")
    SAFETY.erase(vault, case)
    assert all(name.endswith(".pdf") and "Lind" not in name for name in names(vault))


def test_the_name_of_a_scan_of_one_client_is_left(vault: OpenVault) -> None:
    case = add_client(vault, (SECRETS[0], SECRETS[1], SECRETS[2]), b"a scan")
    add_client(vault, OTHER, b"another scan", "K-2")
    SAFETY.erase(vault, case)
    assert names(vault) == {"Berg.pdf", "Berg-old.pdf"}
