# SPDX-License-Identifier: MIT
"""The list of a print pack: what to bring, what to hand in, where to sign, what to tick."""

from collections.abc import Callable, Sequence

from kvisa_desktop.domain.counter import SigningPlace
from kvisa_desktop.domain.exhibit_numbers import number_said, numbers_said
from kvisa_desktop.domain.exhibits import Exhibit
from kvisa_desktop.domain.paper_rows import whereabouts
from kvisa_desktop.exchange.pack_list import Cell, Linked, Listing, PackList, pack_page
from kvisa_desktop.messages import Message, msg, plural
from kvisa_desktop.services.documents import title_of
from kvisa_desktop.services.packs import DOSSIER
from kvisa_desktop.services.print_pack import PHOTOS, PrintPack

_BOX = "☐"
_ONE_SIDE = msg("Print the dossier on A4, one-sided, at 100 %, and bring this list.")
_BOTH_SIDES = msg(
    "Print the dossier on A4, on both sides, turned over on the long edge, at 100 %, and bring "
    "this list."
)


def counter_list(
    pack: PrintPack, chinese: Callable[[Message], str], english: Callable[[Message], str]
) -> bytes:
    """Return the list as a page for a browser, to be printed."""
    plan = pack.case.dossier_plan
    how = _BOTH_SIDES if plan is not None and plan.duplex else _ONE_SIDE
    told = PackList(
        msg("Print pack"),
        (how, *pack.notes),
        (_signing(pack), _originals(pack), _copies(pack), _items(pack), _files(pack)),
    )
    return pack_page(told, chinese, english).encode()


def _signing(pack: PrintPack) -> Listing:
    heads = (msg("Done"), msg("Where to sign"), msg("Paper"), msg("On page"))
    return Listing(msg("Sign"), heads, tuple(_place(pack, each) for each in pack.signing))


def _place(pack: PrintPack, place: SigningPlace) -> tuple[Cell, ...]:
    if place.exhibit is None:
        return _BOX, place.what, msg("Dossier"), Linked("1", DOSSIER, 1)
    return (_BOX, place.what, _title(place.exhibit), _page(pack, place.exhibit))


def _originals(pack: PrintPack) -> Listing:
    heads = (msg("Done"), msg("Exhibit"), msg("Original"), msg("Where it is now"))
    passport: tuple[Cell, ...] = (_BOX, "", msg("The passport itself"), "")
    rows = tuple(
        (_BOX, _number(each.number), _title(each), whereabouts(pack.case, each.document) or "")
        for each in pack.originals
    )
    return Listing(msg("Originals to bring"), heads, (passport, *rows))


def _copies(pack: PrintPack) -> Listing:
    heads = (msg("Done"), msg("Exhibit"), msg("Photocopy"), msg("Number of pages"), msg("On page"))
    rows = tuple(
        (
            _BOX,
            _number(each.number),
            _title(each),
            plural("{count} page", "{count} pages", len(each.pages)),
            _page(pack, each),
        )
        for each in pack.copies
    )
    return Listing(msg("Copies to hand in (all of them lie in the dossier)"), heads, rows)


def _items(pack: PrintPack) -> Listing:
    heads = (msg("Done"), msg("Item"), msg("Exhibit"))
    rows = tuple(
        (
            _BOX,
            msg("{title}", title=each.item.name),
            _numbers([label for x in each.documents if (label := pack.label(x.id))]),
        )
        for each in pack.items
    )
    return Listing(msg("Checklist for the counter"), heads, rows)


def _files(pack: PrintPack) -> Listing:
    rows: list[tuple[Cell, ...]] = [(Linked(DOSSIER, DOSSIER), msg("Print on A4."))]
    if pack.has_photos:
        rows.append((Linked(PHOTOS, PHOTOS), msg("Print on photo paper of 10 × 15 cm, at 100 %.")))
    return Listing(msg("Files"), (msg("File"), msg("How to print it")), tuple(rows))


def _title(exhibit: Exhibit) -> Message:
    title = title_of(exhibit.document)
    if exhibit.original is None:
        return title
    return msg("{title} ({number})", title=title, number=number_said(exhibit.number))


def _number(number: str) -> Message:
    return msg("{title}", title=number_said(number))


def _numbers(numbers: Sequence[str]) -> Cell:
    return msg("{title}", title=numbers_said(numbers)) if numbers else ""


def _page(pack: PrintPack, exhibit: Exhibit) -> Linked:
    page = pack.first_page(exhibit)
    return Linked(str(page), DOSSIER, page)
