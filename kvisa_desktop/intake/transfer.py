# SPDX-License-Identifier: MIT
"""Facts and pages as JSON, and back; the way back trusts nothing."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kvisa_desktop.domain.files import (
    FileFacts,
    FileType,
    Media,
    Outcome,
    PageFacts,
    PreparedPage,
)
from kvisa_desktop.domain.scan_doubts import ScanDoubt
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.sandbox.wire import Json, message_from_json, message_to_json

_SAMPLES = {"mono", "gray", "rgb"}
_ORIENTATIONS = range(1, 9)
_DIGEST = re.compile(r"[0-9a-f]{64}")


class Untrue(Exception):
    """A worker answered what no honest worker answers."""


def garbled() -> Refused:
    """Return the refusal of a file about which a worker answered nonsense."""
    return Refused(
        msg("This file is damaged so badly that it cannot be read."),
        msg(
            "Open it in another program, save it from there as a new PDF or JPEG, and add that"
            " file."
        ),
    )


def with_warning(facts: FileFacts, warning: Message) -> FileFacts:
    """Return the facts with one more warning."""
    return replace(facts, warnings=(*facts.warnings, warning))


def facts_to_json(facts: FileFacts) -> Json:
    """Return facts as JSON."""
    pages: list[Json] = [
        [page.width, page.height, page.pixel_width, page.pixel_height, page.dpi, [*page.doubts]]
        for page in facts.pages
    ]
    return {
        "outcome": facts.outcome,
        "type": facts.type,
        "pages": pages,
        "reason": message_to_json(facts.reason),
        "remedy": message_to_json(facts.remedy),
        "warnings": [message_to_json(warning) for warning in facts.warnings],
    }


def facts_from_json(value: Json) -> FileFacts:
    """Return the facts that `facts_to_json` wrote; anything else raises `Untrue`."""
    try:
        fields = _fields(value)
        return FileFacts(
            outcome=Outcome(str(fields["outcome"])),
            type=None if fields["type"] is None else FileType(str(fields["type"])),
            pages=tuple(_page(page) for page in _items(fields["pages"])),
            reason=message_from_json(fields["reason"]),
            remedy=message_from_json(fields["remedy"]),
            warnings=_messages(fields["warnings"]),
        )
    except (KeyError, TypeError, ValueError) as fault:
        raise Untrue from fault


def page_to_json(page: PreparedPage, ranges: Sequence[tuple[int, int]]) -> Json:
    """Return a prepared page as JSON; its bytes travel beside it, colour profile first."""
    return {
        "media": page.media,
        "size": [page.width, page.height],
        "orientation": page.orientation,
        "pixels": [page.pixel_width, page.pixel_height],
        "samples": page.samples,
        "icc": len(page.icc),
        "notes": [message_to_json(note) for note in page.notes],
        "digest": page.digest,
        "ranges": [list(part) for part in ranges],
    }


def page_from_json(value: Json, sent: bytes, data: bytes) -> PreparedPage:
    """Return the page that `page_to_json` wrote.

    `sent` are the bytes beside it, `data` the file; anything else raises `Untrue`.
    """
    try:
        fields = _fields(value)
        width, height = (float(str(side)) for side in _items(fields["size"]))
        across, down = (int(str(side)) for side in _items(fields["pixels"]))
        icc, orientation = int(str(fields["icc"])), int(str(fields["orientation"]))
        ranges = [_range(part, len(data)) for part in _items(fields["ranges"])]
        samples = str(fields["samples"])
        notes = _messages(fields["notes"])
        media, digest = Media(str(fields["media"])), str(fields["digest"])
    except (KeyError, TypeError, ValueError) as fault:
        raise Untrue from fault
    if digest and not _DIGEST.fullmatch(digest):
        raise Untrue
    if samples not in _SAMPLES or orientation not in _ORIENTATIONS or min(width, height) <= 0:
        raise Untrue
    return PreparedPage(
        media=media,
        data=_joined(data, ranges) if ranges else sent[icc:],
        width=width,
        height=height,
        orientation=orientation,
        pixel_width=across,
        pixel_height=down,
        samples=samples,
        icc=sent[:icc],
        notes=notes,
        digest=digest,
    )


def _joined(data: bytes, ranges: Sequence[tuple[int, int]]) -> bytes:
    if list(ranges) == [(0, len(data))]:
        return data
    view = memoryview(data)
    return b"".join(view[start:end] for start, end in ranges)


def _range(value: Json, size: int) -> tuple[int, int]:
    start, end = (int(str(place)) for place in _items(value))
    if not 0 <= start <= end <= size:
        raise ValueError
    return start, end


def _page(value: Json) -> PageFacts:
    width, height, across, down, dpi, doubts = _items(value)
    return PageFacts(
        float(str(width)),
        float(str(height)),
        None if across is None else int(str(across)),
        None if down is None else int(str(down)),
        None if dpi is None else float(str(dpi)),
        tuple(ScanDoubt(str(each)) for each in _items(doubts)),
    )


def _messages(value: Json) -> tuple[Message, ...]:
    found = (message_from_json(item) for item in _items(value))
    return tuple(message for message in found if message is not None)


def _fields(value: Json) -> dict[str, Json]:
    if not isinstance(value, dict):
        raise TypeError
    return value


def _items(value: Json) -> list[Json]:
    if not isinstance(value, list):
        raise TypeError
    return value
