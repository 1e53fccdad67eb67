# SPDX-License-Identifier: MIT
"""What passes through the pipes: frames of JSON and bytes, and messages as JSON. Never pickle."""

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from string import Formatter
from typing import IO, TypeAlias

from kvisa_desktop.messages import Message, Value

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

MEBIBYTE = 1024 * 1024
OUT_OF_MEMORY = 79  # exit code of a worker that stopped over its memory

_HEADER = struct.Struct(">IQ")
_MOST_JSON = 16 * MEBIBYTE


@dataclass(frozen=True, slots=True)
class Limits:
    """What one task may use: wall and processor seconds, bytes of memory, bytes of answer."""

    seconds: float = 60
    cpu_seconds: int = 60
    memory: int = 2048 * MEBIBYTE
    output: int = 512 * MEBIBYTE


@dataclass(frozen=True, slots=True)
class Answer:
    """What a task found: plain values and, where there is something to carry, bytes."""

    values: Json
    data: bytes = b""


class FrameTooLarge(Exception):
    """The other side announced more than it may send."""


def write_frame(pipe: IO[bytes], head: Json, data: bytes | memoryview = b"") -> None:
    """Write one frame; a closed pipe raises `OSError`."""
    text = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    _write_all(pipe, _HEADER.pack(len(text), len(data)) + text)
    _write_all(pipe, data)


def read_frame(pipe: IO[bytes], most: int) -> tuple[Json, bytes]:
    """Read one frame of at most `most` data bytes.

    `EOFError` is the end of the stream, `FrameTooLarge` and `ValueError` a frame that is none.
    """
    json_size, data_size = _HEADER.unpack(_read_exactly(pipe, _HEADER.size))
    if json_size > _MOST_JSON or data_size > most:
        raise FrameTooLarge
    head: Json = json.loads(_read_exactly(pipe, json_size))
    return head, _read_exactly(pipe, data_size)


def _write_all(pipe: IO[bytes], data: bytes | memoryview) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[pipe.write(rest) :]


def _read_exactly(pipe: IO[bytes], size: int) -> bytes:
    """Return `size` bytes; the buffer grows with what arrives, not with what was announced."""
    parts: list[bytes] = []
    missing = size
    while missing:
        part = pipe.read(min(missing, MEBIBYTE))
        if not part:
            raise EOFError
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)


def message_to_json(message: Message | None) -> Json:
    """Return a message as JSON, its values with it."""
    if message is None:
        return None
    values: dict[str, Json] = {name: _value_to_json(v) for name, v in message.values.items()}
    return {
        "text": message.text,
        "plural": message.plural_text,
        "count": message.count,
        "values": values,
    }


def _value_to_json(value: Value) -> Json:
    if isinstance(value, Message):
        return message_to_json(value)
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, str | int):
        return value
    detail = f"{type(value).__name__} does not cross the pipe"
    raise TypeError(detail)


def message_from_json(value: Json) -> Message | None:
    """Return the message that `message_to_json` wrote.

    Anything else raises `TypeError` or `ValueError`.
    """
    if value is None:
        return None
    if not isinstance(value, dict):
        raise TypeError
    text, other, count, values = (value.get(k) for k in ("text", "plural", "count", "values"))
    if not (isinstance(text, str) and isinstance(count, int) and isinstance(values, dict)):
        raise TypeError
    if other is not None and not isinstance(other, str):
        raise TypeError
    filled = {name: _value_from_json(v) for name, v in values.items()}
    _check_placeholders(text + (other or ""), filled)
    return Message(text, other, count, filled)


def _value_from_json(value: Json) -> Value:
    if isinstance(value, dict):
        if set(value) == {"date"}:
            return date.fromisoformat(str(value["date"]))
        inner = message_from_json(value)
        if inner is not None:
            return inner
    if isinstance(value, str | int):
        return value
    raise TypeError


def _check_placeholders(text: str, values: Mapping[str, Value]) -> None:
    """Refuse placeholders that reach into an object: the sentence comes from an untrusted side."""
    names = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    if not names <= set(values):
        raise ValueError
