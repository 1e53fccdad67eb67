# SPDX-License-Identifier: MIT
"""Where things are: what came with the program, and the folders of the person who uses it.

This is the only module that knows a checkout from an installed or frozen program.
"""

import os
import re
import sys
import tempfile
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

DATA_DIR_VARIABLE = "KVISA_DATA_DIR"
_PACKAGE = Path(__file__).resolve().parent
_APP = "kvisa_desktop"
_LONGEST = 60
_PACKED = re.compile(rb"b'([A-Za-z0-9+/=]+)'")


def resources() -> Path:
    """Return the folder of rules, icons and sample papers."""
    return shipped("resources")


def translations() -> Path:
    """Return the folder of the catalogues."""
    return shipped("translations")


def shipped(folder: str, package: Path = _PACKAGE) -> Path:
    """Return a folder that came with the program, wherever the program lies."""
    # The wheel and the frozen program carry both folders here (hatch_build.py); a checkout has
    # them beside the package.
    installed = package / "_shared" / folder
    return installed if installed.is_dir() else package.parent / folder


def unpacked(module: Path) -> bytes:
    """Return the file that a package of fonts keeps as base64 text packed by LZMA.

    The module is read as text and never run.
    """
    import lzma  # few dossiers need it

    return lzma.decompress(b64decode(b"".join(_PACKED.findall(module.read_bytes()))))


def runtime_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder for lines between running programs of this user, made when needed.

    It is short, for the name of a socket may have 107 bytes at most, and nobody else may enter:
    raise `OSError` when it is not ours.
    """
    given = environment.get("XDG_RUNTIME_DIR", "")
    is_fit = bool(given) and len(os.fsencode(given)) <= _LONGEST and os.access(given, os.W_OK)
    folder = Path(given, _APP) if is_fit else Path(tempfile.gettempdir(), f"kvisa-{_user()}")
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.is_symlink() or not folder.is_dir():
        raise NotADirectoryError(str(folder))
    folder.chmod(0o700)  # fails for a folder that another user laid there
    return folder


def _user() -> str:
    return str(os.getuid()) if sys.platform != "win32" else "run"


@dataclass(frozen=True, slots=True)
class UserFolders:
    """The folders of one person; none of them needs to exist yet."""

    config: Path
    data: Path
    cache: Path
    logs: Path
    vaults: Path

    @property
    def settings_file(self) -> Path:
        """The file of preferences."""
        return self.config / "settings.json"

    @property
    def unfinished(self) -> Path:
        """The folder of notes on packs that are being written."""
        return self.data / "unfinished"


def user_folders(
    data_dir: Path | None = None, environment: Mapping[str, str] = os.environ
) -> UserFolders:
    """Return the system's usual folders, or everything under one folder where that is asked for.

    `data_dir` (the option --data-dir) goes before the variable KVISA_DATA_DIR.
    """
    if data_dir is None and environment.get(DATA_DIR_VARIABLE):
        data_dir = Path(environment[DATA_DIR_VARIABLE])
    if data_dir is not None:
        root = data_dir.expanduser().absolute()
        return UserFolders(root, root, root / "cache", root / "logs", root / "vaults")
    usual = platformdirs.PlatformDirs(_APP, appauthor=False)
    return UserFolders(
        config=usual.user_config_path,
        data=usual.user_data_path,
        cache=usual.user_cache_path,
        logs=usual.user_log_path,
        vaults=usual.user_documents_path,
    )
