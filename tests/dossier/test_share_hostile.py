# SPDX-License-Identifier: MIT
"""Whatever a paper holds beside what is seen of it, nothing hidden is left in a share copy."""

import io
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader

from kvisa_desktop.domain.case import Case, CaseId
from kvisa_desktop.domain.documents import DocumentPage, StoredFile
from kvisa_desktop.domain.files import FileFacts, FileType, Outcome, PageFacts, PreparedPage
from kvisa_desktop.domain.hiding import HiddenField
from kvisa_desktop.domain.person import Passport, PassportId
from kvisa_desktop.dossier.share_copy import PdfSharer
from kvisa_desktop.intake import redact_tasks, redactor, searchable, transfer
from kvisa_desktop.messages import msg
from kvisa_desktop.services import cases, documents, sharing
from kvisa_desktop.services.documents import Filing, Scan
from kvisa_desktop.services.ports import DossierOptions
from kvisa_desktop.services.sharing import Box, ShareReport, ShareWish
from tests.case_builders import new_id
from tests.dossier.cases import RULEBOOK, voice
from tests.fakes import FakeScans, FakeVault
from tests.intake import hostile_papers as hostile

if TYPE_CHECKING:
    from kvisa_desktop.sandbox import Json

NUMBER = hostile.NUMBER
PHOTO = "an old photo.jpg"


class TakesAll(FakeScans):
    """Takes every file for what its first bytes say, of one page."""

    def inspect(self, data: bytes, *, name: str = "", password: str | None = None) -> FileFacts:  # noqa: ARG002
        """Return what is kept of the file."""
        kind = FileType.PDF if data.startswith(b"%PDF") else FileType.JPEG
        return FileFacts(Outcome.ACCEPT, kind, (PageFacts(595.0, 842.0),))


class DrawsHere:
    """Does what the worker does, without one."""

    def is_searchable(self, data: bytes, kept: StoredFile, page: DocumentPage) -> bool:
        """Tell whether the text of a page says what is on it."""
        return kept.type == FileType.PDF.value and searchable.is_searchable(data, page.page_no - 1)

    def redacted(
        self,
        data: bytes,
        kept: StoredFile,
        page: DocumentPage,
        *,
        needles: Sequence[str] = (),
        boxes: Sequence[Box] = (),
        marks: Sequence[str] = (),
    ) -> tuple[PreparedPage, Sequence[Box]]:
        """Return a page as the worker draws it."""
        options: dict[str, Json] = {
            "type": kept.type, "page_no": page.page_no, "rotation": 0, "password": None,
            "needles": list(needles), "boxes": [list(each) for each in boxes],
            "marks": list(marks),
        }  # fmt: skip
        told, made = redact_tasks.redacted(data, options)
        assert isinstance(told, list)
        assert isinstance(told[1], list)
        return transfer.page_from_json(told[0], made, b""), list(map(redactor.box_of, told[1]))


def photo() -> bytes:
    """Return a photo whose notes hold the number and a small picture of it."""
    small = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(small, "JPEG", comment=NUMBER.encode())
    notes = Image.Exif()
    notes[0x010E] = NUMBER
    buffer = io.BytesIO()
    Image.new("RGB", (400, 300), "white").save(
        buffer, "JPEG", exif=notes.tobytes() + small.getvalue(), comment=NUMBER.encode()
    )
    return buffer.getvalue()


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ShareReport]:
    """Return a copy of hostile papers without the number, and what was said of it."""
    vault = FakeVault()
    made: Case = cases.create(vault).value
    case_id = CaseId(made.id)
    with vault.act(msg("Fill")) as act:
        act.put(Passport(id=PassportId(new_id()), person_id=made.person_id, number=NUMBER))
    papers = {**{f"{name}.pdf": data for name, data in hostile.papers().items()}, PHOTO: photo()}
    for name, data in papers.items():
        offered = [Scan(f"{NUMBER} {name}", lambda data=data: data)]  # type: ignore[misc]
        documents.add(vault, TakesAll(), case_id, offered, Filing("cv"))
    case = cases.read(vault, case_id)
    kept = {each.id for each in case.documents[-1:]}  # a photo nobody can search
    out = tmp_path_factory.mktemp("hostile") / "copy.pdf"
    wish = ShareWish((HiddenField.PASSPORT_NUMBERS,), keep=frozenset(kept))
    done = sharing.share(
        vault, DrawsHere(), PdfSharer(voice, RULEBOOK), case_id, wish,
        options=DossierOptions(date(2026, 11, 22)), out=out,
    )  # fmt: skip
    return out, done


