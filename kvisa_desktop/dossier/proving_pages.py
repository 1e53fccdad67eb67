# SPDX-License-Identifier: MIT
"""Promises about what stands on the pages, read back by pdfium."""

import re

from kvisa_desktop.dossier.indexes import PAGE_COLUMN
from kvisa_desktop.dossier.labels import PAGE_NUMBER, STAMP, stamp
from kvisa_desktop.dossier.manifest import LineEntry, Manifest
from kvisa_desktop.dossier.reading import Link, Reading, Rectangle
from kvisa_desktop.dossier.theme import MM, PAGE_HEIGHT, PAGE_WIDTH
from kvisa_desktop.messages import msg, plural, verbatim
from kvisa_desktop.services.ports import Proof

_TOLERANCE = 0.6  # points; a page trimmed by more is no A4 page
FOOT: Rectangle = (60 * MM, 8 * MM, 150 * MM, 16 * MM)
"""Where the page number is printed on every page; no scan reaches into it."""
BAND: Rectangle = (60 * MM, PAGE_HEIGHT - 34 * MM, PAGE_WIDTH, PAGE_HEIGHT - 16 * MM)
"""Where the stamp of an exhibit is printed."""

_HAN = re.compile("[\u4e00-\u9fff]")
_LATIN = re.compile("[A-Za-z]{3}")
_LOST = re.compile("[\ue000-\uf8ff\ufffd]")  # what a reader gets when a font cannot say its text


def page_count(reading: Reading, manifest: Manifest) -> Proof:
    """Prove that both readers count the pages that were promised."""
    counted = {reading.pages, len(reading.document)}
    if counted == {manifest.pages}:
        told = plural("{count} page, as promised.", "{count} pages, as promised.", manifest.pages)
        return Proof("page_count", ok=True, detail=told)
    return Proof(
        "page_count",
        ok=False,
        detail=msg(
            "{promised} pages were promised, {found} are there.",
            promised=manifest.pages,
            found=reading.pages,
        ),
    )


def page_size(reading: Reading, manifest: Manifest) -> Proof:  # noqa: ARG001  one form for all
    """Prove that every page is A4, upright."""
    for number in range(1, reading.pages + 1):
        width, height = reading.document.get_page_size(number - 1)
        if abs(width - PAGE_WIDTH) > _TOLERANCE or abs(height - PAGE_HEIGHT) > _TOLERANCE:
            detail = msg("Page {page} is not A4.", page=number)
            return Proof("page_size", ok=False, detail=detail)
    return Proof("page_size", ok=True, detail=msg("Every page is A4, upright."))


def page_numbers(reading: Reading, manifest: Manifest) -> Proof:  # noqa: ARG001  one form for all
    """Prove that the number printed on every page is the page's own."""
    total = reading.pages
    for number in range(1, total + 1):
        found = PAGE_NUMBER.search(reading.text(number, FOOT))
        if found is None or (int(found["page"]), int(found["pages"])) != (number, total):
            printed = found.group() if found else "—"
            return Proof(
                "page_numbers",
                ok=False,
                detail=msg(
                    "Page {page} of the file bears the number {printed}.",
                    page=number,
                    printed=verbatim(printed),
                ),
            )
    detail = msg("Printed numbers run from 1 to {last} without a gap.", last=total)
    return Proof("page_numbers", ok=True, detail=detail)


def page_labels(reading: Reading, manifest: Manifest) -> Proof:  # noqa: ARG001  one form for all
    """Prove that the label a viewer shows is the printed number, for both readers."""
    for number, label in enumerate(reading.reader.page_labels, 1):
        if {label, reading.document.get_page_label(number - 1)} != {str(number)}:
            detail = msg("Page {page} is labelled {label}.", page=number, label=verbatim(label))
            return Proof("page_labels", ok=False, detail=detail)
    return Proof("page_labels", ok=True, detail=msg("Page labels are the printed numbers."))


