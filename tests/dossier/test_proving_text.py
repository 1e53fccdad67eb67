# SPDX-License-Identifier: MIT
"""The promise that text can be searched, kept and broken, in both directions of writing."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pikepdf import Dictionary, Pdf

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.dossier.assemble import Belonging, Options, build
from kvisa_desktop.dossier.blocks import (
    Content,
    Exhibit,
    Field,
    Fields,
    Index,
    IndexLine,
    Plain,
    Section,
)
from kvisa_desktop.dossier.manifest import Manifest
from kvisa_desktop.dossier.proving_text import is_said, runs_left
from kvisa_desktop.dossier.verify import verify
from kvisa_desktop.services.ports import Proof
from tests.dossier.specimens import BUILT_ON, content, scan
from tests.spoken import chinese, english

NAMES = ("خالد بن نبيل", "אברהם (ירושלים) 12", "Yusuf يوسف")


def with_values(*values: str) -> Content:
    """Return the specimen with one more field for each value."""
    whole = content()
    label = Bilingual("Native name", "本国文字姓名")
    fields = Fields(tuple(Field(label, (Plain(each),)) for each in values))
    more = Section("names", Bilingual("Names", "姓名"), (fields,), "4")
    return replace(whole, sections=(*whole.sections, more))


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return proved(tmp_path_factory.mktemp("text") / "dossier.pdf", with_values(*NAMES))


def proved(out: Path, what: Content) -> Path:
    """Build a dossier of a case, which says what data it prints."""
    options = Options(BUILT_ON, belongs=Belonging("a case"))
    build(what, options, scan, out, lambda *_: None)
    return out


def of_text(path: Path) -> Proof:
    """Return what is proved of the text of a file."""
    return next(proof for proof in verify(path) if proof.property == "text")


def touched(dossier: Path, out: Path, touch: Callable[[Pdf], None]) -> Path:
    with Pdf.open(dossier) as pdf:
        touch(pdf)
        pdf.save(out)
    return out


def test_text_of_both_directions_is_proved(dossier: Path) -> None:
    proof = of_text(dossier)
    assert proof.ok
    assert "right-to-left" in english(proof.detail)
    assert "从右向左" in chinese(proof.detail)


def test_a_dossier_without_such_text_says_nothing_of_it(tmp_path: Path) -> None:
    whole = content()
    cover, index, _, *others = whole.sections
    lines = Index((IndexLine("2", Bilingual("Degree", "学位"), "degree", 0),))
    told = replace(whole, sections=(cover, replace(index, blocks=(lines,)), *others))

    assert "right-to-left" not in english(of_text(proved(tmp_path / "x.pdf", told)).detail)


def test_letters_that_say_something_else_are_found(dossier: Path, tmp_path: Path) -> None:
    def confuse(pdf: Pdf) -> None:
        for page in pdf.pages:
            for font in page.resources.get("/Font", Dictionary()).as_dict().values():
                if "Arabic" in str(font.BaseFont):
                    said = font.ToUnicode.read_bytes()
                    font.ToUnicode.write(said.replace(b"> <062E>", b"> <062D>"))

    proof = of_text(touched(dossier, tmp_path / "touched.pdf", confuse))
    assert not proof.ok
    assert "خالد" in english(proof.detail)


def test_a_word_that_is_nowhere_on_the_pages_is_found(dossier: Path, tmp_path: Path) -> None:
    def promise_more(pdf: Pdf) -> None:
        kept = pdf.Root.PieceInfo["/kvisa_desktop"].Private
        manifest = Manifest.from_bytes(kept.read_bytes())
        fact = replace(manifest.facts[0], value=("مكتوب", ""))
        kept.write(replace(manifest, facts=(*manifest.facts, fact)).to_bytes())

    proof = of_text(touched(dossier, tmp_path / "touched.pdf", promise_more))
    assert not proof.ok
    assert "مكتوب" in english(proof.detail)


def test_marked_and_very_long_words_are_not_asked_for(tmp_path: Path) -> None:
    values = ("مُحَمَّد", "שָׁלוֹם", "والأستقبالاتكمومستشفياتهم" * 3, "بيت/12،شارع", "ﷲ")
    assert of_text(proved(tmp_path / "x.pdf", with_values(*values))).ok


@pytest.mark.parametrize("title", ["شهادة يوسف الأحمد", "תעודה 12 (ירושלים)", "Diploma شيخ 7"])
def test_a_title_that_runs_to_the_left_does_not_stop_a_dossier(tmp_path: Path, title: str) -> None:
    whole = content()
    lines = (
        IndexLine("1", Bilingual("Applicant", "申请人"), "person", 0),
        IndexLine("附件2 / Exhibit 2", Bilingual(title, title), "exhibit-2"),
    )
    index = Section("index", Bilingual("Index", "材料目录"), (Index(lines),))
    exhibit = Exhibit("2", Bilingual(title, title), "degree", 2)
    sections = tuple(
        index
        if section.key == "index"
        else replace(section, blocks=(exhibit,))
        if section.key == "degree"
        else section
        for section in whole.sections
    )
    proofs = verify(proved(tmp_path / "x.pdf", replace(whole, sections=sections)))
    assert all(proof.ok for proof in proofs)


@pytest.mark.parametrize(
    ("wanted", "text", "found"),
    [
        ("附件1 / Exhibit 1", "附件1 / Exhibit 1 Passport 5", True),
        ("附件1 / Exhibit 1", "附件1  /\r\nExhibit 1", True),
        ("附件1 / Exhibit 1", "Exhibit 1 / 附件1", False),
        ("附件1 / Exhibit 1", "5 شهادة 1 Exhibit / 1附件", True),
        ("附件1 / Exhibit 1", "5 شهادة 2 Exhibit / 2附件", False),
        ("附件1 / Exhibit 1 · 2/2", "2/2 · شهادة 1 Exhibit / 1附件", True),
        ("附件1 / Exhibit 1 · 2/2", "1/2 · شهادة 1 Exhibit / 1附件", False),
        ("شهادة", "ةداهش", False),
    ],
)
def test_a_line_is_compared_word_by_word_where_it_runs_to_the_left(
    wanted: str, text: str, *, found: bool
) -> None:
    assert is_said(wanted, text) is found


def test_only_letters_that_run_to_the_left_turn_a_line() -> None:
    assert runs_left("Zoë يوسف")
    assert runs_left("אב")
    assert not runs_left("Zoë ١٢ 签证")
