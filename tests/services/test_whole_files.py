# SPDX-License-Identifier: MIT
"""A file that exists under its name only when it is whole."""

import os
from pathlib import Path

import pytest

from kvisa_desktop.exchange.text_files import write_bytes
from kvisa_desktop.services import whole_files
from kvisa_desktop.services.whole_files import whole_file


@pytest.fixture(params=["nameless", "hidden"], autouse=True)
def _both_kinds(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "hidden":
        monkeypatch.setattr(whole_files, "_nameless", lambda _folder: None)


def test_a_kept_draft_takes_its_name(tmp_path: Path) -> None:
    out = tmp_path / "dossier.pdf"
    with whole_file(out) as opened:
        opened.file.write(b"whole")
        opened.file.flush()
        assert opened.path.read_bytes() == b"whole"
        assert not out.exists()
        opened.keep()

    assert out.read_bytes() == b"whole"
    assert list(tmp_path.iterdir()) == [out]


def test_a_draft_that_is_not_kept_leaves_nothing(tmp_path: Path) -> None:
    with whole_file(tmp_path / "dossier.pdf") as opened:
        opened.file.write(b"half")
    assert list(tmp_path.iterdir()) == []


def test_a_failure_leaves_what_was_there_before(tmp_path: Path) -> None:
    out = tmp_path / "dossier.pdf"
    out.write_bytes(b"before")
    with pytest.raises(ZeroDivisionError), whole_file(out) as opened:
        opened.file.write(bytes(1 // 0))

    assert out.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [out]


def test_a_kept_draft_replaces_what_was_there(tmp_path: Path) -> None:
    out = tmp_path / "dossier.pdf"
    out.write_bytes(b"before")
    (tmp_path / ".dossier.pdf.part").write_bytes(b"left by a crash")
    with whole_file(out) as opened:
        opened.file.write(b"after")
        opened.keep()

    assert out.read_bytes() == b"after"
    assert list(tmp_path.iterdir()) == [out]


def test_a_file_is_replaced_by_a_whole_one_with_the_rights_of_any_new_file(tmp_path: Path) -> None:
    out, other = tmp_path / "a.ics", tmp_path / "other"
    write_bytes(out, b"before")
    write_bytes(out, b"after")
    other.write_bytes(b"")
    assert out.read_bytes() == b"after"
    assert out.stat().st_mode == other.stat().st_mode
    assert {each.name for each in tmp_path.iterdir()} == {"a.ics", "other"}


def test_a_failure_names_the_file_that_was_meant(tmp_path: Path) -> None:
    out = tmp_path / "no" / "a.ics"
    with pytest.raises(FileNotFoundError) as raised:
        write_bytes(out, b"")
    assert raised.value.filename == os.fspath(out)
