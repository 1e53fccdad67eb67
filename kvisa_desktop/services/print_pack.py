# SPDX-License-Identifier: MIT
"""The print pack: the dossier to print, what to bring and sign, and photos on photo paper."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.counter import SigningPlace, copies, originals, signing_places, to_tick
from kvisa_desktop.domain.documents import DocumentPage
from kvisa_desktop.domain.exhibits import Exhibit, exhibits_of
from kvisa_desktop.domain.photo.crop import Guides
from kvisa_desktop.domain.photo.spec import SpecName
from kvisa_desktop.domain.requirements import Requirement, required
from kvisa_desktop.domain.rules import Rulebook
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services import cases, documents, packs, photos
from kvisa_desktop.services.packs import PackWish
from kvisa_desktop.services.photos import PhotoStudio
from kvisa_desktop.services.ports import BuildReport, DossierWriter, ScanReader, Vault
from kvisa_desktop.services.progress import Progress, Silent

PHOTOS = "photos-10x15cm.jpg"


@dataclass(frozen=True, slots=True)
class PrintPack:
    """A pack that was written, and all that its list says."""

    folder: Path
    case: CaseFile
    bundle: BuildReport
    originals: tuple[Exhibit, ...]
    copies: tuple[Exhibit, ...]
    signing: tuple[SigningPlace, ...]
    items: tuple[Requirement, ...]
    has_photos: bool
    notes: tuple[Message, ...]

    def first_page(self, exhibit: Exhibit) -> int:
        """Return the page of the dossier on which an exhibit begins."""
        return packs.first_page(self.bundle, exhibit)

    def label(self, document_id: object) -> str:
        """Return the number of the exhibit that a document is, "" when it is none."""
        found = (x.number for x in exhibits_of(self.case) if x.document.id == document_id)
        return next(found, "")


@dataclass(frozen=True, slots=True)
class PrintTools:
    """What print packs are made with: scans, dossiers, photos, and the list.

    `notes` is the folder where the places of unfinished packs are noted.
    """

    scans: ScanReader
    writer: DossierWriter
    studio: PhotoStudio
    write_list: Callable[[PrintPack], bytes]
    notes: Path | None = None


def write(
    vault: Vault,
    tools: PrintTools,
    case_id: CaseId,
    wish: PackWish,
    *,
    guides: Guides | None = None,
    progress: Progress | None = None,
) -> PrintPack:
    """Write a folder: the dossier, photos on photo paper, and the list for the counter.

    Photos are cut by `guides`, in pixels of the photo, else by those kept with it; without any
    there is no photo paper. Guides by which photos were cut are kept with the photo.
    """
    with packs.bound(vault, tools, case_id, wish, progress=progress or Silent()) as opened:
        folder, bundle = opened
        case = cases.read(vault, case_id)
        sheet, note = _photo_sheet(vault, tools, case, wish.rulebook, guides)
        if sheet:
            (folder / PHOTOS).write_bytes(sheet)
        day = case.case.planned_filing or wish.options.built_on
        pack = PrintPack(
            folder=wish.out,
            case=case,
            bundle=bundle,
            originals=originals(case),
            copies=copies(case),
            signing=signing_places(case),
            items=to_tick(required(case, wish.rulebook.items, day)),
            has_photos=bool(sheet),
            notes=(note,),
        )
        (folder / packs.LIST).write_bytes(tools.write_list(pack))
    photo = _photo_of(case)
    if sheet and guides is not None and photo is not None:
        photos.keep_guides(vault, photo, guides)
    return pack


def photo_lacks(case: CaseFile) -> Message | None:
    """Return why no photo paper can be made of what is kept of a case, None when it can."""
    photo = _photo_of(case)
    if photo is None:
        return msg("There is no photo among the papers: bring printed ones of 33 × 48 mm.")
    if photos.guides_of(case, photo) is None:
        return msg(
            "No photo paper is made: no guides are placed on the photo. Place them once under "
            "“Check the photo” among the documents; they are kept."
        )
    return None


def _photo_of(case: CaseFile) -> DocumentPage | None:
    found = (x.pages[0] for x in exhibits_of(case) if x.document.kind == "photo")
    return next(found, None)


def _photo_sheet(
    vault: Vault,
    tools: PrintTools,
    case: CaseFile,
    rulebook: Rulebook,
    guides: Guides | None,
) -> tuple[bytes, Message]:
    """Return photo paper with the photo of the case on it, or nothing, and what to know of it."""
    photo, lacking = _photo_of(case), photo_lacks(case)
    if photo is None or (lacking is not None and guides is None):
        assert lacking is not None
        return b"", lacking
    guides = guides or photos.guides_of(case, photo)
    kept, data = documents.scan_of(vault, photo)
    try:
        picture = photos.look(tools.scans, data, kept.original_name)
        found = photos.check(tools.studio, rulebook, picture, SpecName.PRINT, guides)
        made = photos.make_sheet(tools.studio, picture, found)
    except Refused as refusal:
        return b"", msg("No photo paper was made: {why}", why=refusal.what)
    return made.data, msg(
        "The photos are 33 × 48 mm each, cut by the guides placed on the photo. Print at 100 %."
    )
