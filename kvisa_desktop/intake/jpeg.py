# SPDX-License-Identifier: MIT
"""Reads the segments of a JPEG file: what kind it is, and which bytes of it are the picture."""

import re
from dataclasses import dataclass

_MARK = 0xFF
_SOI, _EOI, _SOS = 0xD8, 0xD9, 0xDA
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_HUFFMAN_FRAMES = frozenset({0xC0, 0xC1, 0xC2})  # baseline, extended, progressive
_APP0, _APP1, _APP2, _APP14, _APP15 = 0xE0, 0xE1, 0xE2, 0xEE, 0xEF
_BITS = 8
_GRAY, _COLOUR = 1, 3
_LENGTH_BYTES = 2
_FRAME_BYTES, _COMPONENT_BYTES = 6, 3  # the frame header, and what follows it per component
_NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


class NoJpeg(ValueError):
    """The bytes have not the structure of a JPEG file."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One marker segment: its marker byte and where it lies, marker included."""

    marker: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class JpegLayout:
    """The structure of a JPEG file.

    `end` lies behind the end-of-image marker of the first picture, or at the end of the file when
    the marker is missing (`is_closed` is then false).
    """

    segments: tuple[Segment, ...]
    frame: int
    bits: int
    width: int
    height: int
    component_ids: tuple[int, ...]
    has_adobe: bool
    end: int
    is_closed: bool

    @property
    def is_printable_as_it_is(self) -> bool:
        """True when every reader of PDF files draws these bytes, and draws them alike."""
        unmarked_rgb = self.component_ids == tuple(b"RGB") and not self.has_adobe
        return (
            self.frame in _HUFFMAN_FRAMES
            and self.bits == _BITS
            and self.height > 0
            and len(self.component_ids) in {_GRAY, _COLOUR}
            and not unmarked_rgb
        )


def layout(data: bytes) -> JpegLayout:
    """Return the structure of a JPEG file; raise `NoJpeg` when it has none."""
    segments: list[Segment] = []
    frame: tuple[int, bytes] | None = None
    position, is_closed = 2, False
    while position < len(data) and not is_closed:
        marker, start, end = _segment(data, position)
        if marker == _EOI:
            position, is_closed = end, True
            continue
        segments.append(Segment(marker, start, end))
        if marker in _FRAMES and frame is None:
            frame = marker, data[start + 4 : end]
        position = _after_scan(data, end) if marker == _SOS else end
    if frame is None or not any(s.marker == _SOS for s in segments):
        raise NoJpeg
    return _describe(tuple(segments), frame, position, is_closed=is_closed)


def picture_ranges(data: bytes, found: JpegLayout, *, drop_exif: bool) -> list[tuple[int, int]]:
    """Return the byte ranges of a JPEG that a printed copy needs; joined, they are a JPEG.

    What draws the picture is never touched. Left out are what programs noted about it (XMP, IPTC,
    previews, further pictures behind the end) and, if asked, the EXIF block.
    """
    ranges: list[tuple[int, int]] = [(0, 2)]
    for place, segment in enumerate(found.segments):
        last = place + 1 == len(found.segments)
        end = found.end if last else found.segments[place + 1].start
        if not _is_needed(data, segment, drop_exif=drop_exif):
            continue
        if ranges[-1][1] == segment.start:
            ranges[-1] = (ranges[-1][0], end)
        else:
            ranges.append((segment.start, end))
    return ranges


def exif_block(data: bytes, found: JpegLayout) -> bytes:
    """Return the EXIF block of a JPEG, or nothing."""
    for segment in found.segments:
        if segment.marker == _APP1 and data.startswith(b"Exif\0", segment.start + 4):
            return data[segment.start + 4 : segment.end]
    return b""


def _segment(data: bytes, position: int) -> tuple[int, int, int]:
    """Return marker, start and end of the segment at `position`."""
    if data[position] != _MARK:
        raise NoJpeg
    while position + 1 < len(data) and data[position + 1] == _MARK:
        position += 1
    if position + 1 >= len(data):
        raise NoJpeg
    marker = data[position + 1]
    if marker in {_SOI, _EOI}:
        return marker, position, position + 2
    size = int.from_bytes(data[position + 2 : position + 4], "big")
    end = position + 2 + size
    if size < _LENGTH_BYTES or end > len(data):
        raise NoJpeg
    return marker, position, end


def _after_scan(data: bytes, position: int) -> int:
    """Return where the marker behind entropy-coded data lies."""
    found = _NEXT_MARKER.search(data, position)
    return found.start() if found else len(data)


def _describe(
    segments: tuple[Segment, ...], frame: tuple[int, bytes], end: int, *, is_closed: bool
) -> JpegLayout:
    marker, header = frame
    if len(header) < _FRAME_BYTES:
        raise NoJpeg
    components = header[_FRAME_BYTES : _FRAME_BYTES + _COMPONENT_BYTES * header[5]]
    return JpegLayout(
        segments=segments,
        frame=marker,
        bits=header[0],
        height=int.from_bytes(header[1:3], "big"),
        width=int.from_bytes(header[3:5], "big"),
        component_ids=tuple(components[::_COMPONENT_BYTES]),
        has_adobe=any(s.marker == _APP14 for s in segments),
        end=end,
        is_closed=is_closed,
    )


def _is_needed(data: bytes, segment: Segment, *, drop_exif: bool) -> bool:
    if not _APP0 <= segment.marker <= _APP15 or segment.marker == _APP14:
        return True
    body = segment.start + 4
    if segment.marker == _APP0:
        return data.startswith(b"JFIF\0", body)
    if segment.marker == _APP2:
        return data.startswith(b"ICC_PROFILE\0", body)
    if segment.marker == _APP1:
        return data.startswith(b"Exif\0", body) and not drop_exif
    return False
