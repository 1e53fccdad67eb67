# SPDX-License-Identifier: MIT
"""Whether the codes of somebody else's font say their text; what names tell is written down."""

from collections.abc import Collection, Mapping

from pikepdf import Object, Pdf

from kvisa_desktop.dossier.foreign_names import is_plain, text_of
from kvisa_desktop.dossier.foreign_text import is_readable, readable, split_at_bytes
from kvisa_desktop.dossier.text_maps import text_map

_LAST_CODE = 0xFF


def is_said(font: Object, shown: Collection[int]) -> bool:
    """Tell whether the map of `font` gives every code that is shown a text."""
    split_at_bytes(font.get("/ToUnicode"))
    return readable(font.get("/ToUnicode")).keys() >= set(shown)


def is_named(font: Object, names: Mapping[int, str], pdf: Pdf) -> bool:
    """Tell whether every code stands for a text; one that its name alone tells is written down."""
    split_at_bytes(font.get("/ToUnicode"))
    said = readable(font.get("/ToUnicode"))
    missing = {code: name for code, name in names.items() if code not in said}
    texts = {code: text_of(name) for code, name in missing.items()}
    if not all(map(is_readable, texts.values())):
        return False
    if texts and ("/ToUnicode" in font or not all(map(is_plain, missing.values()))):
        known = {code: text for code, text in said.items() if code <= _LAST_CODE}
        font.ToUnicode = pdf.make_stream(text_map(sorted((known | texts).items()), digits=2))
    return True
