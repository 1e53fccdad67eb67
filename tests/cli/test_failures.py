# SPDX-License-Identifier: MIT
"""What the system says, told as what happened, where, and what to do next."""

import errno
import os
import sys
from pathlib import Path

import pytest

from kvisa_desktop.cli.failures import data_of, is_defect, sentences_of, told
from kvisa_desktop.errors import NoRoom, Refused
from kvisa_desktop.i18n.catalog import Translator
from tests.cli.kvisa import kvisa

SAY = Translator("en")


def said(error: BaseException) -> list[str]:
    return [SAY(each) for each in sentences_of(told(error))]


def test_too_little_memory_is_no_defect() -> None:
    assert not is_defect(MemoryError())
    assert isinstance(told(MemoryError()), NoRoom)
    assert said(MemoryError())[0].startswith("There is not enough memory")


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, NoRoom),
        (errno.EFBIG, NoRoom),
        (errno.EACCES, NoRoom),
        (errno.EROFS, NoRoom),
        (errno.ENOENT, Refused),
        (errno.ENAMETOOLONG, Refused),
    ],
)
def test_a_failure_of_the_system_names_the_file_and_a_way_out(
    number: int, kind: type[Exception]
) -> None:
    error = OSError(number, os.strerror(number), "case.json")
    what, remedy = said(error)
    assert isinstance(told(error), kind)
    assert "case.json" in what
    assert remedy


def test_what_nobody_foresaw_is_called_a_defect_by_its_kind_only() -> None:
    error = KeyError("OKORO")
    assert is_defect(error)
    assert "KeyError" in said(error)[0]
    assert "OKORO" not in str(data_of(told(error)))


@pytest.mark.skipif(sys.platform == "win32", reason="there a folder in use stays")
def test_a_folder_that_was_deleted_under_a_command_is_told(
    vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "gone"
    place.mkdir()
    monkeypatch.chdir(place)
    place.rmdir()
    for command in (("cases", "my.kvisa"), ("case", "export", vault, "SAMPLE")):
        ran = kvisa(*command)
        assert ran.code == 3
        assert "no longer there" in ran.err
        assert "another folder" in ran.err
    monkeypatch.chdir(tmp_path)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root writes anywhere")
def test_a_folder_that_cannot_be_written_to_is_named_and_not_what_hides_in_it(
    made_vault: Path, tmp_path: Path
) -> None:
    tmp_path.chmod(0o555)
    ran = kvisa("case", "export", made_vault, "SAMPLE", "-o", tmp_path / "a.json")
    tmp_path.chmod(0o755)
    assert ran.code == NoRoom.fault
    assert str(tmp_path) in ran.err
    assert ".part" not in ran.err
