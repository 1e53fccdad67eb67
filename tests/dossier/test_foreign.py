# SPDX-License-Identifier: MIT
"""Pages somebody else made: cleaned of what would lie, and doubted where they cannot be proved."""

import io
from collections.abc import Callable
from decimal import Decimal

import pytest
from fontTools.ttLib import TTFont
from pikepdf import (
    Array,
    Dictionary,
    Name,
    Object,
    Pdf,
    Stream,
    String,
    parse_content_stream,
)

from kvisa_desktop.dossier.doubts import Doubt, said
from kvisa_desktop.dossier.faces import Weight
from kvisa_desktop.dossier.foreign import clean
from kvisa_desktop.dossier.pen import Pen
from kvisa_desktop.dossier.text import one_line
from kvisa_desktop.dossier.theme import Type
from kvisa_desktop.messages import Message
from tests.dossier.drawing_hand import drawn
from tests.dossier.specimens import pdf_page
from tests.intake import odd_pictures


def opened(content: bytes = b"0 0 10 10 re f") -> Pdf:
    return Pdf.open(io.BytesIO(pdf_page(content)))


def written(text: str = "Zeugnis 签证") -> Pdf:
    """Return a page set in an embedded Identity-H font, as office programs make it."""

    def draw(pen: Pen) -> None:
        with pen.artifact():
            pen.text(one_line(text, Weight.REGULAR), 40, 300, Type(14, 18))

    return Pdf.open(io.BytesIO(drawn(draw)[1]))


def test_plain_drawing_raises_no_doubt() -> None:
    with opened() as pdf:
        assert clean(pdf) == frozenset()


def test_an_embedded_font_that_says_its_text_raises_no_doubt() -> None:
    with written() as pdf:
        assert clean(pdf) == frozenset()


def test_tags_of_the_page_are_taken_off_and_its_drawing_stays() -> None:
    with opened(b"/P <</MCID 0>> BDC q 0 0 9 9 re f Q EMC /Artifact BMC EMC /T MP") as pdf:
        pdf.pages[0].obj.StructParents = 3
        clean(pdf)
        operators = [str(each.operator) for each in parse_content_stream(pdf.pages[0])]
        assert operators == ["q", "re", "f", "Q"]
        assert "/StructParents" not in pdf.pages[0].obj


def test_tags_inside_a_form_are_taken_off_too() -> None:
    with opened(b"/Fm Do") as pdf:
        form = pdf.make_stream(b"/Span BMC 0 0 5 5 re f EMC")
        form.Type, form.Subtype = Name.XObject, Name.Form
        form.BBox = Array([0, 0, 5, 5])
        pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(Fm=form))
        clean(pdf)
        assert b"BMC" not in form.read_bytes()


def _unembedded(pdf: Pdf) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    pdf.pages[0].obj.Resources = Dictionary(Font=Dictionary(Own=font))


def _speechless(pdf: Pdf) -> None:
    for font in pdf.pages[0].resources.Font.as_dict().values():
        if isinstance(font, Dictionary):
            del font["/ToUnicode"]
            stream = font.DescendantFonts[0].FontDescriptor.FontFile2
            program = TTFont(io.BytesIO(stream.read_bytes()))
            program["cmap"].tables = []
            out = io.BytesIO()
            program.save(out)
            stream.write(out.getvalue())


def _wrong_widths(pdf: Pdf) -> None:
    for font in pdf.pages[0].resources.Font.as_dict().values():
        if isinstance(font, Dictionary):
            font.DescendantFonts[0].W = Array([1, Array([3, 3, 3])])


def _image(pdf: Pdf, **entries: object) -> None:
    image = Stream(pdf, b"\0" * 4)
    image.Type, image.Subtype = Name.XObject, Name.Image
    image.Width = image.Height = 1
    image.BitsPerComponent = 8
    for key, value in entries.items():
        image[f"/{key}"] = value
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(Im=image))


def _printing_colours(pdf: Pdf) -> None:
    _image(pdf, ColorSpace=Name.DeviceCMYK)


def _wavelets(pdf: Pdf) -> None:
    _image(pdf, ColorSpace=Name.DeviceRGB, Filter=Name.JPXDecode)


def _transfer(pdf: Pdf) -> None:
    pdf.pages[0].obj.Resources = Dictionary(ExtGState=Dictionary(G=Dictionary(TR=Name.Identity)))


@pytest.mark.parametrize(
    ("spoil", "doubt"),
    [
        (_unembedded, Doubt.FONT_NOT_EMBEDDED),
        (_speechless, Doubt.FONT_WITHOUT_TEXT),
        (_wrong_widths, Doubt.FONT_WIDTHS),
    ],
)
def test_what_is_untrue_of_a_font_is_named(spoil: Callable[[Pdf], None], doubt: Doubt) -> None:
    with written() as pdf:
        spoil(pdf)
        assert clean(pdf) == {doubt}


