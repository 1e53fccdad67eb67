# SPDX-License-Identifier: MIT
"""Files are written whole or not at all, and the system's complaints become sentences."""

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest

from kvisa_desktop.errors import NoRoom
from kvisa_desktop.store import disk


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "a"
    disk.replace_whole(path, b"one")
    disk.replace_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert [each.name for each in tmp_path.iterdir()] == ["a"]
    assert path.stat().st_mode & 0o777 == disk.PRIVATE_FILE


def breaking(piece: bytes) -> Iterator[bytes]:
    yield piece
    raise OSError(errno.ENOSPC, "No space left on device")


def test_half_a_file_is_not_left(tmp_path: Path) -> None:
    with pytest.raises(NoRoom, match="not enough room"), disk.complaints(tmp_path):
        disk.write_synced(tmp_path / "a", breaking(b"half"))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "not enough room"),
        (errno.EFBIG, "not enough room"),
        (errno.EDQUOT, "not enough room"),
        (errno.EACCES, "cannot be written to"),
        (errno.EROFS, "cannot be written to"),
        (errno.EIO, "could not be read or written"),
        (errno.ENODEV, "could not be read or written"),
    ],
)
def test_every_failure_says_where_and_what_to_do(
    tmp_path: Path, number: int, sentence: str
) -> None:
    complaint = disk.complaint(OSError(number, "reason"), tmp_path)
    assert isinstance(complaint, NoRoom)
    assert sentence in complaint.what.text
    assert complaint.what.values["folder"] == str(tmp_path)
    assert complaint.remedy is not None


def test_a_folder_is_made_once_and_private(tmp_path: Path) -> None:
    disk.make_folder(tmp_path / "files")
    disk.make_folder(tmp_path / "files")
    assert (tmp_path / "files").stat().st_mode & 0o777 == disk.PRIVATE_FOLDER
