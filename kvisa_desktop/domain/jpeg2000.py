# SPDX-License-Identifier: MIT
"""What a JPEG 2000 file says of its samples: whether an archive takes them inside a PDF."""

from collections.abc import Iterator

_SIGNATURE = b"\x00\x00\x00\x0cjP  \r\n\x87\n"
_HEADER, _HEADER_BYTES = b"ihdr", 14
_CODESTREAM = b"\xff\x4f\xff\x51"
_SIZE_BYTES, _PER_COMPONENT = 40, 3  # of the segment that tells the size, before the components
_LONG, _LONG_HEAD, _HEAD = 1, 16, 8
_CHANNELS = {1, 3}
_DEPTHS = range(38)  # one less than the bits of a sample
_SRGB, _GRAY, _JAB = 16, 17, 19
_NAMED, _PROFILE = 1, 2  # how a colour box says what the colours are
_COLOUR_HEAD = 3
# Samples that stand for other samples, or are no colours at all.
_INDIRECT = frozenset({b"pclr", b"cmap", b"cdef", b"bpcc"})


def is_archival(data: bytes, *, has_space: bool) -> bool:
    """Tell whether PDF/A-2 takes a picture as it is, and every reader draws it alike.

    `has_space` says that the PDF itself tells what the colours are, so that those of the file do
    not count. Raw codestreams, palettes, transparency, halved colour and mixed depths are not taken
    here, even where the standard would.
    """
    if not data.startswith(_SIGNATURE):
        return False
    boxes = dict.fromkeys([b"jp2h", b"jp2c"], b"") | dict(_boxes(data))
    inner = list(_boxes(boxes[b"jp2h"]))
    names = [name for name, _ in inner]
    if not inner or names[0] != _HEADER or _INDIRECT & {*names}:
        return False
    return _is_even(inner[0][1], boxes[b"jp2c"]) and _is_told(
        [body for name, body in inner if name == b"colr"], has_space=has_space
    )


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the name and the body of each box."""
    at = 0
    while at + _HEAD <= len(data):
        size, head = int.from_bytes(data[at : at + 4], "big"), _HEAD
        if size == _LONG:
            size, head = int.from_bytes(data[at + 8 : at + 16], "big"), _LONG_HEAD
        end = at + size if size else len(data)
        if not at + head <= end <= len(data):
            return
        yield data[at + 4 : at + 8], data[at + head : end]
        at = end


def _is_even(header: bytes, stream: bytes) -> bool:
    """Tell whether all channels are alike, and the codestream has the channels it ought to have."""
    if len(header) < _HEADER_BYTES or not stream.startswith(_CODESTREAM):
        return False
    channels, depth = int.from_bytes(header[8:10], "big"), header[10]
    said = stream[_SIZE_BYTES + 2 : _SIZE_BYTES + 2 + _PER_COMPONENT * channels]
    return (
        channels in _CHANNELS
        and depth in _DEPTHS
        and int.from_bytes(stream[_SIZE_BYTES : _SIZE_BYTES + 2], "big") == channels
        and said == bytes([depth, 1, 1]) * channels
    )


def _is_told(colours: list[bytes], *, has_space: bool) -> bool:
    if len(colours) != 1 or len(colours[0]) <= _COLOUR_HEAD:
        return False
    method, named = colours[0][0], int.from_bytes(colours[0][_COLOUR_HEAD:7], "big")
    if has_space:
        return method == _PROFILE or (method == _NAMED and named != _JAB)
    return method == _NAMED and named in {_SRGB, _GRAY}
