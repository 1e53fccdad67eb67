# SPDX-License-Identifier: MIT
"""Pictures in every space of inks and of every depth become the very dots a reader shows."""

import pikepdf
import pytest
from pikepdf import Array, Name, Pdf, String

from kvisa_desktop.intake.archival_pages import archival
from tests.intake import odd_pdfs as odd
from tests.intake.test_archival_pages import doubts, furthest, taken

WIDTH, HEIGHT = 96, 64
TABLE = String(bytes([0, 0, 0, 0, 255, 0, 0, 0, 0, 255, 0, 0, 0, 0, 0, 255]))


def ink(pdf: Pdf, inputs: int) -> pikepdf.Object:
    """Return what makes four inks of one amount or of two."""
    body = b"{dup 0 exch 0 exch 2 div}" if inputs == 1 else b"{0 0}"
    made = pdf.make_stream(body, FunctionType=4)
    made.Domain, made.Range = Array([0, 1] * inputs), Array([0, 1] * 4)
    return pdf.make_indirect(made)


def space(pdf: Pdf, kind: str) -> tuple[pikepdf.Object, int]:
    """Return a space of inks and how many values a dot has in it."""
    press = Name.DeviceCMYK
    match kind:
        case "table":
            return Array([Name.Indexed, press, 3, TABLE]), 1
        case "spot":
            return Array([Name.Separation, Name.Gold, press, ink(pdf, 1)]), 1
        case "two spots":
            return Array([Name.DeviceN, Array([Name.A, Name.B]), press, ink(pdf, 2)]), 2
        case _:
            return press, 4


@pytest.mark.parametrize(
    ("kind", "bits", "decode"),
    [
        *(("table", 2, ()), ("table", 2, (3, 0)), ("two spots", 8, ())),
        *(("spot", 8, ()), ("spot", 1, (1, 0)), ("spot", 8, (1, 0))),
        *(("press", 1, ()), ("press", 4, ()), ("press", 16, ()), ("press", 8, (1, 0) * 4)),
    ],
)
def test_dots_are_those_a_reader_shows(kind: str, bits: int, decode: tuple[int, ...]) -> None:
    pdf = pikepdf.new()
    inks, values = space(pdf, kind)
    size = (WIDTH * values * bits + 7) // 8 * HEIGHT
    picture = pdf.make_stream(bytes((at * 37 + at // 97) % 256 for at in range(size)))
    picture.Type, picture.Subtype = Name.XObject, Name.Image
    picture.Width, picture.Height, picture.BitsPerComponent = WIDTH, HEIGHT, bits
    picture.ColorSpace = inks
    if decode:
        picture.Decode = Array(decode)
    page = pdf.add_blank_page(page_size=odd.A4)
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=picture))
    page.obj.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /Im0 Do Q")
    data = odd.written(pdf)

    plain = archival(taken(data)).data

    assert plain != data
    assert furthest(data, plain) == 0
    assert doubts(plain) == frozenset()
