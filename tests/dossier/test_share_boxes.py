# SPDX-License-Identifier: MIT
"""Boxes drawn by hand are proved from the finished copy, whatever drew its pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageDraw

from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.documents import DocumentPage, StoredFile
from kvisa_desktop.domain.files import Media, PreparedPage
from kvisa_desktop.dossier.proving_boxes import prove_boxes
from kvisa_desktop.dossier.share_copy import PdfSharer
from kvisa_desktop.errors import Refused
from kvisa_desktop.intake.redacting import burnt, saved
from kvisa_desktop.services import cases, documents, sharing
from kvisa_desktop.services.documents import Filing, Scan
from kvisa_desktop.services.ports import DossierOptions
from kvisa_desktop.services.sharing import Box, ShareReport, ShareWish
from tests.dossier.cases import RULEBOOK, voice
from tests.fakes import FakeScans, FakeVault, scan
from tests.spoken import english

SIZE = (827, 1169)
BOX: Box = (0.1, 0.2, 0.6, 0.3)


def lines_of_text() -> Image.Image:
    """Return a page that is full of strokes, as a scan of a letter is."""
    page = Image.new("RGB", SIZE, (250, 248, 244))
    pen = ImageDraw.Draw(page)
    for top in range(20, SIZE[1], 24):
        for left in range(20, SIZE[0], 11):
            pen.line((left, top, left + 6, top + 14), (20, 20, 30), 2)
    return page


def jpeg(page: Image.Image) -> bytes:
    """Return a page as the worker saves it."""
    return saved(page, 82)


def covered(box: Box = BOX) -> Image.Image:
    """Return the page with a box burnt in."""
    return burnt(lines_of_text(), [box], ())


def veiled(share: float) -> Image.Image:
    """Return the page with a box through which what stands under it can be seen."""
    return Image.blend(lines_of_text(), covered(), share)


@dataclass
class DrawnAs:
    """A redactor that hands out one picture for every page, whatever was asked of it."""

    data: bytes
    found: tuple[Box, ...] = ()

    def is_searchable(self, data: bytes, kept: StoredFile, page: DocumentPage) -> bool:  # noqa: ARG002
        """Say that nothing can be searched."""
        return False

    def redacted(
        self,
        data: bytes,  # noqa: ARG002
        kept: StoredFile,  # noqa: ARG002
        page: DocumentPage,  # noqa: ARG002
        *,
        needles: Sequence[str] = (),  # noqa: ARG002
        boxes: Sequence[Box] = (),  # noqa: ARG002
        marks: Sequence[str] = (),  # noqa: ARG002
    ) -> tuple[PreparedPage, tuple[Box, ...]]:
        """Return the picture."""
        wide, high = SIZE
        return PreparedPage(
            Media.JPEG, self.data, 595.0, 842.0, pixel_width=wide, pixel_height=high
        ), self.found


@pytest.fixture
def vault() -> FakeVault:
    return FakeVault()


@pytest.fixture
def case(vault: FakeVault) -> CaseFile:
    """Return a case with two papers: one of one page and one of two."""
    case_id = CaseId(cases.create(vault).value.id)
    for kind, count in (("cv", 1), ("activity-plan", 2)):
        offered = [Scan(f"{kind}.pdf", lambda count=count: scan(count))]  # type: ignore[misc]
        documents.add(vault, FakeScans(), case_id, offered, Filing(kind))
    return cases.read(vault, case_id)


def share(
    vault: FakeVault, case: CaseFile, data: bytes, boxes: Mapping[UUID, tuple[Box, ...]], out: Path
) -> ShareReport:
    return sharing.share(
        vault,
        DrawnAs(data),
        PdfSharer(voice, RULEBOOK),
        CaseId(case.case.id),
        ShareWish(boxes=boxes, purpose_mark=False),
        options=DossierOptions(date(2026, 11, 22)),
        out=out,
    )


def test_boxes_burnt_in_are_proved_on_the_pages_they_stand_on(
    vault: FakeVault, case: CaseFile, tmp_path: Path
) -> None:
    boxes: dict[UUID, tuple[Box, ...]]
    boxes = {case.pages[-1].id: (BOX, (0.2, 0.22, 0.3, 0.28)), case.pages[0].id: (BOX,)}
    done = share(vault, case, jpeg(covered()), boxes, tmp_path / "c.pdf")
    proof = done.report.proofs[-1]
    assert (proof.property, proof.ok) == (sharing.DRAWN_BOXES, True)
    said = english(proof.detail)
    assert "3 boxes are plain black" in said
    assert "2 pages" in said


def test_without_boxes_nothing_is_said_of_them(
    vault: FakeVault, case: CaseFile, tmp_path: Path
) -> None:
    done = share(vault, case, jpeg(lines_of_text()), {}, tmp_path / "c.pdf")
    assert sharing.DRAWN_BOXES not in {each.property for each in done.report.proofs}


def with_thumbnail() -> bytes:
    """Return a page with its box, and with the page as it was in the notes of the picture."""
    small = jpeg(lines_of_text().resize((80, 113)))
    made = jpeg(covered())
    note = b"Exif\x00\x00" + small
    return made[:2] + b"\xff\xe1" + (len(note) + 2).to_bytes(2, "big") + note + made[2:]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(jpeg(lines_of_text()), id="no box at all"),
        pytest.param(jpeg(covered((0.1, 0.2, 0.55, 0.3))), id="too narrow"),
        pytest.param(jpeg(covered((0.1, 0.215, 0.6, 0.315))), id="in the wrong place"),
        pytest.param(jpeg(veiled(0.85)), id="seen through"),
        pytest.param(jpeg(veiled(0.98)), id="hardly seen through"),
        pytest.param(with_thumbnail(), id="a second picture inside"),
    ],
)
def test_a_redactor_that_fails_leaves_no_copy(
    vault: FakeVault, case: CaseFile, tmp_path: Path, data: bytes
) -> None:
    out = tmp_path / "c.pdf"
    with pytest.raises(Refused) as raised:
        share(vault, case, data, {case.pages[1].id: (BOX,)}, out)
    assert raised.value.where == sharing.DRAWN_BOXES
    assert list(tmp_path.iterdir()) == []


def shared_as(vault: FakeVault, case: CaseFile, drawn: DrawnAs, out: Path) -> ShareReport:
    """Share without a box by hand."""
    return sharing.share(
        vault, drawn, PdfSharer(voice, RULEBOOK), CaseId(case.case.id),
        ShareWish(purpose_mark=False), options=DossierOptions(date(2026, 11, 22)), out=out,
    )  # fmt: skip


def test_a_copy_calls_itself_one_on_its_cover(
    vault: FakeVault, case: CaseFile, tmp_path: Path
) -> None:
    shared_as(vault, case, DrawnAs(jpeg(lines_of_text())), tmp_path / "c.pdf")
    with pypdfium2.PdfDocument(tmp_path / "c.pdf") as document:
        cover = document[0].get_textpage().get_text_range()
    assert "签证申请材料副本" in cover
    assert "Copy of the visa application papers" in cover
    assert "Visa application dossier" not in cover


def test_boxes_on_found_text_are_proved_as_those_by_hand(
    vault: FakeVault, case: CaseFile, tmp_path: Path
) -> None:
    drawn = DrawnAs(jpeg(covered()), found=(BOX,))
    proof = shared_as(vault, case, drawn, tmp_path / "c.pdf").report.proofs[-1]
    assert (proof.property, proof.ok) == (sharing.DRAWN_BOXES, True)
    assert "3 boxes" in english(proof.detail), "one on each of three pages"


def test_found_text_that_was_not_covered_leaves_no_copy(
    vault: FakeVault, case: CaseFile, tmp_path: Path
) -> None:
    drawn = DrawnAs(jpeg(lines_of_text()), found=(BOX,))
    with pytest.raises(Refused) as raised:
        shared_as(vault, case, drawn, tmp_path / "c.pdf")
    assert raised.value.where == sharing.DRAWN_BOXES
    assert list(tmp_path.iterdir()) == []


def test_a_copy_that_was_there_stays_when_the_new_one_fails(
    vault: FakeVault, case: CaseFile, tmp_path: Path
) -> None:
    out = tmp_path / "c.pdf"
    data = jpeg(lines_of_text())
    with pytest.raises(Refused):
        sharing.share(
            vault, DrawnAs(data), PdfSharer(voice, RULEBOOK), CaseId(case.case.id),
            ShareWish(boxes={case.pages[0].id: (BOX,)}, purpose_mark=False),
            options=DossierOptions(date(2026, 11, 22)), out=_holding(out, b"mine"), force=True,
        )  # fmt: skip
    assert out.read_bytes() == b"mine"


def _holding(out: Path, data: bytes) -> Path:
    out.write_bytes(data)
    return out


def page_drawn(tmp_path: Path, content: bytes, picture: Image.Image) -> Path:
    """Return a file of one page that shows a picture and whatever else `content` draws."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    stream = pdf.make_stream(jpeg(picture), Type=pikepdf.Name.XObject,
                             Subtype=pikepdf.Name.Image, Width=SIZE[0], Height=SIZE[1],
                             ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8,
                             Filter=pikepdf.Name.DCTDecode)  # fmt: skip
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1,
                              BaseFont=pikepdf.Name.Helvetica)  # fmt: skip
    form = pdf.make_stream(b"0 0 9 9 re f", Type=pikepdf.Name.XObject,
                           Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9])  # fmt: skip
    page = pdf.pages[0]
    page.Resources = pikepdf.Dictionary(
        XObject=pikepdf.Dictionary(P=stream, F=form), Font=pikepdf.Dictionary(H=font)
    )
    page.Contents = pdf.make_stream(b"q 500 0 0 700 40 40 cm /P Do Q " + content)
    out = tmp_path / "page.pdf"
    pdf.save(out)
    return out


