# SPDX-License-Identifier: MIT
"""Amounts of ink in what a PDF page draws, written anew as the colours a reader shows of them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Operator, Stream
from PIL import Image

from kvisa_desktop.intake import pdf_files, rendering

Instruction: TypeAlias = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage
Rgb: TypeAlias = tuple[int, int, int]

_PRESS = "/DeviceCMYK"
_NAMES = frozenset({_PRESS, "/CMYK", "/CalCMYK"})
_INKS = frozenset({"/Separation", "/DeviceN"})
_INDEXED = frozenset({"/Indexed", "/I"})
_DEFAULT = "/DefaultCMYK"
_MAYBE_INK = re.compile(rb"(?<![A-Za-z])[kK](?![A-Za-z])|CMYK")  # quicker than to read it all
_DEEP = 6  # spaces made of spaces; deeper is somebody's joke
_MOST_COLOURS = 4096
_FULL = 255
_ACROSS, _PATCH = 64, 3  # patches in a row, and dots of each

_SQUARE = f"{_PATCH} {_PATCH}"

# Operators of filling and of stroking: choose a space, set its values, set ink, set light.
_FILL, _STROKE = 0, 1
_CHOOSE = {"cs": _FILL, "CS": _STROKE}
_SET = {"sc": _FILL, "scn": _FILL, "SC": _STROKE, "SCN": _STROKE}
_INK = {"k": _FILL, "K": _STROKE}
_AMOUNTS = _INK.keys() | _SET.keys()
_LIGHT = {"g": _FILL, "rg": _FILL, "G": _STROKE, "RG": _STROKE}
_WRITTEN = {_FILL: Operator("rg"), _STROKE: Operator("RG")}


def is_press(space: object, depth: int = 0) -> bool:
    """Tell whether values of a colour space are amounts of ink without a profile."""
    if not isinstance(space, Object) or depth > _DEEP:
        return False
    if not isinstance(space, Array):
        return str(space) in _NAMES
    kind = str(space[0]) if len(space) else ""
    if kind in _INDEXED:
        return len(space) > 1 and is_press(space[1], depth + 1)
    return kind in _INKS or kind in _NAMES


def rewrite(pdf: pikepdf.Pdf) -> bool:
    """Write inks of the contents in a file anew; tell whether there were any that could be."""
    inks = _Inks(pdf)
    drafts = [(holder, draft) for holder in _holders(pdf) if (draft := _draft(holder, inks))]
    is_grouped = _plain_groups(pdf)
    if not drafts:
        return is_grouped
    shown = inks.shown()
    if not shown:
        return False
    for holder, draft in drafts:
        written = [_in_light(each, shown) if isinstance(each, _Want) else each for each in draft]
        holder.write(pikepdf.unparse_content_stream(written))
    _drop_idle_spaces(pdf)
    return True


@dataclass(frozen=True, slots=True)
class _Want:
    """A place in a content where the colour of an ink is to be set."""

    side: int
    space: str
    amounts: tuple[str, ...]

    @property
    def chosen(self) -> str:
        """The operator that sets the amounts; nothing where those are set that come first."""
        return f"{' '.join(self.amounts)} scn" if self.amounts else ""


class _Inks:
    """All inks that the contents of a file set, and what they look like."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._spaces: dict[str, Object] = {}
        self._wanted: dict[_Want, None] = {}

    def want(self, side: int, space: Object, amounts: Sequence[Any]) -> _Want:
        """Ask for the colour of so much of these inks."""
        key = space.unparse().decode("latin-1")
        self._spaces.setdefault(key, space)
        found = _Want(side, key, tuple(f"{each:.6f}" for each in amounts))
        self._wanted[found] = None
        return found

    def shown(self) -> Mapping[_Want, Rgb]:
        """Return the colours a reader shows; nothing when there are too many."""
        if len(self._wanted) > _MOST_COLOURS:
            return {}
        side = _ACROSS * _PATCH
        with pikepdf.new() as pdf:
            page = pdf.add_blank_page(page_size=(side, side))
            names = {key: f"/C{at}" for at, key in enumerate(self._spaces)}
            spaces = {names[key]: self._copied(pdf, each) for key, each in self._spaces.items()}
            page.obj.Resources = Dictionary(ColorSpace=Dictionary(spaces))
            body = "\n".join(
                f"{names[each.space]} cs {each.chosen} {x} {y} {_SQUARE} re f"
                for each, x, y in self._places()
            )
            page.obj.Contents = pdf.make_stream(body.encode("latin-1"))
            picture = rendering.drawn(pdf_files.rewritten(pdf), 0, scale=1)
        middle = _PATCH // 2
        return {
            each: _dot(picture, x + middle, side - 1 - y - middle) for each, x, y in self._places()
        }

    def _places(self) -> Iterator[tuple[_Want, int, int]]:
        for at, each in enumerate(self._wanted):
            yield each, at % _ACROSS * _PATCH, at // _ACROSS * _PATCH

    def _copied(self, pdf: pikepdf.Pdf, space: Object) -> Object:
        if isinstance(space, Name):
            return space
        return pdf.copy_foreign(space if space.is_indirect else self._pdf.make_indirect(space))


