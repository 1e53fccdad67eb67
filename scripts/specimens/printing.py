# SPDX-License-Identifier: MIT
"""PDF files as offices make them: pages of text with embedded fonts, or pages of scans."""

import io
from collections.abc import Mapping, Sequence

import pikepdf
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from PIL import Image
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont as EmbeddedFont
from reportlab.pdfgen.canvas import Canvas

from scripts.specimens.lettering import CHINESE, LATIN, runs

Fonts = Mapping[tuple[bool, bool], str]
_POINTS = 72
_MM = _POINTS / 25.4
_A4 = (595.276, 841.89)
_NAMES = (1, 4, 6)  # family, full and PostScript name
_CALM = 7  # gray strength of the mark, out of 100


def fonts_for(letters: str) -> Fonts:
    """Return fonts that hold `letters`, at two weights."""
    return {
        (chinese, bold): _embedded(letters, chinese=chinese, bold=bold)
        for chinese in (False, True)
        for bold in (False, True)
    }


class Printer:
    """Sets text on A4 pages; `fonts` are the names of Latin and Chinese, plain and bold."""

    def __init__(self, fonts: Fonts, name: str) -> None:
        self.file = io.BytesIO()
        # Without a first font of ours every page would name Helvetica, which nobody embeds.
        self._canvas = Canvas(
            self.file,
            pagesize=_A4,
            invariant=True,
            pageCompression=1,
            initialFontName=fonts[False, False],  # type: ignore[arg-type]  # wrong in the stubs
        )
        self._canvas.setTitle(name)
        self._fonts = fonts

    def text(
        self,
        at: tuple[float, float],
        text: str,
        size: float = 10.5,
        *,
        bold: bool = False,
        align: str = "left",
        gray: float = 0.12,
    ) -> None:
        """Write one line with its baseline at `at`, millimetres from the top left corner."""
        width = self._width(text, size, bold=bold)
        x = at[0] * _MM - {"left": 0.0, "centre": width / 2, "right": width}[align]
        y = _A4[1] - at[1] * _MM
        self._canvas.setFillGray(gray)
        for chinese, part in runs(text):
            self._canvas.setFont(self._fonts[chinese, bold], size)
            self._canvas.drawString(x, y, part)
            x += pdfmetrics.stringWidth(part, self._fonts[chinese, bold], size)

    def paragraph(
        self, at: tuple[float, float], text: str, size: float = 10.5, width: float = 170
    ) -> float:
        """Write a paragraph broken at `width`; return the baseline below it."""
        y = at[1]
        for line in self._broken(text, size, width * _MM):
            self.text((at[0], y), line, size)
            y += size * 0.56
        return y

    def rule(self, start: tuple[float, float], end: tuple[float, float], gray: float = 0.6) -> None:
        """Draw a straight line."""
        self._canvas.setStrokeGray(gray)
        self._canvas.setLineWidth(0.5)
        height = _A4[1]
        self._canvas.line(
            start[0] * _MM, height - start[1] * _MM, end[0] * _MM, height - end[1] * _MM
        )

    def seal(self, middle: tuple[float, float], words: Sequence[str]) -> None:
        """Draw a plain round seal with words in it."""
        canvas, x, y = self._canvas, middle[0] * _MM, _A4[1] - middle[1] * _MM
        canvas.saveState()
        canvas.setStrokeColorRGB(0.69, 0.15, 0.16)
        canvas.setLineWidth(1.8)
        canvas.circle(x, y, 15 * _MM)
        canvas.setLineWidth(0.6)
        canvas.circle(x, y, 13.4 * _MM)
        canvas.setFillColorRGB(0.69, 0.15, 0.16)
        for place, word in enumerate(words):
            width = self._width(word, 9, bold=True)
            left = x - width / 2
            for chinese, part in runs(word):
                canvas.setFont(self._fonts[chinese, True], 9)
                canvas.drawString(left, y + (len(words) / 2 - place - 0.8) * 13, part)
                left += pdfmetrics.stringWidth(part, self._fonts[chinese, True], 9)
        canvas.restoreState()

    def end_page(self) -> None:
        """Write SPECIMEN across the page and turn it over."""
        canvas = self._canvas
        canvas.saveState()
        canvas.translate(_A4[0] / 2, _A4[1] / 2)
        canvas.rotate(54)
        canvas.setFillColorRGB(0.69, 0.15, 0.16, alpha=_CALM / 50)
        size = 74.0
        left = -self._width("SPECIMEN 样本", size, bold=True) / 2
        for chinese, part in runs("SPECIMEN 样本"):
            canvas.setFont(self._fonts[chinese, True], size)
            canvas.drawString(left, -size / 3, part)
            left += pdfmetrics.stringWidth(part, self._fonts[chinese, True], size)
        canvas.restoreState()
        canvas.showPage()

    def finished(self) -> bytes:
        """Return the file."""
        self._canvas.save()
        return self.file.getvalue()

    def _width(self, text: str, size: float, *, bold: bool) -> float:
        return sum(
            pdfmetrics.stringWidth(part, self._fonts[chinese, bold], size)
            for chinese, part in runs(text)
        )

    def _broken(self, text: str, size: float, width: float) -> list[str]:
        pieces = [
            piece for chinese, part in runs(text) for piece in (part if chinese else _words(part))
        ]
        lines = [""]
        for piece in pieces:
            if lines[-1] and self._width(lines[-1] + piece.rstrip(), size, bold=False) > width:
                if piece in "，。、；：）”":
                    lines[-1] += piece
                    continue
                lines.append("")
            lines[-1] += piece if lines[-1] else piece.lstrip()
        return lines


