# SPDX-License-Identifier: MIT
"""The draft that explains earlier stays tells what is recorded, and leaves the reasons open."""

import re
from dataclasses import replace
from datetime import date

import pytest

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.past_letter import needs_explanation, past_letter
from kvisa_desktop.domain.stay import Basis, Crossing, VisaSticker
from kvisa_desktop.errors import Refused
from kvisa_desktop.i18n.catalog import load_translator
from kvisa_desktop.paths import translations
from tests.case_builders import graduate_case
from tests.domain.stay_cases import entry, leave, visa

ON = date(2026, 11, 22)
MONTH = visa(30)


def case_with(*crossings: Crossing, stickers: tuple[VisaSticker, ...] = (MONTH,)) -> CaseFile:
    return replace(graduate_case(), crossings=crossings, stickers=stickers)


def letter(case: CaseFile, language: str = "en") -> str:
    say = load_translator(language, translations())
    return "\n".join(say(each) for each in past_letter(case, ON))


def test_it_says_whose_it_is_and_every_stay_in_order() -> None:
    case = case_with(
        entry("2024-05-13", MONTH, port=Bilingual("Pudong", "浦东")),
        leave("2024-05-26"),
        entry("2019-10-08", basis=Basis.TRANSIT_240H),
    )
    text = letter(case)
    assert "I, OKORO Adaeze Nkechi, passport number A01234567" in text
    assert text.index("2019-10-08") < text.index("(2) entry: 2024-05-13, Pudong; exit: 2024-05-26.")
    assert "exit not recorded" in text
    assert "I entered in visa-free transit." in text
    assert "The reason: ______" in text


def test_a_stay_that_was_too_long_is_told_with_its_exact_days() -> None:
    text = letter(case_with(entry("2024-05-13", MONTH), leave("2024-06-20")))
    assert "The stay was permitted until 2024-06-12; I left 8 days after it." in text


def test_without_exact_days_no_figure_is_told() -> None:
    case = case_with(entry("2024-05-13", MONTH), leave("2024-07"))
    text = letter(case)
    assert "The stay went beyond the time that was permitted." in text
    assert "exit: about July 2024" in text
    assert "can no longer say exactly" in text
    assert not re.search(r"\d–\d", text)


def test_it_is_written_in_chinese_as_an_officer_reads_it() -> None:
    text = letter(case_with(entry("2024-05-13", MONTH), leave("2024-07")), "zh")
    assert "关于以往在中国内地停留的情况说明" in text
    assert "约2024年7月" in text
    assert "该次停留超过了准许的期限" in text
    assert not re.search(r"[A-Za-z]{4,}", text.replace("OKORO Adaeze Nkechi", ""))


def test_nothing_recorded_nothing_to_explain() -> None:
    with pytest.raises(Refused):
        past_letter(case_with(), ON)
    assert not needs_explanation(case_with(), ON)


@pytest.mark.parametrize(
    ("left", "needed"), [("2024-05-26", False), ("2024-06-13", True), ("2024-05", True)]
)
def test_what_needs_explaining(left: str, needed: bool) -> None:
    assert needs_explanation(case_with(entry("2024-05-13", MONTH), leave(left)), ON) is needed
