# SPDX-License-Identifier: MIT
"""The writer as the services know it: a whole case in, a proved file out."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from kvisa_desktop.domain.documents import DocumentPage
from kvisa_desktop.domain.exhibits import exhibits_of
from kvisa_desktop.domain.files import Media, PreparedPage
from kvisa_desktop.domain.finding import Area, Finding, Weight
from kvisa_desktop.dossier.writer import PdfWriter
from kvisa_desktop.errors import Cancelled, Refused
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.services.ports import DossierOptions, DossierWriter
from kvisa_desktop.services.progress import Silent
from tests.case_builders import bare_case, graduate_case
from tests.dossier.cases import BUILT_ON, RULEBOOK, voice
from tests.dossier.specimens import jpeg_page, pdf_page
from tests.spoken import chinese, english

OPTIONS = DossierOptions(BUILT_ON)


@pytest.fixture
def writer() -> DossierWriter:
    return PdfWriter(voice, RULEBOOK)


def scanned(_page: DocumentPage) -> PreparedPage:
    return jpeg_page()


def text_of(file: Path) -> list[str]:
    document = pypdfium2.PdfDocument(file)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def test_the_dossier_of_a_case_is_built_and_proved(writer: DossierWriter, tmp_path: Path) -> None:
    out = tmp_path / "dossier.pdf"
    report = writer.build(graduate_case(), scanned, OPTIONS, out, progress=Silent())

    assert [proof.property for proof in report.proofs if not proof.ok] == []
    assert [each.label for each in report.exhibits] == [str(n) for n in range(1, 9)]
    assert report.notes == ()
    pages = text_of(out)
    assert len(pages) == report.pages
    assert "签证申请材料册" in pages[0]
    assert "材料目录" in pages[1]
    for exhibit in report.exhibits:
        label = f"附件{exhibit.label} / Exhibit {exhibit.label} · 1/1"
        assert label in pages[exhibit.first_page - 1]


def test_each_exhibit_page_is_asked_for_once_and_in_order(
    writer: DossierWriter, tmp_path: Path
) -> None:
    asked: list[DocumentPage] = []

    def ask(page: DocumentPage) -> PreparedPage:
        asked.append(page)
        return jpeg_page()

    case = graduate_case()
    writer.build(case, ask, OPTIONS, tmp_path / "dossier.pdf", progress=Silent())
    assert asked == [page for exhibit in exhibits_of(case) for page in exhibit.pages]


def test_the_same_case_on_the_same_day_gives_the_same_bytes(
    writer: DossierWriter, tmp_path: Path
) -> None:
    case = graduate_case()
    for name in ("a.pdf", "b.pdf"):
        writer.build(case, scanned, OPTIONS, tmp_path / name, progress=Silent())
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


@pytest.mark.parametrize(
    ("drawing", "said"),
    [
        (b"0 0 0 1 k 0 0 9 9 re f", "neither PDF/A nor PDF/UA"),
        (b"BT /Own 9 Tf (x) Tj ET", "printed as a picture"),
    ],
)
def test_what_became_of_an_odd_page_is_said(
    writer: DossierWriter, tmp_path: Path, drawing: bytes, said: str
) -> None:
    def odd(_page: DocumentPage) -> PreparedPage:
        return PreparedPage(Media.PDF, pdf_page(drawing), 300, 400)

    out = tmp_path / "dossier.pdf"
    report = writer.build(graduate_case(), odd, OPTIONS, out, progress=Silent())
    assert said in english(report.notes[0])
    assert "附件1" in chinese(report.notes[0])


def test_copies_of_identity_papers_say_what_they_are_for_when_that_is_asked(
    writer: DossierWriter, tmp_path: Path
) -> None:
    out = tmp_path / "dossier.pdf"
    options = replace(OPTIONS, purpose_mark=True)
    report = writer.build(graduate_case(), scanned, options, out, progress=Silent())
    marked = [
        number for number, page in enumerate(text_of(out), 1) if "仅供办理中国K字签证使用" in page
    ]

    assert all(proof.ok for proof in report.proofs)
    wanted = {"2", "3", "5"}  # two of the passport, one of residence
    assert marked == [each.first_page for each in report.exhibits if each.label in wanted]


def test_a_profile_that_is_not_there_is_refused(writer: DossierWriter, tmp_path: Path) -> None:
    options = replace(OPTIONS, profile="glossy")
    with pytest.raises(Refused, match="no dossier profile"):
        writer.build(graduate_case(), scanned, options, tmp_path / "d.pdf", progress=Silent())


def test_a_case_of_which_nothing_is_known_is_a_dossier_too(
    writer: DossierWriter, tmp_path: Path
) -> None:
    report = writer.build(bare_case(), scanned, OPTIONS, tmp_path / "d.pdf", progress=Silent())
    assert report.pages == 2


def test_a_build_that_is_stopped_leaves_nothing(writer: DossierWriter, tmp_path: Path) -> None:
    class Impatient:
        calls = 0

        def report(self, what: Message, done: int, total: int) -> None:
            assert english(what)
            assert done <= total

        def is_cancelled(self) -> bool:
            self.calls += 1
            return self.calls > 5

    with pytest.raises(Cancelled):
        writer.build(
            graduate_case(), scanned, OPTIONS, tmp_path / "dossier.pdf", progress=Impatient()
        )
    assert list(tmp_path.iterdir()) == []


def test_a_name_no_font_has_is_told_with_character_and_field(
    writer: DossierWriter, tmp_path: Path
) -> None:
    case = graduate_case()
    case = replace(case, person=replace(case.person, native_name="Արամ"))
    with pytest.raises(Refused) as refused:
        writer.build(case, scanned, OPTIONS, tmp_path / "dossier.pdf", progress=Silent())

    assert "U+0531 ARMENIAN CAPITAL LETTER AYB" in english(refused.value.what)
    assert "本国文字姓名" in chinese(refused.value.what)


def test_the_working_file_says_on_every_page_that_it_is_internal(
    writer: DossierWriter, tmp_path: Path
) -> None:
    finding = Finding(
        "passport.short",
        Weight.BLOCKER,
        Area.PERSON,
        msg("The passport has {months} months left.", months=5),
        msg("Renew it."),
        ("K-10", "no-such-rule"),
    )
    out = tmp_path / "working.pdf"
    file = writer.working_file(graduate_case(), [finding], OPTIONS, out)
    pages = text_of(file)

    assert file == out
    assert all("内部工作底稿，不得递交" in page for page in pages)
    everything = "\n".join(pages)
    assert "The passport has 5 months left." in everything
    assert "递交前须解决事项" in everything
    assert "K-10" in everything


def test_the_working_file_says_nothing_of_the_names_of_files(
    writer: DossierWriter, tmp_path: Path
) -> None:
    finding = Finding(
        "paper.same-title.other",
        Weight.CHECK,
        Area.DOCUMENTS,
        msg("{count} papers: {files}.", count=2, files=verbatim("private Ա.pdf")),
        printed=msg("Two papers look alike."),
    )
    file = writer.working_file(graduate_case(), [finding], OPTIONS, tmp_path / "working.pdf")
    everything = "\n".join(text_of(file))
    assert "private" not in everything
    assert "Two papers look alike." in everything


def test_a_working_file_without_findings_still_tells_the_checklist(
    writer: DossierWriter, tmp_path: Path
) -> None:
    file = writer.working_file(graduate_case(), [], OPTIONS, tmp_path / "working.pdf")
    everything = "\n".join(text_of(file))
    assert "申请材料清单" in everything
    assert "尚待明确或须复核的规定" in everything
    assert "Number of entries" in everything


def test_a_dossier_built_earlier_is_proved_and_another_pdf_is_refused(
    writer: DossierWriter, tmp_path: Path
) -> None:
    out = tmp_path / "dossier.pdf"
    writer.build(graduate_case(), scanned, OPTIONS, out, progress=Silent())
    assert all(proof.ok for proof in writer.verify(out))

    other = tmp_path / "other.pdf"
    other.write_bytes(pdf_page())
    with pytest.raises(Refused, match="not a dossier"):
        writer.verify(other)
