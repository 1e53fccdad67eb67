# SPDX-License-Identifier: MIT
"""Every text of a dossier is looked at before a page is built, wherever it stands."""

from dataclasses import replace

import pytest

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.dossier.blocks import (
    Block,
    Column,
    Content,
    Exhibit,
    Field,
    Fields,
    Heading,
    Index,
    IndexLine,
    Linked,
    Paragraph,
    Plain,
    Section,
    SignatureLine,
    Spanning,
    Table,
)
from kvisa_desktop.dossier.characters import placed_texts, refuse_missing
from kvisa_desktop.errors import Refused
from tests.dossier.specimens import content
from tests.spoken import chinese, english

ARMENIAN = "Ա"
LABEL = Bilingual("Employer", "工作单位")
PLACE = Bilingual("Applicant", "申请人")
HIDDEN = Bilingual(ARMENIAN, "")


def holding(*blocks: Block) -> Content:
    title = Bilingual("T", "题")
    return Content(title, "A", title, (Section("one", PLACE, blocks),))


@pytest.mark.parametrize(
    ("block", "place"),
    [
        (Heading(HIDDEN), PLACE),
        (Paragraph(HIDDEN), PLACE),
        (Paragraph(Linked(Plain(ARMENIAN), "x")), PLACE),
        (Fields((Field(LABEL, (Plain(ARMENIAN),)),)), LABEL),
        (Table((Column(LABEL, 1),), (((Plain(ARMENIAN),),),)), LABEL),
        (Table((Column(LABEL, 1),), (Spanning((HIDDEN,)),)), LABEL),
        (Table((Column(LABEL, 1),), (Spanning((), (HIDDEN,)),)), LABEL),
        (SignatureLine(HIDDEN, LABEL), PLACE),
        (Index((IndexLine("1", HIDDEN, "x"),)), PLACE),
        (Exhibit("1", HIDDEN, "x", 1), PLACE),
        (Exhibit("1", LABEL, "x", 1, note=HIDDEN), PLACE),
        (Exhibit("1", LABEL, "x", 1, mark=HIDDEN), PLACE),
    ],
)
def test_a_character_is_found_wherever_it_stands(block: Block, place: Bilingual) -> None:
    with pytest.raises(Refused) as refused:
        refuse_missing(holding(block))

    assert refused.value.what.values["where"] == place
    assert "U+0531 ARMENIAN CAPITAL LETTER AYB" in english(refused.value.what)
    assert place.zh in chinese(refused.value.what)


@pytest.mark.parametrize("part", ["title", "running", "mark"])
def test_what_stands_on_every_page_is_looked_at_too(part: str) -> None:
    changed = {part: HIDDEN}
    with pytest.raises(Refused):
        refuse_missing(replace(content(), **changed))  # type: ignore[arg-type]  # a pair each


def test_the_author_is_looked_at_too() -> None:
    with pytest.raises(Refused):
        refuse_missing(replace(content(), author=ARMENIAN))


def test_a_control_character_is_named_without_being_printed() -> None:
    with pytest.raises(Refused) as refused:
        refuse_missing(holding(Paragraph(Plain("bell\x07"))))
    assert "U+0007" in english(refused.value.what)
    assert "\x07" not in english(refused.value.what)


def test_a_dossier_whose_characters_are_all_there_is_let_through() -> None:
    refuse_missing(content())


def test_every_text_is_listed_with_its_place() -> None:
    found = list(placed_texts(content()))
    assert (Bilingual("Names", "姓名"), "Дмитрий Щербаков") in found
    assert (Bilingual("Port", "口岸"), "广州白云国际机场") in found
