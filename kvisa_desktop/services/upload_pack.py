# SPDX-License-Identifier: MIT
"""The upload pack: the exhibits of the dossier once more, in files for the boxes of the form."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.exhibit_numbers import numbers_said
from kvisa_desktop.domain.exhibits import Exhibit
from kvisa_desktop.domain.upload_boxes import (
    PHOTO,
    REPORTED_PHOTO,
    FilledBox,
    filled_boxes,
    post_words,
    unplaced,
)
from kvisa_desktop.domain.upload_limits import KILO, UNLIMITED, Limits
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.services import cases, packs
from kvisa_desktop.services.box_files import COARSEST, Binder, MadeFile, Painter, files_of
from kvisa_desktop.services.packs import PackWish
from kvisa_desktop.services.ports import BuildReport, DossierWriter, ScanReader, Vault
from kvisa_desktop.services.progress import Progress, Silent, step


@dataclass(frozen=True, slots=True)
class Placed:
    """An exhibit in a file, and the page of the dossier on which the file's part of it begins."""

    exhibit: Exhibit
    page: int


@dataclass(frozen=True, slots=True)
class UploadFile:
    """One file of the pack: its box, name, size and pages, and how fine its scans were kept."""

    filled: FilledBox
    name: str
    size: int
    pages: int
    placed: tuple[Placed, ...]
    dpi: int | None = None

    @property
    def limit(self) -> int | None:
        """The bytes it may have, None where that is not known."""
        return self.filled.box.limits.most


@dataclass(frozen=True, slots=True)
class RefusedBox:
    """A box without a file: why its papers cannot go into it, and what to do."""

    filled: FilledBox
    what: Message
    remedy: Message | None


@dataclass(frozen=True, slots=True)
class UploadPack:
    """A pack that was written: the folder, its files, what was refused, the bundle, the rest."""

    folder: Path
    files: tuple[UploadFile, ...]
    refused: tuple[RefusedBox, ...]
    bundle: BuildReport
    notes: tuple[Message, ...]

    @property
    def has_faults(self) -> bool:
        """True when a box got no file, or the dossier is a draft."""
        return bool(self.refused) or self.bundle.is_draft


@dataclass(frozen=True, slots=True)
class UploadTools:
    """What packs are made with: scans, dossiers, PDFs and pictures of pages, the list.

    `notes` is the folder where the places of unfinished packs are noted.
    """

    scans: ScanReader
    writer: DossierWriter
    bind: Binder
    paint: Painter
    write_list: Callable[[UploadPack], bytes]
    notes: Path | None = None


def write(
    vault: Vault,
    tools: UploadTools,
    case_id: CaseId,
    wish: PackWish,
    *,
    limit_kb: int | None = None,
    progress: Progress | None = None,
) -> UploadPack:
    """Write a folder: files for each box, the bound bundle, and the list that links them.

    `limit_kb` stands for boxes of which no largest size is recorded.
    """
    progress = progress or Silent()
    case = cases.read(vault, case_id)
    filled = tuple(_limited(each, limit_kb) for each in filled_boxes(case))
    if not filled:
        raise Refused(
            msg("There is nothing to upload yet: no paper of the case goes into the dossier."),
            msg("Add scans and say what they are."),
        )
    with packs.bound(vault, tools, case_id, wish, progress=progress) as (folder, bundle):
        files: list[UploadFile] = []
        refused: list[RefusedBox] = []
        told: list[Message] = []
        for done, each in enumerate(filled):
            step(progress, msg("Writing {name}", name=each.box.name), done, len(filled))
            try:
                made = files_of(vault, tools, each)
            except Refused as refusal:
                refused.append(RefusedBox(each, refusal.what, refusal.remedy))
                continue
            files += (_kept(folder, each, one, bundle) for one in made)
            told += (note for one in made for note in one.notes)
        notes = (*_notes(case, limit_kb), *_of_files(files), *told, *_unplaced(case))
        pack = UploadPack(wish.out, tuple(files), tuple(refused), bundle, notes)
        (folder / packs.LIST).write_bytes(tools.write_list(pack))
    return pack


def refusal_said(box: RefusedBox) -> Message:
    """Return in one sentence that a box got no file, and why."""
    return msg("No file for the box “{box}”: {why}", box=box.filled.box.name, why=box.what)


def _limited(filled: FilledBox, limit_kb: int | None) -> FilledBox:
    limits = filled.box.limits
    if limit_kb is None or limits.most is not None:
        return filled
    most = Limits(limits.least, limit_kb * KILO, limits.pages, limits.files)
    return replace(filled, box=replace(filled.box, limits=most))


def _kept(folder: Path, filled: FilledBox, made: MadeFile, bundle: BuildReport) -> UploadFile:
    (folder / made.name).write_bytes(made.data)
    first: dict[str, Placed] = {}
    for sheet in made.sheets:
        page = packs.first_page(bundle, sheet.exhibit) + sheet.place
        first.setdefault(sheet.exhibit.number, Placed(sheet.exhibit, page))
    placed = tuple(first.values())
    return UploadFile(filled, made.name, len(made.data), len(made.sheets), placed, made.dpi)


def _notes(case: CaseFile, limit_kb: int | None) -> Iterator[Message]:
    for words in post_words(case):
        yield msg("The post says on papers: {words}", words=words)
    if case.post_boxes:
        said = {(each.source, each.read_on) for each in case.post_boxes}
        for source, day in sorted(said, key=str):
            yield msg(
                "Boxes, order and limits are those recorded from: {source}, read on {day}.",
                source=verbatim(source),
                day=day or "",
            )
    else:
        yield msg(
            "Post rule unknown: no box of its online form is recorded. Names and order are those "
            "that applicants report (G-09), and no limit is assumed: look at the form, and record "
            "its boxes with the post."
        )
    if limit_kb is not None:
        yield msg(
            "{limit} KB a file, where the post says nothing, is the limit you named.",
            limit=limit_kb,
        )


def _of_files(files: Iterable[UploadFile]) -> Iterator[Message]:
    for each in files:
        if each.dpi is not None:
            yield msg(
                "{file} was made coarser to fit: {dpi} dots per inch. Nothing is made coarser "
                "than {coarsest}; look whether it can still be read.",
                file=verbatim(each.name),
                dpi=each.dpi,
                coarsest=COARSEST,
            )
        if any(one.exhibit.document.kind == PHOTO for one in each.placed):
            yield from _of_photo(each)


def _of_photo(file: UploadFile) -> Iterator[Message]:
    box, reported = file.filled.box, REPORTED_PHOTO
    if file.name.endswith(".pdf") and box.recorded is None:
        yield msg(
            "The photo is no JPEG: check it, save it from there, and upload that file instead "
            "of {file}.",
            file=verbatim(file.name),
        )
    elif box.limits == UNLIMITED and (
        reported.is_too_large(file.size) or reported.is_too_small(file.size)
    ):
        yield msg(
            "The photo has {size} KB. A JPEG of 40 to 120 KB is reported, and by no post (P-11): "
            "look at the form.",
            size=round(file.size / KILO),
        )


def _unplaced(case: CaseFile) -> Iterator[Message]:
    labels = numbers_said([each.number for each in unplaced(case)])
    if labels:
        yield msg(
            "These exhibits go into no box that is recorded, and are in the dossier only: "
            "{labels}. Extra documents are reported to go into any box (G-09).",
            labels=labels,
        )
