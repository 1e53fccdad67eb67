# SPDX-License-Identifier: MIT
"""Opens PDF files: locked, damaged, cut off, or as they should be; and tells what they are."""

import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import pikepdf

from kvisa_desktop.domain.files import FileFacts, FileType, Outcome, PageFacts
from kvisa_desktop.errors import Refused
from kvisa_desktop.intake import rendering
from kvisa_desktop.intake.pdf_bounds import check_bounds
from kvisa_desktop.intake.pdf_boxes import box_of
from kvisa_desktop.intake.pdf_images import has_damaged_picture
from kvisa_desktop.intake.pictures import MOST_PAGES
from kvisa_desktop.intake.reasons import FAULTS, another_copy
from kvisa_desktop.messages import Message, msg, plural

_MM = 25.4 / 72  # of a point
_TINY, _HUGE = 30, 850  # the longer side in mm: smaller than any card, and twice that of A3
_PASSWORD_ENCODINGS = ("utf-8", "latin-1", "cp1252", "gb18030")
_DEFINED = re.compile(rb"(?<![0-9])(\d{1,9})[ \t\r\n]+(\d{1,5})[ \t\r\n]+obj\b")
_REFERRED = re.compile(rb"(?<![0-9])(\d{1,9})[ \t\r\n]+(\d{1,5})[ \t\r\n]+R\b")


class Locked(Refused):
    """The PDF opens only with a password that was not given, or not rightly."""


@dataclass(frozen=True, slots=True)
class OpenPdf:
    """A PDF that could be opened.

    `data` opens without a password and without repair. `pdf` is None when only the drawing reader
    can open it; then its pages can be drawn but not taken over.
    """

    data: bytes
    pdf: pikepdf.Pdf | None
    is_repaired: bool = False


@lru_cache(maxsize=1)
def opened(data: bytes, password: str | None) -> OpenPdf:
    """Return a PDF opened; raise `Locked` or `Refused` when it cannot be."""
    try:
        pdf = _unlocked(data, password)
        count = len(pdf.pages)
        is_damaged = bool(pdf.get_warnings())
        if (is_damaged and is_cut_off(data)) or _lacks_its_last_change(data):
            raise _cut_off()
        check_bounds(pdf)
        readable = rewritten(pdf) if is_damaged or pdf.is_encrypted else data
    except FAULTS as fault:
        return _second_opinion(data, password, fault)
    if not count:
        return _second_opinion(data, password)
    if count > MOST_PAGES:
        raise Refused(
            msg("This file has more than {most} pages.", most=MOST_PAGES),
            msg("Split it into several files and add those."),
        )
    return OpenPdf(readable, pdf, is_damaged)


def inspect(data: bytes, password: str | None) -> FileFacts:
    """Return the facts of a PDF; raise `Locked` or `Refused` when it cannot be taken."""
    found = opened(data, password)
    try:
        return _facts(found)
    except rendering.FAULTS_OF_ALL as fault:
        raise _beyond_repair() from fault


def decrypted(data: bytes, password: str | None) -> bytes:
    """Return the PDF rewritten so that it opens without a password."""
    return opened(data, password).data


def rewritten(pdf: pikepdf.Pdf) -> bytes:
    """Return a PDF written anew, without encryption; the same PDF gives the same bytes."""
    buffer = io.BytesIO()
    pdf.save(buffer, encryption=False, deterministic_id=True)
    return buffer.getvalue()


def is_cut_off(data: bytes) -> bool:
    """Tell whether the end of a PDF is missing, and with it something its pages refer to."""
    last_end = data.rfind(b"endobj")
    if last_end >= 0 and b"startxref" in data[last_end:]:
        return False
    defined = {match.group(1) for match in _DEFINED.finditer(data)}
    referred = {match.group(1) for match in _REFERRED.finditer(data)}
    starts = [match.start() for match in _DEFINED.finditer(data)]
    return not referred <= defined or (bool(starts) and starts[-1] > last_end)


def _lacks_its_last_change(data: bytes) -> bool:
    """Tell whether a change written behind a whole PDF breaks off: readers show it unchanged."""
    _, end, behind = data.rpartition(b"%%EOF")
    return bool(end) and _DEFINED.search(behind) is not None and b"startxref" not in behind


def undrawable(page_no: int) -> Refused:
    """Return the refusal of a page that no reader can draw."""
    return Refused(
        msg("Page {page} of this PDF is damaged and cannot be shown.", page=page_no),
        another_copy(),
    )


def _unlocked(data: bytes, password: str | None) -> pikepdf.Pdf:
    failure: pikepdf.PasswordError | None = None
    for attempt in _attempts(password):
        try:
            return pikepdf.open(io.BytesIO(data), password=attempt)
        except pikepdf.PasswordError as error:
            failure = error
    raise _locked(password) from failure


def _attempts(password: str | None) -> Iterator[bytes]:
    """Yield a password as the programs of different times and countries wrote it."""
    seen = {b""}
    yield b""
    for form in ("NFC", "NFKC", "NFD"):
        for encoding in _PASSWORD_ENCODINGS:
            text = unicodedata.normalize(form, password or "")
            attempt = text.encode(encoding, "ignore")
            if attempt not in seen:
                seen.add(attempt)
                yield attempt


