# SPDX-License-Identifier: MIT
"""What the file tells a screen reader: headings, tables, figures, links, languages."""

from collections.abc import Iterator

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf

from kvisa_desktop.dossier.tagging import Element, LinkArea, Mark, Recorder, elements
from tests.dossier.specimens import built, content


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pdf]:
    out = tmp_path_factory.mktemp("structure") / "dossier.pdf"
    built(out, content(60))
    with Pdf.open(out) as opened:
        yield opened


def nodes(pdf: Pdf, tag: str) -> list[Object]:
    """Return the structure elements of one kind in reading order."""
    return [node for node in _walk(pdf.Root.StructTreeRoot.K) if str(node.S) == f"/{tag}"]


def _walk(node: Object) -> Iterator[Object]:
    if isinstance(node, Array):
        for each in node:
            if isinstance(each, Object):
                yield from _walk(each)
    elif isinstance(node, Dictionary) and "/S" in node:
        yield node
        if "/K" in node:
            kids = node.get("/K")
            if isinstance(kids, Object):
                yield from _walk(kids)


def test_sections_are_headed_and_exhibits_are_headings_below_them(pdf: Pdf) -> None:
    assert len(nodes(pdf, "Sect")) == 5
    assert len(nodes(pdf, "H1")) == 5
    assert len(nodes(pdf, "H2")) == 1 + 3


def test_a_table_over_several_pages_is_one_table_with_one_head(pdf: Pdf) -> None:
    tables = nodes(pdf, "Table")
    longest = max(tables, key=lambda table: len(list(_walk(table))))
    rows = [node for node in _walk(longest) if node.S == "/TR"]
    heads = [node for node in _walk(longest) if node.S == "/TH"]

    assert len(rows) == 61
    assert [str(node.A.Scope) for node in heads] == ["/Column"] * 4


def test_labels_of_fields_head_their_rows(pdf: Pdf) -> None:
    scopes = [str(node.A.Scope) for node in nodes(pdf, "TH")]
    assert scopes.count("/Row") == 4


def test_every_scan_is_a_figure_described_in_both_languages(pdf: Pdf) -> None:
    figures = nodes(pdf, "Figure")
    assert len(figures) == 4
    for figure in figures:
        assert "page" in str(figure.Alt)
        assert "扫描件" in str(figure.Alt)
        assert len(figure.A.BBox) == 4
    assert "附件2译文 / Exhibit 2T" in str(figures[-1].Alt)


def test_index_lines_are_links_with_words(pdf: Pdf) -> None:
    assert len(nodes(pdf, "TOC")) == 1
    assert len(nodes(pdf, "TOCI")) == 6
    for page in pdf.pages:
        for note in page.obj.get("/Annots", Array()):
            assert note.Subtype == Name.Link
            assert str(note.Contents)
            assert note.Dest[1] == Name.XYZ
            assert int(note.F) == 4


def test_chinese_is_marked_as_chinese_and_the_file_is_in_english(pdf: Pdf) -> None:
    assert str(pdf.Root.Lang) == "en"
    assert b"/Lang (zh-CN)" in pdf.pages[0].obj.Contents.read_bytes()
    paragraphs = [str(node.get("/Lang", "")) for node in nodes(pdf, "P")]
    assert "zh-CN" in paragraphs


def test_every_piece_of_content_knows_its_element(pdf: Pdf) -> None:
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    owners = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
    for page in pdf.pages:
        content = page.obj.Contents.read_bytes()
        assert len(owners[int(page.obj.StructParents)]) == content.count(b"/MCID")


def test_the_recorder_ties_the_parts_of_a_split_element_together() -> None:
    recorder = Recorder()
    for _ in range(2):
        recorder.start_page()
        with recorder.element("Table", origin="same"), recorder.element("TR"):
            recorder.mark()
    (table,) = (each for each in recorder.root.kids if isinstance(each, Element))

    assert [each.tag for each in elements(table)] == ["Table", "TR", "TR"]
    assert [kid for row in elements(table) for kid in row.kids if isinstance(kid, Mark)] == [
        Mark(0, 0),
        Mark(1, 0),
    ]


def test_a_link_belongs_to_the_element_that_is_open() -> None:
    recorder = Recorder()
    recorder.start_page()
    with recorder.element("Link") as link:
        recorder.link((0, 0, 9, 9), "degree", "Degree")
    assert link.kids == [LinkArea(0, (0, 0, 9, 9), "degree", "Degree")]
