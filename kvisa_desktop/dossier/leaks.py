# SPDX-License-Identifier: MIT
"""Looks for what was to be hidden in a finished file, by two readers that did not write it."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from kvisa_desktop.domain.looking import Sought, plain_bytes
from kvisa_desktop.dossier.reading import Reading, reading
from kvisa_desktop.messages import Message, msg

_HEX = re.compile(rb"<((?:[0-9A-Fa-f]{2})+)>")
_COUNT = re.compile(r"(?<=[:\s]) *[0-9]+(?=[,\s]*$)", re.MULTILINE)
_DOTS_BEGIN = b"\xff\xda"
_PICTURES = {"/DCTDecode", "/JPXDecode", "/CCITTFaxDecode"}


def leak(path: Path, needles: Sequence[str], *, name: str = "") -> Message | None:
    """Return where in the file something hidden still stands, None when it is nowhere.

    Looked through are the text of every page, every string, and every stream once decoded.
    """
    with reading(path, name or path.name) as opened:
        return next(_leaks(opened, needles), None)


def _leaks(opened: Reading, needles: Sequence[str]) -> Iterator[Message]:
    wanted, forms = Sought(needles), _forms(needles)
    for number, page in enumerate(opened.texts, 1):
        if wanted.stands_in(page.whole):
            yield msg("The text of page {page} still holds something hidden.", page=number)
    for number, seen in enumerate(opened.reader.pages, 1):
        if wanted.stands_in(seen.extract_text()):
            yield msg("The text of page {page} still holds something hidden.", page=number)
    for each in _objects(opened):
        if any(wanted.stands_in(text) for text in _strings(each)):
            yield msg("A note inside the file still holds something hidden.")
        if isinstance(each, StreamObject) and _stream_holds(each, wanted, forms):
            yield msg("A part inside the file still holds something hidden.")


def _forms(needles: Sequence[str]) -> tuple[bytes, ...]:
    """Return the bytes of values in a stream, small letters, but for values that hold another."""
    spelt = dict.fromkeys(plain_bytes(each).lower() for each in needles if plain_bytes(each))
    least = [each for each in spelt if not any(o != each and o in each for o in spelt)]
    return tuple(each.encode(form).lower() for each in least for form in ("utf-8", "utf-16-be"))


def _objects(opened: Reading) -> Iterator[PdfObject]:
    """Yield every object of the file, used or not."""
    reader = opened.reader
    size = reader.trailer["/Size"]
    for number in range(1, int(size) if isinstance(size, NumberObject) else 0):
        try:
            found = reader.get_object(number)
        except PyPdfError:
            continue  # a number that is not in use
        if found is not None:
            yield found
        reader.resolved_objects.clear()
    yield reader.trailer


def _strings(found: PdfObject) -> Iterator[str]:
    """Yield the strings in an object, those of objects it only refers to left aside."""
    if isinstance(found, TextStringObject):
        yield str(found)
    elif isinstance(found, ByteStringObject):
        yield bytes(found).decode("latin-1")
    elif isinstance(found, DictionaryObject):
        for value in dict.values(found):
            yield from _strings(value)
    elif isinstance(found, ArrayObject):
        for value in list.__iter__(found):
            yield from _strings(value)


def _stream_holds(stream: StreamObject, wanted: Sought, forms: Sequence[bytes]) -> bool:
    if str(stream.get("/Filter")) in _PICTURES:
        # Its dots are of this program's own drawing, boxes burnt in; notes may stand before them.
        data = stream._data.partition(_DOTS_BEGIN)[0]  # noqa: SLF001  as it is in the file
    else:
        data = stream.get_data()
    if stream.get("/Subtype") == "/XML" or data[:1] in {b"{", b"<"}:
        # The counts in a manifest are no part of any value, however they are spelt.
        return wanted.stands_in(_COUNT.sub("", data.decode("utf-8", "replace")))
    hexed = b"\n".join(bytes.fromhex(each.decode()) for each in _HEX.findall(data))
    seen = data.lower() + b"\n" + hexed.lower()
    return any(form in seen for form in forms)
