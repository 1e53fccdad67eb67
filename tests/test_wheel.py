# SPDX-License-Identifier: MIT
"""The wheel: whole without the checkout it was built from."""

import os
import subprocess
import sys
import zipfile
from configparser import ConfigParser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BUILD = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
LOOK = """
from kvisa_desktop import paths
from kvisa_desktop.i18n.catalog import load_translator
from kvisa_desktop.messages import msg
assert paths.resources().is_dir(), paths.resources()
chinese = load_translator("zh", paths.translations())
print(chinese(msg("Check that the disk has room and that the folder may be written.")))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """Return the wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-c", BUILD, folder], cwd=ROOT, check=True)
    (path,) = folder.glob("*.whl")
    return zipfile.ZipFile(path)


def test_it_carries_every_resource_and_compiled_catalogues_only(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    resources = {path.relative_to(ROOT).as_posix() for path in (ROOT / "resources").rglob("*.*")}
    assert {f"kvisa_desktop/_shared/{name}" for name in resources} <= names
    assert "kvisa_desktop/_shared/translations/zh/LC_MESSAGES/kvisa_desktop.mo" in names
    assert not [name for name in names if name.endswith((".po", ".pot"))]


def test_it_carries_its_licences_and_both_doors(wheel: zipfile.ZipFile) -> None:
    info = {name.split("/", 1)[1]: name for name in wheel.namelist() if ".dist-info/" in name}
    assert {"licenses/LICENSE", "licenses/resources/icons/LICENSE"} <= set(info)
    doors = wheel.read(info["entry_points.txt"]).decode()
    assert "kvisa = " in doors
    assert "kvisa-desktop = " in doors


def test_a_linux_desktop_finds_the_program_and_its_icon(wheel: zipfile.ZipFile) -> None:
    shared = {name.partition("/data/")[2]: name for name in wheel.namelist() if "/data/" in name}
    entry = ConfigParser(interpolation=None, strict=True)
    entry.read_string(wheel.read(shared["share/applications/kvisa-desktop.desktop"]).decode())
    said = entry["Desktop Entry"]
    assert said["Exec"].split()[0] in wheel.read(_named(wheel, "entry_points.txt")).decode()
    assert said["Comment[zh_CN]"]
    icon = wheel.read(shared[f"share/icons/hicolor/scalable/apps/{said['Icon']}.svg"])
    assert icon.startswith(b"<svg")


def _named(wheel: zipfile.ZipFile, end: str) -> str:
    return next(name for name in wheel.namelist() if name.endswith(f".dist-info/{end}"))


def test_it_speaks_chinese_where_it_is_installed(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", LOOK],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=os.environ | {"PYTHONPATH": str(tmp_path), "PYTHONUTF8": "1"},
    )
    assert done.returncode == 0, done.stderr
    assert "磁盘" in done.stdout
