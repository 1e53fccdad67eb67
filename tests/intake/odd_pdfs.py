# SPDX-License-Identifier: MIT
"""PDF files as offices, programs and accidents make them, written small."""

import io
import zlib
from typing import Literal

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

A4 = (595, 842)
PACKED = pikepdf.ObjectStreamMode.generate

# Red upper left, green upper right, blue lower left, white lower right, in the unit square.
QUARTERS = b"1 0 0 rg 0 .5 .5 .5 re f 0 .7 .2 rg .5 .5 .5 .5 re f 0 0 1 rg 0 0 .5 .5 re f"


DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
LETTERS = {"space": 32, **{name: 48 + n for n, name in enumerate(DIGITS)}, "P": 80} | {
    each: ord(each) for each in "aeg"
}


def own_font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """Return a font that is whole in the file: every letter is a bar."""
    bar = pdf.make_stream(b"600 0 d0 100 0 300 700 re f")
    differences = [each for name, code in LETTERS.items() for each in (code, Name(f"/{name}"))]
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type3,
            FontBBox=Array([0, 0, 600, 700]),
            FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
            CharProcs=Dictionary({f"/{name}": bar for name in LETTERS}),
            Encoding=Dictionary(Type=Name.Encoding, Differences=Array(differences)),
            FirstChar=32,
            LastChar=122,
            Widths=Array([600] * 91),
            Resources=Dictionary(),
        )
    )


def lacking_a_font(*, seen: bool = True) -> bytes:
    """Return a PDF whose text is in a font of the reader, drawn or only to be searched."""
    pdf = made()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page = pdf.pages[0].obj
    page.Resources.Font.F2 = pdf.make_indirect(font)
    mode = 0 if seen else 3
    page.Contents = Array(
        [
            page.Contents,
            pdf.make_stream(f" BT /F2 40 Tf {mode} Tr 0 g 60 60 Td (Words) Tj ET".encode()),
        ]
    )
    return written(pdf)


def in_a_font_nobody_has(*, seen: bool = True) -> bytes:
    """Return a PDF with Chinese text in a font that is not in it, as offices long made them."""
    pdf = made()
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name.SimFang,
        CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="GB1", Supplement=2),
        FontDescriptor=Dictionary(Type=Name.FontDescriptor, FontName=Name.SimFang, Flags=4),
    )
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=Name.SimFang,
        Encoding=Name("/GBK-EUC-H"),
        DescendantFonts=Array([pdf.make_indirect(descendant)]),
    )
    page = pdf.pages[0].obj
    page.Resources.Font.F2 = pdf.make_indirect(font)
    words = "证明".encode("gbk").hex().encode()
    mode = b"0" if seen else b"3"
    shown = b" BT /F2 40 Tf " + mode + b" Tr 0 g 60 60 Td <" + words + b"> Tj ET"
    page.Contents = Array([page.Contents, pdf.make_stream(shown)])
    return written(pdf)


def made(pages: int = 1, size: tuple[float, float] = A4) -> pikepdf.Pdf:
    """Return a PDF of pages in four colours with a line of text."""
    pdf = pikepdf.new()
    font = own_font(pdf)
    for number in range(1, pages + 1):
        page = pdf.add_blank_page()
        page.obj.MediaBox = Array([0, 0, *size])
        page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
        page.obj.Contents = pdf.make_stream(
            f"q {size[0]} 0 0 {size[1]} 0 0 cm ".encode()
            + QUARTERS
            + f" Q BT /F1 18 Tf 0 g 20 20 Td (Page {number}) Tj ET".encode()
        )
    return pdf


def written(pdf: pikepdf.Pdf, **options: object) -> bytes:
    """Return a PDF as a file."""
    buffer = io.BytesIO()
    pdf.save(buffer, **options)  # type: ignore[arg-type]
    return buffer.getvalue()


def plain(pages: int = 1, size: tuple[float, float] = A4) -> bytes:
    """Return a PDF with nothing odd about it."""
    return written(made(pages, size))


