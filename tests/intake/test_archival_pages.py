# SPDX-License-Identifier: MIT
"""PDF pages as archives take them: inks and wavelets become the dots and colours a reader shows."""

import io
from collections.abc import Iterator

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image, ImageChops

from kvisa_desktop.domain.files import Media, PreparedPage
from kvisa_desktop.dossier.foreign import clean
from kvisa_desktop.intake import rendering
from kvisa_desktop.intake.archival_pages import archival
from tests.intake import odd_pdfs as odd
from tests.intake import odd_pictures
from tests.intake.reading import said

INK_SPACE = Name.DeviceCMYK


def taken(data: bytes) -> PreparedPage:
    """Return a page as it comes before archives are thought of."""
    return PreparedPage(Media.PDF, data, 595, 842)


def pictures(data: bytes) -> Iterator[pikepdf.Object]:
    """Yield the pictures of a PDF."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image":
                yield each


def furthest(first: bytes, second: bytes) -> int:
    """Return by how much the dots of two pages differ at most."""
    shown = [rendering.drawn(each, 0, scale=1) for each in (first, second)]
    bands = ImageChops.difference(*shown).split()
    return max(int(str(band.getextrema()[1])) for band in bands)


def doubts(data: bytes) -> frozenset[str]:
    """Return what an archive would doubt of a page."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        return clean(pdf)


def drawing_with(content: bytes, **spaces: pikepdf.Object) -> bytes:
    """Return a page whose form draws `content`, as pages come from the intake."""
    pdf = pikepdf.new()
    form = pdf.make_stream(content)
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 595, 842])
    named = {f"/{name}": pdf.make_indirect(each) for name, each in spaces.items()}
    form.Resources = Dictionary(ColorSpace=Dictionary(named))
    page = pdf.add_blank_page(page_size=odd.A4)
    page.obj.Resources = Dictionary(XObject=Dictionary(Fx0=form))
    page.obj.Contents = pdf.make_stream(b"/Fx0 Do")
    return odd.written(pdf)


def wavelets(mode: str = "RGB", **entries: object) -> bytes:
    """Return a page with a picture as JPEG 2000."""
    picture = odd_pictures.saved(odd_pictures.drawing(mode), "JPEG2000")
    return odd.holding(picture, "/JPXDecode", **entries)


def test_a_plain_page_is_not_touched() -> None:
    page = taken(odd.plain())
    assert archival(page) is page or archival(page) == page


def test_plain_wavelets_stay_as_they_are_and_no_archive_minds() -> None:
    data = wavelets()
    page = archival(taken(data))
    assert (page.data, page.notes) == (data, ())
    assert doubts(page.data) == frozenset()


@pytest.mark.parametrize(
    ("mode", "space"), [("RGBA", Name.DeviceRGB), ("LA", Name.DeviceGray)], ids=["RGBA", "LA"]
)
def test_odd_wavelets_become_the_dots_a_reader_shows(mode: str, space: Name) -> None:
    data = wavelets(mode, ColorSpace=space)
    assert doubts(data)
    page = archival(taken(data))
    assert furthest(data, page.data) == 0
    assert doubts(page.data) == frozenset()
    assert [str(each.Filter) for each in pictures(page.data)] == ["/FlateDecode"]
    assert "JPEG 2000" in said(page.notes[0])


def test_a_codestream_without_its_file_becomes_dots() -> None:
    whole = odd_pictures.saved(odd_pictures.drawing(), "JPEG2000")
    data = odd.holding(whole[whole.index(b"\xff\x4f\xff\x51") :], "/JPXDecode")
    page = archival(taken(data))
    assert furthest(data, page.data) == 0
    assert doubts(page.data) == frozenset()


def test_wavelets_nobody_can_read_stay_and_are_told() -> None:
    data = odd.holding(b"\0\0\0\x0cjP  nonsense" * 30, "/JPXDecode")
    page = archival(taken(data))
    assert page.data == data
    assert "JPEG 2000" in said(page.notes[0])
    assert doubts(page.data)


@pytest.mark.parametrize("turned", [False, True])
def test_a_picture_in_inks_becomes_the_dots_a_reader_shows(*, turned: bool) -> None:
    entries = {"Decode": Array([1, 0] * 4)} if turned else {}
    picture = odd_pictures.jpeg(mode="CMYK")
    data = odd.holding(picture, "/DCTDecode", ColorSpace=INK_SPACE, **entries)
    page = archival(taken(data))
    assert furthest(data, page.data) == 0
    assert doubts(page.data) == frozenset()
    assert "printing press" in said(page.notes[0])


def test_what_hides_a_part_of_a_picture_goes_on_hiding_it() -> None:
    data = odd.holding(odd_pictures.jpeg(mode="CMYK"), "/DCTDecode", ColorSpace=INK_SPACE)
    with Pdf.open(io.BytesIO(data)) as pdf:
        mask = pdf.make_stream(Image.linear_gradient("L").tobytes())
        mask.Type, mask.Subtype = Name.XObject, Name.Image
        mask.Width = mask.Height = 256
        mask.ColorSpace, mask.BitsPerComponent = Name.DeviceGray, 8
        pdf.pages[0].obj.Resources.XObject.Im0.SMask = mask
        data = odd.written(pdf)
    page = archival(taken(data))
    assert furthest(data, page.data) <= 1
    assert doubts(page.data) == frozenset()


