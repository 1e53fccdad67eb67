# SPDX-License-Identifier: MIT
"""What a ledger says: dated facts in plain words, and never a word against an institution."""

from dataclasses import replace
from datetime import date

import pytest

from kvisa_desktop import paths
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.institution import RecognitionKind, RecognitionOutcome
from kvisa_desktop.domain.recognition import (
    KIND_WORDS,
    NOTHING_RECORDED,
    OUTCOME_WORDS,
    blank_fact,
    in_order,
    is_blank,
    outcomes_of,
    provenance,
    said,
    summary,
    usual_source,
)
from kvisa_desktop.i18n.catalog import load_translator

ENGLISH = load_translator("en", paths.translations())
CHINESE = load_translator("zh", paths.translations())
ON_THE_LIST = replace(blank_fact(), read_on=date(2026, 11, 20), checked_by="Wei")


def test_every_kind_and_answer_has_words_in_both_languages() -> None:
    assert set(KIND_WORDS) == set(RecognitionKind)
    assert set(OUTCOME_WORDS) == set(RecognitionOutcome)
    for words in (*KIND_WORDS.values(), *OUTCOME_WORDS.values(), NOTHING_RECORDED):
        assert ENGLISH(words)
        assert ENGLISH(words) == "CSCSE" or CHINESE(words) != ENGLISH(words)


def test_not_found_says_in_both_languages_that_it_is_not_not_recognised() -> None:
    words = OUTCOME_WORDS[RecognitionOutcome.NOT_FOUND]
    assert "does not mean “not recognised”" in ENGLISH(words)
    assert "不等于“不予承认”" in CHINESE(words)


@pytest.mark.parametrize("kind", list(RecognitionKind))
def test_a_blank_fact_carries_the_usual_source_and_answer(kind: RecognitionKind) -> None:
    fact = blank_fact(kind)
    assert is_blank(fact)
    assert fact.outcome in outcomes_of(kind)
    assert fact.source == usual_source(kind)
    assert bool(usual_source(kind).en) == bool(usual_source(kind).zh)


def test_only_a_list_leaves_a_country_out() -> None:
    covering = RecognitionOutcome.COUNTRY_NOT_COVERED
    assert [kind for kind in RecognitionKind if covering in outcomes_of(kind)] == [
        RecognitionKind.MOE_LIST
    ]


def test_the_facts_read_last_come_first_and_undated_ones_last() -> None:
    old = replace(ON_THE_LIST, read_on=date(2020, 1, 1))
    undated = replace(ON_THE_LIST, read_on=None)
    assert in_order((undated, old, ON_THE_LIST)) == (ON_THE_LIST, old, undated)


def test_a_fact_is_told_with_value_source_year_day_and_who_checked() -> None:
    fact = replace(
        blank_fact(RecognitionKind.RANKING),
        value="151–200",
        source=Bilingual("A table", "某榜单"),
        source_year=2026,
        read_on=date(2026, 11, 20),
        checked_by="Wei",
    )
    assert ENGLISH(said(fact)) == "Ranking: found · 151–200"
    told = ENGLISH(provenance(fact))
    for part in ("A table", "2026", "2026-11-20", "Wei"):
        assert part in told
    assert "某榜单" in CHINESE(provenance(fact))


def test_a_ledger_is_summed_up_by_its_latest_fact() -> None:
    old = replace(ON_THE_LIST, read_on=date(2020, 1, 1), outcome=RecognitionOutcome.NOT_FOUND)
    line = ENGLISH(summary((old, ON_THE_LIST)))
    assert line.startswith("2 facts recorded")
    assert "2026-11-20" in line
    assert line.endswith("found")
    assert summary(()) == NOTHING_RECORDED
    undated = replace(ON_THE_LIST, read_on=None)
    assert ENGLISH(summary((undated,))).startswith("1 fact recorded; the latest: ")
