# SPDX-License-Identifier: MIT
"""Two builds of a dossier held side by side: what differs, by document and by page."""

from dataclasses import dataclass
from enum import StrEnum

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.messages import Message, msg


class Difference(StrEnum):
    """How a part of the newer file differs from the older one."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    RENUMBERED = "renumbered"

    @property
    def words(self) -> Message:
        """What it is called."""
        return _WORDS[self]


_WORDS = {
    Difference.ADDED: msg("Added"),
    Difference.REMOVED: msg("Removed"),
    Difference.CHANGED: msg("Changed"),
    Difference.RENUMBERED: msg("Renumbered"),
}


@dataclass(frozen=True, slots=True)
class PartDifference:
    """An exhibit or a section that differs.

    `was` and `now` are its numbers, empty for a section or where it is not; `pages` are the pages
    of the newer file that are not as they were, or of the older one for what was removed.
    """

    kind: Difference
    title: Bilingual
    pages: tuple[int, ...]
    was: str = ""
    now: str = ""
    is_exhibit: bool = True


@dataclass(frozen=True, slots=True)
class BuildComparison:
    """Everything that differs between two files, and their page counts."""

    older_pages: int
    newer_pages: int
    parts: tuple[PartDifference, ...]
    same_exhibits: int
