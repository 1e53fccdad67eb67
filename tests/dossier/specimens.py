# SPDX-License-Identifier: MIT
"""An invented dossier with every kind of block and scan, small enough to be built in every test."""

import io
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

from pikepdf import Dictionary, Name, Pdf
from PIL import Image, ImageDraw

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.files import Media, PreparedPage
from kvisa_desktop.dossier.assemble import BuildReport, Options, build
from kvisa_desktop.dossier.blocks import (
    Column,
    Content,
    Exhibit,
    Field,
    Fields,
    Fill,
    Heading,
    Index,
    IndexLine,
    Linked,
    PageBreak,
    PageOf,
    Paragraph,
    Plain,
    Section,
    SignatureLine,
    Spacer,
    Table,
    Tone,
)

BUILT_ON = date(2026, 11, 21)
NAMES = (
    "Adaeze Ọlábísí ọ́kọ̀rò",
    "Nguyễn Thị Thuỳ Dương",
    "Дмитрий Щербаков",
    "प्रियंका शर्मा",
    "محمد عبد الله",
    "خالد بن نبيل يوسف",
    "שָׁלוֹם בן־דוד",
    "გიორგი მამარდაშვილი",
)
RARE = "㛃𠮷𬭎䶮"


def jpeg(width: int = 300, height: int = 420, shade: int = 235) -> bytes:
    """Return a small picture with a frame, as a JPEG file."""
    image = Image.new("RGB", (width, height), (shade, shade, shade - 5))
    ImageDraw.Draw(image).rectangle((8, 8, width - 9, height - 9), outline=(40, 40, 60), width=4)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=80)
    return out.getvalue()


def jpeg_page(width: int = 300, height: int = 420, *, orientation: int = 1) -> PreparedPage:
    """Return a JPEG at 72 dpi, so that points are pixels."""
    data = jpeg(width, height)
    return PreparedPage(Media.JPEG, data, width, height, orientation, width, height)


def flate_page(samples: str = "gray") -> PreparedPage:
    """Return samples as a scanner of forms delivers them."""
    mode = {"gray": "L", "rgb": "RGB", "mono": "1"}[samples]
    image = Image.new(mode, (200, 280), 1 if samples == "mono" else "white")
    ImageDraw.Draw(image).rectangle((20, 20, 180, 60), fill=0)
    data = zlib.compress(image.tobytes())
    return PreparedPage(Media.FLATE, data, 200, 280, 1, 200, 280, samples)


def pdf_page(content: bytes = b"1 0 0 RG 6 w 20 20 260 360 re S", *, turned: int = 0) -> bytes:
    """Return a PDF of one page that draws `content`."""
    with Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(300, 400)).obj
        page.Contents = pdf.make_stream(content)
        page.Resources = Dictionary(
            Font=Dictionary(
                Own=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
            )
        )
        if turned:
            page.Rotate = turned
        if b"/Own" not in content:
            del page.Resources.Font
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def scan(source: str, page: int) -> PreparedPage:
    """Hand out the pages of the specimen's exhibits."""
    match source, page:
        case "passport", _:
            return jpeg_page(354, 249)
        case "degree", 1:
            return jpeg_page(842, 595, orientation=1)
        case "degree", 2:
            return flate_page()
        case "translation", _:
            return PreparedPage(Media.PDF, pdf_page(), 300, 400)
        case _:
            raise AssertionError(source)


def content(rows: int = 6, *, name: str = NAMES[0]) -> Content:
    """Return a dossier of a cover, an index, two sections with exhibits and a table."""
    return Content(
        title=Bilingual("Visa application dossier", "签证申请材料册"),
        author="OKORO, Adaeze",
        running=Bilingual("OKORO, Adaeze · K visa application", "K字签证申请材料"),
        sections=(_cover(name), _index(), _person(), _degree(), _stays(rows)),
    )


def built(
    out: Path,
    what: Content | None = None,
    pages: Callable[[str, int], PreparedPage] = scan,
) -> BuildReport:
    """Build the specimen (or `what`) as `out`."""
    return build(what or content(), Options(BUILT_ON), pages, out, lambda *_: None)


def _cover(name: str) -> Section:
    return Section(
        "cover",
        Bilingual("Cover", "封面"),
        (
            Spacer(90),
            Paragraph(Bilingual("Visa application dossier", "签证申请材料册"), Tone.TITLE),
            Paragraph(Bilingual("Category K", "K字签证"), Tone.KEY),
            Fields((Field(Bilingual("Applicant", "申请人"), (Plain(name),)),)),
            Fill(),
            SignatureLine(Bilingual("Signature", "签名"), Bilingual("Date", "日期")),
        ),
        is_cover=True,
    )


def _index() -> Section:
    lines = (
        IndexLine("1", Bilingual("Applicant", "申请人"), "person", 0),
        IndexLine("附件1 / Exhibit 1", Bilingual("Passport", "护照"), "exhibit-1"),
        IndexLine("2", Bilingual("Degree", "学位"), "degree", 0),
        IndexLine("附件2 / Exhibit 2", Bilingual("Degree certificate", "学位证书"), "exhibit-2"),
        IndexLine("附件2译文 / Exhibit 2T", Bilingual("Translation", "译文"), "exhibit-2T"),
        IndexLine("3", Bilingual("Stays in China", "在华停留"), "stays", 0),
    )
    return Section("index", Bilingual("Index", "材料目录"), (Index(lines),))


def _person() -> Section:
    names = tuple(Plain(name) for name in NAMES)
    return Section(
        "person",
        Bilingual("Applicant", "申请人"),
        (
            Fields(
                (
                    Field(Bilingual("Names", "姓名"), names),
                    Field(Bilingual("Chinese name", "中文姓名"), (Plain(RARE, "zh"),)),
                    Field(Bilingual("Former name", "曾用名"), ()),
                )
            ),
            Heading(Bilingual("Passports", "护照")),
            Paragraph(Bilingual("Held since 2019.", "自2019年起持有。")),
            Paragraph(Linked(Bilingual("See the stays.", "见停留记录。"), "stays"), Tone.NOTE),
            PageBreak(),
            Paragraph(Bilingual("A second page.", "第二页。")),
            Exhibit("1", Bilingual("Passport data page", "护照资料页"), "passport", 1),
        ),
        "1",
    )


def _degree() -> Section:
    return Section(
        "degree",
        Bilingual("Degree relied on", "本次申请所依据的学位"),
        (
            Exhibit(
                "2",
                Bilingual("Degree certificate", "学位证书"),
                "degree",
                2,
                Bilingual("excerpt", "节选"),
            ),
            Exhibit("2T", Bilingual("Translation", "译文"), "translation", 1),
        ),
        "2",
    )


def _stays(rows: int) -> Section:
    columns = (
        Column(Bilingual("No.", "序号"), 0.1),
        Column(Bilingual("Port", "口岸"), 0.5),
        Column(Bilingual("Days", "天数"), 0.15, align_right=True),
        Column(Bilingual("Page", "页"), 0.15, align_right=True),
    )
    cells = tuple(
        (
            (Plain(str(number)),),
            (Bilingual("Guangzhou Baiyun International Airport", "广州白云国际机场"),),
            (Plain(str(number * 3)),),
            (PageOf("exhibit-2"),),
        )
        for number in range(1, rows + 1)
    )
    return Section("stays", Bilingual("Stays in China", "在华停留"), (Table(columns, cells),), "3")
