# SPDX-License-Identifier: MIT
"""A file that exists under its name only when it is whole."""

import errno
import os
from pathlib import Path

import pytest

from kvisa_desktop.dossier import drafts
from kvisa_desktop.dossier.drafts import draft
from kvisa_desktop.errors import NoRoom


@pytest.fixture(params=["nameless", "hidden"], autouse=True)
def _both_kinds(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "hidden":
        monkeypatch.setattr(drafts, "_nameless", lambda _folder: None)


def test_a_kept_draft_takes_its_name(tmp_path: Path) -> None:
    out = tmp_path / "dossier.pdf"
    with draft(out) as opened:
        opened.file.write(b"whole")
        opened.file.flush()
        assert opened.path.read_bytes() == b"whole"
        assert not out.exists()
        opened.keep()

    assert out.read_bytes() == b"whole"
    assert list(tmp_path.iterdir()) == [out]


def test_a_draft_that_is_not_kept_leaves_nothing(tmp_path: Path) -> None:
    with draft(tmp_path / "dossier.pdf") as opened:
        opened.file.write(b"half")
    assert list(tmp_path.iterdir()) == []


def test_a_failure_leaves_what_was_there_before(tmp_path: Path) -> None:
    out = tmp_path / "dossier.pdf"
    out.write_bytes(b"before")
    with pytest.raises(ZeroDivisionError), draft(out) as opened:
        opened.file.write(bytes(1 // 0))

    assert out.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [out]


def test_a_kept_draft_replaces_what_was_there(tmp_path: Path) -> None:
    out = tmp_path / "dossier.pdf"
    out.write_bytes(b"before")
    (tmp_path / ".dossier.pdf.part").write_bytes(b"left by a crash")
    with draft(out) as opened:
        opened.file.write(b"after")
        opened.keep()

    assert out.read_bytes() == b"after"
    assert list(tmp_path.iterdir()) == [out]


def test_a_full_disk_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(NoRoom, match="full"), draft(tmp_path / "dossier.pdf"):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(NoRoom, match="cannot be written"), draft(tmp_path / "no" / "d.pdf"):
        pass


def test_a_failure_of_another_kind_is_passed_on(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="Interrupted"), draft(tmp_path / "dossier.pdf"):
        raise OSError(errno.EINTR, os.strerror(errno.EINTR))
