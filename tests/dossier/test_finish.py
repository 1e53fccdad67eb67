# SPDX-License-Identifier: MIT
"""What the file says of itself: metadata, colours, labels, language, and how viewers open it."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pikepdf import Dictionary, Pdf, Stream
from PIL import ImageCms

from kvisa_desktop.dossier.colours import srgb_profile
from kvisa_desktop.dossier.finish import PDF_A, PDF_UA, Facts, Parts, finish
from kvisa_desktop.dossier.outline import Bookmark, write_outline
from kvisa_desktop.dossier.pages import Pages
from kvisa_desktop.dossier.pen import Pen
from kvisa_desktop.dossier.splice import Splicer
from kvisa_desktop.dossier.structure import write_tree
from tests.dossier.specimens import built

FACTS = Facts("签证申请材料册 · <Dossier> & more", "Ọkọrọ", "K visa", date(2026, 11, 21), ())


def finished(facts: Facts = FACTS, bookmarks: tuple[Bookmark, ...] = ()) -> Pdf:
    out = BytesIO()
    file, pen = Splicer(out), Pen()
    pen.start_page()
    pen.start_page()
    pages = Pages(file, pen, {})
    manifest = file.number()
    parts = Parts(
        pages.close({}, is_tagged=True),
        write_tree(file, pen.tags.root, pages.numbers, str).root,
        write_outline(file, bookmarks, pages.destination),
        manifest,
    )
    file.close(manifest, finish(file, parts, facts), lambda: b"{}")
    return Pdf.open(BytesIO(out.getvalue()))


def said(pdf: Pdf) -> dict[str, str]:
    tree = ET.fromstring(pdf.Root.Metadata.read_bytes())
    return {each.tag.split("}")[1]: (each.text or "").strip() for each in tree.iter()}


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pdf]:
    out = tmp_path_factory.mktemp("finish") / "dossier.pdf"
    built(out)
    with Pdf.open(out) as pdf:
        yield pdf


def test_metadata_say_the_same_in_both_places() -> None:
    with finished() as pdf:
        xmp = ET.fromstring(pdf.Root.Metadata.read_bytes())
        texts = {(each.text or "").strip() for each in xmp.iter()}
        assert {FACTS.title, FACTS.author, FACTS.subject} <= texts
        assert str(pdf.docinfo["/Title"]) == FACTS.title
        assert str(pdf.docinfo["/Author"]) == FACTS.author
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20261121")
        assert "2026-11-21T00:00:00+00:00" in texts


@pytest.mark.parametrize(
    ("profiles", "claims"),
    [
        ((), set()),
        ((PDF_A,), {"conformance"}),
        ((PDF_A, PDF_UA), {"conformance", "schemas"}),
    ],
)
def test_only_what_is_true_is_claimed(profiles: tuple[str, ...], claims: set[str]) -> None:
    with finished(replace(FACTS, profiles=profiles)) as pdf:
        assert set(said(pdf)) & {"conformance", "schemas"} == claims


def test_no_date_but_the_one_given_and_no_chance_is_in_the_file() -> None:
    with finished() as one, finished() as other:
        assert one.Root.Metadata.read_bytes() == other.Root.Metadata.read_bytes()


def test_the_colour_profile_is_srgb_and_always_the_same() -> None:
    opened = ImageCms.ImageCmsProfile(BytesIO(srgb_profile()))
    assert "sRGB" in ImageCms.getProfileDescription(opened)
    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    undated = slice(36, 84)  # between the date and the identifier, which are left out
    assert srgb_profile()[undated] == made[undated]
    assert srgb_profile()[128:] == made[128:]


def test_bookmarks_nest_and_lead_to_their_pages() -> None:
    marks = (Bookmark("Part", 1), Bookmark("Exhibit", 2, 1), Bookmark("Next part", 2))
    with finished(bookmarks=marks) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Part", "Next part"]
        (child,) = outline.root[0].children
        assert child.title == "Exhibit"


def test_viewers_show_title_and_bookmarks_and_print_at_full_size(dossier: Pdf) -> None:
    preferences = dossier.Root.ViewerPreferences
    assert bool(preferences.DisplayDocTitle)
    assert str(preferences.PrintScaling) == "/None"
    assert str(dossier.Root.PageMode) == "/UseOutlines"


def test_the_outline_names_exhibits_and_their_pages(dossier: Pdf) -> None:
    with dossier.open_outline() as outline:
        exhibits = [child.title for item in outline.root for child in item.children]
    assert exhibits[0] == "附件1 / Exhibit 1 · 护照资料页 Passport data page · p. 5"
    assert exhibits[1].endswith("p. 6–7")


def test_the_manifest_lies_where_private_data_belong(dossier: Pdf) -> None:
    kept = dossier.Root.PieceInfo["/kvisa_desktop"]
    assert str(kept.LastModified).startswith("D:20261121")
    assert b'"kind": "dossier"' in kept.Private.read_bytes()


def test_nothing_of_the_making_is_left_in_the_file(dossier: Pdf) -> None:
    for each in dossier.objects:
        if isinstance(each, (Dictionary, Stream)):
            assert not {"/KvisaSplice", "/KvisaLate"} & set(each.keys())
    assert str(dossier.docinfo["/Producer"]) == "kvisa_desktop"
    assert "/AcroForm" not in dossier.Root
