# SPDX-License-Identifier: MIT
"""What is told when a dossier cannot be written."""

import errno
import os
from pathlib import Path

import pytest

from kvisa_desktop.dossier.drafts import draft
from kvisa_desktop.errors import NoRoom


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
