# SPDX-License-Identifier: MIT
"""Whether the codes of somebody else's font say their text; what names tell is written down."""

from collections.abc import Callable, Collection, Mapping

from pikepdf import Object, Pdf

from kvisa_desktop.dossier.foreign_names import is_plain, text_of
from kvisa_desktop.dossier.foreign_text import is_readable, readable, split_at_bytes
from kvisa_desktop.dossier.text_maps import text_map

_BOTH_BYTES = 2
_Told = Callable[[Collection[int]], Mapping[int, str]]


def is_said(font: Object, shown: Collection[int]) -> bool:
    """Tell whether the map of `font` gives every code that is shown a text."""
    return _said(font).keys() >= set(shown)


def is_told(font: Object, shown: Collection[int], told: _Told, pdf: Pdf) -> bool:
    """Tell whether every code of two bytes has a text; one that its glyph alone tells is written.

    `told` are the texts that the program says the glyphs of codes stand for.
    """
    said = _said(font)
    missing = [code for code in shown if code not in said]
    if not missing:
        return True
    texts = told(missing)
    if not all(map(is_readable, texts.values())):
        return False
    _write(font, said, texts, pdf, _BOTH_BYTES)
    return True


def is_named(font: Object, names: Mapping[int, str], pdf: Pdf) -> bool:
    """Tell whether every code stands for a text; one that its name alone tells is written down."""
    said = _said(font)
    missing = {code: name for code, name in names.items() if code not in said}
    if not missing:
        return True
    texts = {code: text_of(name) for code, name in missing.items()}
    if not all(map(is_readable, texts.values())):
        return False
    if "/ToUnicode" in font or not all(map(is_plain, missing.values())):
        _write(font, said, texts, pdf, 1)
    return True


def _said(font: Object) -> Mapping[int, str]:
    split_at_bytes(font.get("/ToUnicode"))
    return readable(font.get("/ToUnicode"))


def _write(
    font: Object, said: Mapping[int, str], texts: Mapping[int, str], pdf: Pdf, width: int
) -> None:
    """Write the map of codes of so many bytes anew, with texts beside those it said."""
    known = {code: text for code, text in said.items() if code < 1 << 8 * width}
    written = text_map(sorted((known | dict(texts)).items()), digits=2 * width)
    font.ToUnicode = pdf.make_stream(written)