def test_a_colour_that_is_cut_out_keeps_its_inks() -> None:
    data = odd.holding(
        odd_pictures.drawing("CMYK").tobytes(),
        "/FlateDecode",
        ColorSpace=INK_SPACE,
        Mask=Array([0, 9] * 4),
    )
    page = archival(taken(data))
    assert page.data == data
    assert "printing press" in said(page.notes[0])


@pytest.mark.parametrize(
    "content",
    [
        b"1 0 0 0 k 50 50 200 200 re f 0 .9 .8 .1 K 9 w 300 300 100 100 re S",
        b"0 0 0 1 k 0 0 100 100 re f q 0 1 0 0 k 100 0 99 99 re f Q 200 0 99 99 re f",
        b"/DeviceCMYK cs 0 0 99 99 re f .2 .4 .6 0 sc 200 0 99 99 re f",
        b"/DeviceCMYK cs .5 .5 0 0 scn q /DeviceRGB cs 1 0 0 sc Q 9 9 300 300 re f",
        b"/Spot cs 0 0 99 99 re f .5 scn 100 0 99 99 re f 0 scn 200 0 99 99 re f",
        b"/Spot CS 1 SCN 9 w 20 20 100 100 re S 0 g 1 1 9 9 re f 1 0 0 RG 99 99 99 99 re S",
        b"/Table cs 1 sc 0 0 99 99 re f 0 sc 100 0 99 99 re f",
        b"0.0000000001 1 0 0 k 0 0 99 99 re f -1 0 0 7 k 100 0 99 99 re f",
    ],
)
def test_inks_become_the_colours_a_reader_shows(content: bytes) -> None:
    data = _with_spaces(content)
    assert doubts(data)
    page = archival(taken(data))
    assert furthest(data, page.data) == 0
    assert doubts(page.data) == frozenset()
    assert "as a screen shows them" in said(page.notes[0])


def _with_spaces(content: bytes) -> bytes:
    pdf = pikepdf.new()
    half = pdf.make_stream(b"{dup 0 exch 0 exch 2 div}")
    half.FunctionType, half.Domain, half.Range = 4, Array([0, 1]), Array([0, 1] * 4)
    with Pdf.open(io.BytesIO(drawing_with(content, Spot=Array(), Table=Array()))) as page:
        spaces = page.pages[0].obj.Resources.XObject.Fx0.Resources.ColorSpace
        ink = page.copy_foreign(pdf.make_indirect(half))
        spaces.Spot = Array([Name.Separation, Name.Gold, INK_SPACE, ink])
        table = pikepdf.String(b"\xff\0\0\0\0\xff\0\0")
        spaces.Table = Array([Name.Indexed, INK_SPACE, 1, table])
        return odd.written(page)


def test_gray_and_light_among_inks_stay_as_they_are() -> None:
    data = drawing_with(b".4 g 0 0 9 9 re f 1 0 0 0 k 9 9 9 9 re f .1 .2 .3 rg 0 0 5 5 re f")
    with Pdf.open(io.BytesIO(archival(taken(data)).data)) as pdf:
        written = pdf.pages[0].obj.Resources.XObject.Fx0.read_bytes()
    assert b"0.4 g" in written.replace(b" .", b" 0.").replace(b".4 g", b"0.4 g", 1)
    assert b" k" not in written


def test_a_group_blended_in_inks_is_blended_in_light() -> None:
    data = drawing_with(b"0 0 1 rg 0 0 99 99 re f")
    with Pdf.open(io.BytesIO(data)) as pdf:
        form = pdf.pages[0].obj.Resources.XObject.Fx0
        form.Group = Dictionary(S=Name.Transparency, CS=INK_SPACE)
        data = odd.written(pdf)
    assert doubts(data)
    page = archival(taken(data))
    assert (furthest(data, page.data), doubts(page.data)) == (0, frozenset())


def test_inks_with_a_profile_stay_as_they_are() -> None:
    data = drawing_with(b"1 0 0 0 k 0 0 99 99 re f", DefaultCMYK=Array())
    with Pdf.open(io.BytesIO(data)) as pdf:
        spaces = pdf.pages[0].obj.Resources.XObject.Fx0.Resources.ColorSpace
        spaces.DefaultCMYK = Array([Name.ICCBased, pdf.make_stream(b"profile", N=4)])
        data = odd.written(pdf)
    assert archival(taken(data)).data == data


def test_more_colours_than_a_drawing_has_stay_inks() -> None:
    content = b"\n".join(b"0 %.4f 0 0 k 0 0 1 1 re f" % (at / 5000) for at in range(4200))
    data = drawing_with(content)
    assert archival(taken(data)).data == data


@pytest.mark.filterwarnings("ignore:Unexpected end")
def test_a_content_that_cannot_be_read_stays_as_it_is() -> None:
    data = drawing_with(b"1 0 0 0 k [ (unfinished")
    assert archival(taken(data)).media is Media.PDF


def test_an_ink_of_something_else_than_figures_stays_as_it_is() -> None:
    data = drawing_with(b"(1 0 0 rg) 0 0 0 k /Name 1 0 0 K 0 0 99 99 re f")
    page = archival(taken(data))
    assert furthest(data, page.data) == 0
    assert doubts(page.data)
