# SPDX-License-Identifier: MIT
"""What may be wrong with a scan that can be read: an officer would ask for it again."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from kvisa_desktop.messages import Message, msg


class ScanDoubt(StrEnum):
    """Why a page may not do, as far as its picture tells; a person has the last word."""

    SMALL = "small"
    BLURRED = "blurred"
    CUT = "cut"
    SCREENSHOT = "screenshot"
    BLANK = "blank"
    DARK = "dark"
    FONTS = "fonts"

    @property
    def words(self) -> Message:
        """What is seen, and what to do."""
        return _WORDS[self]

    @property
    def short(self) -> Message:
        """What is seen, in a word or two."""
        return _SHORT[self]


_SHORT = {
    ScanDoubt.SMALL: msg("too small"),
    ScanDoubt.BLURRED: msg("blurred"),
    ScanDoubt.CUT: msg("cut at the edge"),
    ScanDoubt.SCREENSHOT: msg("a screenshot"),
    ScanDoubt.BLANK: msg("nearly blank"),
    ScanDoubt.DARK: msg("too dark"),
    ScanDoubt.FONTS: msg("text may be missing"),
}
_WORDS = {
    ScanDoubt.SMALL: msg(
        "It has too few dots to be read well in print: scan it at 300 dots per inch."
    ),
    ScanDoubt.BLURRED: msg("It looks blurred: scan it, or photograph it again with a steady hand."),
    ScanDoubt.CUT: msg("Writing runs over its edge: scan the whole sheet."),
    ScanDoubt.SCREENSHOT: msg(
        "It looks like a screenshot: use the file itself, or scan the paper."
    ),
    ScanDoubt.BLANK: msg(
        "Hardly anything is on it: if it is an empty back, leave the page out; if not, scan it "
        "again."
    ),
    ScanDoubt.DARK: msg("It is too dark: scan it, or photograph it again in daylight."),
    ScanDoubt.FONTS: msg(
        "Some of its text may be missing, because a font is not in the file: print it to a new PDF "
        "that holds its fonts."
    ),
}
# A portrait is small and soft by its nature, and is checked by measures of its own.
_OF_A_PHOTO = frozenset({ScanDoubt.BLANK, ScanDoubt.DARK, ScanDoubt.SCREENSHOT})
PHOTO = "photo"


def fitting(kind: str, doubts: Iterable[ScanDoubt]) -> tuple[ScanDoubt, ...]:
    """Return the doubts that mean something for a paper of that kind."""
    return tuple(each for each in doubts if kind != PHOTO or each in _OF_A_PHOTO)


def told(pages: Sequence[Iterable[ScanDoubt]], kind: str = "") -> tuple[Message, ...]:
    """Return the doubts about the pages of a file as sentences, the page named if there are more.

    The same doubt about several pages is told once.
    """
    found = [fitting(kind, each) for each in pages]
    return tuple(_told(found))


def _told(found: Sequence[tuple[ScanDoubt, ...]]) -> Iterator[Message]:
    for doubt in ScanDoubt:
        places = [number for number, doubts in enumerate(found, 1) if doubt in doubts]
        if not places:
            continue
        if len(found) == 1:
            yield doubt.words
        elif len(places) == 1:
            yield msg("Page {page}: {doubt}", page=places[0], doubt=doubt.words)
        else:
            named = ", ".join(str(place) for place in places)
            yield msg("Pages {pages}: {doubt}", pages=named, doubt=doubt.words)
