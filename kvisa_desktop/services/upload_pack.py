# SPDX-License-Identifier: MIT
"""The upload pack: the exhibits of the dossier once more, one file for each box of the form."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.documents import DocumentPage
from kvisa_desktop.domain.exhibits import Exhibit
from kvisa_desktop.domain.files import FileType, PreparedPage
from kvisa_desktop.domain.rules import Rulebook
from kvisa_desktop.domain.upload_boxes import DEFAULT_LIMIT_KB, FilledBox, filled_boxes, post_words
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.services import cases, documents, dossier, packs
from kvisa_desktop.services.ports import (
    BuildReport,
    Compacting,
    DossierOptions,
    DossierWriter,
    ScanReader,
    Vault,
)
from kvisa_desktop.services.progress import Progress, Silent, step

_FINENESS = (
    Compacting(300, 85),
    Compacting(200, 80),
    Compacting(200, 60),
    Compacting(150, 60),
    Compacting(110, 45),
)
_KILO = 1000


@dataclass(frozen=True, slots=True)
class UploadFile:
    """One file of the pack: its box, its name and size, and how fine its scans were kept."""

    filled: FilledBox
    name: str
    size: int
    limit: int
    dpi: int | None = None

    @property
    def fits(self) -> bool:
        """True when the file is within its limit."""
        return self.size <= self.limit


@dataclass(frozen=True, slots=True)
class UploadPack:
    """A pack that was written: the folder, its files, the bundle, what is to be known."""

    folder: Path
    files: tuple[UploadFile, ...]
    bundle: BuildReport
    notes: tuple[Message, ...]


Binder = Callable[[Sequence[PreparedPage]], bytes]
ListWriter = Callable[["UploadPack"], bytes]


@dataclass(frozen=True, slots=True)
class UploadTools:
    """What packs are made with: reader of scans, writer of dossiers, binder of pages, list."""

    scans: ScanReader
    writer: DossierWriter
    bind: Binder
    write_list: ListWriter


def write(
    vault: Vault,
    tools: UploadTools,
    case_id: CaseId,
    *,
    rulebook: Rulebook,
    options: DossierOptions,
    out: Path,
    limit_kb: int | None = None,
    force: bool = False,
    progress: Progress | None = None,
) -> UploadPack:
    """Write the folder `out`: a file per box, the bound bundle, and the list that links them."""
    progress = progress or Silent()
    case = cases.read(vault, case_id)
    filled = filled_boxes(case)
    if not filled:
        raise Refused(
            msg("There is nothing to upload yet: no paper of the case goes into the dossier."),
            msg("Add scans and say what they are."),
        )
    with packs.whole_folder(out, force=force) as folder:
        bundle = dossier.build(
            vault,
            tools.scans,
            tools.writer,
            case_id,
            rulebook=rulebook,
            options=options,
            out=folder / packs.DOSSIER,
            progress=progress,
        )
        limit = (limit_kb or DEFAULT_LIMIT_KB) * _KILO
        files = []
        for done, each in enumerate(filled):
            step(progress, msg("Writing {name}", name=each.box.name), done, len(filled))
            files.append(_write(vault, tools, each, limit, folder))
        notes = (*_notes(case, limit_kb), *_photos(files), *_too_large(files))
        pack = UploadPack(out, tuple(files), bundle, notes)
        (folder / packs.LIST).write_bytes(tools.write_list(pack))
    return pack


def first_page(pack: UploadPack, exhibit: Exhibit) -> int:
    """Return the page of the bundle on which an exhibit begins."""
    return next(
        (each.first_page for each in pack.bundle.exhibits if each.label == exhibit.number), 0
    )


def _write(
    vault: Vault, tools: UploadTools, filled: FilledBox, limit: int, folder: Path
) -> UploadFile:
    pages = [page for exhibit in filled.exhibits for page in exhibit.pages]
    data, dpi = _original_photo(vault, filled, pages), None
    name = filled.file_name
    if data is None:
        name = name.replace(".jpg", ".pdf")
        data, dpi = _bound(vault, tools, pages, limit)
    (folder / name).write_bytes(data)
    return UploadFile(filled, name, len(data), limit, dpi)


def _original_photo(vault: Vault, filled: FilledBox, pages: Sequence[DocumentPage]) -> bytes | None:
    """Return the photo as it was filed, where the box asks for one and it is a JPEG."""
    if filled.box.format != "jpg" or len(pages) != 1:
        return None
    kept, data = documents.scan_of(vault, pages[0])
    return data if kept.type == FileType.JPEG and not pages[0].rotation else None


def _bound(
    vault: Vault, tools: UploadTools, pages: Iterable[DocumentPage], limit: int
) -> tuple[bytes, int | None]:
    """Return the pages as a PDF within the limit, as fine as can be; else as small as can be."""
    prepared = [documents.prepared(vault, tools.scans, page) for page in pages]
    data = tools.bind(prepared)
    dpi = None
    for fineness in _FINENESS:
        if len(data) <= limit:
            break
        dpi = fineness.dpi
        smaller = [tools.scans.compact(each, dpi, fineness.quality) for each in prepared]
        data = tools.bind(smaller)
    return data, dpi


def _notes(case: CaseFile, limit_kb: int | None) -> Iterator[Message]:
    said = post_words(case)
    for words in said:
        yield msg("The post says on papers: {words}", words=words)
    if not said:
        yield msg(
            "Nothing of the post on uploads is recorded. Boxes, order and PDF are those that "
            "applicants report."
        )
    if limit_kb is None:
        yield msg(
            "{limit} KB a file is an assumption of this program, for no limit was found published: "
            "look at the form, and name another with --limit.",
            limit=DEFAULT_LIMIT_KB,
        )
    else:
        yield msg("The limit of {limit} KB a file is the one you named.", limit=limit_kb)


def _photos(files: Iterable[UploadFile]) -> Iterator[Message]:
    for each in files:
        if each.filled.box.format == "jpg" and not each.name.endswith(".jpg"):
            yield msg(
                "The photo is no JPEG: check it, save it from there, and upload that file instead "
                "of {file}.",
                file=verbatim(each.name),
            )


def _too_large(files: Iterable[UploadFile]) -> Iterator[Message]:
    for each in files:
        if not each.fits:
            yield msg(
                "{file} has {size} KB and is larger than the limit even at its coarsest: "
                "leave pages out, or split it by hand.",
                file=verbatim(each.name),
                size=round(each.size / _KILO),
            )
