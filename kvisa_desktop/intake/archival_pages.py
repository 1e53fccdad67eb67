# SPDX-License-Identifier: MIT
"""A page taken out of a PDF as archives take it, as far as that changes nothing a person sees."""

import io
from collections.abc import Iterator
from dataclasses import replace

import pikepdf

from kvisa_desktop.domain.files import PreparedPage
from kvisa_desktop.intake import pdf_files, plain_pictures, press_colours, rendering
from kvisa_desktop.messages import Message, msg


def archival(page: PreparedPage) -> PreparedPage:
    """Return a page without the pictures and inks archives refuse; what must stay so is noted."""
    try:
        return _rewritten(page)
    except rendering.FAULTS_OF_ALL:
        return page  # what is damaged is drawn as it is, and that is told


def _rewritten(page: PreparedPage) -> PreparedPage:
    with pikepdf.open(io.BytesIO(page.data)) as pdf:
        before = plain_pictures.oddities(pdf)
        plain_pictures.rewrite(pdf)
        left = plain_pictures.oddities(pdf)
        has_inks = press_colours.rewrite(pdf)
        if before == left and not has_inks:
            return replace(page, notes=(*page.notes, *_kept(before)))
        data = pdf_files.rewritten(pdf)
    if not rendering.look_alike((page.data, 0), (data, 0)):
        return replace(page, notes=(*page.notes, *_kept(before)))
    inks = {plain_pictures.INKS} if has_inks else set()
    return replace(
        page, data=data, notes=(*page.notes, *_rewrote(before - left | inks), *_kept(left))
    )


def _rewrote(oddities: frozenset[str] | set[str]) -> Iterator[Message]:
    if plain_pictures.INKS in oddities:
        yield msg(
            "Colours of this page were meant for a printing press; they are printed as a screen"
            " shows them."
        )
    if plain_pictures.WAVELETS in oddities:
        yield msg(
            "A picture of this page was compressed in a way archives do not accept (JPEG 2000);"
            " the dots that a reader shows of it are printed."
        )


def _kept(oddities: frozenset[str]) -> Iterator[Message]:
    if plain_pictures.INKS in oddities:
        yield msg("Colours of this page are meant for a printing press (CMYK).")
    if plain_pictures.WAVELETS in oddities:
        yield msg("A picture of this page is compressed as JPEG 2000.")
