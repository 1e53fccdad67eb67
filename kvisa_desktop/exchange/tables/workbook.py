# SPDX-License-Identifier: MIT
"""What a workbook says of itself: its sheets, its texts, and which cells are shown as dates."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kvisa_desktop.exchange.tables.package import Package

# The formats that have a number only. 27 to 36 and 50 to 58 are those of Chinese, Japanese and
# Korean programs (ECMA-376-1, 18.8.30).
_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_NO_PART_OF_A_FORMAT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_OF_A_DATE = re.compile(r"[ymdhs]", re.IGNORECASE)
_TRUE = {"1", "true"}
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SHEET = "worksheet"


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A sheet with cells: its name, its part, and whether a person sees it."""

    name: str
    part: str
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook without its cells."""

    sheets: tuple[SheetEntry, ...]
    texts: Sequence[str]
    date_styles: frozenset[int]
    counts_from_1904: bool


def read_workbook(package: Package) -> Workbook:
    """Return what a workbook says of itself."""
    main = package.main_part()
    links = package.links_of(main)
    book, texts, styles = _Book(), _Texts(), _Styles()
    package.read(main, book)
    for link in links.values():
        if link.kind == "sharedStrings":
            package.read(link.target, texts)
        elif link.kind == "styles":
            package.read(link.target, styles)
    sheets = (
        SheetEntry(name, links[key].target, is_hidden)
        for name, key, is_hidden in book.sheets
        if key in links and links[key].kind == _SHEET
    )
    return Workbook(tuple(sheets), texts.found, styles.of_dates(), book.counts_from_1904)


def unescaped(text: str) -> str:
    """Return a text with the characters that XML cannot hold."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def is_date_format(code: str) -> bool:
    """Return True for a number format that shows a day or an hour."""
    bare = _NO_PART_OF_A_FORMAT.sub("", code.partition(";")[0])
    return bare.casefold() != "general" and _OF_A_DATE.search(bare) is not None


class _Book:
    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, bool]] = []
        self.counts_from_1904 = False

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "workbookPr":
            self.counts_from_1904 = attributes.get("date1904", "").casefold() in _TRUE
        elif name == "sheet":
            state = attributes.get("state", "visible")
            self.sheets.append(
                (attributes.get("name", ""), attributes.get("id", ""), state != "visible")
            )

    def end(self, name: str) -> None:
        """Take no notice."""

    def text(self, data: str) -> None:
        """Take no notice."""


class _Texts:
    """The texts that cells share; how they are spoken (rPh) is left out."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._parts: list[str] = []
        self._is_open = False
        self._spoken = 0

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:  # noqa: ARG002
        if name == "si":
            self._parts = []
        elif name == "rPh":
            self._spoken += 1
        self._is_open = name == "t" and not self._spoken

    def end(self, name: str) -> None:
        if name == "si":
            self.found.append(unescaped("".join(self._parts)))
        elif name == "rPh":
            self._spoken -= 1
        self._is_open = False

    def text(self, data: str) -> None:
        if self._is_open:
            self._parts.append(data)


class _Styles:
    def __init__(self) -> None:
        self._formats: dict[int, bool] = {}
        self._of_cells: list[int] = []
        self._in_cells = False

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "numFmt":
            number = _whole(attributes.get("numFmtId"))
            self._formats[number] = is_date_format(attributes.get("formatCode", ""))
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            self._of_cells.append(_whole(attributes.get("numFmtId")))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._in_cells = False

    def text(self, data: str) -> None:
        """Take no notice."""

    def of_dates(self) -> frozenset[int]:
        """Return the styles, by their number, that show dates."""
        return frozenset(
            style
            for style, number in enumerate(self._of_cells)
            if self._formats.get(number, number in _DATES)
        )


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else 0  # noqa: PLR2004
