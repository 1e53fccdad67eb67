# SPDX-License-Identifier: MIT
"""The files of the repository, as the tests of the house walk them."""

import ast
import os
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "kvisa_desktop"
# Not part of the repository; git itself may be absent where the tests run.
_NOT_OURS = {"__pycache__", "build", "dist", ".git", ".venv", ".debian", ".hypothesis"}
_TEXT = {".py", ".md", ".toml", ".txt", ".po", ".pot", ".cfg", ".json", ".svg", ".qss", ".sh", ""}


def text_files() -> Iterator[Path]:
    """Yield every text file of the repository."""
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [name for name in folders if not _is_foreign(name)]
        for name in files:
            path = Path(folder, name)
            if path.suffix in _TEXT and not name.startswith(".coverage"):
                yield path


def python_files() -> list[Path]:
    """Return every Python file of the repository."""
    return sorted(path for path in text_files() if path.suffix == ".py")


def package_files() -> list[Path]:
    """Return the modules of the program itself."""
    return [path for path in python_files() if path.is_relative_to(PACKAGE)]


def named(path: Path) -> str:
    """Return a path as it is named in the repository."""
    return path.relative_to(ROOT).as_posix()


def parsed(path: Path) -> ast.Module:
    """Return the syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), named(path))


def _is_foreign(folder: str) -> bool:
    # the sealed scans of a frozen vault have no suffix and are no text
    return folder in _NOT_OURS or folder.endswith(("_cache", ".egg-info", ".kvisa"))
