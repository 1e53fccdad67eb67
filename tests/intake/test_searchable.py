# SPDX-License-Identifier: MIT
"""Pages whose text does not say all that is on them are known, and no other page is."""

import io

import pikepdf
import pytest

from kvisa_desktop.intake.searchable import is_searchable
from tests.intake import hostile_papers as hostile
from tests.intake import odd_pdfs

BESIDE = hostile.OTHER_WORDS


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(hostile.page(change=hostile.scan_in_forms), id="a scan in two forms"),
        pytest.param(hostile.page(change=hostile.in_a_pattern), id="a scan in a pattern"),
        pytest.param(hostile.page(change=hostile.as_a_letter), id="a scan as a letter"),
        pytest.param(hostile.page(change=hostile.with_picture(b"243 0 0 153 50 50")), id="a card"),
        pytest.param(
            hostile.page(change=hostile.with_picture(b"0 243 -153 0 300 50")), id="a card upright"
        ),
        pytest.param(
            hostile.page(BESIDE + b"q 500 0 0 700 50 50 cm BI /W 1 /H 1 /BPC 8 /CS /G ID a EI Q"),
            id="a scan within the text",
        ),
        pytest.param(hostile.noted(), id="a note"),
        pytest.param(hostile.page(b"0 0 9 9 re f"), id="no text"),
    ],
)
def test_what_stands_on_a_picture_cannot_be_searched(data: bytes) -> None:
    assert not is_searchable(data, 0)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(hostile.page(), id="words"),
        pytest.param(hostile.page(change=hostile.in_a_form), id="words in a form"),
        pytest.param(hostile.page(UserUnit=3.5), id="a large unit"),
        pytest.param(hostile.page(Rotate=90), id="lying"),
        pytest.param(
            hostile.page(change=hostile.with_picture(b"595 0 0 70 0 750")), id="a letterhead"
        ),
        pytest.param(
            hostile.page(change=hostile.with_picture(b"99 0 0 128 450 650")), id="a photo"
        ),
        pytest.param(
            hostile.page(change=hostile.with_picture(b"900 0 0 900 580 0")), id="off the page"
        ),
        pytest.param(hostile.added_to(), id="an update"),
    ],
)
def test_a_page_of_words_can_be_searched(data: bytes) -> None:
    assert is_searchable(data, 0)


def test_a_card_on_a_poster_is_as_small_as_it_is_printed() -> None:
    poster, place = (2384, 3370), b"243 0 0 153 50 50"
    assert is_searchable(hostile.page(size=poster, change=hostile.with_picture(place)), 0)
    place = b"972 0 0 612 50 50"
    assert not is_searchable(hostile.page(size=poster, change=hostile.with_picture(place)), 0)


def _in_letters_unknown(words: bytes) -> bytes:
    """Return a page of many words and a few of which nobody knows the letters."""
    lines = b"".join(
        b"BT /F1 12 Tf 50 %d Td (Line %d) Tj ET " % (at, at) for at in range(60, 660, 20)
    )
    data = hostile.page(lines + b"BT /F2 12 Tf 50 700 Td (" + words + b") Tj ET")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        meaning = (
            b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def "
            b"1 begincodespacerange <00> <ff> endcodespacerange "
            b"1 beginbfrange <21> <7e> <e020> endbfrange endcmap end end"
        )
        pdf.pages[0].obj.Resources.Font.F2.ToUnicode = pdf.make_stream(meaning)
        return hostile.saved(pdf)


def test_one_word_in_unknown_letters_is_enough() -> None:
    assert not is_searchable(_in_letters_unknown(b"B000"), 0)


def test_bullets_of_a_font_of_signs_do_no_harm() -> None:
    assert is_searchable(_in_letters_unknown(b"o"), 0)


def test_a_resource_that_is_none_is_no_reason_to_trust_a_page() -> None:
    data = hostile.page()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.pages[0].obj.Resources.XObject = pikepdf.Array([1, 2])
        assert not is_searchable(hostile.saved(pdf), 0)


def test_what_a_page_inherits_is_looked_at() -> None:
    data = hostile.page(change=hostile.in_a_pattern)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        first = pdf.pages[0].obj
        first.Parent.Resources = pdf.make_indirect(first.Resources)
        del first.Resources
        assert not is_searchable(hostile.saved(pdf), 0)


def test_a_scan_in_strips_cannot_be_searched() -> None:
    strips = b"".join(b"q 595 0 0 30 0 %d cm /I Do Q " % (at * 30) for at in range(9))
    data = hostile.page(BESIDE + strips, change=hostile.with_picture(b"1 0 0 1 0 0"))
    assert not is_searchable(data, 0)


def test_letters_drawn_as_lines_cannot_be_searched() -> None:
    outline = b" 9 9 m " + b"1 2 3 4 5 6 c " * 3000 + b"f"
    assert not is_searchable(hostile.page(BESIDE + outline), 0)


def test_what_is_filled_into_a_form_cannot_be_searched() -> None:
    assert not is_searchable(odd_pdfs.form(drawn=True), 0)