def with_page(**entries: object) -> bytes:
    """Return a PDF whose page has these entries."""
    pdf = made()
    for name, value in entries.items():
        pdf.pages[0].obj[f"/{name}"] = value
    return written(pdf)


def locked(
    user: str,
    *,
    revision: Literal[2, 3, 4, 5, 6] = 6,
    encoding: str | None = None,
) -> bytes:
    """Return a PDF with passwords; `encoding` is how an old program wrote them."""
    word = user if encoding is None else user.encode(encoding).decode("latin-1")
    security = pikepdf.Encryption(
        user=word, owner="owner", R=revision, aes=revision >= 4, metadata=revision >= 4
    )
    return written(made(2), encryption=security)


def broken_index(data: bytes) -> bytes:
    """Return a PDF whose cross-reference table is not where it says."""
    return data.replace(b"startxref\n", b"startxref\n9")


def without_index(data: bytes) -> bytes:
    """Return a PDF that ends where its cross-reference table would begin."""
    return data[: data.rindex(b"xref", 0, data.rindex(b"startxref"))]


def active() -> bytes:
    """Return a PDF that wants to do things: scripts, launching, a file within."""
    pdf = made()
    script = Dictionary(Type=Name.Action, S=Name.JavaScript, JS=String("app.alert('hello')"))
    launch = Dictionary(Type=Name.Action, S=Name.Launch, F=String("calc.exe"))
    pdf.Root.OpenAction = script
    pdf.Root.AA = Dictionary(WC=script)
    pdf.Root.Names = Dictionary(
        JavaScript=Dictionary(Names=Array([String("run"), pdf.make_indirect(script)]))
    )
    page = pdf.pages[0].obj
    page.AA = Dictionary(O=launch)
    page.Annots = Array(
        [
            pdf.make_indirect(
                Dictionary(
                    Type=Name.Annot, Subtype=Name.Link, Rect=Array([10, 10, 90, 90]), A=launch, F=4
                )
            )
        ]
    )
    page.Resources.Secrets = Dictionary(JS=script)
    page.Resources.Properties = Dictionary(P0=Dictionary(Launch=launch))
    page.PieceInfo = Dictionary(Program=Dictionary(Private=script))
    pdf.attachments["payload.exe"] = b"MZ not really"
    return written(pdf)


def portfolio() -> bytes:
    """Return a PDF portfolio: a cover page, and the papers attached."""
    pdf = made()
    pdf.attachments["diploma.pdf"] = plain()
    pdf.Root.Collection = Dictionary(Type=Name.Collection, View=Name.T)
    return written(pdf)


def reader_form() -> bytes:
    """Return a form that only one program shows (XFA)."""
    pdf = made()
    pdf.Root.AcroForm = Dictionary(Fields=Array(), XFA=pdf.make_stream(b"<xdp/>"))
    pdf.Root.NeedsRendering = True
    return written(pdf)


def form(*, drawn: bool, needed: bool = False, flags: int = 4) -> bytes:
    """Return a filled form whose field is drawn by the file itself, or left to the reader."""
    pdf = made()
    field = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Widget,
        FT=Name.Tx,
        T=String("name"),
        V=String("AMARA"),
        DA=String("/F1 40 Tf 0 g"),
        Rect=Array([320, 40, 580, 100]),
        F=flags,
    )
    if drawn:
        field.AP = Dictionary(N=_appearance(pdf, b"0 g 0 0 260 60 re f", (260, 60)))
    widget = pdf.make_indirect(field)
    pdf.pages[0].obj.Annots = Array([widget])
    reader_font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    fonts = Dictionary(F1=pdf.make_indirect(reader_font))
    pdf.Root.AcroForm = Dictionary(Fields=Array([widget]), DR=Dictionary(Font=fonts))
    if needed:
        pdf.Root.AcroForm.NeedAppearances = True
    return written(pdf)


