# SPDX-License-Identifier: MIT
"""A command that is killed while it writes leaves nothing readable behind for long."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import patience
from tests.cli.kvisa import PASSWORD, kvisa

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="kills, and needs nameless files")

_DIES = (
    "import os, sys, {module} as m;"
    "m.{name} = lambda *_, **__: os.kill(os.getpid(), 9);"
    "from kvisa_desktop.cli import main; sys.exit(main())"
)


def killed(module: str, name: str, *arguments: object, data: Path) -> int:
    """Run a command that is killed where it would call `name`."""
    code = _DIES.format(module=module, name=name)
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=os.environ | {"KVISA_PASSWORD": PASSWORD, "KVISA_DATA_DIR": str(data)},
        cwd=Path(__file__).parents[2],
        check=False,
        timeout=patience.SECONDS,
    )
    return done.returncode


def test_a_killed_pack_is_thrown_away_by_the_next_command_on_a_vault(
    vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there, data = tmp_path / "there", tmp_path / "data"
    there.mkdir()
    arguments = ("upload-pack", vault, "SAMPLE", "-o", there / "up")
    assert killed("kvisa_desktop.exchange.upload_list", "upload_list", *arguments, data=data) == -9
    (left,) = there.iterdir()
    assert (left / "dossier.pdf").is_file()
    monkeypatch.setenv("KVISA_DATA_DIR", str(data))
    assert kvisa("cases", vault).code == 0
    assert list(there.iterdir()) == []
    assert list((data / "unfinished").iterdir()) == []


def test_a_killed_share_copy_leaves_nothing(vault: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    arguments = ("share-copy", vault, "SAMPLE", "-o", there / "s.pdf")
    assert (
        killed(
            "kvisa_desktop.dossier.share_copy",
            "prove_boxes",
            *arguments,
            data=tmp_path / "data",
        )
        == -9
    )
    assert list(there.iterdir()) == []


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("kvisa_desktop.exchange.case_writing", "write_bytes"),
        ("kvisa_desktop.services.whole_files", "_name"),
    ],
)
def test_a_killed_export_leaves_no_scan_to_be_seen_and_is_swept_by_the_next_command(
    vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, name: str
) -> None:
    there, data = tmp_path / "there", tmp_path / "data"
    there.mkdir()
    arguments = ("case", "export", vault, "SAMPLE", "-o", there / "case.json")
    assert killed(module, name, *arguments, data=data) == -9
    assert all(each.name.startswith(".") for each in there.iterdir())
    monkeypatch.setenv("KVISA_DATA_DIR", str(data))
    told = kvisa("cases", vault)
    assert told.code == 0
    assert f"left unfinished in “{there}” was thrown away" in told.err
    assert list(there.iterdir()) == []
    assert "unfinished" not in kvisa("cases", vault).err


def test_the_next_export_sweeps_as_well(vault: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    arguments = ("case", "export", vault, "SAMPLE", "-o", there / "case.json")
    data = tmp_path / "data"
    assert killed("kvisa_desktop.exchange.case_writing", "_put", *arguments, data=data) == -9
    (left,) = there.iterdir()
    assert len(list(left.iterdir())) == 15
    assert left.stat().st_mode & 0o077 == 0
    assert kvisa(*arguments).code == 0
    assert {each.name for each in there.iterdir()} == {"case.json", "scans"}
    assert len(list((there / "scans").iterdir())) == 14


def test_a_killed_enquiry_leaves_nothing(vault: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    arguments = ("enquiry", vault, "SAMPLE", "-o", there / "a.txt")
    module = "kvisa_desktop.services.whole_files"
    assert killed(module, "_name", *arguments, data=tmp_path / "data") == -9
    assert list(there.iterdir()) == []
