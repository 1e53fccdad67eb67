# SPDX-License-Identifier: MIT
"""The terminal, pipe or file that a command speaks to."""

import io
import json
import os
import re
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from typing import TextIO

from kvisa_desktop.cli.answer import Detail, Line, Row, plain
from kvisa_desktop.i18n.catalog import Translator
from kvisa_desktop.messages import Message

_GAP = 2
_INDENT = "    "
_HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]"
)
_BREAKS = re.compile(r"[\t\n]+")


class Console:
    """Writes answers to `out` and everything else to `err`."""

    def __init__(self, say: Translator, out: TextIO, err: TextIO) -> None:
        self.say = say
        self.out = out
        self.err = err

    @property
    def is_interactive(self) -> bool:
        """True when a person can be asked: both ends are a terminal."""
        return _is_terminal(sys.stdin) and _is_terminal(self.err)

    @property
    def shows_progress(self) -> bool:
        """True when bars make sense."""
        return _is_terminal(self.err)

    def answer(self, data: Mapping[str, object]) -> None:
        """Write one JSON document."""
        text = json.dumps(plain(data, self.say), ensure_ascii=False, indent=2)
        self.out.write(text + "\n")

    def lines(self, lines: Sequence[Line]) -> None:
        """Write lines for people; neighbouring rows become columns."""
        table: list[list[str]] = []
        for line in lines:
            if isinstance(line, Row):
                table.append([self._said(cell) for cell in line.cells])
                continue
            self._write(in_columns(table))
            table = []
            if isinstance(line, Detail):
                self._write([_INDENT + self.spoken(line.text).replace("\n", "\n" + _INDENT)])
            else:
                self._write([self.spoken(line)])
        self._write(in_columns(table))

    def tell(self, text: Message) -> None:
        """Say something that is no part of the answer; where nobody can hear it, go on."""
        try:
            self.err.write(f"{self.spoken(text)}\n")
            self.err.flush()
        except OSError:
            silence(self.err)

    def spoken(self, text: Message) -> str:
        """Return what a person reads of a text, nothing in it that a terminal would obey."""
        return harmless(self.say(text))

    def _write(self, lines: Sequence[str]) -> None:
        self.out.writelines(f"{line}\n" for line in lines)

    def _said(self, cell: Message | str) -> str:
        text = cell if isinstance(cell, str) else self.say(cell)
        return harmless(_BREAKS.sub(" ", text))


def harmless(text: str) -> str:
    """Return a text with escapes in place of what moves the cursor, colours or reorders."""
    return _HARMFUL.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    return ascii(found[0])[1:-1]


def in_columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows as lines whose cells stand below one another; Chinese is two places wide."""
    widths: dict[int, int] = {}
    for cells in rows:
        for place, cell in enumerate(cells):
            widths[place] = max(widths.get(place, 0), width_of(cell))
    return [
        "".join(
            cell + " " * (widths[place] - width_of(cell) + _GAP) for place, cell in enumerate(cells)
        ).rstrip()
        for cells in rows
    ]


def width_of(text: str) -> int:
    """Return how many places a text takes on a terminal."""
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1
        for each in text
    )


def make_speakable(stream: TextIO) -> None:
    """Let a standard stream take every character: UTF-8, or signs a terminal cannot show escaped.

    A file name that is no text is written with escapes, which JSON reads back.
    """
    if not isinstance(stream, io.TextIOWrapper):
        return
    if _is_terminal(stream):
        stream.reconfigure(errors="backslashreplace")
    else:
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def silence(stream: TextIO) -> None:
    """Let nothing more be written to a stream whose reader has gone."""
    try:
        descriptor = stream.fileno()
    except (OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False
