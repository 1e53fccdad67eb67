# SPDX-License-Identifier: MIT
"""A dossier proved later, without its case: whole ones pass, touched ones say what was touched."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Encryption, Name, Pdf, String

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.dossier.manifest import Manifest
from kvisa_desktop.dossier.verify import verify
from kvisa_desktop.errors import Refused
from tests.dossier.specimens import built, content, pdf_page

PROPERTIES = {
    "made_by_program",
    "page_count",
    "page_size",
    "page_numbers",
    "page_labels",
    "exhibit_stamps",
    "index",
    "bookmarks",
    "links",
    "fonts_embedded",
    "text",
    "mark",
    "language",
    "title",
    "structure",
    "not_encrypted",
    "nothing_active",
    "profiles",
    "pages_unchanged",
    "streams_unchanged",
}


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("verify") / "dossier.pdf"
    built(out)
    return out


def broken(path: Path) -> set[str]:
    """Return the properties that no longer hold."""
    return {proof.property for proof in verify(path) if not proof.ok}


def touched(dossier: Path, tmp_path: Path, touch: Callable[[Pdf], None]) -> set[str]:
    """Return what no longer holds after `touch`."""
    out = tmp_path / "touched.pdf"
    with Pdf.open(dossier) as pdf:
        touch(pdf)
        pdf.save(out)
    return broken(out)


def test_a_whole_dossier_proves_every_promise(dossier: Path) -> None:
    proofs = verify(dossier)
    assert {proof.property for proof in proofs} == PROPERTIES
    assert [proof.property for proof in proofs if not proof.ok] == []


def test_properties_are_told_once_each(dossier: Path) -> None:
    names = [proof.property for proof in verify(dossier)]
    assert len(names) == len(set(names))


def test_saving_it_again_with_another_program_changes_nothing_that_was_promised(
    dossier: Path, tmp_path: Path
) -> None:
    assert touched(dossier, tmp_path, lambda _pdf: None) == set()


def _lose_a_page(pdf: Pdf) -> None:
    del pdf.pages[4]


def _swap_pages(pdf: Pdf) -> None:
    pdf.pages[5:7] = [pdf.pages[6], pdf.pages[5]]


def _exchange_a_scan(pdf: Pdf) -> None:
    image = pdf.pages[4].obj.Resources.XObject.Scan
    image.write(b"\xff\xd8 another picture", filter=Name.DCTDecode)


def _lead_a_bookmark_astray(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root[-1].destination = Array([pdf.pages[0].obj, Name.XYZ, 0, 0, 0])


def _lead_an_index_line_astray(pdf: Pdf) -> None:
    pdf.pages[1].obj.Annots[1].Dest[0] = pdf.pages[0].obj


def _lead_a_link_nowhere(pdf: Pdf) -> None:
    pdf.pages[2].obj.Annots[0].Dest = String("nowhere")


def _relabel(pdf: Pdf) -> None:
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.r)]))


def _forget_the_language(pdf: Pdf) -> None:
    del pdf.Root.Lang


def _retitle(pdf: Pdf) -> None:
    pdf.docinfo["/Title"] = String("Something else")


def _untag(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot


def _run_a_script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def _attach(pdf: Pdf) -> None:
    pdf.attachments["note.txt"] = b"hidden"


def _claim_less(pdf: Pdf) -> None:
    del pdf.Root.Metadata


def _unembed(pdf: Pdf) -> None:
    fonts = pdf.pages[0].resources.Font
    for font in fonts.as_dict().values():
        if isinstance(font, Dictionary):
            del font.DescendantFonts[0].FontDescriptor["/FontFile2"]


def _enlarge(pdf: Pdf) -> None:
    pdf.pages[3].mediabox = (0, 0, 842, 1191)  # type: ignore[assignment]  # pikepdf takes tuples


@pytest.mark.parametrize(
    ("touch", "found"),
    [
        (_lose_a_page, {"page_count", "page_numbers", "exhibit_stamps", "bookmarks"}),
        (_swap_pages, {"page_numbers", "exhibit_stamps", "pages_unchanged"}),
        (_exchange_a_scan, {"pages_unchanged"}),
        (_lead_a_bookmark_astray, {"bookmarks"}),
        (_lead_an_index_line_astray, {"index"}),
        (_lead_a_link_nowhere, {"links"}),
        (_relabel, {"page_labels"}),
        (_forget_the_language, {"language"}),
        (_retitle, {"title"}),
        (_untag, {"structure"}),
        (_run_a_script, {"nothing_active"}),
        (_attach, {"nothing_active"}),
        (_claim_less, {"profiles"}),
        (_unembed, {"fonts_embedded"}),
        (_enlarge, {"page_size"}),
    ],
)
def test_what_was_touched_is_what_is_found(
    dossier: Path, tmp_path: Path, touch: Callable[[Pdf], None], found: set[str]
) -> None:
    assert touched(dossier, tmp_path, touch) >= found


def test_a_pdf_of_somebody_else_is_told_apart_in_one_sentence(tmp_path: Path) -> None:
    other = tmp_path / "other.pdf"
    other.write_bytes(pdf_page())
    (proof,) = verify(other)

    assert (proof.property, proof.ok) == ("made_by_program", False)


@pytest.mark.parametrize("data", [b"", b"no PDF at all", b"%PDF-1.7\n%%EOF"])
def test_what_cannot_be_read_is_refused(tmp_path: Path, data: bytes) -> None:
    unreadable = tmp_path / "x.pdf"
    unreadable.write_bytes(data)
    with pytest.raises(Refused, match="could not be read"):
        verify(unreadable)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        verify(tmp_path / "none.pdf")


def test_a_file_cut_short_is_refused_or_found_broken(dossier: Path, tmp_path: Path) -> None:
    data = dossier.read_bytes()
    cut = tmp_path / "cut.pdf"
    for share in (0.3, 0.6, 0.9):
        cut.write_bytes(data[: int(len(data) * share)])
        try:
            assert broken(cut)
        except Refused:
            continue


def test_a_protected_dossier_is_refused_with_the_reason(dossier: Path, tmp_path: Path) -> None:
    out = tmp_path / "protected.pdf"
    with Pdf.open(dossier) as pdf:
        pdf.save(out, encryption=Encryption(user="secret", owner="secret"))
    with pytest.raises(Refused, match="password"):
        verify(out)


def test_a_manifest_other_than_the_one_meant_is_found(dossier: Path) -> None:
    meant = Manifest("dossier", "Another title", "2026-11-21", 9)
    assert {proof.property for proof in verify(dossier, meant) if not proof.ok} == {
        "made_by_program"
    }


def test_a_manifest_survives_being_written_and_read() -> None:
    manifest = Manifest("dossier", "题", "2026-11-21", 3, fingerprints=("a", "b"), mark="内部")
    assert Manifest.from_bytes(manifest.to_bytes()) == manifest


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"format": 2}', b'{"format": 1}'])
def test_what_is_no_manifest_is_none(data: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Manifest.from_bytes(data)


def test_a_file_without_its_fingerprints_is_not_unchanged(dossier: Path, tmp_path: Path) -> None:
    def forget(pdf: Pdf) -> None:
        kept = pdf.Root.PieceInfo["/kvisa_desktop"].Private
        manifest = Manifest.from_bytes(kept.read_bytes())
        kept.write(replace(manifest, fingerprints=()).to_bytes())

    assert "pages_unchanged" in touched(dossier, tmp_path, forget)


def test_a_working_file_says_on_every_page_that_it_is_internal(tmp_path: Path) -> None:
    mark = Bilingual("Internal – not for submission", "内部工作底稿，不得递交")
    what = replace(content(), kind="working-file", mark=mark)
    report = built(tmp_path / "working.pdf", what)

    (proof,) = (proof for proof in report.proofs if proof.property == "mark")
    assert proof.ok