def strings(pdf: pikepdf.Pdf) -> Iterator[bytes]:
    """Yield every string and every stream of a file, used or not."""
    for each in pdf.objects:
        yield each.unparse() if not isinstance(each, pikepdf.Stream) else each.stream_dict.unparse()
        if isinstance(each, pikepdf.Stream):
            is_picture = each.get("/Filter") == "/DCTDecode"
            yield each.read_raw_bytes() if is_picture else each.read_bytes()


def test_papers_that_can_be_searched_are_in_the_copy_and_others_are_not(
    copy: tuple[Path, ShareReport],
) -> None:
    done = copy[1]
    assert len(done.report.exhibits) == len(hostile.papers())
    assert len(done.withheld) == 1
    assert done.boxes_on_text > len(NUMBER)


def test_nothing_in_the_bytes_of_the_copy_says_the_number(copy: tuple[Path, ShareReport]) -> None:
    number = NUMBER.encode()
    spelt = (number, number.hex().encode(), number.hex().upper().encode(), *(
        NUMBER.encode(form) for form in ("utf-16-be", "utf-16-le")
    ))  # fmt: skip
    data = copy[0].read_bytes()
    with pikepdf.open(copy[0]) as pdf:
        for each in (data, *strings(pdf)):
            assert not [form for form in spelt if form in each]


def test_no_reader_of_the_copy_finds_the_number(copy: tuple[Path, ShareReport]) -> None:
    with pypdfium2.PdfDocument(copy[0]) as document:
        seen = "".join(page.get_textpage().get_text_range() for page in document)
        noted = [mark.get_title() for mark in document.get_toc()]
    read = "".join(page.extract_text() for page in PdfReader(copy[0]).pages)
    assert NUMBER not in f"{seen}{noted}{read}{PdfReader(copy[0]).metadata}"


def test_nothing_of_a_paper_goes_along_but_what_is_seen(copy: tuple[Path, ShareReport]) -> None:
    with pikepdf.open(copy[0]) as pdf:
        assert not pdf.attachments
        assert "/AcroForm" not in pdf.Root
        assert "/OCProperties" not in pdf.Root
        for page in pdf.pages:
            assert not {"/Thumb", "/PieceInfo"} & set(page.obj.keys())
            kinds = {str(each.Subtype) for each in page.obj.get("/Annots", [])}
            assert kinds <= {"/Link"}


def test_a_picture_of_the_copy_is_one_picture_without_notes(
    copy: tuple[Path, ShareReport],
) -> None:
    with pikepdf.open(copy[0]) as pdf:
        found = [
            each.read_raw_bytes()
            for each in pdf.objects
            if isinstance(each, pikepdf.Stream) and each.get("/Filter") == "/DCTDecode"
        ]
    assert len(found) == len(hostile.papers())
    for data in found:
        assert data.count(b"\xff\xd8\xff") == 1
        assert not [mark for mark in (b"Exif", b"http", b"Photoshop") if mark in data]
        picture = Image.open(io.BytesIO(data))
        assert not dict(picture.getexif())
        assert "comment" not in picture.info


def test_the_papers_held_the_number_before() -> None:
    for name, data in hostile.papers().items():
        with pikepdf.open(io.BytesIO(data)) as pdf:
            there = NUMBER.encode() in data or any(NUMBER.encode() in each for each in strings(pdf))
        assert there, name
    assert photo().count(NUMBER.encode()) > 2
