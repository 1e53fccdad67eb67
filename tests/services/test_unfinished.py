# SPDX-License-Identifier: MIT
"""What a killed pack left behind is found and thrown away, and nothing else of a person is."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kvisa_desktop.errors import NoRoom
from kvisa_desktop.services import unfinished
from kvisa_desktop.services.packs import LIST, whole_folder

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="asks whether a process lives")


@pytest.fixture
def dead() -> int:
    """Return the number of a process that is no more."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


def left(folder: Path, name: str, *files: str) -> Path:
    """Lay a folder with files."""
    made = folder / name
    made.mkdir()
    for each in files:
        (made / each).write_bytes(b"%PDF")
    return made


def test_a_new_pack_throws_away_what_a_killed_one_left(tmp_path: Path, dead: int) -> None:
    left(tmp_path, f".other.{dead}.part", "dossier.pdf", "01-photo.jpg")
    left(tmp_path, f".early.{dead}.part")
    left(tmp_path, f".elsewhere.{dead}.part", ".dossier.pdf.part")
    with whole_folder(tmp_path / "pack", force=False) as folder:
        (folder / "dossier.pdf").write_bytes(b"%PDF")
    assert [each.name for each in tmp_path.iterdir()] == ["pack"]


def test_a_pack_that_is_refused_sweeps_as_well(tmp_path: Path, dead: int) -> None:
    gone = left(tmp_path, f".pack.{dead}.part", "dossier.pdf")
    left(tmp_path, "pack", "mine.txt")
    with pytest.raises(Exception, match="not empty"), whole_folder(tmp_path / "pack", force=False):
        pass
    assert not gone.exists()


def test_what_lives_or_is_no_pack_stays(tmp_path: Path, dead: int) -> None:
    kept = [
        left(tmp_path, f".up.{os.getpid()}.part", "dossier.pdf"),
        left(tmp_path, f".notes.{dead}.part", "letter.txt"),
        left(tmp_path, f"up.{dead}.part", "dossier.pdf"),
        left(tmp_path, f".up.{dead}.partly", "dossier.pdf"),
    ]
    nested = left(tmp_path, f".deep.{dead}.part", "dossier.pdf")
    (nested / "mine").mkdir()
    link = tmp_path / f".link.{dead}.part"
    link.symlink_to(kept[0])
    unfinished.sweep(tmp_path)
    assert {each.name for each in tmp_path.iterdir()} == {
        each.name for each in (*kept, nested, link)
    }


def test_what_an_earlier_process_of_our_own_number_left_is_thrown_away(tmp_path: Path) -> None:
    notes, there = left(tmp_path, "notes"), left(tmp_path, "there")
    for name in (f".scans.{os.getpid()}.part", f".up.{os.getpid()}.part"):
        os.utime(left(there, name, "case.json"), (0, 0))
    note = notes / f"{os.getpid()}-0123"
    note.write_text(str(there), "utf-8")
    os.utime(note, (0, 0))
    with unfinished.growing(there / "scans", None):
        assert len(list(there.iterdir())) == 1
    assert unfinished.sweep_noted(notes) == []
    assert list(notes.iterdir()) == []


def test_an_earlier_pack_that_was_set_aside_comes_back(tmp_path: Path, dead: int) -> None:
    left(tmp_path, f".up.{dead}.before", "dossier.pdf", LIST)
    unfinished.sweep(tmp_path)
    assert (tmp_path / "up" / LIST).is_file()
    left(tmp_path, f".up.{dead}.before", "dossier.pdf", LIST)
    unfinished.sweep(tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["up"]


def test_a_place_is_noted_only_while_its_pack_grows(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    with whole_folder(tmp_path / "pack", force=False, notes=notes):
        (note,) = notes.iterdir()
        unfinished.sweep_noted(notes)
        assert note.read_text("utf-8") == str(tmp_path)
    assert list(notes.iterdir()) == []


def test_the_next_start_finds_what_was_left_by_its_note(tmp_path: Path, dead: int) -> None:
    notes, there = tmp_path / "notes", tmp_path / "there"
    there.mkdir()
    left(there, f".up.{dead}.part", "dossier.pdf")
    left(tmp_path, "notes", f"{dead}-0123456789abcdef")
    (notes / f"{dead}-0123456789abcdef").write_text(str(there), "utf-8")
    unfinished.sweep_noted(notes)
    assert list(there.iterdir()) == []
    assert list(notes.iterdir()) == []


def test_a_note_of_a_stick_that_is_not_plugged_in_stays(tmp_path: Path, dead: int) -> None:
    notes = left(tmp_path, "notes")
    (notes / f"{dead}-0123").write_text(str(tmp_path / "stick"), "utf-8")
    unfinished.sweep_noted(notes)
    assert len(list(notes.iterdir())) == 1


def test_a_hidden_folder_goes_with_its_block_and_is_never_named(tmp_path: Path) -> None:
    notes = tmp_path / "notes"

    def fill_the_disk() -> None:
        with unfinished.growing(tmp_path / "scans", notes) as hidden:
            (hidden / unfinished.CASE).write_bytes(b"{}")
            assert len(list(notes.iterdir())) == 1
            raise OSError(errno.ENOSPC, "no room", str(hidden / "photo.png"))

    with pytest.raises(OSError, match="no room") as raised:
        fill_the_disk()
    assert (raised.value.errno, raised.value.filename) == (errno.ENOSPC, str(tmp_path))
    assert [each.name for each in tmp_path.rglob("*")] == ["notes"]


def test_a_failure_elsewhere_is_told_as_it_is(tmp_path: Path) -> None:
    with (
        pytest.raises(FileNotFoundError) as raised,
        unfinished.growing(tmp_path / "scans", None),
    ):
        (tmp_path / "none.pdf").read_bytes()
    assert raised.value.filename == str(tmp_path / "none.pdf")
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_note_is_never_waited_for(tmp_path: Path, dead: int) -> None:
    notes = left(tmp_path, "notes")
    os.mkfifo(notes / f"{dead}-pipe")
    (notes / f"{dead}-device").symlink_to("/dev/zero")
    (notes / f"{dead}-folder").mkdir()
    for name, content in (("nul", b"\0"), ("relative", b"there"), ("odd", b"\xff\xfe")):
        (notes / f"{dead}-{name}").write_bytes(content)
    (notes / f"{10**20}-far").write_bytes(b"/")
    assert unfinished.sweep_noted(notes) == []
    assert len(list(notes.iterdir())) == 7


def test_notes_that_cannot_be_kept_stop_no_pack(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("a file", "utf-8")
    with whole_folder(tmp_path / "pack", force=False, notes=tmp_path / "notes"):
        pass
    assert (tmp_path / "pack").is_dir()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes anywhere")
def test_a_folder_that_cannot_be_written_to_is_said_as_for_a_dossier(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with (
            pytest.raises(NoRoom, match="cannot be written in this folder"),
            whole_folder(tmp_path / "pack", force=False),
        ):
            pass
    finally:
        tmp_path.chmod(0o700)
