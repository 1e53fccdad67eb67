# SPDX-License-Identifier: MIT
"""Promises about what stands on the pages, read back by pdfium."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kvisa_desktop.dossier.indexes import PAGE_COLUMN
from kvisa_desktop.dossier.labels import PAGE_NUMBER, STAMP, stamp
from kvisa_desktop.dossier.manifest import LineEntry, Manifest
from kvisa_desktop.dossier.proving_text import has_words, is_said, runs_left
from kvisa_desktop.dossier.reading import PageText, Reading
from kvisa_desktop.dossier.theme import PAGE_HEIGHT, PAGE_WIDTH
from kvisa_desktop.messages import msg, plural, verbatim
from kvisa_desktop.services.ports import Proof

_TOLERANCE = 0.6  # points; a page trimmed by more is no A4 page


def page_count(reading: Reading, manifest: Manifest) -> Proof:
    """Prove that both readers count the pages that were promised."""
    with reading.pdfium() as document:
        counted = {reading.pages, len(document)}
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
    with reading.pdfium() as document:
        sizes = [document.get_page_size(at) for at in range(len(document))]
    for number, (width, height) in enumerate(sizes, 1):
        if abs(width - PAGE_WIDTH) > _TOLERANCE or abs(height - PAGE_HEIGHT) > _TOLERANCE:
            detail = msg("Page {page} is not A4.", page=number)
            return Proof("page_size", ok=False, detail=detail)
    return Proof("page_size", ok=True, detail=msg("Every page is A4, upright."))


def page_numbers(reading: Reading, manifest: Manifest) -> Proof:  # noqa: ARG001  one form for all
    """Prove that the number printed on every page is the page's own."""
    total = reading.pages
    for number, text in enumerate(reading.texts, 1):
        found = PAGE_NUMBER.search(text.foot)
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
    with reading.pdfium() as document:
        others = [document.get_page_label(at) for at in range(len(document))]
    for number, labels in enumerate(zip(reading.reader.page_labels, others, strict=False), 1):
        if set(labels) != {str(number)}:
            label = labels[0]
            detail = msg("Page {page} is labelled {label}.", page=number, label=verbatim(label))
            return Proof("page_labels", ok=False, detail=detail)
    return Proof("page_labels", ok=True, detail=msg("Page labels are the printed numbers."))


def stamps(reading: Reading, manifest: Manifest) -> Proof:
    """Prove that every page of every exhibit bears its stamp, k of n, without a gap."""
    stamped = 0
    for exhibit in manifest.exhibits:
        for page in range(1, exhibit.pages + 1):
            number = exhibit.first_page + page - 1
            wanted, other = (
                stamp(exhibit.number, page, exhibit.pages, english_first=each)
                for each in (False, True)
            )
            if number > len(reading.texts) or not _bears(reading.texts[number - 1], wanted, other):
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
        detail=plural(
            "{count} page of exhibits, stamped.",
            "{count} pages of exhibits, each stamped.",
            stamped,
        ),
    )


def _bears(page: PageText, *stamps: str) -> bool:
    """Tell whether a page bears one of `stamps`, and no other."""
    found = STAMP.search(page.band)
    if found is not None or not runs_left(page.whole):
        return found is not None and found.group() in stamps
    return has_words(stamps[0], page.band)


def index(reading: Reading, manifest: Manifest) -> Proof:
    """Prove that every index line names and leads to the page where its matter stands."""
    lines = [line for page in manifest.index_pages for line in _index_lines(reading, page)]
    if len(lines) != len(manifest.index):
        detail = msg(
            "The index has {found} lines; {promised} were promised.",
            found=len(lines),
            promised=len(manifest.index),
        )
        return Proof("index", ok=False, detail=detail)
    for line, entry in zip(lines, manifest.index, strict=True):
        if not line.agrees(entry):
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


def marked_internal(reading: Reading, manifest: Manifest) -> Proof:
    """Prove that a working file or a draft says on every page that it is not to be submitted."""
    if not manifest.mark:
        detail = msg("The file is made for submission.")
        return Proof("mark", ok=manifest.kind == "dossier", detail=detail)
    for number, page in enumerate(reading.texts, 1):
        if manifest.mark not in page.whole:
            detail = msg("Page {page} does not say that it is not for submission.", page=number)
            return Proof("mark", ok=False, detail=detail)
    detail = msg("Every page says that it is not for submission.")
    return Proof("mark", ok=True, detail=detail)


@dataclass(frozen=True, slots=True)
class _IndexLine:
    """A line of the index as it stands in the file: what it says, prints and leads to."""

    text: str
    printed: str
    target: int | None

    def agrees(self, entry: LineEntry) -> bool:
        """Tell whether it names `entry`, prints its page and leads there."""
        first = re.match(r"\d+", self.printed.strip())
        printed = list(map(int, re.findall(r"\d+", self.printed)))
        return (
            self.target == entry.page
            and first is not None
            and entry.page == (min(printed) if runs_left(self.text) else int(first.group()))
            and is_said(entry.text, self.text)
        )


def _index_lines(reading: Reading, page: int) -> Iterator[_IndexLine]:
    if page > len(reading.surveys):
        return
    links = reading.surveys[page - 1].links
    areas = [link.rectangle for link in links]
    columns = [(area[2] - PAGE_COLUMN, area[1], area[2] + 1, area[3]) for area in areas]
    texts = reading.texts_within(page, [*areas, *columns])
    for at, link in enumerate(links):
        yield _IndexLine(texts[at], texts[at + len(links)], link.page)
