# SPDX-License-Identifier: MIT
"""A fingerprint of a page: of what it draws and of every picture it draws with.

Read with pypdf, not with the library that wrote the file; building and proving use this one
function, so a page that was exchanged or touched up afterwards no longer matches.
"""

import hashlib
from collections.abc import Iterator
from typing import Any

from pypdf import PageObject
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject


def fingerprint(page: PageObject) -> str:
    """Return the fingerprint of `page`."""
    everything = hashlib.sha256()
    for content in _contents(page):
        everything.update(body(content))
    _resources(page.get("/Resources"), everything, set())
    return everything.hexdigest()[:32]


def _contents(page: PageObject) -> Iterator[StreamObject]:
    contents = page["/Contents"].get_object() if "/Contents" in page else None
    for each in contents if isinstance(contents, ArrayObject) else [contents]:
        stream = None if each is None else each.get_object()
        if isinstance(stream, StreamObject):
            yield stream


def _resources(resources: Any, everything: Any, seen: set[int]) -> None:  # noqa: ANN401  untyped
    resources = resources.get_object() if resources is not None else None
    if not isinstance(resources, DictionaryObject) or "/XObject" not in resources:
        return
    drawn: Any = resources["/XObject"].get_object()
    for name in sorted(drawn):
        reference = drawn.raw_get(name)
        everything.update(name.encode())
        thing = reference.get_object()
        if not isinstance(thing, StreamObject) or reference.idnum in seen:
            continue
        seen.add(reference.idnum)
        everything.update(body(thing))
        mask = thing.get("/SMask")
        if mask is not None and isinstance(mask.get_object(), StreamObject):
            everything.update(body(mask.get_object()))
        _resources(thing.get("/Resources"), everything, seen)


def body(stream: StreamObject) -> bytes:
    """Return a stream as it lies in the file; decoding would add nothing but ways to fail."""
    return stream._data  # noqa: SLF001  pypdf has no public verb for it