@pytest.mark.parametrize(
    ("spoil", "doubt"),
    [
        (_printing_colours, Doubt.COLOUR),
        (_wavelets, Doubt.COMPRESSION),
        (_transfer, Doubt.STATE),
    ],
)
def test_what_a_profile_would_be_untrue_of_is_named(
    spoil: Callable[[Pdf], None], doubt: Doubt
) -> None:
    with opened() as pdf:
        spoil(pdf)
        assert clean(pdf) == {doubt}


def test_a_font_nothing_is_shown_in_is_taken_off_the_list() -> None:
    with opened(b"BT /Own 12 Tf 14 TL ET 0 0 9 9 re f") as pdf:
        assert clean(pdf) == frozenset()
        assert "/Own" not in pdf.pages[0].resources.get("/Font", Dictionary())
        assert b"Tf" not in pdf.pages[0].obj.Contents[0].read_bytes()


def test_a_font_another_form_shows_text_in_stays_on_the_shared_list() -> None:
    with opened(b"BT /Own 12 Tf ET /Fm Do") as pdf:
        form = pdf.make_stream(b"BT /Own 9 Tf (text) Tj ET")
        form.Type, form.Subtype = Name.XObject, Name.Form
        form.BBox = Array([0, 0, 5, 5])
        page = pdf.pages[0].obj
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page.Resources = pdf.make_indirect(Dictionary(Font=Dictionary(Own=font)))
        form.Resources = page.Resources
        page.Resources.XObject = Dictionary(Fm=form)

        assert clean(pdf) == {Doubt.FONT_NOT_EMBEDDED}
        assert "/Own" in page.Resources.Font


@pytest.mark.parametrize("content", [b"0 0 0 1 k 0 0 9 9 re f", b"1 0 0 0 K 0 0 9 9 re S"])
def test_printing_colours_in_the_content_are_found(content: bytes) -> None:
    with opened(content) as pdf:
        assert clean(pdf) == {Doubt.COLOUR}


def test_smoothed_pictures_are_drawn_plainly() -> None:
    with opened() as pdf:
        _image(pdf, ColorSpace=Name.DeviceGray, Interpolate=True)
        assert clean(pdf) == frozenset()
        assert not pdf.pages[0].resources.XObject.Im.Interpolate


def test_content_that_cannot_be_read_is_doubted_not_raised() -> None:
    with opened(b"q [ (unfinished") as pdf:
        assert clean(pdf) <= {Doubt.UNREADABLE}


@pytest.mark.parametrize("content", [b"toString", b"0 0 9 9 re f /X gsx", b"BX fancy EX 0 0 m"])
def test_an_operator_no_standard_knows_is_doubted(content: bytes) -> None:
    with opened(content) as pdf:
        assert clean(pdf) == {Doubt.UNREADABLE}


def test_every_operator_of_the_standard_is_known() -> None:
    content = (
        b"q 1 0 0 1 0 0 cm 0 0 m 1 1 2 2 3 3 c 1 1 2 2 v 1 1 2 2 y h b* n BX EX 0 0 9 9 re W* n Q"
    )
    with opened(content) as pdf:
        assert clean(pdf) == frozenset()


@pytest.mark.parametrize("doubt", Doubt)
def test_every_doubt_has_words(doubt: Doubt) -> None:
    assert isinstance(said(doubt), Message)


@pytest.mark.parametrize(
    "value",
    [
        Name("/" + "N" * 128),
        Object.parse(b"[0." + b"0" * 37 + b"1]"),
        Object.parse(b"[1 -." + b"0" * 37 + b"1173]"),
        Dictionary({"/" + "K" * 128: 1}),
        Array([10**12]),
        Array([2**31]),
        String("long" * 9000),
    ],
)
def test_a_limit_holds_for_every_object_of_a_page(value: Object) -> None:
    with opened() as pdf:
        pdf.pages[0].obj.Resources = Dictionary(ExtGState=Dictionary(G=Dictionary(Own=value)))
        assert clean(pdf) == {Doubt.LIMITS}


def test_usual_figures_and_names_are_within_all_limits() -> None:
    with opened() as pdf:
        usual = Array([Decimal("0.00000001"), 2**31 - 1, Name("/" + "N" * 90), String("x" * 900)])
        usual.extend([String("D:20090317224553"), String(b"\x00\x00\x02\x00\x05\xff\xff")])
        pdf.pages[0].obj.Resources = Dictionary(ExtGState=Dictionary(G=Dictionary(Own=usual)))
        assert clean(pdf) == frozenset()


