# SPDX-License-Identifier: MIT
"""A flattener that finds what it is told, and makes a pretended scan of every sheet."""

from kvisa_desktop.domain.corners import Corners
from kvisa_desktop.domain.files import FileType
from tests.fakes import scan

ASKEW = Corners((0.1, 0.1), (0.9, 0.2), (0.9, 0.9), (0.1, 0.8))


class FakeFlattener:
    """Remembers which pages it was asked about, how they were turned, and the corners used."""

    def __init__(self, found: Corners | None = ASKEW) -> None:
        self.found = found
        self.asked: list[tuple[int, int, str | None]] = []
        self.used: list[Corners] = []

    def corners(
        self,
        data: bytes,  # noqa: ARG002
        file_type: FileType,  # noqa: ARG002
        page_no: int,
        *,
        rotation: int = 0,
        password: str | None = None,
    ) -> Corners | None:
        """Return the corners it was told."""
        self.asked.append((page_no, rotation, password))
        return self.found

    def straightened(
        self,
        data: bytes,
        file_type: FileType,  # noqa: ARG002
        page_no: int,
        corners: Corners,
        *,
        rotation: int = 0,
        password: str | None = None,
    ) -> bytes:
        """Return a pretended scan of one page."""
        self.asked.append((page_no, rotation, password))
        self.used.append(corners)
        return scan(1, f"flat-{len(data)}")
