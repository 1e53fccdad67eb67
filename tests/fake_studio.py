# SPDX-License-Identifier: MIT
"""A studio that sees a white background everywhere and makes photos of as many bytes as told."""

from collections.abc import Mapping

from kvisa_desktop.domain.files import FileType
from kvisa_desktop.domain.photo.background import Box, Part, Sample
from kvisa_desktop.domain.photo.check import Survey
from kvisa_desktop.domain.photo.cut import Cut


class FakeStudio:
    """Remembers what it was asked about and what it was to cut out."""

    def __init__(self, size: int = 80_000) -> None:
        self.size = size
        self.seen: list[tuple[bytes, FileType]] = []
        self.boxes: Mapping[Part, Box] = {}
        self.wanted: Cut | None = None

    def survey(self, data: bytes, file_type: FileType, boxes: Mapping[Part, Box]) -> Survey:
        """Return white samples."""
        self.seen.append((data, file_type))
        self.boxes = boxes
        return Survey(tuple(Sample(part, (250, 250, 250), 246, 254) for part in boxes))

    def cut(self, data: bytes, file_type: FileType, wanted: Cut) -> tuple[bytes, int]:
        """Return nothing but zeros."""
        self.seen.append((data, file_type))
        self.wanted = wanted
        return bytes(self.size), 90

    def sheet(
        self, data: bytes, file_type: FileType, wanted: Cut, millimetres: tuple[float, float]
    ) -> bytes:
        """Return the millimetres as text."""
        self.seen.append((data, file_type))
        self.wanted = wanted
        return str(millimetres).encode()
