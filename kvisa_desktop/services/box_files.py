# SPDX-License-Identifier: MIT
"""The files of one box of the online form: in a format it takes, as fine as its limits allow."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from kvisa_desktop.domain.documents import DocumentPage
from kvisa_desktop.domain.exhibit_numbers import number_said
from kvisa_desktop.domain.exhibits import Exhibit
from kvisa_desktop.domain.files import CAMERA_NOTED, FileType, PreparedPage
from kvisa_desktop.domain.post_box import UploadFormat
from kvisa_desktop.domain.upload_boxes import PHOTO, FilledBox
from kvisa_desktop.domain.upload_limits import KILO, Limits
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.services import documents
from kvisa_desktop.services.ports import Compacting, ScanReader, Vault

FINENESS = (
    Compacting(300, 85),
    Compacting(200, 80),
    Compacting(200, 60),
    Compacting(150, 60),
    Compacting(110, 45),
)
COARSEST = FINENESS[-1].dpi
_SUFFIX = {UploadFormat.PDF: "pdf", UploadFormat.JPEG: "jpg", UploadFormat.PNG: "png"}
_TYPES = {UploadFormat.JPEG: FileType.JPEG, UploadFormat.PNG: FileType.PNG}

Binder = Callable[[Sequence[PreparedPage]], bytes]
Painter = Callable[[PreparedPage, UploadFormat], bytes]


class BoxTools(Protocol):
    """What files of a box are made with: reader of scans, binder of pages, maker of pictures."""

    @property
    def scans(self) -> ScanReader:
        """The reader of scans."""

    @property
    def bind(self) -> Binder:
        """What makes a PDF of pages."""

    @property
    def paint(self) -> Painter:
        """What makes a picture of a page."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page that goes into a box: its exhibit, its place in it from 0, and its scan."""

    exhibit: Exhibit
    place: int
    page: DocumentPage


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file for a box: its name, bytes and pages, and how fine its scans were kept, if coarser.

    `notes` tell what was noted of its pages while they were made ready, each with its pages.
    """

    name: str
    data: bytes
    sheets: tuple[Sheet, ...]
    dpi: int | None = None
    notes: tuple[Message, ...] = ()


_SAVE_THE_PHOTO = msg(
    "Check the photo, save it for upload from there, and put that file in its place."
)
_Packed = tuple[bytes, tuple[Sheet, ...]]


def files_of(vault: Vault, tools: BoxTools, filled: FilledBox) -> tuple[MadeFile, ...]:
    """Return the files of a box; raise `Refused` when its papers cannot be made to go into it."""
    sheets = tuple(
        Sheet(exhibit, place, page)
        for exhibit in filled.exhibits
        for place, page in enumerate(exhibit.pages)
    )
    _refuse_too_many(sheets, filled.box.limits)
    return _Maker(vault, tools, filled).made(sheets)


class _Maker:
    """Makes the files of one box."""

    def __init__(self, vault: Vault, tools: BoxTools, filled: FilledBox) -> None:
        self._vault, self._tools, self._filled = vault, tools, filled
        self._limits = filled.box.limits
        self._prepared: dict[DocumentPage, PreparedPage] = {}

    def made(self, sheets: Sequence[Sheet]) -> tuple[MadeFile, ...]:
        formats = self._filled.box.formats
        if formats[0] is not UploadFormat.PDF or UploadFormat.PDF not in formats:
            kept = self._originals(sheets, formats)
            if kept is not None:
                return kept
        if UploadFormat.PDF in formats:
            return self._first_that_fits(sheets, UploadFormat.PDF)
        if any(each.exhibit.document.kind == PHOTO for each in sheets):
            raise Refused(
                msg(
                    "The photo is kept in another format than the box takes ({formats}), and it "
                    "is not changed here.",
                    formats=verbatim(", ".join(each.upper() for each in formats)),
                ),
                _SAVE_THE_PHOTO,
            )
        return self._first_that_fits(sheets, formats[0])

    def _originals(
        self, sheets: Sequence[Sheet], formats: Sequence[UploadFormat]
    ) -> tuple[MadeFile, ...] | None:
        """Return the pictures as they were filed; None when one is of another type or turned.

        A photo that is not within the limits is never made smaller here, for the face may suffer.
        """
        found = []
        for number, sheet in enumerate(sheets, 1):
            kept, data = documents.scan_of(self._vault, sheet.page)
            format_ = next((each for each in formats if _TYPES.get(each) == kept.type), None)
            if format_ is None or sheet.page.rotation:
                return None
            if self._limits.is_too_large(len(data)) or self._limits.is_too_small(len(data)):
                if sheet.exhibit.document.kind == PHOTO:
                    raise _photo_outside(len(data), self._limits)
                return None
            part = number if len(sheets) > 1 else 0
            name = self._filled.file_name(_SUFFIX[format_], part)
            notes = tuple(self._noted_of_original(name, sheet))
            found.append(MadeFile(name, data, (sheet,), notes=notes))
        self._refuse_too_many_files(len(found))
        return tuple(found)

    def _first_that_fits(
        self, sheets: Sequence[Sheet], format_: UploadFormat
    ) -> tuple[MadeFile, ...]:
        """Return the finest files that are within the limits."""
        pack = self._bound if format_ is UploadFormat.PDF else self._painted
        for fineness in (None, *FINENESS):
            packed = pack(sheets, fineness, format_)
            if packed is not None:
                self._refuse_too_small(packed)
                return tuple(self._named(packed, format_, fineness))
        raise self._too_large(sheets, format_)

    def _named(
        self, packed: Sequence[_Packed], format_: UploadFormat, fineness: Compacting | None
    ) -> Iterator[MadeFile]:
        for number, (data, sheets) in enumerate(packed, 1):
            part = number if len(packed) > 1 else 0
            name = self._filled.file_name(_SUFFIX[format_], part)
            dpi = fineness.dpi if fineness else None
            yield MadeFile(name, data, sheets, dpi, tuple(self._noted(name, sheets)))

    def _noted(self, name: str, sheets: Sequence[Sheet]) -> Iterator[Message]:
        places: dict[Message, list[str]] = {}
        for number, sheet in enumerate(sheets, 1):
            for note in self._prepared[sheet.page].notes:
                places.setdefault(note, []).append(str(number))
        for note, pages in places.items():
            shown = verbatim(f"{name} · p. {', '.join(pages)}")
            yield msg("{places}: {note}", places=shown, note=note)

    def _noted_of_original(self, name: str, sheet: Sheet) -> Iterator[Message]:
        """Yield what is to be known of a picture that goes out as it was filed."""
        for note in self._page(sheet, None).notes:
            if note == CAMERA_NOTED:
                yield msg(
                    "{file} goes out as it was filed, with what the camera noted in it (place, "
                    "time, device).",
                    file=verbatim(name),
                )
            else:
                yield msg(
                    "{file} goes out as it was filed. Of this page in the dossier is noted: {note}",
                    file=verbatim(name),
                    note=note,
                )

    def _bound(
        self, sheets: Sequence[Sheet], fineness: Compacting | None, _format: UploadFormat
    ) -> list[_Packed] | None:
        """Return PDFs of the pages, as few as the limit allows; None when they do not fit."""
        pages = {sheet: self._page(sheet, fineness) for sheet in sheets}
        whole = self._tools.bind([pages[each] for each in sheets])
        if not self._limits.is_too_large(len(whole)):
            return [(whole, tuple(sheets))]
        return self._cut([pages[each] for each in sheets], sheets, self._limits.files or 1)

    def _cut(
        self, pages: Sequence[PreparedPage], sheets: Sequence[Sheet], most_files: int
    ) -> list[_Packed] | None:
        """Return the pages in so many files at the most; None when they do not fit into those."""
        found: list[_Packed] = []
        first = 0
        while first < len(pages) and len(found) < most_files:
            data, end = b"", first
            while end < len(pages):
                longer = self._tools.bind(pages[first : end + 1])
                if self._limits.is_too_large(len(longer)):
                    break
                data, end = longer, end + 1
            if end == first:
                return None
            found.append((data, tuple(sheets[first:end])))
            first = end
        return None if first < len(pages) else found

    def _painted(
        self, sheets: Sequence[Sheet], fineness: Compacting | None, format_: UploadFormat
    ) -> list[_Packed] | None:
        """Return a picture of each page; None when one is above the limit."""
        self._refuse_too_many_files(len(sheets))
        found: list[_Packed] = []
        for sheet in sheets:
            data = self._tools.paint(self._page(sheet, fineness), format_)
            if self._limits.is_too_large(len(data)):
                return None
            found.append((data, (sheet,)))
        return found

    def _page(self, sheet: Sheet, fineness: Compacting | None) -> PreparedPage:
        page = self._prepared.get(sheet.page)
        if page is None:
            page = documents.prepared(self._vault, self._tools.scans, sheet.page)
            self._prepared[sheet.page] = page
        if fineness is None:
            return page
        return self._tools.scans.compact(page, fineness.dpi, fineness.quality)

    def _refuse_too_many_files(self, count: int) -> None:
        if self._limits.files is not None and count > self._limits.files:
            raise Refused(
                msg(
                    "The box takes no PDF, so that each page is a file of its own: {count}, and "
                    "it takes {most} at most.",
                    count=count,
                    most=self._limits.files,
                ),
                msg("Leave pages out, or put papers into another box of the form."),
            )

    def _refuse_too_small(self, packed: Sequence[_Packed]) -> None:
        for data, _ in packed:
            if self._limits.is_too_small(len(data)):
                raise Refused(
                    msg(
                        "A file has {size} KB, and the box takes none below {least} KB.",
                        size=round(len(data) / KILO),
                        least=(self._limits.least or 0) // KILO,
                    ),
                    msg("Scan the paper finer, and put that scan in its place."),
                )

    def _too_large(self, sheets: Sequence[Sheet], format_: UploadFormat) -> Refused:
        return Refused(
            msg(
                "Even at {dpi} dots per inch, the coarsest that is made, its papers are larger "
                "than {most} KB.",
                dpi=COARSEST,
                most=(self._limits.most or 0) // KILO,
            ),
            self._way_out(sheets, format_),
        )

    def _way_out(self, sheets: Sequence[Sheet], format_: UploadFormat) -> Message:
        """Say into how many files the papers would go, or which page is too large by itself."""
        pages = [self._page(each, FINENESS[-1]) for each in sheets]
        pack = self._tools.bind if format_ is UploadFormat.PDF else self._painter(format_)
        for sheet, page in zip(sheets, pages, strict=True):
            if self._limits.is_too_large(len(pack([page]))):
                return msg(
                    "Page {page} of exhibit {number} is too large even alone. Scan it again in "
                    "gray or with less around it, put that scan in its place, or leave it out.",
                    page=sheet.place + 1,
                    number=number_said(sheet.exhibit.number),
                )
        files = self._cut(pages, sheets, len(pages)) or ()
        return msg(
            "In {count} files its papers would fit. If the form takes as many here, record them as "
            "“Most files” of the box, in the section “Post”; else leave pages out, or put papers "
            "into another box.",
            count=len(files),
        )

    def _painter(self, format_: UploadFormat) -> Binder:
        return lambda pages: self._tools.paint(pages[0], format_)


def _refuse_too_many(sheets: Sequence[Sheet], limits: Limits) -> None:
    if limits.pages is not None and len(sheets) > limits.pages:
        raise Refused(
            msg(
                "The pages that are to go there are {count}, and the box takes {most} at most.",
                count=len(sheets),
                most=limits.pages,
            ),
            msg("Leave pages out, or put papers into another box of the form."),
        )


def _photo_outside(size: int, limits: Limits) -> Refused:
    said: Message = msg("no limit")
    if limits.least and limits.most:
        said = msg("{least} to {most} KB", least=limits.least // KILO, most=limits.most // KILO)
    elif limits.most:
        said = msg("at most {most} KB", most=limits.most // KILO)
    elif limits.least:
        said = msg("at least {least} KB", least=limits.least // KILO)
    return Refused(
        msg("The photo has {size} KB; the box takes {said}.", size=round(size / KILO), said=said),
        _SAVE_THE_PHOTO,
    )