ON_THE_PICTURE = b"BT /H 9 Tf 0.3 g 100 500 Td (B00000017) Tj ET"
BESIDE_IT = b"BT /H 9 Tf 100 800 Td (Exhibit 3) Tj ET"
A_SECOND_PICTURE = b"q 50 0 0 70 300 750 cm /P Do Q"
A_FORM = b"q 1 0 0 1 300 780 cm /F Do Q"
LAID_OVER = b"0 g 80 500 320 130 re f"
SHOWN_LATER = b"1 0 0 rg 120 550 20 5 re f"


def test_words_beside_the_picture_do_no_harm(tmp_path: Path) -> None:
    file = page_drawn(tmp_path, BESIDE_IT, covered())
    (proof,) = prove_boxes(file, {1: (BOX,)}, name="c.pdf")
    assert proof.ok


@pytest.mark.parametrize("content", [ON_THE_PICTURE, A_SECOND_PICTURE, A_FORM, SHOWN_LATER])
def test_anything_else_on_a_page_with_boxes_is_refused(tmp_path: Path, content: bytes) -> None:
    file = page_drawn(tmp_path, content, covered())
    with pytest.raises(Refused):
        prove_boxes(file, {1: (BOX,)}, name="c.pdf")


def test_a_box_laid_over_a_picture_is_not_burnt_in(tmp_path: Path) -> None:
    file = page_drawn(tmp_path, LAID_OVER, lines_of_text())
    with pytest.raises(Refused, match=r"."):
        prove_boxes(file, {1: (BOX,)}, name="c.pdf")


def test_boxes_at_the_edge_of_a_page_are_proved(
    vault: FakeVault, case: CaseFile, tmp_path: Path
) -> None:
    edges: tuple[Box, ...] = (
        (0, 0, 0.001, 0.001), (0.999, 0.999, 1, 1), (0, 0.6, 1, 1), (0, 0, 0.05, 1),
        (0.99, 0, 1, 1), (0, 0, 1, 0.002), (0.5, 0.4, 0.5, 0.4), (0.3, 1, 0.7, 1),
    )  # fmt: skip
    page = jpeg(burnt(lines_of_text(), edges, ()))
    done = share(vault, case, page, {case.pages[0].id: edges}, tmp_path / "c.pdf")
    assert done.report.proofs[-1].property == sharing.DRAWN_BOXES