def _second_opinion(data: bytes, password: str | None, fault: Exception | None = None) -> OpenPdf:
    """Return a PDF as the drawing reader opens it, where the first one gave up."""
    if "encryption" in str(fault):
        raise Refused(
            msg("This PDF is locked by a rights-management program; only that program opens it."),
            msg("Open it in that program and print it to a new PDF, or ask for a free copy."),
        ) from fault
    try:
        if password:
            data = rendering.unlocked(data, password)
        count = len(rendering.document(data))
    except rendering.Undrawable:
        raise (_beyond_repair() if fault else _no_pages()) from fault
    if not count:
        raise _no_pages()
    return OpenPdf(data, None, is_repaired=True)


def _facts(found: OpenPdf) -> FileFacts:
    if found.pdf is None:
        sizes = rendering.page_sizes(found.data)
        pages = tuple(PageFacts(round(w, 2), round(h, 2)) for w, h in sizes)
        return FileFacts(Outcome.REPAIRED, FileType.PDF, pages, warnings=(_only_pictures(),))
    _refuse_wrappers(found.pdf)
    if "/AcroForm" in found.pdf.Root:
        rendering.try_pages(found.data, len(found.pdf.pages))
    sizes = [box_of(page).size for page in found.pdf.pages]
    pages = tuple(PageFacts(round(w, 2), round(h, 2)) for w, h in sizes)
    troubles = [_repaired()] if found.is_repaired else []
    if has_damaged_picture(found.pdf, found.data):
        troubles.append(_partly())
    outcome = Outcome.REPAIRED if troubles else Outcome.ACCEPT
    remarks = (*_of_sizes(pages), *_remarks(found.pdf))
    return FileFacts(outcome, FileType.PDF, pages, warnings=(*troubles, *remarks))


def _of_sizes(pages: Sequence[PageFacts]) -> Iterator[Message]:
    """Say when a page comes out on A4 so small that hardly anybody can read it."""
    for page in pages:
        across, down = (round(side * _MM) for side in (page.width, page.height))
        if max(across, down) < _TINY:
            yield msg(
                "A page of this PDF is only {width} × {height} mm, and is printed hardly larger.",
                width=across,
                height=down,
            )
            return
        if max(across, down) > _HUGE:
            yield msg(
                "A page of this PDF is {width} × {height} mm and made much smaller to fit on A4:"
                " look whether it can still be read.",
                width=across,
                height=down,
            )
            return


def _refuse_wrappers(pdf: pikepdf.Pdf) -> None:
    """Refuse a PDF whose pages only say that the real content is elsewhere in it."""
    root = pdf.Root
    if "/Collection" in root:
        raise Refused(
            msg("This is a PDF portfolio: the papers lie in it as attached files."),
            msg("Open it in a PDF viewer, save each paper in it, and add those files."),
        )
    form = root.get("/AcroForm")
    if isinstance(form, pikepdf.Dictionary) and "/XFA" in form and root.get("/NeedsRendering"):
        raise Refused(
            msg("This form shows its content only in Adobe Reader."),
            msg("Open it in Adobe Reader, print it to a new PDF, and add that."),
        )


def _remarks(pdf: pikepdf.Pdf) -> Iterator[Message]:
    attached = len(pdf.attachments)
    if attached:
        yield plural(
            "{count} file is attached inside this PDF; it is not printed. Save it from a PDF viewer"
            " and add it by itself if it matters.",
            "{count} files are attached inside this PDF; they are not printed. Save them from a PDF"
            " viewer and add them by themselves if they matter.",
            attached,
        )
    if _is_signed(pdf.Root):
        yield msg(
            "This PDF is signed electronically; on paper nobody can check that. Keep the file."
        )
    if _acts_by_itself(pdf.Root):
        yield msg("Scripts and automatic actions of this PDF are left out of the printed copy.")


def _is_signed(root: pikepdf.Object) -> bool:
    form = root.get("/AcroForm")
    if not isinstance(form, pikepdf.Dictionary):
        return False
    flags, fields = form.get("/SigFlags"), form.get("/Fields")
    if isinstance(flags, int) and flags & 1:
        return True
    return isinstance(fields, pikepdf.Array) and any(
        isinstance(each, pikepdf.Dictionary) and each.get("/FT") == "/Sig" and "/V" in each
        for each in fields
    )


def _acts_by_itself(root: pikepdf.Object) -> bool:
    names, action = root.get("/Names"), root.get("/OpenAction")
    has_script = isinstance(names, pikepdf.Dictionary) and "/JavaScript" in names
    is_act = isinstance(action, pikepdf.Dictionary) and action.get("/S") != "/GoTo"
    return has_script or is_act or "/AA" in root


def _locked(password: str | None) -> Locked:
    if password:
        return Locked(
            msg("The password does not open this PDF."),
            msg("Type the password once more; mind capital letters and the keyboard language."),
        )
    return Locked(
        msg("This PDF opens only with a password."),
        msg("Type the password it was sent with."),
    )


def _beyond_repair() -> Refused:
    return Refused(
        msg("This PDF is damaged beyond repair: no page of it can be found."),
        msg(
            "If a PDF viewer still shows it, print it to a new PDF there and add that; else get it"
            " once more from where it came from."
        ),
    )


def _no_pages() -> Refused:
    return Refused(msg("This PDF has no pages."), another_copy())


def _cut_off() -> Refused:
    return Refused(
        msg("The end of this PDF is missing, and pages with it; a download or copy was cut off."),
        another_copy(),
    )


def _repaired() -> Message:
    return msg("This PDF is damaged and was repaired for reading: look at every page of it.")


def _partly() -> Message:
    return msg("A picture in this PDF is damaged and shows in part or not at all: look at it.")


def _only_pictures() -> Message:
    return msg("This PDF is damaged; its pages are printed as pictures. Look at every page of it.")
