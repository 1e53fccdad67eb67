# SPDX-License-Identifier: MIT
"""One run at a time: a lock on an existing file that the system lifts when the process ends."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Windows locks bytes against reading too; a byte far behind the end disturbs nobody.
_FAR_BEHIND_THE_END = 1 << 30


@contextmanager
def locked(path: Path, notice: str = "") -> Iterator[None]:
    """Hold `path` alone; say `notice` if another run has to be waited for."""
    with path.open("rb") as file:
        if not _try_lock(file.fileno()):
            if notice:
                print(notice, file=sys.stderr)
            while not _try_lock(file.fileno()):
                time.sleep(0.2)
        # A child started with close_fds=False holds the lock too, so that work which a killed run
        # left going is waited for.
        os.set_inheritable(file.fileno(), True)
        yield


if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: int) -> bool:
        os.lseek(file, _FAR_BEHIND_THE_END, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try_lock(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
