# SPDX-License-Identifier: MIT
"""What a command has to say: data for programs, lines for people, and the exit code."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from pathlib import Path
from typing import TypeAlias
from uuid import UUID

from kvisa_desktop.i18n.catalog import Translator
from kvisa_desktop.messages import Message


class Done(IntEnum):
    """How a command that was done ends; the codes of failures are in `errors.Fault`."""

    DONE = 0
    FINDINGS = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table; rows that follow one another stand in columns."""

    cells: tuple[Message | str, ...]


@dataclass(frozen=True, slots=True)
class Detail:
    """A line that belongs to the one above it and is indented below it."""

    text: Message


Line: TypeAlias = "Message | Row | Detail"


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of a command: `data` becomes the JSON document, `lines` the text.

    `afterwards` is what may be done only once the answer was written; it returns the exit code.
    """

    data: Mapping[str, object]
    lines: Sequence[Line] = ()
    code: int = Done.DONE
    afterwards: Callable[[], int] | None = None


def row(*cells: Message | str) -> Row:
    """Return a line of a table."""
    return Row(cells)


def plain(value: object, say: Translator) -> object:
    """Return a value as JSON holds it: sentences said, dates ISO 8601, ids and paths as text."""
    if isinstance(value, Message):
        return say(value)
    if isinstance(value, Mapping):
        return {str(key): plain(each, say) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each, say) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID | Path):
        return str(value)
    return value
