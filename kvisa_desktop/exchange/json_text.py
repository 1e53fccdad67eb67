# SPDX-License-Identifier: MIT
"""JSON read strictly, every value with its line.

The standard reader says nothing of lines, takes the last of two equal keys, and accepts NaN; a file
written by hand deserves better answers. Size and depth are bounded, so that no file can hang us.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from kvisa_desktop.domain.plain_text import UNWRITABLE
from kvisa_desktop.errors import Refused, no_such_file, unreadable_file
from kvisa_desktop.messages import Message, msg, verbatim

LARGEST_TEXT = 16 * 1024 * 1024
DEEPEST = 24
MOST_VALUES = 400_000
_LONGEST_NUMBER = 18

Plain: TypeAlias = "str | int | float | bool | None"
_SPACE = re.compile(r"[ \t\r\n]*")
_NUMBER = re.compile(r"(-?(?:0|[1-9]\d*))(\.\d+)?([eE][-+]?\d+)?")
_TEXT = re.compile(r'"(?:[^"\\\x00-\x1f]++|\\.)*+"')
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None}


@dataclass(frozen=True, slots=True)
class Node:
    """A JSON value and the line on which it begins; objects and lists hold nodes."""

    value: "dict[str, Node] | list[Node] | Plain"
    line: int


def read_json_file(path: Path) -> Node:
    """Return the value in a JSON file; raise `Refused` naming the line when it is not sound."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_TEXT + 1)
    except FileNotFoundError:
        raise no_such_file(path) from None
    except OSError as error:
        raise unreadable_file(path, error) from None
    if len(data) > LARGEST_TEXT:
        raise _refused(msg("The file is larger than 16 MB."), path)
    return read_json(_decoded(data, path), path)


def read_json(text: str, path: Path) -> Node:
    """Return the value that `text`, the content of `path`, stands for."""
    reader = _Reader(text, path)
    node = reader.value(0)
    reader.skip_space()
    if reader.at != len(text):
        raise reader.refused(msg("There is something after the end of the JSON."))
    return node


def _decoded(data: bytes, path: Path) -> str:
    encoding = json.detect_encoding(data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _refused(msg("The text is not UTF-8."), path, line) from None


def _refused(what: Message, path: Path, line: int | None = None) -> Refused:
    name = verbatim(path.name)
    if line is None:
        said = msg("“{path}” is not taken: {what}", path=name, what=what)
    else:
        said = msg("“{path}” is not taken, line {line}: {what}", path=name, line=line, what=what)
    return Refused(
        said,
        msg("Save it as JSON in UTF-8; `kvisa case schema` describes what it has to hold."),
        where=str(path),
    )


class _Reader:
    """A place in a JSON text."""

    def __init__(self, text: str, path: Path) -> None:
        self._text = text
        self._path = path
        self._counted = 0
        self._line = 1
        self._values = 0
        self.at = 0

    def refused(self, what: Message) -> Refused:
        return _refused(what, self._path, self.line())

    def line(self) -> int:
        """Return the line of the place; counting goes on from the last answer."""
        self._line += self._text.count("\n", self._counted, self.at)
        self._counted = self.at
        return self._line

    def skip_space(self) -> str:
        """Go to the next character that counts and return it, or "" at the end."""
        found = _SPACE.match(self._text, self.at)
        self.at = found.end() if found else self.at
        return self._text[self.at : self.at + 1]

    def value(self, depth: int) -> Node:
        first = self.skip_space()
        line = self.line()
        self._values += 1
        if depth > DEEPEST:
            raise self.refused(msg("Values are nested too deeply."))
        if self._values > MOST_VALUES:
            raise self.refused(msg("It holds more values than any case has."))
        if first == "{":
            return Node(self._object(depth), line)
        if first == "[":
            return Node(self._list(depth), line)
        if first == '"':
            return Node(self._string(), line)
        return Node(self._word_or_number(), line)

    def _object(self, depth: int) -> dict[str, Node]:
        members: dict[str, Node] = {}
        self.at += 1
        if self.skip_space() == "}":
            self.at += 1
            return members
        while True:
            if self.skip_space() != '"':
                raise self.refused(msg("A key in double quotes is missing."))
            key = self._string()
            if key in members:
                raise self.refused(msg("The key “{key}” stands twice.", key=key))
            self._take(":")
            members[key] = self.value(depth + 1)
            if self._comma_or("}"):
                return members

    def _list(self, depth: int) -> list[Node]:
        items: list[Node] = []
        self.at += 1
        if self.skip_space() == "]":
            self.at += 1
            return items
        while True:
            items.append(self.value(depth + 1))
            if self._comma_or("]"):
                return items

    def _comma_or(self, end: str) -> bool:
        found = self.skip_space()
        if found not in {",", end} or not found:
            raise self.refused(
                msg("A comma or “{end}” is missing.", end=end)
                if found
                else msg("The text ends in the middle.")
            )
        self.at += 1
        return found == end

    def _take(self, wanted: str) -> None:
        if self.skip_space() != wanted:
            raise self.refused(msg("“{sign}” is missing.", sign=wanted))
        self.at += 1

    def _string(self) -> str:
        found = _TEXT.match(self._text, self.at)
        try:
            text: str = json.loads(found[0] if found else "")
        except json.JSONDecodeError:
            raise self.refused(
                msg("A text in double quotes does not end, or holds what must be escaped.")
            ) from None
        if found is None or UNWRITABLE.search(text):
            raise self.refused(msg("A text holds a character that cannot be written."))
        self.at = found.end()
        return text

    def _word_or_number(self) -> Plain:
        for word, value in _WORDS.items():
            if self._text.startswith(word, self.at):
                self.at += len(word)
                return value
        found = _NUMBER.match(self._text, self.at)
        if found is None or len(found[0]) > _LONGEST_NUMBER:
            raise self.refused(
                msg("A value is missing or is none that JSON knows.")
                if self._text[self.at :].strip()
                else msg("The text ends in the middle.")
            )
        self.at = found.end()
        return float(found[0]) if found[2] or found[3] else int(found[1])
