# SPDX-License-Identifier: MIT
"""What one page is made of: its fonts, links, active parts and fingerprint, in one look."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pypdf import PageObject
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    PdfObject,
    RectangleObject,
    StreamObject,
)

from kvisa_desktop.dossier.fingerprints import fingerprint

_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")


@dataclass(frozen=True, slots=True)
class Link:
    """A link on a page: where it stands, and the page it leads to (None: nowhere in this file)."""

    rectangle: tuple[float, float, float, float]
    page: int | None


@dataclass(frozen=True, slots=True)
class PageSurvey:
    """What was found on a page.

    `own_fonts` and `foreign_fonts` are those that are not embedded: of the page itself, and of the
    scan it shows.
    """

    fingerprint: str
    links: tuple[Link, ...]
    active: tuple[str, ...]
    own_fonts: frozenset[str]
    foreign_fonts: frozenset[str]
    is_tagged: bool


class Surveyor:
    """Looks at the pages of one file, at each font of it once."""

    def __init__(self, numbers: Mapping[int, int]) -> None:
        """Begin; `numbers` is the page number of every page object."""
        self._numbers = numbers
        self._fonts: dict[str, str] = {}

    def survey(self, page: PageObject) -> PageSurvey:
        """Return what `page` is made of."""
        notes = list(_notes(page))
        resources = dictionary(page.get("/Resources"))
        foreign: set[str] = set()
        for form in _forms(resources, set()):
            foreign |= self._unembedded(dictionary(form.get("/Resources")))
        return PageSurvey(
            fingerprint(page),
            tuple(_link(note, self._numbers) for note in notes if note.get("/Subtype") == "/Link"),
            tuple(_active(page, notes)),
            self._unembedded(resources),
            frozenset(foreign),
            "/StructParents" in page,
        )

    def _unembedded(self, resources: DictionaryObject) -> frozenset[str]:
        """Return the names of the fonts that are not embedded."""
        used = dictionary(resources.get("/Font"))
        found: set[str] = set()
        for name in used:
            raw = used.raw_get(name)
            key = str(raw) if isinstance(raw, IndirectObject) else f"direct {id(raw)}"
            if key not in self._fonts:
                self._fonts[key] = _missing_program(name, dictionary(raw))
            found.add(self._fonts[key])
        return frozenset(found - {""})


def dictionary(value: object) -> DictionaryObject:
    """Return `value` as a dictionary or stream; anything else is an empty dictionary."""
    found = value.get_object() if isinstance(value, PdfObject) else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _notes(page: PageObject) -> Iterator[DictionaryObject]:
    notes = page.get("/Annots")
    array = notes.get_object() if notes is not None else None
    if isinstance(array, ArrayObject):
        yield from map(dictionary, array)


def _link(note: DictionaryObject, numbers: Mapping[int, int]) -> Link:
    area = RectangleObject(note["/Rect"])  # type: ignore[arg-type]  # checked by pypdf
    destination = note.get("/Dest")
    array = destination.get_object() if destination is not None else None
    page: object = None
    if isinstance(array, ArrayObject):
        page = next(iter(array), None)  # by index it would already be the page itself
    number = numbers.get(page.idnum) if isinstance(page, IndirectObject) else None
    return Link((area.left, area.bottom, area.right, area.top), number)


def _active(page: PageObject, notes: list[DictionaryObject]) -> Iterator[str]:
    if "/AA" in page:
        yield "/AA"
    for note in notes:
        if note.get("/Subtype") != "/Link":
            yield str(note.get("/Subtype"))
        elif "/A" in note or "/AA" in note:
            yield "/A"


def _forms(resources: DictionaryObject, seen: set[str]) -> Iterator[StreamObject]:
    drawn = dictionary(resources.get("/XObject"))
    for name in drawn:
        reference = str(drawn.raw_get(name))
        form = drawn[name].get_object()
        if not isinstance(form, StreamObject) or reference in seen:
            continue
        seen.add(reference)
        if form.get("/Subtype") == "/Form":
            yield form
            yield from _forms(dictionary(form.get("/Resources")), seen)


def _missing_program(name: str, font: DictionaryObject) -> str:
    """Return the name of `font` when its program is not in the file, else nothing."""
    if font.get("/Subtype") == "/Type3":
        return ""
    inner = font.get("/DescendantFonts")
    array = inner.get_object() if inner is not None else None
    holder = dictionary(array[0]) if isinstance(array, ArrayObject) and array else font
    descriptor = dictionary(holder.get("/FontDescriptor"))
    if any(key in descriptor for key in _PROGRAMS):
        return ""
    return str(font.get("/BaseFont", name)).lstrip("/")
