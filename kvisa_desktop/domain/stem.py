# SPDX-License-Identifier: MIT
"""Which fields of study count as science, technology, engineering or mathematics.

No authority has published a list of fields (F-01). The table in the rulebook is the program's own
model over ISCED-F 2013 and is always shown as such.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.messages import Message, msg

_DETAILED = 4
_INTERDISCIPLINARY = "88"


class Scheme(StrEnum):
    """The classifications of fields: UNESCO's, and the Chinese disciplinary categories."""

    ISCED_F = "isced-f"
    CHINA = "china"


class StemClass(StrEnum):
    """What the program's own mapping says of a field."""

    SCIENCE = "science"
    TECHNOLOGY = "technology"
    ENGINEERING = "engineering"
    MATHEMATICS = "mathematics"
    REVIEW = "review"
    OUTSIDE = "outside"
    UNKNOWN = "unknown"

    @property
    def is_core(self) -> bool:
        """True for the four fields that the published text names."""
        return self in _CORE

    @property
    def words(self) -> Message:
        """The class as it is shown."""
        return _WORDS[self]


_CORE = frozenset(
    {StemClass.SCIENCE, StemClass.TECHNOLOGY, StemClass.ENGINEERING, StemClass.MATHEMATICS}
)
_WORDS = {
    StemClass.SCIENCE: msg("science"),
    StemClass.TECHNOLOGY: msg("technology"),
    StemClass.ENGINEERING: msg("engineering"),
    StemClass.MATHEMATICS: msg("mathematics"),
    StemClass.REVIEW: msg("borderline: needs a statement on the field"),
    StemClass.OUTSIDE: msg("not mapped to science, technology, engineering or mathematics"),
    StemClass.UNKNOWN: msg("field not recorded"),
}


@dataclass(frozen=True, slots=True)
class StemField:
    """One row of the table: broad, narrow or detailed by the length of its code.

    `crosswalk` is the code of the nearest Chinese category (F-08, the program's own reading).
    """

    code: str
    name: Bilingual
    stem: StemClass | None = None
    scheme: Scheme = Scheme.ISCED_F
    crosswalk: str = ""


def classify(code: str, fields: Iterable[StemField]) -> StemClass:
    """Return what the table says of an ISCED-F code: its own row, else the narrow or broad one."""
    code = code.strip()
    if not code.isdecimal() or not 2 <= len(code) <= _DETAILED:  # noqa: PLR2004
        return StemClass.UNKNOWN
    table = {each.code: each.stem for each in fields if each.scheme is Scheme.ISCED_F}
    if not table:
        return StemClass.UNKNOWN
    for length in range(len(code), 1, -1):
        found = table.get(code[:length])
        if found is not None:
            is_between = length < len(code) == _DETAILED and code.endswith(_INTERDISCIPLINARY)
            return StemClass.REVIEW if is_between else found
    return StemClass.OUTSIDE
