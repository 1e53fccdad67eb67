# SPDX-License-Identifier: MIT
"""The list of an upload pack: which file goes into which box, and where the bundle has it."""

from collections.abc import Callable, Iterator, Sequence

from kvisa_desktop.domain.exhibit_numbers import number_said
from kvisa_desktop.exchange.pack_list import Cell, Linked, Listing, PackList, pack_page
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services.packs import DOSSIER
from kvisa_desktop.services.upload_pack import RefusedBox, UploadFile, UploadPack


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
        (Listing(msg("Files"), heads, tuple(map(_row, pack.files))), *_refused(pack.refused)),
    )
    return pack_page(told, chinese, english).encode()


def _row(each: UploadFile) -> tuple[Cell, ...]:
    return (
        msg("{title}", title=each.filled.box.name),
        Linked(each.name, each.name),
        _size(each),
        tuple(
            Linked(
                msg(
                    "Exhibit {label}, from page {page}",
                    label=number_said(one.exhibit.number),
                    page=one.page,
                ),
                DOSSIER,
                one.page,
            )
            for one in each.placed
        ),
    )


def _size(each: UploadFile) -> Message:
    size = round(each.size / 1000)
    if each.limit is None:
        return msg("{size} KB; limit: post rule unknown", size=size)
    return msg("{size} KB of {limit} KB", size=size, limit=each.limit // 1000)


def _refused(refused: Sequence[RefusedBox]) -> Iterator[Listing]:
    if refused:
        heads = (msg("Box"), msg("Why there is no file"), msg("What to do"))
        rows = tuple(
            (msg("{title}", title=each.filled.box.name), each.what, each.remedy or "")
            for each in refused
        )
        yield Listing(msg("Boxes without a file"), heads, rows)
