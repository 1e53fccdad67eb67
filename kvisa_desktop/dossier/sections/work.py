# SPDX-License-Identifier: MIT
"""Teaching or research, the institution, and what the applicant plans to do in China."""

from collections.abc import Iterator
from typing import Literal

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import Route
from kvisa_desktop.domain.dossier_plan import LanguageOrder
from kvisa_desktop.domain.exhibits import Part
from kvisa_desktop.dossier.blocks import (
    Blank,
    Block,
    Fields,
    Heading,
    Paragraph,
    Plain,
    Section,
)
from kvisa_desktop.dossier.sections.telling import Telling, filled
from kvisa_desktop.messages import Message, msg


def teaching_research(telling: Telling) -> Section | None:
    """Return the teaching or research post, when the application relies on it or shows papers."""
    person = telling.case.person
    told: tuple[Block, ...] = ()
    if Route.TEACHING_RESEARCH in telling.case.case.routes:
        fields = filled(
            telling.field(msg("Occupation"), person.occupation),
            telling.field(msg("Employer"), person.employer),
        )
        told = (Fields(fields),) if fields else ()
    title = msg("Teaching or research post")
    return _section(telling, "work", title, told, Part.TEACHING_RESEARCH)


def institution(telling: Telling) -> Section | None:
    """Return the documents about the institution; what was only looked up is not printed."""
    return _section(telling, "institution", msg("Institution"), (), Part.INSTITUTION)


def plan(telling: Telling) -> Section | None:
    """Return curriculum vitae and activity plan."""
    text = telling.case.case.activity_plan
    told: tuple[Block, ...] = ()
    if text:
        told = (Heading(telling.both(msg("Activity plan"))), *_paragraphs(text))
    title = msg("Curriculum vitae and activity plan")
    return _section(telling, "plan", title, told, Part.CV_PLAN)


def explanations(telling: Telling) -> Section | None:
    """Return explanations and whatever else is attached; several are counted."""
    title = msg("Explanations and other papers")
    chosen = [each.text for each in telling.case.explanations if each.in_dossier and each.text]
    told: list[Block] = []
    for number, text in enumerate(chosen, 1):
        if len(chosen) > 1:
            told.append(Heading(telling.both(msg("Explanation {number}", number=number))))
        told += _lines(telling, text)
    return _section(telling, "explanations", title, tuple(told), Part.EXPLANATIONS)


def _paragraphs(text: Bilingual) -> tuple[Block, ...]:
    if text.lacks_chinese:
        return Paragraph(Blank()), Paragraph(text)
    return (Paragraph(text),)


def _lines(telling: Telling, text: Bilingual) -> tuple[Block, ...]:
    """Return a text line by line, one language after the other, as a letter stands on its page."""
    chinese = tuple(_plain(text.zh, "zh")) if text.zh else (Paragraph(Blank()),)
    english = tuple(_plain(text.en, "en"))
    is_english_first = telling.plan.language_order is LanguageOrder.ENGLISH_FIRST
    return (*english, *chinese) if is_english_first else (*chinese, *english)


def _plain(text: str, language: Literal["en", "zh"]) -> Iterator[Block]:
    lines = (each.strip() for each in text.splitlines())
    return (Paragraph(Plain(each, language)) for each in lines if each)


def _section(
    telling: Telling, key: str, title: Message, told: tuple[Block, ...], part: Part
) -> Section | None:
    blocks = (*told, *telling.sheets(part))
    return Section(key, telling.both(title), blocks) if blocks else None
