# SPDX-License-Identifier: MIT
"""PDF pages on which a number stands in every place and every way a paper may hold it."""

import io
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, String

NUMBER = "B00000017"
WORDS = b"BT /F1 12 Tf 100 400 Td (B00000017) Tj ET "
OTHER_WORDS = b"BT /F1 12 Tf 50 60 Td (What else there is to say) Tj ET "
_SIDE = 8
_DOTS = bytes([0xAA] * _SIDE)

Change = Callable[[pikepdf.Pdf, bytes], bytes]


def page(
    content: bytes = WORDS,
    *,
    size: tuple[float, float] = (595, 842),
    change: Change | None = None,
    **entries: object,
) -> bytes:
    """Return a file of one page; `change` may add to the file and returns what is drawn."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=size)
    first = pdf.pages[0].obj
    fonts = {
        "/F1": Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica),
        "/F2": Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Times-BoldItalic")),
    }
    first.Resources = Dictionary(Font=Dictionary(fonts), XObject=Dictionary())
    first.Contents = pdf.make_stream(change(pdf, content) if change else content)
    for key, value in entries.items():
        first[f"/{key}"] = value
    return saved(pdf)


def saved(pdf: pikepdf.Pdf) -> bytes:
    """Return a file as bytes."""
    buffer = io.BytesIO()
    pdf.save(buffer, compress_streams=False)
    return buffer.getvalue()


def picture(pdf: pikepdf.Pdf) -> pikepdf.Stream:
    """Return a picture of a few dots."""
    return pdf.make_stream(
        _DOTS * _SIDE, Type=Name.XObject, Subtype=Name.Image, Width=_SIDE, Height=_SIDE,
        ColorSpace=Name.DeviceGray, BitsPerComponent=8,
    )  # fmt: skip


def in_a_form(pdf: pikepdf.Pdf, content: bytes) -> bytes:
    """Draw everything in a form that is half as large and turned."""
    resources = pdf.pages[0].obj.Resources
    resources.XObject.X = pdf.make_stream(
        content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 595, 842]),
        Matrix=Array([0, 1, -1, 0, 842, 0]), Resources=Dictionary(Font=resources.Font),
    )  # fmt: skip
    return b"q 0.5 0 0 0.5 100 100 cm /X Do Q"


def scan_in_forms(pdf: pikepdf.Pdf, content: bytes) -> bytes:
    """Draw a scan through two forms, each of which is one unit wide for itself."""
    inner = pdf.make_stream(
        b"/I Do", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1]),
        Resources=Dictionary(XObject=Dictionary(I=picture(pdf))),
    )  # fmt: skip
    pdf.pages[0].obj.Resources.XObject.Y = pdf.make_stream(
        b"q .5 0 0 .5 0 0 cm /X Do Q", Type=Name.XObject, Subtype=Name.Form,
        BBox=Array([0, 0, 1, 1]), Matrix=Array([2, 0, 0, 2, 0, 0]),
        Resources=Dictionary(XObject=Dictionary(X=inner)),
    )  # fmt: skip
    return content + b" q 595 0 0 842 0 0 cm /Y Do Q"


def with_picture(place: bytes) -> Change:
    """Draw a picture at a place."""

    def change(pdf: pikepdf.Pdf, content: bytes) -> bytes:
        pdf.pages[0].obj.Resources.XObject.I = picture(pdf)
        return content + b" q " + place + b" cm /I Do Q"

    return change


def in_a_pattern(pdf: pikepdf.Pdf, content: bytes) -> bytes:
    """Fill the page with a pattern that is a scan."""
    resources = pdf.pages[0].obj.Resources
    tile = pdf.make_stream(
        b"q 595 0 0 842 0 0 cm /I Do Q", Type=Name.Pattern, PatternType=1, PaintType=1,
        TilingType=1, BBox=Array([0, 0, 595, 842]), XStep=595, YStep=842,
        Resources=Dictionary(XObject=Dictionary(I=picture(pdf))),
    )  # fmt: skip
    resources.Pattern = Dictionary(P=tile)
    return content + b" /Pattern cs /P scn 0 0 595 842 re f"


def as_a_letter(pdf: pikepdf.Pdf, content: bytes) -> bytes:
    """Draw a scan as one letter of a font."""
    glyph = pdf.make_stream(
        b"1 0 0 0 1 1 d1 q 1000 0 0 1000 0 0 cm BI /W 8 /H 8 /BPC 1 /IM true ID "
        + _DOTS + b" EI Q"
    )  # fmt: skip
    letters = Dictionary(Type=Name.Encoding, Differences=Array([97, Name.a]))
    pdf.pages[0].obj.Resources.Font.T3 = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 1000, 1000]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]), CharProcs=Dictionary(a=glyph),
        Encoding=letters, FirstChar=97, LastChar=97, Widths=Array([1000]), Resources=Dictionary(),
    )  # fmt: skip
    return content + b" BT /T3 500 Tf 50 50 Td (a) Tj ET"


def _layers(pdf: pikepdf.Pdf, content: bytes) -> bytes:
    """Draw the words on a layer that is switched off."""
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(f"Layer {NUMBER}")))
    pdf.Root.OCProperties = Dictionary(
        OCGs=Array([layer]), D=Dictionary(OFF=Array([layer]), Order=Array([layer]))
    )
    pdf.pages[0].obj.Resources.Properties = Dictionary(L=layer)
    return b"/OC /L BDC " + content + b" EMC " + OTHER_WORDS


def _marked_content(_pdf: pikepdf.Pdf, content: bytes) -> bytes:
    """Say the number beside what is drawn."""
    number = NUMBER.encode()
    said = b"/Span <</ActualText (" + number + b") /Alt (" + number + b")>> BDC "
    return said + OTHER_WORDS + b" EMC " + content


def said_otherwise(_pdf: pikepdf.Pdf, content: bytes) -> bytes:
    """Say other words in place of what is drawn, as text is copied from it."""
    return b"/Span <</ActualText (Nothing)>> BDC " + content + b" EMC"


def said_elsewhere(pdf: pikepdf.Pdf, content: bytes) -> bytes:
    """Say them where they are kept apart from what is drawn."""
    words = Dictionary(M=Dictionary(ActualText=String("Nothing")))
    pdf.pages[0].obj.Resources.Properties = words
    return b"/Span /M BDC " + content + b" EMC"


def _around(pdf: pikepdf.Pdf, content: bytes) -> bytes:
    """Say the number in all that is around a page."""
    pdf.docinfo["/Title"] = NUMBER
    with pdf.open_metadata() as told:
        told["dc:subject"] = {NUMBER}
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(NUMBER, 0))
    pdf.attachments[f"{NUMBER}.txt"] = NUMBER.encode()
    first = pdf.pages[0].obj
    first.PieceInfo = Dictionary(Own=Dictionary(Private=String(NUMBER)))
    first.Thumb = picture(pdf)
    pdf.Root.StructTreeRoot = pdf.make_indirect(
        Dictionary(Type=Name.StructTreeRoot, K=Dictionary(S=Name.Figure, Alt=String(NUMBER)))
    )
    return content


def noted() -> bytes:
    """Return a page with a note, and a field that is filled in, both drawn."""
    data = page()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        drawn = pdf.make_stream(
            b"BT /F1 12 Tf 2 2 Td (B00000017) Tj ET", Type=Name.XObject, Subtype=Name.Form,
            BBox=Array([0, 0, 90, 20]), Resources=pdf.pages[0].obj.Resources,
        )  # fmt: skip
        note = Dictionary(Type=Name.Annot, Subtype=Name.FreeText, F=4, AP=Dictionary(N=drawn),
                          Contents=String(NUMBER), Rect=Array([100, 600, 190, 620]))  # fmt: skip
        field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, F=4, AP=Dictionary(N=drawn),
                           FT=Name.Tx, T=String("number"), V=String(NUMBER),
                           Rect=Array([100, 500, 190, 520]))  # fmt: skip
        both = [pdf.make_indirect(each) for each in (note, field)]
        pdf.pages[0].obj.Annots = Array(both)
        pdf.Root.AcroForm = Dictionary(Fields=Array([both[1]]))
        return saved(pdf)


def added_to() -> bytes:
    """Return a page whose words were replaced by an update; the older ones are in the file."""
    data = page()
    at = data.rindex(b"startxref")
    before = int(data[at:].split()[1])
    with pikepdf.open(io.BytesIO(data)) as pdf:
        number, root = pdf.pages[0].obj.Contents.objgen[0], pdf.Root.objgen[0]
    body = b"%d 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n" % (
        number, len(OTHER_WORDS), OTHER_WORDS,
    )  # fmt: skip
    table = b"xref\n%d 1\n%010d 00000 n \ntrailer\n<</Size %d /Root %d 0 R /Prev %d>>\n" % (
        number, len(data), 99, root, before,
    )  # fmt: skip
    return data + body + table + b"startxref\n%d\n%%%%EOF\n" % (len(data) + len(body))


def papers() -> dict[str, bytes]:
    """Return files that hold the number where no reader of a page need see it, by what they are."""
    return {
        "a form": page(change=in_a_form),
        "an invisible text": page(b"3 Tr " + WORDS + OTHER_WORDS.replace(b"BT", b"BT 0 Tr")),
        "a layer": page(change=_layers),
        "marked content": page(change=_marked_content),
        "around the page": page(change=_around),
        "a note and a field": noted(),
        "an update": added_to(),
    }