def _dot(picture: Image.Image, x: int, y: int) -> Rgb:
    red, green, blue = picture.crop((x, y, x + 1, y + 1)).tobytes()
    return red, green, blue


def _holders(pdf: pikepdf.Pdf) -> list[Stream]:
    """Return what draws on a page and can be written anew: forms, patterns, letters."""
    found = [each for each in pdf.objects if isinstance(each, Stream) and _draws(each)]
    letters = [
        letter
        for font in pdf.objects
        if isinstance(font, Dictionary) and isinstance(font.get("/CharProcs"), Dictionary)
        for letter in font.CharProcs.as_dict().values()
        if isinstance(letter, Stream)
    ]
    return [*found, *letters]


def _draws(each: Stream) -> bool:
    return each.get("/Subtype") == "/Form" or each.get("/PatternType") == 1


def _draft(holder: Stream, inks: _Inks) -> "list[Instruction | _Want]":
    """Return what a content draws with its inks marked; nothing when it has none."""
    resources = holder.get("/Resources")
    named = resources.get("/ColorSpace") if isinstance(resources, Dictionary) else None
    spaces = (
        {str(key): each for key, each in named.items()} if isinstance(named, Dictionary) else {}
    )
    if _DEFAULT in spaces:
        return []  # its inks have a profile
    if not (any(map(is_press, spaces.values())) or _MAYBE_INK.search(holder.read_bytes())):
        return []
    draft = list(_Reading(spaces, inks).marked(pikepdf.parse_content_stream(holder)))
    return draft if any(isinstance(each, _Want) for each in draft) else []


class _Reading:
    """Follows a content from operator to operator, and the spaces colours are chosen from."""

    def __init__(self, spaces: Mapping[str, Object], inks: _Inks) -> None:
        self._spaces = spaces
        self._inks = inks
        self._states: list[tuple[Object | None, Object | None]] = [(None, None)]

    def marked(self, content: Sequence[Instruction]) -> "Iterator[Instruction | _Want]":
        """Return the instructions, and wants in place of those that set inks."""
        return map(self._read, content)

    def _read(self, each: Instruction) -> "Instruction | _Want":
        operator = str(each.operator)
        if not _are_figures(each):
            return each  # it sets no amounts, whatever it is
        if operator in _INK:
            self._choose(_INK[operator], None)
            return self._inks.want(_INK[operator], Name(_PRESS), list(each.operands))
        if operator in _CHOOSE:
            return self._chosen(_CHOOSE[operator], each)
        if operator in _SET:
            return self._set(_SET[operator], each)
        self._note(operator)
        return each

    def _chosen(self, side: int, each: Instruction) -> "Instruction | _Want":
        name = each.operands[0]
        space = self._spaces.get(str(name), name)
        self._choose(side, space if is_press(space) else None)
        if not is_press(space):
            return each
        return self._inks.want(side, space, [])  # as the reader begins it

    def _set(self, side: int, each: Instruction) -> "Instruction | _Want":
        space = self._states[-1][side]
        return each if space is None else self._inks.want(side, space, list(each.operands))

    def _note(self, operator: str) -> None:
        if operator == "q":
            self._states.append(self._states[-1])
        elif operator == "Q" and len(self._states) > 1:
            self._states.pop()
        elif operator in _LIGHT:
            self._choose(_LIGHT[operator], None)

    def _choose(self, side: int, space: Object | None) -> None:
        fill, stroke = self._states[-1]
        self._states[-1] = (space, stroke) if side == _FILL else (fill, space)


def _are_figures(each: Instruction) -> bool:
    """Tell whether an operator that sets amounts is given nothing but figures."""
    if str(each.operator) not in _AMOUNTS:
        return True
    return all(isinstance(value, int | float | Decimal) for value in each.operands)


def _in_light(each: _Want, shown: Mapping[_Want, Rgb]) -> Instruction:
    values = [Decimal(f"{value / _FULL:.4f}") for value in shown[each]]
    return pikepdf.ContentStreamInstruction(values, _WRITTEN[each.side])


def _plain_groups(pdf: pikepdf.Pdf) -> bool:
    """Let what is blended in ink be blended in light; tell whether there was any."""
    groups = [
        each.Group
        for each in pdf.objects
        if isinstance(each, Dictionary | Stream)
        and isinstance(each.get("/Group"), Dictionary)
        and is_press(each.Group.get("/CS"))
    ]
    for group in groups:
        group.CS = Name.DeviceRGB
    return bool(groups)


def _drop_idle_spaces(pdf: pikepdf.Pdf) -> None:
    """Take the inks off the lists of colour spaces that no content chooses any more."""
    chosen = {
        str(each.operands[0])
        for holder in _holders(pdf)
        for each in pikepdf.parse_content_stream(holder)
        if str(each.operator) in _CHOOSE
    }
    for each in pdf.objects:
        resources = each.get("/Resources") if isinstance(each, Dictionary | Stream) else None
        spaces = resources.get("/ColorSpace") if isinstance(resources, Dictionary) else None
        if isinstance(spaces, Dictionary):
            for name in [*spaces.keys()]:
                if name not in chosen and is_press(spaces[name]):
                    del spaces[name]