def stamps(reading: Reading, manifest: Manifest) -> Proof:
    """Prove that every page of every exhibit bears its stamp, k of n, without a gap."""
    stamped = 0
    for exhibit in manifest.exhibits:
        for page in range(1, exhibit.pages + 1):
            number = exhibit.first_page + page - 1
            wanted = stamp(exhibit.number, page, exhibit.pages)
            found = STAMP.search(reading.text(number, BAND)) if number <= reading.pages else None
            if found is None or found.group() != wanted:
                return Proof(
                    "exhibit_stamps",
                    ok=False,
                    detail=msg(
                        "Page {page} should bear the stamp {stamp}.",
                        page=number,
                        stamp=verbatim(wanted),
                    ),
                )
            stamped += 1
    return Proof(
        "exhibit_stamps",
        ok=True,
        detail=msg(
            "{exhibits} exhibits on {pages} pages, each page stamped.",
            exhibits=len(manifest.exhibits),
            pages=stamped,
        ),
    )


def index(reading: Reading, manifest: Manifest) -> Proof:
    """Prove that every index line names and leads to the page where its matter stands."""
    lines = [
        (page, link)
        for page in manifest.index_pages
        if page <= reading.pages
        for link in reading.links(page)
    ]
    if len(lines) != len(manifest.index):
        detail = msg(
            "The index has {found} lines; {promised} were promised.",
            found=len(lines),
            promised=len(manifest.index),
        )
        return Proof("index", ok=False, detail=detail)
    for (page, link), entry in zip(lines, manifest.index, strict=True):
        if not _line_agrees(reading, page, link, entry):
            detail = msg("The index line “{line}” is wrong.", line=verbatim(entry.text))
            return Proof("index", ok=False, detail=detail)
    return Proof(
        "index",
        ok=True,
        detail=plural(
            "{count} index line: number and link agree.",
            "{count} index lines: numbers and links agree.",
            len(lines),
        ),
    )


def text(reading: Reading, manifest: Manifest) -> Proof:
    """Prove that text can be read back in both languages, scans left aside."""
    scans = {
        number
        for each in manifest.exhibits
        for number in range(each.first_page, each.first_page + each.pages)
    }
    everything = ""
    for number in range(1, reading.pages + 1):
        said = reading.text(number)
        if number not in scans:
            everything += said
            if _LOST.search(said):
                detail = msg("Text of page {page} cannot be read back.", page=number)
                return Proof("text", ok=False, detail=detail)
    if _HAN.search(everything) and _LATIN.search(everything):
        detail = msg("Chinese and English text can be searched and copied.")
        return Proof("text", ok=True, detail=detail)
    detail = msg("Text in one of the two languages cannot be read back.")
    return Proof("text", ok=False, detail=detail)


def marked_internal(reading: Reading, manifest: Manifest) -> Proof:
    """Prove that a working file says on every page that it is internal, a dossier never."""
    if not manifest.mark:
        detail = msg("The file is made for submission.")
        return Proof("mark", ok=manifest.kind == "dossier", detail=detail)
    for number in range(1, reading.pages + 1):
        if manifest.mark not in reading.text(number):
            detail = msg("Page {page} does not say that it is internal.", page=number)
            return Proof("mark", ok=False, detail=detail)
    detail = msg("Every page says that it is internal and not for submission.")
    return Proof("mark", ok=True, detail=detail)


def _line_agrees(reading: Reading, page: int, link: Link, entry: LineEntry) -> bool:
    _, bottom, right, top = link.rectangle
    said = " ".join(reading.text(page, link.rectangle).split())
    number = reading.text(page, (right - PAGE_COLUMN, bottom, right + 1, top)).strip()
    first = re.match(r"\d+", number)
    starts = " ".join(entry.text.split())
    return (
        link.page == entry.page
        and first is not None
        and int(first.group()) == entry.page
        and starts in said
    )
