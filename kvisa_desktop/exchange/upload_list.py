# SPDX-License-Identifier: MIT
"""The list of an upload pack: which file goes into which box, and where the bundle has it."""

from collections.abc import Callable

from kvisa_desktop.exchange.pack_list import Cell, Linked, Listing, PackList, pack_page
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services.packs import DOSSIER
from kvisa_desktop.services.upload_pack import UploadFile, UploadPack, first_page


def upload_list(
    pack: UploadPack, chinese: Callable[[Message], str], english: Callable[[Message], str]
) -> bytes:
    """Return the list as a page for a browser."""
    heads = (msg("Box"), msg("File"), msg("Size"), msg("Place in the dossier"))
    told = PackList(
        msg("Upload pack"),
        (
            msg("Upload each file into its box of the online form, from top to bottom."),
            *pack.notes,
        ),
        (Listing(msg("Files"), heads, tuple(_row(pack, each) for each in pack.files)),),
    )
    return pack_page(told, chinese, english).encode()


def _row(pack: UploadPack, each: UploadFile) -> tuple[Cell, ...]:
    exhibits = each.filled.exhibits
    labels = ", ".join(exhibit.number for exhibit in exhibits)
    page = first_page(pack, exhibits[0])
    return (
        msg("{title}", title=each.filled.box.name),
        Linked(each.name, each.name),
        msg("{size} KB of {limit} KB", size=round(each.size / 1000), limit=each.limit // 1000),
        Linked(msg("Exhibit {labels}, from page {page}", labels=labels, page=page), DOSSIER, page),
    )