def test_a_figure_too_near_to_nothing_is_doubted_in_a_content_too() -> None:
    with opened(b"0." + b"0" * 38 + b"1 0 0 rg 0 0 9 9 re f") as pdf:
        assert Doubt.LIMITS in clean(pdf)


def test_names_forms_had_in_old_times_are_taken_off() -> None:
    with opened(b"/Fm Do") as pdf:
        form = pdf.make_stream(b"0 0 5 5 re f", Name=Name("/" + "N" * 200))
        form.Type, form.Subtype = Name.XObject, Name.Form
        form.BBox = Array([0, 0, 5, 5])
        pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(Fm=form))
        assert clean(pdf) == frozenset()
        assert "/Name" not in form


@pytest.mark.parametrize("text", [b"<48455>", b"<48 4 5 1>"])
def test_a_string_in_half_bytes_is_written_whole(text: bytes) -> None:
    with opened(b"/Fm Do") as pdf:
        form = pdf.make_stream(b"BT 3 Tr " + text + b" Tj ET")
        form.Type, form.Subtype = Name.XObject, Name.Form
        form.BBox = Array([0, 0, 5, 5])
        pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(Fm=form))
        clean(pdf)
        assert text not in form.read_bytes()


def test_whole_strings_stay_as_they_are_written() -> None:
    content = b"/P <</MCID 0>> pop <4845> <48 45>"
    with opened(content) as pdf:
        clean(pdf)
        assert pdf.pages[0].obj.Contents.read_bytes() == content


def _profile(pdf: Pdf, values: int, **entries: object) -> Array:
    """Return a colour space of the profile of a colour screen, said to be of so many values."""
    header = bytearray(200)
    header[8], header[12:16], header[16:20] = 2, b"mntr", b"RGB "
    return Array([Name.ICCBased, pdf.make_stream(bytes(header), N=values, **entries)])


@pytest.mark.parametrize(
    ("values", "entries", "taken", "found"),
    [
        (3, {"Alternate": Name.DeviceRGB}, None, frozenset()),
        (1, {"Alternate": Name.DeviceGray}, "/DeviceGray", frozenset()),
        (1, {"Alternate": Name.DeviceRGB}, None, {Doubt.COLOUR}),
        (1, {}, None, {Doubt.COLOUR}),
        (4, {"Alternate": Name.DeviceCMYK}, None, {Doubt.COLOUR}),
    ],
)
def test_a_picture_with_a_profile_of_another_kind_is_taken_as_readers_take_it(
    values: int, entries: dict[str, object], taken: str | None, found: frozenset[Doubt]
) -> None:
    with opened() as pdf:
        _image(pdf, ColorSpace=_profile(pdf, values, **entries))
        assert clean(pdf) == found
        space = pdf.pages[0].resources.XObject.Im.ColorSpace
        assert (str(space) if isinstance(space, Name) else None) == taken


def _inks_with_a_profile(pdf: Pdf) -> Array:
    header = bytearray(200)
    header[8], header[12:16], header[16:20] = 2, b"prtr", b"CMYK"
    return Array([Name.ICCBased, pdf.make_stream(bytes(header), N=4)])


@pytest.mark.parametrize(("overprint", "found"), [(0, frozenset()), (1, {Doubt.COLOUR})])
def test_inks_with_a_profile_are_taken_unless_they_print_through_one_another(
    overprint: int, found: frozenset[Doubt]
) -> None:
    with opened() as pdf:
        _image(pdf, ColorSpace=_inks_with_a_profile(pdf))
        state = Dictionary(OP=True, OPM=overprint)
        pdf.pages[0].obj.Resources.ExtGState = Dictionary(G=state)
        assert clean(pdf) == found


def test_a_table_of_inks_with_a_profile_is_seen_through() -> None:
    with opened() as pdf:
        table = Array([Name.Indexed, _inks_with_a_profile(pdf), 0, String(b"\0\1\2\3")])
        _image(pdf, ColorSpace=table)
        assert clean(pdf) == frozenset()
        pdf.pages[0].obj.Resources.ExtGState = Dictionary(G=Dictionary(OPM=1))
        assert clean(pdf) == {Doubt.COLOUR}


def test_plain_wavelets_are_taken_and_transparent_ones_are_not() -> None:
    plain = odd_pictures.saved(odd_pictures.drawing(), "JPEG2000")
    for entries, found in (({}, frozenset()), ({"SMaskInData": 1}, {Doubt.COMPRESSION})):
        with opened() as pdf:
            _image(pdf, ColorSpace=Name.DeviceRGB, **entries)
            pdf.pages[0].resources.XObject.Im.write(plain, filter=Name.JPXDecode)
            assert clean(pdf) == found