def annotated(flags: int) -> bytes:
    """Return a PDF with a black stamp in its white quarter; flag 4 says that it prints."""
    pdf = made()
    stamp = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Stamp,
        Rect=Array([320, 40, 580, 300]),
        F=flags,
        AP=Dictionary(N=_appearance(pdf, b"0 g 0 0 10 10 re f", (10, 10))),
    )
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(stamp)])
    return written(pdf)


def marked() -> bytes:
    """Return a PDF with a line drawn on it that no reader must draw."""
    pdf = made()
    line = Dictionary(Subtype=Name.Polygon, Vertices=Array([9, 9, 90, 9, 9, 90]), F=4)
    line.Rect = Array([9, 9, 90, 90])
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(line), Name.Nonsense])
    return written(pdf)


def _appearance(pdf: pikepdf.Pdf, content: bytes, size: tuple[int, int]) -> Stream:
    return pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, *size]))


def layered(*, hidden: bool) -> bytes:
    """Return a PDF with a layer that paints the page black, shown or hidden."""
    pdf = made()
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Cover")))
    off = Array([layer]) if hidden else Array()
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=off))
    page = pdf.pages[0]
    page.obj.Resources.Properties = Dictionary(Layer=layer)
    page.contents_add(b"/OC /Layer BDC 0 g 300 0 300 420 re f EMC")
    return written(pdf)


def changed_later() -> bytes:
    """Return a PDF whose page was made black by a change written behind it, as editors do."""
    pdf = made()
    page = pdf.pages[0].obj
    page.Contents = pdf.make_indirect(pdf.make_stream(b"1 g"))
    before = written(pdf, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    with pikepdf.open(io.BytesIO(before)) as again:
        number = again.pages[0].obj.Contents.objgen[0]
    end = before.rindex(b"startxref")
    trailer = before[before.rindex(b"trailer") : end].strip().removesuffix(b">>")
    change = (
        b"%d 0 obj\n<< /Length 20 >>\nstream\n0 g 0 0 900 900 re f\nendstream\nendobj\n" % number
    )
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, len(before))
    link = b"/Prev %d >>\nstartxref\n%d\n%%%%EOF\n"
    return before + change + table + trailer + link % (
        int(before[end:].split()[1]), len(before) + len(change)
    )  # fmt: skip


def signed(flags: int | None) -> bytes:
    """Return a PDF with a signature in a field; `flags` are what its form says of signatures."""
    pdf = made()
    signature = Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), Contents=String("x"))
    field = Dictionary(Subtype=Name.Widget, FT=Name.Sig, T=String("s"), V=signature, F=132)
    field.Rect = Array([0, 0, 0, 0])
    widget = pdf.make_indirect(field)
    pdf.pages[0].obj.Annots = Array([widget])
    pdf.Root.AcroForm = Dictionary(Fields=Array([widget]))
    if flags is not None:
        pdf.Root.AcroForm.SigFlags = flags
    return written(pdf)


def swelling() -> bytes:
    """Return a PDF of less than a kilobyte whose page unpacks to 200 MB."""
    packer = zlib.compressobj(9)
    once = b"".join(packer.compress(bytes(1 << 20)) for _ in range(200)) + packer.flush()
    twice = zlib.compress(zlib.compress(once, 9), 9)
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    page.obj.Contents = Stream(pdf, twice)
    page.obj.Contents.Filter = Array([Name.FlateDecode] * 3)
    return written(pdf, compress_streams=False)


def holding(data: bytes, filter_name: str, **entries: object) -> bytes:
    """Return a PDF whose page is one picture of the given coding."""
    pdf = made()
    picture = Stream(pdf, data)
    picture.Type, picture.Subtype = Name.XObject, Name.Image
    picture.Width, picture.Height, picture.BitsPerComponent = 96, 64, 8
    picture.ColorSpace = Name.DeviceRGB
    for name, value in entries.items():
        picture[f"/{name}"] = value
    picture.Filter = Name(filter_name)
    page = pdf.pages[0].obj
    page.Resources = Dictionary(XObject=Dictionary(Im0=picture))
    page.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /Im0 Do Q")
    return written(pdf)
