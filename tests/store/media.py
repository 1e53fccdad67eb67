# SPDX-License-Identifier: MIT
"""Media that take nothing: write-protected ones, and full ones."""

import contextlib
import errno
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.vaults import copied

_MOUNT = shutil.which("mount")


@contextlib.contextmanager
def write_protected(vault: Path, place: Path) -> Iterator[Path]:
    """Give a copy of a closed vault on a medium that cannot be written to."""
    if os.geteuid() != 0:
        medium = place / "medium"  # the vault itself may lie in that place
        medium.mkdir()
        folder = copied(vault, medium / vault.name)
        with _without_permission(medium):
            yield folder
        return
    with _small_disk(place) as medium:
        folder = copied(vault, medium / vault.name)
        assert _mount("-o", "remount,ro", str(medium))
        yield folder


@contextlib.contextmanager
def full(vault: Path, place: Path) -> Iterator[Path]:
    """Give a copy of a closed vault on a medium without any room left."""
    with _small_disk(place) as medium:
        folder = copied(vault, medium / vault.name)
        with (medium / "everything else").open("wb", buffering=0) as rest:
            try:
                while True:
                    rest.write(bytes(4096))
            except OSError as error:
                assert error.errno == errno.ENOSPC  # noqa: PT017  the disk is full, as wanted
        yield folder


@contextlib.contextmanager
def _small_disk(place: Path) -> Iterator[Path]:
    medium = place / "medium"
    medium.mkdir()
    if not _mount("-t", "tmpfs", "-o", "size=16m", "none", str(medium)):
        pytest.skip("nothing can be mounted here")
    try:
        yield medium
    finally:
        subprocess.run(["umount", "-l", str(medium)], check=True)


def _mount(*words: str) -> bool:
    if os.geteuid() != 0 or _MOUNT is None:
        return False
    return subprocess.run([_MOUNT, *words], check=False, capture_output=True).returncode == 0


@contextlib.contextmanager
def _without_permission(folder: Path) -> Iterator[None]:
    """Take the permission to write away from everything in a folder."""
    everything = [folder, *folder.rglob("*")]
    for path in everything:
        path.chmod(path.stat().st_mode & ~0o222)
    try:
        yield
    finally:
        for path in everything:
            path.chmod(path.stat().st_mode | 0o200)
