# SPDX-License-Identifier: MIT
"""Where the program finds its own folders and those of its user."""

import lzma
import os
import sys
import tempfile
from base64 import b64encode
from pathlib import Path

import pytest

from kvisa_desktop import paths
from kvisa_desktop.paths import runtime_folder, shipped, user_folders

ROOT = Path(__file__).resolve().parent.parent


def test_a_checkout_has_its_folders_beside_the_package() -> None:
    assert paths.translations() == ROOT / "translations"
    assert paths.resources() == ROOT / "resources"


def test_an_installed_program_has_them_inside(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "kvisa_desktop"
    (package / "_shared" / "translations").mkdir(parents=True)
    assert shipped("translations", package) == package / "_shared" / "translations"


def test_everything_lies_under_the_folder_that_is_asked_for(tmp_path: Path) -> None:
    folders = user_folders(tmp_path, {"KVISA_DATA_DIR": "/elsewhere"})
    everything = (folders.config, folders.data, folders.cache, folders.logs, folders.vaults)
    assert all(folder.is_relative_to(tmp_path) for folder in everything)
    assert folders.settings_file == tmp_path / "settings.json"


def test_the_variable_is_followed_when_nothing_is_asked_for(tmp_path: Path) -> None:
    assert user_folders(None, {"KVISA_DATA_DIR": str(tmp_path)}) == user_folders(tmp_path, {})


def test_a_relative_folder_is_taken_from_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert user_folders(Path("here"), {}).data == tmp_path / "here"


def test_otherwise_the_folders_are_those_of_the_user() -> None:
    folders = user_folders(None, {})
    private = (folders.config, folders.data, folders.cache, folders.logs)
    assert all(folder.is_relative_to(Path.home()) for folder in private)
    assert all("kvisa_desktop" in folder.parts for folder in private)


def test_asking_makes_no_folder(tmp_path: Path) -> None:
    user_folders(tmp_path / "new", {})
    assert list(tmp_path.iterdir()) == []


def test_the_runtime_folder_is_short_and_the_users_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if sys.platform == "win32":
        pytest.skip("needs file modes of Unix")
    short = tmp_path / "run"
    short.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(short))
    folder = runtime_folder({})
    assert folder.parent == short
    assert folder.stat().st_mode & 0o777 == 0o700
    deep = tmp_path / ("deep" * 20)
    deep.mkdir()
    assert runtime_folder({"XDG_RUNTIME_DIR": str(deep)}).parent == short
    assert runtime_folder({"XDG_RUNTIME_DIR": str(tmp_path / "gone")}).parent == short


def test_a_runtime_folder_that_leads_elsewhere_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if sys.platform == "win32":
        pytest.skip("needs links of Unix")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / f"kvisa-{os.getuid()}").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="kvisa-"):
        runtime_folder({})


def test_a_packed_file_is_unpacked_from_the_text_of_its_module(tmp_path: Path) -> None:
    packed = b64encode(lzma.compress(b"the letters")).decode("ascii")
    module = tmp_path / "Font.py"
    module.write_text(f"data = (b'{packed[:8]}'\n b'{packed[8:]}')\n", encoding="ascii")
    assert paths.unpacked(module) == b"the letters"
