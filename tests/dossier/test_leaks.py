# SPDX-License-Identifier: MIT
"""Whatever part of a finished file still holds what was to be hidden, it is found."""

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from kvisa_desktop.domain.hiding import HiddenField, needles
from kvisa_desktop.domain.looking import whole
from kvisa_desktop.dossier.leaks import leak
from tests.case_builders import graduate_case
from tests.intake import hostile_papers as hostile

NUMBER = hostile.NUMBER
Sown = Callable[[pikepdf.Pdf], object]


def written(sow: Sown, out: Path, mode: pikepdf.ObjectStreamMode) -> Path:
    """Return a file of other words into which something was sown."""
    with pikepdf.open(io.BytesIO(hostile.page(hostile.OTHER_WORDS))) as pdf:
        sow(pdf)
        pdf.save(out, object_stream_mode=mode)
    return out


def _draw(content: bytes) -> Sown:
    return lambda pdf: pdf.pages[0].contents_add(content)


def _metadata(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as told:
        told["dc:title"] = f"Copy of {NUMBER}"


def _bookmark(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(NUMBER, 0))


def _attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["a.txt"] = f"It is {NUMBER}.".encode()


def _note(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Annots = Array(
        [
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Text,
                Contents=String("b 0000-0017"),
                Rect=Array([0, 0, 9, 9]),
            )
        ]
    )


def _field(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=Array([Dictionary(FT=Name.Tx, V=String(NUMBER))]))


def _other_words(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot = Dictionary(K=Dictionary(Alt=String(f"Number {NUMBER}")))


def _unused(pdf: pikepdf.Pdf) -> None:
    pdf.Root.PieceInfo = Dictionary(Own=Dictionary(Private=Array([String(NUMBER)])))


def _manifest(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Kept = pdf.make_stream(b'{\n "count": 1,\n "title": "B 0000 0017"\n}')


def _picture(**notes: object) -> Sown:
    def sow(pdf: pikepdf.Pdf) -> None:
        buffer = io.BytesIO()
        Image.new("RGB", (8, 8)).save(buffer, "JPEG", **notes)
        stream = pdf.make_stream(buffer.getvalue(), Filter=Name.DCTDecode, Type=Name.XObject,
                                 Subtype=Name.Image, Width=8, Height=8, BitsPerComponent=8,
                                 ColorSpace=Name.DeviceRGB)  # fmt: skip
        pdf.pages[0].obj.Resources.XObject = Dictionary(I=stream)

    return sow


def _exif() -> Image.Exif:
    notes = Image.Exif()
    notes[0x010E] = NUMBER
    return notes


PLACES: dict[str, Sown] = {
    "drawn": _draw(hostile.WORDS),
    "drawn in pieces": _draw(b"BT /F1 9 Tf 9 9 Td [(B 000) -200 (00) 30 (017)] TJ ET"),
    "drawn and not seen": _draw(b"BT /F1 9 Tf 3 Tr 9 9 Td (B00000017) Tj ET"),
    "said beside": _draw(b"/Span <</ActualText (B00000017)>> BDC EMC"),
    "said beside in two bytes": _draw(
        b"/Span <</ActualText <feff" + NUMBER.encode("utf-16-be").hex().encode() + b">>> BDC EMC"
    ),
    "in the title": lambda pdf: pdf.docinfo.__setitem__("/Title", f"Copy of {NUMBER}"),
    "in the metadata": _metadata,
    "in a bookmark": _bookmark,
    "in an attachment": _attachment,
    "in a note": _note,
    "in a field": _field,
    "in other words for a picture": _other_words,
    "in what another program kept": _unused,
    "in a manifest": _manifest,
    "in the comment of a picture": _picture(comment=NUMBER.encode()),
    "in the notes of a camera": _picture(exif=_exif()),
}
WANTED = (NUMBER,)


MODES = (pikepdf.ObjectStreamMode.disable, pikepdf.ObjectStreamMode.generate)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("place", PLACES)
def test_it_is_found_wherever_it_stands(
    tmp_path: Path, place: str, mode: pikepdf.ObjectStreamMode
) -> None:
    assert leak(written(PLACES[place], tmp_path / "c.pdf", mode), WANTED) is not None


def test_a_file_without_it_is_clean(tmp_path: Path) -> None:
    nothing = written(lambda pdf: pdf, tmp_path / "c.pdf", pikepdf.ObjectStreamMode.disable)
    assert leak(nothing, WANTED) is None


def test_the_counts_of_a_manifest_are_no_values(tmp_path: Path) -> None:
    def sow(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Kept = pdf.make_stream(
            b'{\n "bodies": [\n  10115,\n  7\n ],\n "length": 120597\n}'
        )

    spelt = needles(graduate_case(), HiddenField)
    looked_for = (*spelt, whole("10115"), "12-05-97")
    file = written(sow, tmp_path / "c.pdf", pikepdf.ObjectStreamMode.disable)
    assert leak(file, looked_for) is None


def test_numbers_that_draw_are_no_values(tmp_path: Path) -> None:
    drawing = b"0.970512 0 0 rg 12.0597 970512 10115 9 re f"
    file = written(_draw(drawing), tmp_path / "c.pdf", pikepdf.ObjectStreamMode.disable)
    assert leak(file, ("12-05-97", "97-05-12", whole("10115"))) is None
