# SPDX-License-Identifier: MIT
"""The print pack on the command line."""

from kvisa_desktop.cli.answer import Answer, Detail, Done, Line, row
from kvisa_desktop.cli.packing import OPTIONS, packed
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import CASE, Command, Option
from kvisa_desktop.domain.exhibits import Exhibit
from kvisa_desktop.domain.paper_rows import whereabouts
from kvisa_desktop.domain.photo.crop import Guides
from kvisa_desktop.errors import WrongUsage
from kvisa_desktop.messages import msg, plural, verbatim
from kvisa_desktop.services import packs, print_pack
from kvisa_desktop.services.documents import title_of
from kvisa_desktop.services.print_pack import PHOTOS, PrintPack


def print_files(
    run: Run, *, vault: str, case: str, out: str, guides: str | None, despite_blockers: bool
) -> Answer:
    """Write a folder with all that is printed for the counter."""
    placed = _guides(guides) if guides else None
    pack, data = packed(
        run,
        (vault, case),
        out,
        lambda opened, found, wish, progress: print_pack.write(
            opened, run.app.print_tools, found.id, wish, guides=placed, progress=progress
        ),
        draft=despite_blockers,
    )
    ended = Done.FINDINGS if pack.bundle.is_draft else Done.DONE
    return Answer({**data, **_data(pack)}, _lines(pack), ended)


def _guides(text: str) -> Guides:
    try:
        crown, chin, left, right = (float(each) for each in text.split(","))
    except ValueError as error:
        raise WrongUsage(
            msg("“{text}” does not place the guides of the photo.", text=verbatim(text)),
            msg("Write CROWN,CHIN,LEFT,RIGHT in pixels of the photo, as in 120,640,210,590."),
        ) from error
    return Guides(crown, chin, left, right)


def _data(pack: PrintPack) -> dict[str, object]:
    photo = [PHOTOS] if pack.has_photos else []
    return {
        "folder": pack.folder.absolute(),
        "files": [packs.DOSSIER, *photo, packs.LIST],
        "pages": pack.bundle.pages,
        "originals": [_exhibit(pack, each) for each in pack.originals],
        "copies": [_exhibit(pack, each) for each in pack.copies],
        "sign": [
            {
                "exhibit": each.exhibit.number if each.exhibit else None,
                "page": pack.first_page(each.exhibit) if each.exhibit else 1,
            }
            for each in pack.signing
        ],
        "checklist": [each.id for each in pack.items],
        "is_draft": pack.bundle.is_draft,
        "notes": list(pack.notes),
    }


def _exhibit(pack: PrintPack, each: Exhibit) -> dict[str, object]:
    return {
        "label": each.number,
        "document": each.document.id,
        "pages": len(each.pages),
        "first_page": pack.first_page(each),
        "original_where": whereabouts(pack.case, each.document),
    }


def _lines(pack: PrintPack) -> list[Line]:
    lines: list[Line] = [msg("Originals to bring:")]
    lines += [row(each.number, title_of(each.document)) for each in pack.originals]
    lines.append(msg("Sign:"))
    for place in pack.signing:
        page = pack.first_page(place.exhibit) if place.exhibit else 1
        paper = title_of(place.exhibit.document) if place.exhibit else ""
        lines.append(row(msg("p. {first}", first=page), place.what, paper))
    lines += [Detail(each) for each in pack.notes]
    lines.append(
        plural(
            "The print pack is {path}: a dossier of {count} page, and list.html to open first.",
            "The print pack is {path}: a dossier of {count} pages, and list.html to open first.",
            pack.bundle.pages,
            path=verbatim(str(pack.folder.absolute())),
        )
    )
    return lines


COMMANDS = (
    Command(
        "print-pack",
        msg("Write a folder with all that is printed, brought and signed for the counter."),
        print_files,
        arguments=(CASE,),
        options=(
            *OPTIONS,
            Option(
                "--guides",
                msg(
                    "Crown, chin and cheeks in pixels of the photo, for the photo paper; they are "
                    "kept with the photo."
                ),
                value="CROWN,CHIN,LEFT,RIGHT",
            ),
        ),
        opens=True,
        writes=True,
    ),
)
