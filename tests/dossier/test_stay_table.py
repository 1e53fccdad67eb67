# SPDX-License-Identifier: MIT
"""The table of entries and stays: what is not known is said in words, and nothing is judged."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.stay import Crossing, Direction, VisaSticker
from kvisa_desktop.dossier.blocks import Section
from tests.case_builders import graduate_case
from tests.domain.stay_cases import crossing, entry, leave, visa
from tests.dossier.cases import content_of, section, words
from tests.properties import examples

MONTH = visa(30)
SPAN_OF_NUMBERS = re.compile(r"\d+\s*[–-]\s*\d+\s*(days|天)|at least \d|至少\d|\d+–\d+")
VAGUE = st.one_of(
    st.builds(PartialDate, st.integers(2015, 2025)),
    st.builds(PartialDate, st.integers(2015, 2025), st.integers(1, 12)),
    st.dates(date(2015, 1, 1), date(2025, 12, 31)).map(PartialDate.of),
    st.just(PartialDate()),
)


def case_with(
    crossings: Sequence[Crossing], stickers: Sequence[VisaSticker] = (MONTH,)
) -> CaseFile:
    return replace(graduate_case(), crossings=tuple(crossings), stickers=tuple(stickers))


def printed(case: CaseFile) -> str:
    return words(replace(content_of(case), sections=(_stays(case),)))


def _stays(case: CaseFile) -> Section:
    return section(content_of(case), "stays")


@pytest.mark.parametrize(
    ("when", "english", "chinese"),
    [
        ("2019-03", "about March 2019", "约2019年3月"),
        ("2019", "about 2019", "约2019年"),
        ("", "date not known", "日期不详"),
        ("2019-03-05", "2019-03-05", "2019-03-05"),
    ],
)
def test_a_date_is_said_as_far_as_it_is_known(when: str, english: str, chinese: str) -> None:
    text = printed(case_with([entry("2019-02-20", MONTH), leave(when)]))
    assert english in text
    assert chinese in text


@given(st.lists(VAGUE, min_size=1, max_size=9))
@settings(max_examples=examples(60))
def test_whatever_is_known_no_least_and_most_are_printed(days: list[PartialDate]) -> None:
    rows = [crossing(list(Direction)[n % 2], day) for n, day in enumerate(days)]
    assert SPAN_OF_NUMBERS.search(printed(case_with(rows))) is None


def test_days_are_printed_only_where_both_ends_are_known() -> None:
    text = printed(case_with([entry("2024-05-13", MONTH), leave("2024-05-26")]))
    assert "13" in text.split()
    vague = printed(case_with([entry("2024-05-13", MONTH), leave("2024-05")]))
    assert "13" not in vague.split()


def test_nothing_is_judged_no_overstay_no_clock_no_window() -> None:
    case = case_with([entry("2024-05-13", MONTH), leave("2024-09-01")])
    text = words(content_of(case))
    for judged in ("overstay", "Art. 78", "第七十八条", "last lawful", "届满日", "500", "window"):
        assert judged not in text, judged


def test_a_stay_without_an_end_leaves_it_open() -> None:
    text = printed(case_with([entry("2024-05-13", MONTH)]))
    assert "not stated" in text
    assert "未填" in text or "未" in text


def test_the_note_says_how_days_are_counted_in_both_languages() -> None:
    text = printed(case_with([entry("2024-05-13", MONTH), leave("2024-05-26")]))
    assert "counted from the day after entry" in text
    assert "内地" in text


def test_ports_and_purposes_stand_in_both_languages() -> None:
    port, purpose = Bilingual("Shenzhen Bay", "深圳湾口岸"), Bilingual("Conference", "学术会议")
    text = printed(
        case_with([entry("2024-05-13", MONTH, port=port, purpose=purpose), leave("2024-05-26")])
    )
    for each in ("Shenzhen Bay", "深圳湾口岸", "Conference", "学术会议"):
        assert each in text


def test_notes_and_evidence_stay_inside() -> None:
    case = case_with([entry("2024-05-13", MONTH, note="ask mother"), leave("2024-05-26")])
    assert "ask mother" not in words(content_of(case))
