# SPDX-License-Identifier: MIT
"""Text in fonts that are not in the file: nobody sees some of it, and some nobody can draw."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

import pikepdf
from pikepdf import Array, Dictionary

from kvisa_desktop.domain.files import PreparedPage
from kvisa_desktop.intake import pdf_files, rendering

Instruction: TypeAlias = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage

_WITH_FILES = ("/Type1", "/MMType1", "/TrueType", "/CIDFontType0", "/CIDFontType2")
_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_WRITING = frozenset({"Tj", "TJ", "'", '"'})  # operators that show text
_INVISIBLE = 3  # a text rendering mode


@dataclass(frozen=True, slots=True)
class _State:
    """What the graphics state says of text."""

    font: str = ""
    mode: int = 0


def is_loose(font: object) -> bool:
    """Tell whether an object is a font whose letters are not in the file."""
    if not isinstance(font, Dictionary) or font.get("/Subtype") not in _WITH_FILES:
        return False
    described = font.get("/FontDescriptor", Dictionary())
    return not any(key in described for key in _FILES)


def lacks_font(data: bytes) -> bool:
    """Tell whether a page names a font that is not in the file."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return any(map(is_loose, pdf.objects))


def without_unseen_text(page: PreparedPage) -> PreparedPage | None:
    """Return a page without invisible text in fonts that the file lacks; None if others remain.

    So a scan keeps its picture as it is, and loses only the words a scanner added for searching.
    """
    stripped = _stripped(page.data, only_unseen=True)
    if lacks_font(stripped) or not rendering.look_alike((page.data, 0), (stripped, 0)):
        return None
    return replace(page, data=stripped)


def may_miss_text(page: PreparedPage) -> bool:
    """Tell whether readers may draw nothing for text whose font the file lacks.

    That is so of fonts of many characters, which no reader brings along, and of any text that makes
    no difference to the picture.
    """
    with pikepdf.open(io.BytesIO(page.data)) as pdf:
        fonts = [each for each in pdf.objects if isinstance(each, Dictionary)]
        if any(map(_is_loose_composite, fonts)):
            return True
    stripped = _stripped(page.data, only_unseen=False)
    return not lacks_font(stripped) and rendering.look_alike((page.data, 0), (stripped, 0))


def _is_loose_composite(font: pikepdf.Object) -> bool:
    is_composite = font.get("/Subtype") == "/Type0"
    return is_composite and any(map(is_loose, font.get("/DescendantFonts", Array())))


def _stripped(data: bytes, *, only_unseen: bool) -> bytes:
    """Return a page without the text it shows in fonts that the file lacks."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        form = pdf.pages[0].obj.Resources.XObject.Fx0
        fonts = form.get("/Resources", Dictionary()).get("/Font", Dictionary())
        loose = {
            name
            for name, font in fonts.items()
            if any(map(is_loose, [font, *font.get("/DescendantFonts", Array())]))
        }
        kept, still = _without_text_in(form, loose, only_unseen=only_unseen)
        form.write(pikepdf.unparse_content_stream(kept))
        for name in loose - still:
            del fonts[name]
        return pdf_files.rewritten(pdf)


def _without_text_in(
    form: pikepdf.Object, loose: set[str], *, only_unseen: bool
) -> tuple[list[Instruction], set[str]]:
    """Return what a form draws without text in the fonts `loose`, and those it still shows."""
    shown = list(_with_states(pikepdf.parse_content_stream(form)))
    seen = {
        state.font
        for each, state in shown
        if str(each.operator) in _WRITING and state.font in loose and state.mode != _INVISIBLE
    }
    still = seen if only_unseen else set()
    gone = loose - still
    kept = [
        each
        for each, state in shown
        if state.font not in gone or str(each.operator) not in _WRITING | {"Tf"}
    ]
    return kept, still


def _with_states(shown: "list[Instruction]") -> Iterator[tuple[Instruction, _State]]:
    """Yield every operator with what is chosen for text when it is done."""
    states = [_State()]
    for each in shown:
        operator = str(each.operator)
        if operator == "q":
            states.append(states[-1])
        elif operator == "Q":
            states = states[:-1] or states
        else:
            states[-1] = _after(states[-1], operator, each)
        yield each, states[-1]


def _after(state: _State, operator: str, each: Instruction) -> _State:
    if operator == "Tf":
        return replace(state, font=str(each.operands[0]))
    return replace(state, mode=int(each.operands[0])) if operator == "Tr" else state
