# SPDX-License-Identifier: MIT
"""JSON objects one after another, out of a list or line by line, without holding the whole file."""

import codecs
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from kvisa_desktop.messages import msg
from kvisa_desktop.store.register.input_files import Bounded, refused

LONGEST_RECORD = 4 * 1024**2
MOST_RECORDS = 1_000_000
_SPACE = re.compile(r"[ \t\r\n\ufeff]*")
_NOT_READ = (ValueError, RecursionError)


def objects(stream: Bounded, path: Path) -> Iterator[dict[str, object]]:
    """Yield each object of `stream`, the content of `path`; raise `Refused` for anything else."""
    reader = _Reader(stream, path)
    if reader.next_character() == "[":
        yield from reader.in_list()
    else:
        yield from reader.in_row()


class _Reader:
    def __init__(self, stream: Bounded, path: Path) -> None:
        self._stream = stream
        self._path = path
        self._decode = codecs.getincrementaldecoder("utf-8")()
        self._parse: Callable[[str, int], tuple[object, int]] = json.JSONDecoder().raw_decode
        self._text = ""
        self._at = 0
        self._is_over = False
        self._count = 0

    def in_list(self) -> Iterator[dict[str, object]]:
        """Yield the members of a JSON list."""
        self._at += 1
        if self.next_character() == "]":
            self._at += 1
            return self._end()
        while True:
            yield self._object()
            following = self.next_character()
            self._at += 1
            if following == "]":
                return self._end()
            if following != ",":
                raise refused(
                    self._path,
                    msg("it is no sound JSON after record {number}.", number=self._count),
                )

    def in_row(self) -> Iterator[dict[str, object]]:
        """Yield objects that simply follow one another."""
        while self.next_character():
            yield self._object()

    def next_character(self) -> str:
        """Go to the next character that counts and return it, "" at the end."""
        while True:
            found = _SPACE.match(self._text, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def _object(self) -> dict[str, object]:
        if self.next_character() != "{":
            raise refused(
                self._path,
                msg(
                    "there is no record of an institution after number {number}.",
                    number=self._count,
                ),
            )
        self._count += 1
        if self._count > MOST_RECORDS:
            raise refused(self._path, msg("it holds more than a million records."))
        while True:
            try:
                value, self._at = self._parse(self._text, self._at)
            except _NOT_READ as error:
                if len(self._text) - self._at > LONGEST_RECORD or not self._more():
                    raise refused(
                        self._path,
                        msg(
                            "record {number} is no sound JSON, or the file ends in it.",
                            number=self._count,
                        ),
                    ) from error
            else:
                assert isinstance(value, dict)
                return value

    def _more(self) -> bool:
        """Read on; return False at the end."""
        if self._is_over:
            return False
        piece = self._stream.read()
        self._is_over = not piece
        try:
            text = self._decode.decode(piece, self._is_over)
        except UnicodeDecodeError:
            raise refused(
                self._path, msg("it is not UTF-8 after record {number}.", number=self._count)
            ) from None
        self._text, self._at = self._text[self._at :] + text, 0
        return True

    def _end(self) -> None:
        if self.next_character():
            raise refused(
                self._path,
                msg("something follows the list after record {number}.", number=self._count),
            )
