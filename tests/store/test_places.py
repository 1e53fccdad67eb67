# SPDX-License-Identifier: MIT
"""A vault in a synchronised folder or on a network drive is opened with a warning."""

from pathlib import Path

import pytest

from kvisa_desktop.store.places import warnings_about
from kvisa_desktop.store.vault import OpenVault
from tests.store.vaults import copied, reopened

TABLE = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/root rw
40 22 0:50 / {share} rw,relatime - {kind} server:/share rw
41 22 0:51 / {share}/inner rw,relatime - ext4 /dev/sdb1 rw
"""


def told(folder: Path, mounts: Path = Path("/nowhere")) -> str:
    return " ".join(str(each.text) for each in warnings_about(folder, mounts))


@pytest.mark.parametrize(
    ("name", "service"),
    [
        ("Dropbox", "Dropbox"),
        ("Dropbox (Personal)", "Dropbox"),
        ("OneDrive - Example Ltd", "OneDrive"),
        ("Google Drive", "Google Drive"),
        ("com~apple~CloudDocs", "iCloud Drive"),
        ("Nextcloud2", "Nextcloud"),
        ("我的坚果云", "坚果云 (Nutstore)"),
        ("BaiduSyncdisk", "百度网盘 (Baidu)"),
    ],
)
def test_a_folder_of_a_service_is_recognised_by_its_name(
    tmp_path: Path, name: str, service: str
) -> None:
    (warning,) = warnings_about(tmp_path / name / "clients" / "Okoro.kvisa")
    assert warning.values["service"] == service


@pytest.mark.parametrize(
    "name", ["Documents", "my box of papers", "Dropboxes", "megalith", "Boxes", "driver"]
)
def test_an_ordinary_folder_is_no_reason_to_warn(tmp_path: Path, name: str) -> None:
    assert warnings_about(tmp_path / name / "Okoro.kvisa", Path("/nowhere")) == ()


def test_a_mark_left_by_a_service_is_recognised(tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()
    (warning,) = warnings_about(tmp_path / "clients" / "Okoro.kvisa")
    assert warning.values["service"] == "Syncthing"


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "smb3", "fuse.sshfs", "9p"])
def test_a_network_drive_is_recognised(tmp_path: Path, kind: str) -> None:
    share = tmp_path / "the share"
    mounts = tmp_path / "mountinfo"
    mounts.write_text(TABLE.format(share=str(share).replace(" ", "\\040"), kind=kind))
    assert "network drive" in told(share / "Okoro.kvisa", mounts)
    assert told(share / "inner" / "Okoro.kvisa", mounts) == ""
    assert told(tmp_path / "Okoro.kvisa", mounts) == ""


@pytest.mark.parametrize("kind", ["ext4", "btrfs", "tmpfs", "fuse.ntfs-3g", "fuseblk"])
def test_a_drive_of_this_computer_is_none(tmp_path: Path, kind: str) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(TABLE.format(share=tmp_path, kind=kind))
    assert told(tmp_path / "Okoro.kvisa", mounts) == ""


def test_a_table_of_mounts_that_makes_no_sense_is_no_fault(tmp_path: Path) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_bytes(b"\xff\xfe nonsense\n - \n1 2 3\n\n")
    assert told(tmp_path / "Okoro.kvisa", mounts) == ""


def test_a_vault_tells_it_when_it_is_opened(made: tuple[Path, str], tmp_path: Path) -> None:
    (tmp_path / "OneDrive").mkdir()
    folder = copied(made[0], tmp_path / "OneDrive" / "Okoro.kvisa")
    with reopened(folder) as opened:
        assert any(each.values.get("service") == "OneDrive" for each in opened.notices)


def test_a_vault_at_a_usual_place_tells_nothing(vault: OpenVault) -> None:
    assert vault.notices == ()
