# SPDX-License-Identifier: MIT
"""The promise about every stream: what the pages draw with is byte for byte what was built."""

from collections.abc import Iterable, Iterator
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from kvisa_desktop.dossier.fingerprints import body
from kvisa_desktop.dossier.manifest import Manifest
from kvisa_desktop.dossier.reading import DAMAGE, Reading
from kvisa_desktop.dossier.streams import FontEntry, font_digest, stream_digest, together
from kvisa_desktop.dossier.surveys import dictionary
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.services.ports import Proof

_NAME = "streams_unchanged"
_WITHOUT = frozenset({"/PieceInfo", "/StructTreeRoot", "/Outlines"})
"""The manifest itself, and what has no streams but many objects."""


def whole(reading: Reading, manifest: Manifest) -> Proof:
    """Prove that fonts, pictures, profiles and all else in the file are those that were built."""
    found = next(_faults(reading, manifest), None)
    if found is not None:
        return Proof(_NAME, ok=False, detail=found)
    if reading.is_as_written(manifest.body):
        detail = msg("Fonts, pictures and every other byte are as they were built.")
    else:
        detail = msg("Another program saved the file; fonts and pictures are as they were built.")
    return Proof(_NAME, ok=True, detail=detail)


def _faults(reading: Reading, manifest: Manifest) -> Iterator[Message]:
    if not reading.is_named_by_manifest:
        yield msg("The list of contents inside the file is not the one that was built.")
    fonts = _fonts(reading)
    for promised in manifest.fonts:
        if promised not in fonts:
            name = verbatim(promised.name)
            yield msg("The font {font} is damaged or is not the one that was built.", font=name)
    if {each.name for each in fonts} - {each.name for each in manifest.fonts}:
        yield msg("The pages have a font that was not built.")
    if together(_streams(reading)) != manifest.streams:
        yield msg("A picture, font or other data in the file is not what was built.")
    bound = manifest.body
    if bound and reading.is_as_written(bound) and not reading.are_kept(bound):
        yield msg("Bytes of the file are not those that were built.")


def _streams(reading: Reading) -> Iterator[str]:
    for stream in _reached(reading.root):
        yield stream_digest(body(stream))
        reading.reader.resolved_objects.clear()


def _reached(root: DictionaryObject) -> Iterator[StreamObject]:
    """Yield every stream that can be reached from the catalog but for what is left aside."""
    seen: set[int] = set()
    left: list[Any] = [value for key, value in root.items() if key not in _WITHOUT]
    while left:
        value = left.pop()
        if isinstance(value, IndirectObject):
            if value.idnum in seen:
                continue
            seen.add(value.idnum)
            value = value.get_object()
        left.extend(_inside(value))
        if isinstance(value, StreamObject) and value.get("/Type") != "/Metadata":
            yield value


def _inside(value: Any) -> Iterable[Any]:  # noqa: ANN401  untyped
    if isinstance(value, DictionaryObject):
        return [value.raw_get(key) for key in value]
    return list.__iter__(value) if isinstance(value, ArrayObject) else ()


def _fonts(reading: Reading) -> set[FontEntry]:
    """Return the fonts of the pages themselves, each dictionary of them looked at once."""
    found: set[FontEntry] = set()
    seen: set[str] = set()
    for page in reading.reader.pages:
        resources = dictionary(page.get("/Resources"))
        if "/Font" not in resources or str(resources.raw_get("/Font")) in seen:
            continue
        seen.add(str(resources.raw_get("/Font")))
        used = dictionary(resources["/Font"])
        found |= {FontEntry(name[1:], _font(dictionary(used[name]))) for name in used}
    return found


def _font(font: DictionaryObject) -> str:
    inner = font.get("/DescendantFonts")
    array = inner.get_object() if inner is not None else None
    held = dictionary(array[0]) if isinstance(array, ArrayObject) and array else font
    descriptor = dictionary(held.get("/FontDescriptor"))
    parts = (descriptor.get("/FontFile2"), held.get("/CIDToGIDMap"), font.get("/ToUnicode"))
    try:
        return font_digest(*(_inflated(dictionary(part)) for part in parts))
    except DAMAGE:
        return ""


def _inflated(stream: DictionaryObject) -> bytes:
    return stream.get_data() if isinstance(stream, StreamObject) else b""
