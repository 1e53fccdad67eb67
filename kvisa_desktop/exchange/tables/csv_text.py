# SPDX-License-Identifier: MIT
"""Separated values out of bytes: the encoding told with care, the separator by what fits."""

import codecs
import csv
import io
import re
from collections.abc import Iterator

from kvisa_desktop.domain.table import MOST_COLUMNS, MOST_ROWS, Table, TableRow, tidied
from kvisa_desktop.errors import Refused
from kvisa_desktop.exchange.tables.complaints import damaged, not_a_table, too_large
from kvisa_desktop.messages import msg, verbatim

_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1b]")
SEPARATORS = ",;\t|\uff0c"  # the last one is the comma of Chinese keyboards
# How programs keep a spreadsheet from reading a figure.
_KEPT_AS_TEXT = re.compile(r'^="([0-9][0-9 ./:年月日-]*)"$')
# How encodings are called on the command line, and in Python.
ENCODINGS = {
    "utf-8": "utf-8-sig",
    "utf-16": "utf-16",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "latin": "cp1252",
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SEEN_OF_16_BITS = 200
_LEAST_OF_16_BITS = 20  # one byte of so many is zero, or more
_SURE = 0.9  # of its characters, so many must be common Chinese ones
_SAMPLE, _SAMPLE_ROWS = 1 << 16, 30
_LONGEST_CELL = 100_000


def read_csv(data: bytes, encoding: str = "") -> Table:
    """Return the rows of a text file; raise `Refused` when its encoding cannot be told for sure."""
    return parse(decoded(data, encoding))


def parse(text: str, separator: str = "") -> Table:
    """Return the rows of separated values; the clipboard of a spreadsheet is such a text too."""
    if _NO_TEXT.search(text):
        raise not_a_table(msg("it is no text."))
    lines, declared = _without_declaration(text)
    chosen = separator or declared or _separator(lines)
    rows: list[TableRow] = []
    for number, cells in _rows(_Lines(lines, 1 + bool(declared)), chosen):
        if len(rows) >= MOST_ROWS:
            raise too_large(msg("it has more than {count} rows.", count=MOST_ROWS))
        if len(cells) > MOST_COLUMNS:
            raise too_large(msg("it has more than {count} columns.", count=MOST_COLUMNS))
        rows.append(TableRow(number, cells))
    return Table(tuple(rows))


def decoded(data: bytes, encoding: str = "") -> str:
    """Return bytes as text, in the encoding that was named or that they show themselves."""
    try:
        if encoding:
            return data.decode(ENCODINGS[encoding])
        for mark, name in _MARKS:
            if data.startswith(mark):
                return data.decode(name)
        if wide := _of_16_bits(data):
            return data.decode(wide)
        return data.decode("utf-8")
    except UnicodeDecodeError:
        if encoding or data.startswith(tuple(mark for mark, _ in _MARKS)):
            raise _damaged_text(encoding) from None
    return _chinese(data)


def _damaged_text(encoding: str) -> Refused:
    """Return the refusal of bytes that are not of the encoding that was named."""
    if not encoding:
        return damaged()
    return not_a_table(
        msg("it is not in the encoding {encoding}.", encoding=verbatim(encoding)),
        msg("Name another one, or save the file as “CSV UTF-8”."),
    )


def _of_16_bits(data: bytes) -> str:
    """Return the encoding of a text in units of 16 bits without a mark, "" when it is none."""
    begin = data[:_SEEN_OF_16_BITS]
    if len(data) % 2 or len(begin) < 4:  # noqa: PLR2004
        return ""
    high, low = begin[1::2].count(0), begin[::2].count(0)
    # Every separator has a zero byte on one side; 一 and 第 may have one on the other.
    if max(high, low) * _LEAST_OF_16_BITS < len(begin) or min(high, low) * 4 > max(high, low):
        return ""
    return "utf-16-le" if high > low else "utf-16-be"


def _chinese(data: bytes) -> str:
    """Return a text in GB18030; what may as well be Western letters is refused, not guessed."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        raise _encoding_unknown() from None
    foreign = [letter for letter in text if not letter.isascii()]
    common = sum(_is_common(letter) for letter in foreign)
    if not foreign or common < _SURE * len(foreign):
        raise _encoding_unknown()
    return text


def _is_common(letter: str) -> bool:
    try:
        letter.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _encoding_unknown() -> Refused:
    return not_a_table(
        msg("its encoding cannot be told for sure."),
        msg(
            "Save it as “CSV UTF-8”, or name its encoding, for example {one} or {other}.",
            one=verbatim("gb18030"),
            other=verbatim("latin"),
        ),
    )


def _without_declaration(text: str) -> tuple[str, str]:
    """Return the text without the line "sep=;" of spreadsheet programs, and what that says."""
    first, _, rest = text.partition("\n")
    head = first.strip().strip('"')
    if head.casefold().startswith("sep=") and head[4:5] in SEPARATORS and len(head) == 5:  # noqa: PLR2004
        return rest, head[4]
    return text, ""


def _separator(text: str) -> str:
    """Return the separator that splits the first rows most evenly into most cells."""
    return max(SEPARATORS, key=lambda each: _evenness(text, each))


def _evenness(text: str, separator: str) -> tuple[int, int]:
    sample = _Lines(text[:_SAMPLE], is_part=True)
    try:
        counts = [len(cells) for _, cells in _rows(sample, separator)][:_SAMPLE_ROWS]
    except Refused:
        return 0, 0
    usual = max(set(counts), key=lambda n: (counts.count(n), n), default=1)
    return (counts.count(usual) if usual > 1 else 0), usual


class _Lines:
    """The lines of a text, one after the other; those of the row being read are remembered."""

    def __init__(self, text: str, first: int = 1, *, is_part: bool = False) -> None:
        self._left = io.StringIO(text, newline="")
        self._taken: list[str] = []
        self._is_at_end = False
        self._is_part = is_part
        self.begin = first

    def __iter__(self) -> Iterator[str]:
        for line in self._left:
            self._taken.append(line)
            yield line
        self._is_at_end = True

    def next_row(self) -> None:
        """Begin the next row behind the lines that were taken."""
        self.begin += len(self._taken)
        self._taken.clear()

    def is_swallowed(self, separator: str) -> bool:
        """Tell whether the row ran on because a quotation mark in it is not closed.

        The reader of the standard library asks for a line beyond the last one only within
        quotation marks. Over several lines the next cell's mark can close it: then letters follow.
        """
        if self._is_part:
            return False
        if self._is_at_end:
            return True
        if len(self._taken) == 1:
            return False
        tidy = re.sub(rf'" +(?=[{separator}\r\n]|$)', '"', "".join(self._taken))
        reader = csv.reader(
            io.StringIO(tidy, newline=""), delimiter=separator, skipinitialspace=True, strict=True
        )
        try:
            return len(list(reader)) != 1
        except csv.Error:
            return True


def _rows(lines: _Lines, separator: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the rows that hold something, with the number of the line on which each begins."""
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(lines, delimiter=separator, skipinitialspace=True)
    try:
        for cells in reader:
            if lines.is_swallowed(separator):
                raise _never_closed(lines.begin)
            stripped = [tidied(_KEPT_AS_TEXT.sub(r"\1", cell)) for cell in cells]
            while stripped and not stripped[-1]:
                stripped.pop()
            if stripped:
                yield lines.begin, tuple(stripped)
            lines.next_row()
    except csv.Error:
        raise not_a_table(
            msg("line {line} is longer than any cell can be.", line=lines.begin),
            msg("Look for a quotation mark that is never closed in that line."),
        ) from None


def _never_closed(line: int) -> Refused:
    return not_a_table(
        msg(
            "the row that begins on line {line} opens a quotation mark and does not close it, "
            "so that the rows below it would be lost.",
            line=line,
        ),
        msg("Close the quotation mark in that row, or take it out; then read the file again."),
    )
