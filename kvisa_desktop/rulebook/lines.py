# SPDX-License-Identifier: MIT
"""Where in a pack file something stands. Looked up only when there is something to complain of."""

import re
from collections.abc import Iterator

_HEADER = re.compile(r"\s*\[\[?\s*([A-Za-z0-9_.-]+)\s*\]\]?")
_KEY = re.compile(r"\s*([A-Za-z0-9_-]+)(?:\.[A-Za-z0-9_-]+)*\s*=")
_QUOTES = ('"""', "'''")


def line_of(text: str, table: str, index: int, key: str = "") -> int:
    """Return the line (from 1) of the `index`-th table of that name, or of a key in it.

    An empty `table` stands for the top of the file; line 1 when nothing is found.
    """
    inside, seen, header_line = table == "", -1, 1
    for number, line in _code_lines(text):
        if header := _HEADER.match(line):
            if table == "" and header[1] == key:
                return number
            seen += header[1] == table
            inside = header[1] == table and seen == index
            header_line = number if inside else header_line
        elif inside and key and (found := _KEY.match(line)) and found[1] == key:
            return number
    return header_line


def _code_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that do not begin inside a string of several lines."""
    open_quote = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if not open_quote:
            yield number, line
        open_quote = _quote_after(line, open_quote)


def _quote_after(line: str, open_quote: str) -> str:
    position = 0
    while position < len(line):
        if open_quote:
            found = line.find(open_quote, position)
            if found < 0:
                return open_quote
            position, open_quote = found + len(open_quote), ""
            continue
        starts = [(at, quote) for quote in _QUOTES if (at := line.find(quote, position)) >= 0]
        if not starts:
            return ""
        at, open_quote = min(starts)
        position = at + len(open_quote)
    return open_quote
