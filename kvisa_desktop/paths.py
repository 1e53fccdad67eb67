# SPDX-License-Identifier: MIT
"""Where things are: what came with the program, and the folders of the person who uses it.

This is the only module that knows a checkout from an installed or frozen program.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

DATA_DIR_VARIABLE = "KVISA_DATA_DIR"
_PACKAGE = Path(__file__).resolve().parent
_APP = "kvisa_desktop"


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
