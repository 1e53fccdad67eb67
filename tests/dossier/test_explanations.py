# SPDX-License-Identifier: MIT
"""Explanations on paper: counted when there are several, in the order of languages asked for."""

from dataclasses import replace

import pytest

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.dossier_plan import LanguageOrder
from kvisa_desktop.domain.written_explanation import ExplanationId, WrittenExplanation
from kvisa_desktop.dossier.blocks import Blank, Block, Heading, Paragraph, Plain
from tests.case_builders import new_id
from tests.dossier.cases import content_of, section
from tests.dossier.test_arrangement import planned

BOTH = Bilingual("I was ill.\nA letter is enclosed.", "因病。\n随附信函。")
ENGLISH_ONLY = Bilingual("The ticket is lost.")
CHINESE, ENGLISH = LanguageOrder.CHINESE_FIRST, LanguageOrder.ENGLISH_FIRST


def explained(order: LanguageOrder, *texts: Bilingual) -> CaseFile:
    case = planned(language_order=order)
    written = tuple(
        WrittenExplanation(
            id=ExplanationId(new_id()),
            case_id=case.case.id,
            subject=f"finding.{number}",
            text=text,
            in_dossier=True,
        )
        for number, text in enumerate(texts)
    )
    return replace(case, explanations=written)


def told(order: LanguageOrder, *texts: Bilingual) -> list[str]:
    """Return what stands on the sheet line by line, headings in brackets, a line to fill as "_"."""
    return [_line(each) for each in section(content_of(explained(order, *texts)), KEY).blocks]


KEY = "explanations"


def _line(block: Block) -> str:
    if isinstance(block, Heading):
        return f"[{block.text.en}]"
    assert isinstance(block, Paragraph)
    if isinstance(block.text, Blank):
        return "_"
    assert isinstance(block.text, Plain)
    return block.text.text


def test_one_explanation_needs_no_number() -> None:
    assert told(CHINESE, BOTH) == ["因病。", "随附信函。", "I was ill.", "A letter is enclosed."]


def test_several_explanations_are_counted() -> None:
    lines = told(CHINESE, BOTH, ENGLISH_ONLY)
    assert lines[0] == "[Explanation 1]"
    assert lines[-3:] == ["[Explanation 2]", "_", "The ticket is lost."]


def test_with_english_first_the_english_and_then_the_chinese_stands() -> None:
    assert told(ENGLISH, BOTH) == ["I was ill.", "A letter is enclosed.", "因病。", "随附信函。"]
    assert told(ENGLISH, ENGLISH_ONLY) == ["The ticket is lost.", "_"]


@pytest.mark.parametrize("order", [CHINESE, ENGLISH])
def test_an_explanation_without_words_leaves_no_trace(order: LanguageOrder) -> None:
    assert told(order, Bilingual(), BOTH) == told(order, BOTH)
