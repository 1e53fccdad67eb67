# SPDX-License-Identifier: MIT
"""The four outcomes: their words, their order, and what they never say."""

import re

from kvisa_desktop.domain.outcome import Outcome
from tests.spoken import chinese, english

MEETS, UNKNOWN = Outcome.MEETS_PUBLISHED_ROUTE, Outcome.POST_RULE_UNKNOWN
NEEDS, NO_ROUTE = Outcome.NEEDS_EVIDENCE, Outcome.NO_PUBLISHED_ROUTE
BANNED = re.compile(
    r"\b(?:eligible|approved|qualified|guaranteed)\b|符合条件|合格|通过|获批|保证", re.IGNORECASE
)


def test_there_are_four_and_their_words_are_those_of_the_glossary() -> None:
    words = {each.value: (english(each.words), chinese(each.words)) for each in Outcome}
    assert words == {
        "no-published-route": ("no published route", "未见对应的已公布情形"),
        "needs-evidence": ("needs evidence", "证明材料待补"),
        "post-rule-unknown": ("post rule unknown", "尚未查到该使领馆的具体要求"),
        "meets-published-route": (
            "meets published route",
            "与已公布条件的表述相符（不代表将获签证）",
        ),
    }


def test_no_outcome_speaks_of_anybodys_prospects() -> None:
    for each in Outcome:
        assert not BANNED.search(english(each.words) + chinese(each.words))


def test_they_are_ordered_by_nearness() -> None:
    assert min(Outcome) is NO_ROUTE
    assert NO_ROUTE < NEEDS < UNKNOWN < MEETS
