# SPDX-License-Identifier: MIT
"""Writing a file that the user named, with the way out when the place takes none."""

from pathlib import Path

from kvisa_desktop.errors import NoRoom
from kvisa_desktop.messages import msg
from kvisa_desktop.ui.deps import Program


def write_named(program: Program, path: Path, data: bytes) -> None:
    """Write a file; raise `NoRoom` when it cannot be written there."""
    try:
        program.write_file(path, data)
    except OSError as error:
        raise NoRoom(msg("The file could not be written."), msg("Choose another place.")) from error
