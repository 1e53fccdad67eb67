# SPDX-License-Identifier: MIT
"""Pages of other files taken over as forms, their large pictures moved and not changed."""

import random
from io import BytesIO

from pikepdf import Dictionary, Name, Object, Pdf

from kvisa_desktop.dossier.forms import Forms
from kvisa_desktop.dossier.objects import add
from kvisa_desktop.dossier.splice import Splicer
from tests.dossier.specimens import pdf_page


def taken(*pages: bytes) -> tuple[Pdf, list[Object]]:
    """Return a file that took `pages`, and its forms."""
    out = BytesIO()
    splicer = Splicer(out)
    forms = Forms(splicer, strict=False)
    for page in pages:
        assert forms.take(page) == (True, frozenset())
    listed = " ".join(f"{number} 0 R" for number in forms.settle())
    tree = add(splicer, "<< /Type /Pages /Count 0 /Kids [] >>")
    root = add(splicer, f"<< /Type /Catalog /Pages {tree} 0 R /Forms [{listed}] >>")
    splicer.close(splicer.number(), f"/Root {root} 0 R", bytes)
    pdf = Pdf.open(BytesIO(out.getvalue()))
    return pdf, list(pdf.Root.Forms)


def with_picture(samples: bytes) -> bytes:
    with Pdf.open(BytesIO(pdf_page(b"/Im Do"))) as pdf:
        picture = pdf.make_stream(
            samples,
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=100,
            Height=len(samples) // 100,
            ColorSpace=Name.DeviceGray,
            BitsPerComponent=8,
        )
        pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(Im=picture))
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()


def test_forms_come_in_the_order_in_which_they_were_taken() -> None:
    pdf, forms = taken(pdf_page(b"1 0 0 RG"), pdf_page(b"0 1 0 RG"))
    with pdf:
        assert [each.read_bytes().strip() for each in forms] == [b"1 0 0 RG", b"0 1 0 RG"]
        assert all(str(each.Subtype) == "/Form" for each in forms)
        assert not pdf.get_warnings()


def test_a_large_picture_keeps_its_samples_and_its_coding() -> None:
    samples = random.Random(7).randbytes(100 * 120)
    pdf, (form,) = taken(with_picture(samples))
    with pdf:
        picture = form.Resources.XObject.Im
        assert picture.read_bytes() == samples
        assert picture.Filter == Name.FlateDecode
        assert int(picture.Width) == 100
        assert "/KvisaSplice" not in picture


def test_a_page_with_a_font_that_is_not_in_it_is_not_taken() -> None:
    forms = Forms(Splicer(BytesIO()), strict=False)
    is_taken, doubts = forms.take(pdf_page(b"BT /Own 12 Tf (a) Tj ET"))
    assert not is_taken
    assert doubts