def scanned_pdf(pages: Sequence[Image.Image], dpi: int, title: str) -> bytes:
    """Return a PDF whose pages are scans and nothing else, as an office scanner mails them."""
    pdf = pikepdf.new()
    pdf.docinfo["/Title"] = title
    for page in pages:
        width, height = (side / dpi * _POINTS for side in page.size)
        picture = pikepdf.Stream(
            pdf,
            jpeg(page, dpi),
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=page.width,
            Height=page.height,
            ColorSpace=pikepdf.Name.DeviceRGB,
            BitsPerComponent=8,
            Filter=pikepdf.Name.DCTDecode,
        )
        added = pdf.add_blank_page(page_size=(round(width, 2), round(height, 2)))
        added.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Scan=picture))
        drawing = f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /Scan Do Q".encode()
        added.Contents = pdf.make_stream(drawing)
    file = io.BytesIO()
    pdf.save(file, deterministic_id=True)
    return file.getvalue()


def jpeg(image: Image.Image, dpi: int, quality: int = 62, **more: object) -> bytes:
    """Return an image as JPEG."""
    file = io.BytesIO()
    image.save(file, "JPEG", quality=quality, dpi=(dpi, dpi), optimize=True, **more)
    return file.getvalue()


def _words(text: str) -> list[str]:
    words = text.split(" ")
    return [f"{word} " for word in words[:-1]] + [words[-1]]


def _embedded(letters: str, *, chinese: bool, bold: bool) -> str:
    """Register a font that holds `letters` only, at one weight, and return its name."""
    name = f"Specimen{'Chinese' if chinese else 'Latin'}{'Bold' if bold else ''}"
    font = TTFont(CHINESE if chinese else LATIN, recalcTimestamp=False)
    options = subset.Options()
    options.layout_features = []
    options.notdef_outline = True
    cutter = subset.Subsetter(options)
    cutter.populate(text=letters + " ")
    cutter.subset(font)
    axes = {"wght": 700 if bold else 400}
    pinned = instantiateVariableFont(font, axes if chinese else axes | {"wdth": 100})
    for record in pinned["name"].names:
        if record.nameID in _NAMES:  # reportlab knows fonts by these, and both weights have one
            record.string = name
    file = io.BytesIO()
    pinned.save(file)
    file.seek(0)
    pdfmetrics.registerFont(EmbeddedFont(name, file))
    return name
