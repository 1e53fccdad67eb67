# SPDX-License-Identifier: MIT
"""Files written for other programs and people: whole or not at all."""

from pathlib import Path

from kvisa_desktop.services.whole_files import whole_file


def write_text(path: Path, text: str) -> None:
    """Write a text as UTF-8 to `path`, which is replaced only when the new one is whole."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> None:
    """Write `data` to `path`, which is replaced only when the new one is whole.

    An `OSError` names `path`, whatever it was that failed on the way there.
    """
    try:
        with whole_file(path) as growing:
            growing.file.write(data)
            growing.keep()
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
