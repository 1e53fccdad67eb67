# SPDX-License-Identifier: MIT
"""A whole build: the same twice, stopped at any point, refused before it begins."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.files import Media, PreparedPage
from kvisa_desktop.dossier.assemble import DoubtfulPage, Options, build
from kvisa_desktop.dossier.blocks import Content, Field, Fields, Plain, Section
from kvisa_desktop.dossier.doubts import Doubt
from kvisa_desktop.errors import Cancelled, Refused
from kvisa_desktop.messages import msg
from tests.dossier.specimens import BUILT_ON, built, content, pdf_page, scan


def test_the_same_case_on_the_same_day_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "a.pdf", tmp_path / "b.pdf"
    built(first)
    built(second)
    assert first.read_bytes() == second.read_bytes()


def test_the_report_says_what_was_built(tmp_path: Path) -> None:
    out = tmp_path / "dossier.pdf"
    report = built(out)

    assert report.file == out
    assert report.size == out.stat().st_size
    assert report.sha256 == hashlib.sha256(out.read_bytes()).hexdigest()
    assert [(each.number, each.first_page, each.pages) for each in report.exhibits] == [
        ("1", 5, 1),
        ("2", 6, 2),
        ("2T", 8, 1),
    ]
    assert report.profiles == ("PDF/A-2a", "PDF/UA-1")
    assert report.doubtful == ()
    assert all(proof.ok for proof in report.proofs)


def test_progress_counts_every_page(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    build(
        content(),
        Options(BUILT_ON),
        scan,
        tmp_path / "dossier.pdf",
        lambda done, total: seen.append((done, total)),
    )
    assert seen == [(done, 9) for done in range(10)]


@pytest.mark.parametrize("at", [0, 5, 9])
def test_a_build_stopped_at_any_page_leaves_what_was_there(tmp_path: Path, at: int) -> None:
    out = tmp_path / "dossier.pdf"
    out.write_bytes(b"an earlier dossier")

    def stop(done: int, _total: int) -> None:
        if done == at:
            raise Cancelled(msg("Stopped. Nothing was changed."))

    with pytest.raises(Cancelled):
        build(content(), Options(BUILT_ON), scan, out, stop)

    assert out.read_bytes() == b"an earlier dossier"
    assert list(tmp_path.iterdir()) == [out]


def test_a_character_no_font_has_is_named_before_anything_is_read(tmp_path: Path) -> None:
    def unread(source: str, _page: int) -> PreparedPage:
        raise AssertionError(source)

    with pytest.raises(Refused) as refused:
        built(tmp_path / "dossier.pdf", content(name="Արամ"), unread)

    values = refused.value.what.values
    assert "U+0531 ARMENIAN CAPITAL LETTER AYB" in str(values["character"])
    assert values["where"] == Bilingual("Applicant", "申请人")
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_page_is_refused_by_the_name_of_its_exhibit(tmp_path: Path) -> None:
    def broken(source: str, page: int) -> PreparedPage:
        if source == "translation":
            return PreparedPage(Media.PDF, b"%PDF-1.7 and then nothing", 300, 400)
        return scan(source, page)

    with pytest.raises(Refused) as refused:
        built(tmp_path / "dossier.pdf", pages=broken)

    assert refused.value.what.values["exhibit"] == Bilingual("Translation", "译文")
    assert list(tmp_path.iterdir()) == []


def with_translation(content: bytes) -> Callable[[str, int], PreparedPage]:
    """Return the specimen's scans, the translation drawing `content`."""

    def pages(source: str, page: int) -> PreparedPage:
        if source == "translation":
            return PreparedPage(Media.PDF, pdf_page(content), 300, 400)
        return scan(source, page)

    return pages


def test_a_scan_that_breaks_the_profile_is_named_and_the_claim_is_not_made(tmp_path: Path) -> None:
    pages = with_translation(b"0 0 0 1 k 0 0 90 90 re f")
    report = built(tmp_path / "dossier.pdf", pages=pages)

    assert report.profiles == ()
    assert report.doubtful == (DoubtfulPage("2T", 1, (Doubt.COLOUR,)),)
    assert all(proof.ok for proof in report.proofs)


def test_a_page_that_needs_a_font_it_lacks_is_drawn_once_for_all(tmp_path: Path) -> None:
    out = tmp_path / "dossier.pdf"
    report = built(out, pages=with_translation(b"BT /Own 40 Tf 60 200 Td (Zeugnis) Tj ET"))
    reader = PdfReader(out)

    assert report.doubtful == (DoubtfulPage("2T", 1, (Doubt.FONT_NOT_EMBEDDED,), is_picture=True),)
    assert report.profiles == ("PDF/A-2a", "PDF/UA-1")
    shown = reader.pages[7]["/Resources"]["/XObject"]["/Scan"]  # type: ignore[index]  # a page of ours
    assert shown["/Subtype"] == "/Image"
    assert shown["/Width"] == 1250


def test_the_smallest_content_is_a_dossier_too(tmp_path: Path) -> None:
    field = Field(Bilingual("Applicant", "申请人"), (Plain("OKORO"),))
    section = Section("one", Bilingual("One", "一"), (Fields((field,)),))
    title = Bilingual("T", "题")
    report = built(tmp_path / "d.pdf", Content(title, "A", title, (section,)))
    assert report.pages == 1
